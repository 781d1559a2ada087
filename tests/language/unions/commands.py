"""str | list[str] | int arguments, overloads of one function by isinstance, and unions in containers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import overload

Selector = int | str | slice


class Table:
    def __init__(self, columns: dict[str, list[int]]) -> None:
        lengths = {len(c) for c in columns.values()}
        if len(lengths) > 1:
            raise ValueError(f"columns of lengths {sorted(lengths)}")
        self.columns = columns

    def get(self, key: Selector) -> list[int] | dict[str, int] | Table:
        if isinstance(key, str):
            return self.columns[key]
        if isinstance(key, int):
            return {name: values[key] for name, values in self.columns.items()}
        return Table({name: values[key] for name, values in self.columns.items()})

    def __repr__(self) -> str:
        return f"Table({self.columns})"


@overload
def double(value: int) -> int: ...
@overload
def double(value: str) -> str: ...
@overload
def double(value: list[int]) -> list[int]: ...
def double(value: int | str | list[int]) -> int | str | list[int]:
    if isinstance(value, list):
        return [2 * n for n in value]
    return value * 2


def as_list(value: str | Iterable[str] | None) -> list[str]:
    if value is None:
        return []
    if isinstance(value, str):
        return [v.strip() for v in value.split(",")]
    return list(value)


def total(*items: int | Sequence[int]) -> int:
    return sum(item if isinstance(item, int) else sum(item) for item in items)


table = Table({"a": [1, 2, 3], "b": [4, 5, 6]})
for key in ("a", 1, -1, slice(1, None)):
    print(key, table.get(key))
for wrong in ("z", 9):
    try:
        table.get(wrong)
    except (KeyError, IndexError) as error:
        print(type(error).__name__, error)
try:
    Table({"a": [1], "b": []})
except ValueError as error:
    print(error)
print(double(4), double("ab"), double([1, 2]))
print(as_list(None), as_list("a, b"), as_list(("x", "y")), as_list(c for c in "pq"), total(), total(1, [2, 3], (4,), range(3)))
mixed: dict[str, int | list[int] | None] = {"one": 1, "many": [1, 2], "none": None}
for name, value in mixed.items():
    if value is None:
        text = "nothing"
    elif isinstance(value, list):
        text = f"list of {len(value)}"
    else:
        text = f"int {value + 1}"
    print(name, text, end="; ")
print(sorted(mixed, key=lambda k: (mixed[k] is None, k)), [v for v in mixed.values() if isinstance(v, int)])
