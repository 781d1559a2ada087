"""JSON: a parser and a writer by hand over a tree of classes; SIZE is the number of records in the text."""
from __future__ import annotations

from typing import Final

SIZE: Final = 20

ESCAPES: Final = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
WRITTEN: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


class JsonError(ValueError):
    def __init__(self, message: str, position: int) -> None:
        super().__init__(f"{message}: char {position}")
        self.position = position


class Value:
    def write(self, out: list[str]) -> None:
        raise NotImplementedError


class Null(Value):
    def write(self, out: list[str]) -> None:
        out.append("null")


class Bool(Value):
    def __init__(self, value: bool) -> None:
        self.value = value

    def write(self, out: list[str]) -> None:
        out.append("true" if self.value else "false")


class Integer(Value):
    def __init__(self, value: int) -> None:
        self.value = value

    def write(self, out: list[str]) -> None:
        out.append(str(self.value))


class Float(Value):
    def __init__(self, value: float) -> None:
        self.value = value

    def write(self, out: list[str]) -> None:
        out.append(repr(self.value))


class String(Value):
    def __init__(self, value: str) -> None:
        self.value = value

    def write(self, out: list[str]) -> None:
        write_string(self.value, out)


class Array(Value):
    def __init__(self) -> None:
        self.items: list[Value] = []

    def write(self, out: list[str]) -> None:
        out.append("[")
        for i, item in enumerate(self.items):
            if i:
                out.append(", ")
            item.write(out)
        out.append("]")


class Object(Value):
    def __init__(self) -> None:
        self.members: dict[str, Value] = {}

    def write(self, out: list[str]) -> None:
        out.append("{")
        first = True
        for key, value in self.members.items():
            if not first:
                out.append(", ")
            first = False
            write_string(key, out)
            out.append(": ")
            value.write(out)
        out.append("}")


def write_string(text: str, out: list[str]) -> None:
    out.append('"')
    for c in text:
        escaped = WRITTEN.get(c)
        if escaped is not None:
            out.append(escaped)
        elif c < " " or c > "~":
            out.append(f"\\u{ord(c):04x}")
        else:
            out.append(c)
    out.append('"')


class Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def parse(self) -> Value:
        value = self.value()
        self.skip_space()
        if self.at != len(self.text):
            raise JsonError("extra data", self.at)
        return value

    def skip_space(self) -> None:
        text, at = self.text, self.at
        while at < len(text) and text[at] in " \t\n\r":
            at += 1
        self.at = at

    def peek(self) -> str:
        self.skip_space()
        return self.text[self.at] if self.at < len(self.text) else ""

    def expect(self, c: str) -> None:
        if self.peek() != c:
            raise JsonError(f"expecting {c!r}", self.at)
        self.at += 1

    def value(self) -> Value:
        c = self.peek()
        if c == "{":
            return self.object()
        if c == "[":
            return self.array()
        if c == '"':
            return String(self.string())
        for word, value in (("null", Null()), ("true", Bool(True)), ("false", Bool(False))):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        return self.number()

    def object(self) -> Value:
        made = Object()
        self.expect("{")
        if self.peek() == "}":
            self.at += 1
            return made
        while True:
            self.skip_space()
            key = self.string()
            self.expect(":")
            made.members[key] = self.value()
            if self.peek() != ",":
                break
            self.at += 1
        self.expect("}")
        return made

    def array(self) -> Value:
        made = Array()
        self.expect("[")
        if self.peek() == "]":
            self.at += 1
            return made
        while True:
            made.items.append(self.value())
            if self.peek() != ",":
                break
            self.at += 1
        self.expect("]")
        return made

    def string(self) -> str:
        self.expect('"')
        text = self.text
        start = self.at
        parts: list[str] = []
        while True:
            if self.at >= len(text):
                raise JsonError("unterminated string", start - 1)
            c = text[self.at]
            if c == '"':
                break
            if c != "\\":
                self.at += 1
                continue
            parts.append(text[start:self.at])
            kind = text[self.at + 1]
            if kind == "u":
                parts.append(chr(int(text[self.at + 2:self.at + 6], 16)))
                self.at += 6
            elif kind in ESCAPES:
                parts.append(ESCAPES[kind])
                self.at += 2
            else:
                raise JsonError("invalid escape", self.at)
            start = self.at
        parts.append(text[start:self.at])
        self.at += 1
        return "".join(parts)

    def number(self) -> Value:
        start = self.at
        while self.at < len(self.text) and (self.text[self.at].isdigit() or self.text[self.at] in "+-.eE"):
            self.at += 1
        digits = self.text[start:self.at]
        if not digits:
            raise JsonError("expecting value", start)
        if "." in digits or "e" in digits or "E" in digits:
            return Float(float(digits))
        return Integer(int(digits))


def record(i: int) -> str:
    tags = ", ".join(f'"tag{j}"' for j in range(i % 5))
    return (f'{{"id": {i}, "name": "user\\u00e9 {i * 7919 % 1009}", "active": {"true" if i % 3 else "false"}, '
            f'"score": {i * 37 % 1000 / 8}, "tags": [{tags}], "note": "line\\n\\"{i}\\"\\ttab", "parent": null, '
            f'"point": {{"x": {-i}, "y": {i}e-2}}}}')


def main() -> None:
    text = "[" + ",\n ".join(record(i) for i in range(SIZE)) + "]"
    tree = Parser(text).parse()
    out: list[str] = []
    tree.write(out)
    written = "".join(out)
    again: list[str] = []
    Parser(written).parse().write(again)
    checksum = 0
    for c in written:
        checksum = (checksum * 31 + ord(c)) % 1000000007
    print(len(text), len(written), "".join(again) == written, checksum)
    assert isinstance(tree, Array)
    last: list[str] = []
    tree.items[-1].write(last)
    print("".join(last))
    for bad in ('[1, 2', '{"a" 1}', '["\\x"]', "[1] 2", "", '"abc'):
        try:
            Parser(bad).parse()
        except JsonError as error:
            print(error)


if __name__ == "__main__":
    main()
