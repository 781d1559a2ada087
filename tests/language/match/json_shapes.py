"""Mapping patterns over records with mixed values: required keys, rest, nested sequences, types of values."""
from __future__ import annotations
from typing import Union

Value = Union[str, int, float, bool, None, list["Value"], dict[str, "Value"]]


def describe(event: Value) -> str:
    match event:
        case {"type": "click", "at": [int(x), int(y)]}:
            return f"click at {x},{y}"
        case {"type": "click", "at": [_, _, *more]}:
            return f"click with {len(more)} more numbers"
        case {"type": "key", "key": str(key), **rest} if not rest:
            return f"key {key}"
        case {"type": "key", "key": str(key), "mods": [*mods]}:
            return f"key {'+'.join(str(m) for m in mods)}+{key}"
        case {"type": str(kind), "error": {"code": (400 | 404) as code}}:
            return f"{kind} failed with {code}"
        case {"type": str(kind), "error": {"code": int(code), "text": str(text)}}:
            return f"{kind}: {text} ({code})"
        case {"type": "batch", "events": []}:
            return "empty batch"
        case {"type": "batch", "events": [first, *others]}:
            return f"batch of {1 + len(others)} starting with {describe(first)}"
        case {"type": None}:
            return "type is null"
        case {"type": unknown}:
            return f"unknown type {unknown!r}"
        case {}:
            return "no type"
        case bool(flag):
            return f"flag {flag}"
        case int() | float() as number:
            return f"number {number}"
        case str(text) if text.isdigit():
            return f"digits {text}"
        case [] | "" | None:
            return "nothing"
        case [*items]:
            return f"{len(items)} items: {'; '.join(describe(item) for item in items)}"
        case _:
            return f"text {event!r}"


events: list[Value] = [
    {"type": "click", "at": [3, 4]}, {"type": "click", "at": [1, 2, 3]}, {"type": "key", "key": "a"}, {"type": "key", "key": "c", "mods": ["ctrl", "alt"]},
    {"type": "load", "error": {"code": 404}}, {"type": "save", "error": {"code": 500, "text": "disk full", "retry": True}}, {"type": "batch", "events": []},
    {"type": "batch", "events": [{"type": "key", "key": "z"}, 1]}, {"type": None}, {"type": 7}, {"kind": "x"}, {}, True, 5, 2.5, "42", "", None, [], [1, [None, "a"]], "hello",
]
for event in events:
    print(describe(event))
