"""isinstance() against protocols of values known only as objects or by a base class."""

from collections.abc import Hashable, Iterable, Sized
from typing import Protocol, runtime_checkable


@runtime_checkable
class Drawable(Protocol):
    def draw(self) -> str: ...


@runtime_checkable
class Named(Protocol):
    name: str


class Shape:
    def area(self) -> int:
        return 0


class Circle(Shape):
    name = "circle"

    def draw(self) -> str:
        return "()"


class Square(Shape):
    def __init__(self) -> None:
        self.name = "square"


class Filled(Circle):
    def draw(self) -> str:
        return "(*)"

    def __len__(self) -> int:
        return 3


shapes: list[Shape] = [Shape(), Circle(), Square(), Filled()]
for s in shapes:
    if isinstance(s, Drawable):
        print(s.draw(), s.area())
    else:
        print("no", s.area())
things: list[object] = [*shapes, 3, None, "abc", [1], (1, 2), {1}, {"a": 1}]
for t in things:
    row = [isinstance(t, Drawable), isinstance(t, Named), isinstance(t, Sized), isinstance(t, Iterable), isinstance(t, Hashable), isinstance(t, (Drawable, int))]
    print(row)
    if isinstance(t, Named):
        print(t.name)
        if isinstance(t, Drawable):
            print(t.draw())
    if isinstance(t, Sized):
        print(len(t))
    if not isinstance(t, Drawable):
        continue
    print(t.draw())
