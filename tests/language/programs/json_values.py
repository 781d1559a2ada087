"""A JSON value type, parser, serialiser and queries on it."""
from __future__ import annotations
from dataclasses import dataclass
from typing import Iterator, Union

Json = Union[None, bool, int, float, str, "list[Json]", "dict[str, Json]"]


class JsonError(ValueError):
    def __init__(self, message: str, at: int) -> None:
        super().__init__(f"{message} at {at}")
        self.at = at


class Parser:
    ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/", "r": "\r", "b": "\b", "f": "\f"}

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def error(self, message: str) -> JsonError:
        return JsonError(message, self.at)

    def peek(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else ""

    def skip(self) -> None:
        while self.peek() and self.peek() in " \n\r\t":
            self.at += 1

    def parse(self) -> Json:
        value = self.value()
        self.skip()
        if self.at != len(self.text):
            raise self.error("extra data")
        return value

    def value(self) -> Json:
        self.skip()
        c = self.peek()
        if c == "{":
            return self.object()
        if c == "[":
            return self.array()
        if c == '"':
            return self.string()
        if c == "-" or c.isdigit():
            return self.number()
        for word, constant in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return constant
        raise self.error(f"unexpected {c!r}")

    def object(self) -> dict[str, Json]:
        out: dict[str, Json] = {}
        self.at += 1
        self.skip()
        if self.peek() == "}":
            self.at += 1
            return out
        while True:
            self.skip()
            if self.peek() != '"':
                raise self.error("expected a key")
            key = self.string()
            self.skip()
            if self.peek() != ":":
                raise self.error("expected ':'")
            self.at += 1
            out[key] = self.value()
            self.skip()
            end = self.peek()
            self.at += 1
            if end == "}":
                return out
            if end != ",":
                raise self.error("expected ',' or '}'")

    def array(self) -> list[Json]:
        out: list[Json] = []
        self.at += 1
        self.skip()
        if self.peek() == "]":
            self.at += 1
            return out
        while True:
            out.append(self.value())
            self.skip()
            end = self.peek()
            self.at += 1
            if end == "]":
                return out
            if end != ",":
                raise self.error("expected ',' or ']'")

    def string(self) -> str:
        self.at += 1
        parts: list[str] = []
        while (c := self.peek()) != '"':
            if not c:
                raise self.error("unterminated string")
            self.at += 1
            if c == "\\":
                escape = self.peek()
                self.at += 1
                if escape == "u":
                    parts.append(chr(int(self.text[self.at:self.at + 4], 16)))
                    self.at += 4
                elif escape in self.ESCAPES:
                    parts.append(self.ESCAPES[escape])
                else:
                    raise self.error(f"bad escape {escape!r}")
            else:
                parts.append(c)
        self.at += 1
        return "".join(parts)

    def number(self) -> int | float:
        start = self.at
        while self.peek() and self.peek() in "+-0123456789.eE":
            self.at += 1
        text = self.text[start:self.at]
        try:
            return float(text) if any(c in ".eE" for c in text) else int(text)
        except ValueError:
            raise self.error(f"bad number {text!r}") from None


def dumps(value: Json, indent: int = 0, level: int = 0) -> str:
    pad = "\n" + " " * (indent * (level + 1)) if indent else ""
    end = "\n" + " " * (indent * level) if indent else ""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, list):
        if not value:
            return "[]"
        return "[" + ("," if indent else ", ").join(pad + dumps(v, indent, level + 1) for v in value) + end + "]"
    if not value:
        return "{}"
    return "{" + ("," if indent else ", ").join(f"{pad}{dumps(k)}: {dumps(v, indent, level + 1)}" for k, v in value.items()) + end + "}"


def leaves(value: Json, path: str = "$") -> Iterator[tuple[str, Json]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from leaves(inner, f"{path}[{i}]")
    else:
        yield path, value


def depth(value: Json) -> int:
    match value:
        case dict():
            return 1 + max((depth(v) for v in value.values()), default=0)
        case list():
            return 1 + max((depth(v) for v in value), default=0)
        case _:
            return 0


def get(value: Json, *path: str | int) -> Json:
    for step in path:
        if isinstance(step, int) and isinstance(value, list):
            value = value[step]
        elif isinstance(step, str) and isinstance(value, dict):
            value = value.get(step)
        else:
            return None
    return value


text = '{"name": "x\\ny \\u00e9", "list": [1, -2.5, 3e2, true, null, [], {}], "nested": {"a": {"b": [false]}}}'
data = Parser(text).parse()
print(data)
print(dumps(data))
print(dumps(data, indent=2))
print(Parser(dumps(data)).parse() == data, depth(data), get(data, "list", 1), get(data, "nested", "a", "b", 0), get(data, "nested", "zz", 3))
for path, leaf in leaves(data):
    print(path, leaf)
for bad in ("", "[1,", '{"a" 1}', "[1] x", '"abc', "tru", "-", '{"a": 1,}', '"\\q"'):
    try:
        print(Parser(bad).parse())
    except JsonError as error:
        print(repr(bad), "->", error)
