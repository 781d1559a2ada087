"""Unions of classes, attributes narrowed, and values through and/or."""
from __future__ import annotations
from dataclasses import dataclass
from typing import Optional, Union


@dataclass(frozen=True)
class Circle:
    radius: float


@dataclass(frozen=True)
class Square:
    side: float


@dataclass(frozen=True)
class Group:
    members: tuple[Shape, ...]


Shape = Union[Circle, Square, Group]


def area(shape: Shape) -> float:
    if isinstance(shape, Circle):
        return 3.0 * shape.radius ** 2
    elif isinstance(shape, Square):
        return shape.side * shape.side
    else:
        return sum((area(m) for m in shape.members), 0.0)


def name(shape: Shape | None) -> str:
    if shape is None:
        return "nothing"
    if isinstance(shape, (Circle, Square)):
        return type(shape).__name__.lower()
    return f"group of {len(shape.members)}"


class Account:
    owner: Optional[str]
    limit: int | None

    def __init__(self, owner: str | None = None, limit: int | None = None) -> None:
        self.owner = owner
        self.limit = limit

    def label(self) -> str:
        if self.owner is None:
            return "anonymous"
        if self.limit is not None and self.limit > 100:
            return self.owner.upper()
        return self.owner

    def raise_limit(self, by: int | None = None) -> int:
        if self.limit is None:
            self.limit = 0
        self.limit += by if by is not None else 10
        return self.limit


shapes: list[Shape] = [Circle(1.0), Square(2.0), Group((Circle(2.0), Square(1.0)))]
print([area(s) for s in shapes], [name(s) for s in shapes], name(None))
print(shapes[2], shapes[0] == Circle(1.0), shapes[0] != shapes[1], len({Circle(1.0), Circle(1.0), Square(1.0)}))
accounts = [Account(), Account("ann"), Account("bob", 200), Account(limit=3)]
for account in accounts:
    print(account.label(), account.raise_limit(), account.raise_limit(5), account.limit)
lookup = {a.owner: a for a in accounts if a.owner}
print(sorted(k for k in lookup if k is not None))
ann = lookup.get("ann")
print(ann.limit if ann else None, (ann and ann.owner) or "?", (lookup.get("zed") or accounts[0]).label())
maybe: list[Optional[Account]] = [None, *accounts]
print(sum(1 for m in maybe if m), [m.owner for m in maybe if m is not None], any(m is None for m in maybe))
text: str | None = None
print(text or "default", len(text or ""), text is None)
text = "abc"
print(text or "default", len(text), text[0] if text else "")
number: int | float = 3
print(number / 2, number * 2, number + 0.5)
number = 2.5
print(number, number > 2, int(number))


def nested(data: dict[str, list[int] | None]) -> int:
    total = 0
    for key, values in data.items():
        if values is None or not values:
            continue
        total += sum(values) + len(key)
    return total


print(nested({"a": [1, 2], "b": None, "c": []}))


def either(flag: bool) -> int | str:
    return 1 if flag else "one"


x = either(True)
y = either(False)
print(x, y, isinstance(x, int) and x + 1, isinstance(y, str) and y + "!")
if isinstance(x, int) and isinstance(y, str):
    print(x * y, y * 2)
print(x == 1, y == "one", x == y, x != y)
while not isinstance(x, str):
    x = either(x != 1)
print(x)
