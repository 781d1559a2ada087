"""A recursive union alias: walking JSON-like values with isinstance and with match."""

from __future__ import annotations

import json
from typing import Union

Value = Union[None, bool, int, float, str, list["Value"], dict[str, "Value"]]


def depth(value: Value) -> int:
    if isinstance(value, list):
        return 1 + max(map(depth, value), default=0)
    if isinstance(value, dict):
        return 1 + max((depth(v) for v in value.values()), default=0)
    return 0


def describe(value: Value) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return f"bool {value}"
        case int() | float():
            return f"number {value}"
        case str():
            return f"text {value!r}"
        case []:
            return "empty list"
        case [only]:
            return "list of one " + describe(only)
        case [first, *others]:
            return f"list of {describe(first)} and {len(others)} more"
        case {"type": str(kind)}:
            return f"{kind} object"
        case {"a": _}:
            return "object with a"
        case _:
            return "impossible"


def paths(value: Value, prefix: str = "$") -> list[tuple[str, Value]]:
    if isinstance(value, dict):
        return [p for k, v in value.items() for p in paths(v, f"{prefix}.{k}")]
    if isinstance(value, list):
        return [p for i, v in enumerate(value) for p in paths(v, f"{prefix}[{i}]")]
    return [(prefix, value)]


def total(value: Value) -> float:
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return 0.0
    if isinstance(value, (int, float)):
        return float(value)
    return sum(map(total, value), 0.0) if isinstance(value, list) else sum(map(total, value.values()), 0.0)


samples: list[Value] = [None, True, 3, 2.5, "hi", [], [[]], [1, "a", None], {"type": "dog", "name": "Rex"}, {"a": 1, "b": {}}]
for sample in samples:
    print(f"{depth(sample)} {describe(sample)}")
document: Value = {"users": [{"name": "Ann", "age": 31}, {"name": "Bob", "age": None}], "ok": True, "rates": [0.5, 2]}
for path, leaf in paths(document):
    print(f"{path:18}{json.dumps(leaf)}")
print(total(document), depth(document), total(samples))
if isinstance(document, dict):
    users = document["users"]
    assert isinstance(users, list)
    names = [u["name"] for u in users if isinstance(u, dict)]
    print(names, len(users), document.get("none"), "ok" in document)
print(json.dumps(document, sort_keys=True))
