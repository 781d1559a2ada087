"""An enum like http.HTTPStatus: numbers with phrases, classes of numbers, texts of its own."""
from __future__ import annotations
from enum import Enum
from typing import Iterable


class Kind(Enum):
    INFORMATIONAL = 1
    SUCCESS = 2
    REDIRECTION = 3
    CLIENT_ERROR = 4
    SERVER_ERROR = 5


class Status(Enum):
    OK = (200, "OK", "All is well")
    CREATED = (201, "Created", "")
    MOVED = (301, "Moved Permanently", "")
    NOT_FOUND = (404, "Not Found", "Nothing matches")
    TEAPOT = (418, "I'm a Teapot", "")
    UNAVAILABLE = (503, "Service Unavailable", "")

    def __init__(self, code: int, phrase: str, description: str = "") -> None:
        self.code = code
        self.phrase = phrase
        self.description = description

    @property
    def kind(self) -> Kind:
        return Kind(self.code // 100)

    @property
    def is_error(self) -> bool:
        return self.kind in {Kind.CLIENT_ERROR, Kind.SERVER_ERROR}

    @staticmethod
    def of(code: int) -> Status:
        for status in Status:
            if status.code == code:
                return status
        raise LookupError(f"unknown status {code}")

    def __str__(self) -> str:
        return f"HTTP/1.1 {self.code} {self.phrase}"


def summary(codes: Iterable[int]) -> dict[str, int]:
    result: dict[str, int] = {}
    for code in codes:
        try:
            name = Status.of(code).kind.name
        except LookupError as error:
            name = str(error)
        result[name] = result.get(name, 0) + 1
    return result


for status in Status:
    print(status, status.kind.name, status.is_error, status.description or "-", sep=" | ")
print(summary([200, 200, 404, 503, 999, 201, 418, 301]))
print(Status.TEAPOT.value, Status.NOT_FOUND.value[1], repr(Status.CREATED), f"{Status.OK!s:>20}")
print(Kind.SUCCESS.value, [k.name for k in Kind if k.value > 3])
