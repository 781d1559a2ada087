"""Optional parameters that are absent fold away in conditional expressions; captured Optionals keep what a test told."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Callable, TypeVar

T = TypeVar("T")
K = TypeVar("K")


def truth(x: T, key: Callable[[T], K] | None = None) -> bool:
    return bool(x if key is None else key(x))


def absent(x: T, key: Callable[[T], bool] | None = None) -> bool:
    return key is None or key(x)


class Names:
    def __init__(self, names: Sequence[str] | None = None) -> None:
        self.names: list[str] | None = None if names is None else list(names)


def outer(values: dict[str, int] | None) -> bool:
    kept = values

    def inner(name: str) -> bool:
        return kept is not None and name in kept

    def value(name: str) -> int:
        if kept is None:
            return -1
        return kept.get(name, 0) + len(kept)

    print(value("a"), value("z"))
    return inner("a")


def counter(start: int | None) -> Callable[[], int]:
    total = start

    def step() -> int:
        nonlocal total
        if total is None:
            total = 10
        else:
            total += 1
        return total

    return step


def text(value: object) -> str:
    return str(value)


print(truth(1), truth("a", key=len), truth("", key=len), truth(0))
print(absent(3), absent(3, lambda x: x > 4))
print(Names().names, Names(["a", "b"]).names, Names(("c",)).names)
print(outer({"a": 1}), outer({}), outer(None))
step = counter(None)
print(step(), step(), counter(4)())
print(text(b"x"), text({1}), text(b"\x00\xff"), text([b"y"]))
