"""Unions told apart by isinstance."""

from typing import Union

Value = Union[int, str, list[int]]


def describe(value: Value) -> str:
    if isinstance(value, int):
        return f"int {value + 1}"
    if isinstance(value, str):
        return f"str {value.upper()}"
    return f"list of {len(value)}: {sum(value)}"


def show(value: int | float | None) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, float):
        return f"{value:.2f}"
    return f"{value:04d}"


things: list[Value] = [1, "two", [3, 4]]
for thing in things:
    print(describe(thing))
print(show(None), show(1.5), show(42))
objects: list[object] = [1, "a", None, 2.5, True]
print([type(o).__name__ for o in objects], sum(o for o in objects if isinstance(o, int)), objects)
