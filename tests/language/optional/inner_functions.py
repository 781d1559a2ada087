"""What a function has found out about its Optional parameters and variables holds in its inner expressions."""
from __future__ import annotations

from typing import Callable


def lengths(table: dict[str, str] | None, keys: list[str]) -> int:
    if table is None:
        return -1
    if all(key in table for key in keys):
        return sum(len(table[key]) for key in keys)
    return max((len(table[key]) for key in keys if key in table), default=0)


def adder(amount: int | None) -> Callable[[int], int]:
    if amount is None:
        return lambda x: x

    def add(x: int) -> int:
        return x + amount

    return add


def scaled(factor: float | None, values: list[float]) -> list[float]:
    return [factor * v for v in values] if factor is not None else sorted(values, key=lambda v: -v)


def find(name: str) -> list[int] | None:
    return [ord(c) for c in name] if name.isalpha() else None


def main() -> None:
    print(lengths(None, ["a"]), lengths({"a": "xy", "b": "z"}, ["a", "b"]), lengths({"a": "xy"}, ["a", "q"]), lengths({}, ["q"]))
    print(adder(None)(4), adder(3)(4), scaled(2.0, [1.0, 3.0]), scaled(None, [1.0, 3.0]))
    for name in ("abc", "a1", "Z"):
        found = find(name)
        print(name, ",".join(str(code + found[0]) for code in found) if found is not None else "none")
    total = 0
    found = find("xyz")
    if found is not None:
        total = sum(found[i] for i in range(len(found)))
        pairs = {i: sum(x - found[0] for x in found[i:]) for i in range(2)}
        print(pairs)
        found = None
    print(total, found)


main()
