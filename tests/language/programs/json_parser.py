"""A JSON reader and writer over a recursive type."""

from typing import Union

Json = Union[None, bool, int, float, str, list["Json"], dict[str, "Json"]]


class JsonError(ValueError):
    pass


class Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def skip(self) -> None:
        while self.at < len(self.text) and self.text[self.at] in " \n\t\r":
            self.at += 1

    def take(self, wanted: str) -> None:
        if not self.text.startswith(wanted, self.at):
            raise JsonError(f"expected {wanted!r} at {self.at}")
        self.at += len(wanted)

    def value(self) -> Json:
        self.skip()
        if self.at >= len(self.text):
            raise JsonError("unexpected end")
        c = self.text[self.at]
        if c == "{":
            return self.object()
        if c == "[":
            return self.array()
        if c == '"':
            return self.string()
        for word, meaning in (("true", True), ("false", False)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return meaning
        if self.text.startswith("null", self.at):
            self.at += 4
            return None
        return self.number()

    def number(self) -> Json:
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in "+-0123456789.eE":
            self.at += 1
        word = self.text[start:self.at]
        if not word:
            raise JsonError(f"unexpected {self.text[self.at]!r} at {self.at}")
        if "." in word or "e" in word:
            return float(word)
        return int(word)

    def string(self) -> str:
        self.take('"')
        result = []
        while self.text[self.at] != '"':
            if self.text[self.at] == "\\":
                self.at += 1
                result.append({"n": "\n", "t": "\t"}.get(self.text[self.at], self.text[self.at]))
            else:
                result.append(self.text[self.at])
            self.at += 1
        self.at += 1
        return "".join(result)

    def array(self) -> list[Json]:
        self.take("[")
        items: list[Json] = []
        self.skip()
        while self.text[self.at] != "]":
            items.append(self.value())
            self.skip()
            if self.text[self.at] == ",":
                self.at += 1
        self.at += 1
        return items

    def object(self) -> dict[str, Json]:
        self.take("{")
        members: dict[str, Json] = {}
        self.skip()
        while self.text[self.at] != "}":
            self.skip()
            key = self.string()
            self.skip()
            self.take(":")
            members[key] = self.value()
            self.skip()
            if self.text[self.at] == ",":
                self.at += 1
        self.at += 1
        return members


def write(value: Json) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list):
        return "[" + ", ".join(write(item) for item in value) + "]"
    return "{" + ", ".join(f"{write(key)}: {write(item)}" for key, item in value.items()) + "}"


source = '{"name": "unic", "sizes": [1, 2.5, -3], "nested": {"ok": true, "none": null}, "text": "a\\nb"}'
print(write(Reader(source).value()))
for bad in ("", "[1, @]", "{x}"):
    try:
        Reader(bad).value()
    except JsonError as error:
        print(error)
