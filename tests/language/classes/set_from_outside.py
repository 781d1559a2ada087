"""Attributes that only a setter assigns, and class attributes that a class declares and others assign."""
from typing import ClassVar


class Stream:
    def __init__(self, weight: int) -> None:
        self.weight = weight

    @property
    def weight(self) -> int:
        return self._weight

    @weight.setter
    def weight(self, value: int) -> None:
        if not 1 <= value <= 256:
            raise ValueError(f"weight {value}")
        self._weight = value


class Table:
    known: ClassVar[dict[str, int]]
    names: list[str]

    def place(self, name: str) -> int:
        return self.known[name] + len(Table.names)


def missing() -> None:
    try:
        print(Table.known)
    except AttributeError as error:
        print(error)
    try:
        print(Table.names)
    except AttributeError as error:
        print(error)
    try:
        print(Table().place("a"))
    except AttributeError as error:
        print(error)


stream = Stream(16)
stream.weight += 4
print(stream.weight)
try:
    stream.weight = 0
except ValueError as error:
    print(error, stream.weight)
missing()
Table.known = {"a": 1}
Table.names = ["x", "y"]
print(Table().place("a"), Table.known, Table().names)
