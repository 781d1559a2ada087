"""typing.overload: results that depend on the arguments' types and number."""
from __future__ import annotations
from typing import Literal, Sequence, overload


@overload
def double(value: int) -> int: ...
@overload
def double(value: str) -> str: ...
@overload
def double(value: list[int]) -> list[int]: ...


def double(value: int | str | list[int]) -> int | str | list[int]:
    if isinstance(value, list):
        return [double(item) for item in value]
    return value * 2


@overload
def find(items: Sequence[str], wanted: str) -> int | None: ...
@overload
def find(items: Sequence[str], wanted: str, default: int) -> int: ...


def find(items: Sequence[str], wanted: str, default: int | None = None) -> int | None:
    for index, item in enumerate(items):
        if item == wanted:
            return index
    return default


@overload
def read(text: str, raw: Literal[True]) -> bytes: ...
@overload
def read(text: str, raw: Literal[False] = False) -> str: ...


def read(text: str, raw: bool = False) -> str | bytes:
    return text.encode() if raw else text.strip()


class Vector:
    def __init__(self, *values: float) -> None:
        self.values = values

    @overload
    def __mul__(self, other: float) -> Vector: ...
    @overload
    def __mul__(self, other: Vector) -> float: ...

    def __mul__(self, other: float | Vector) -> Vector | float:
        if isinstance(other, Vector):
            if len(self.values) != len(other.values):
                raise ValueError(f"{len(self.values)} and {len(other.values)} values")
            return sum((a * b for a, b in zip(self.values, other.values)), 0.0)
        return Vector(*[v * other for v in self.values])


print(double(21), double("ab"), double([1, 2]), double([]), double(double("x")) + "!", double(4) + 1)
names = ["ann", "bob"]
print(find(names, "bob"), find(names, "cy"), find(names, "cy", -1) + 1, find((), "x", 7))
print(read(" a "), read(" a ", True), read(" b", raw=False).upper(), read("é", True).hex())
v = Vector(1.0, 2.0, 3.0)
print((v * 2.0).values, v * v, v * Vector(0.0, 1.0, 0.5) + 1, (v * 2.0) * v)
try:
    print(v * Vector(1.0))
except ValueError as error:
    print(error)
