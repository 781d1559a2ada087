"""Structural types: classes that never heard of the protocol are drawn together."""
from __future__ import annotations
from dataclasses import dataclass
from typing import Iterable, Protocol


class Drawable(Protocol):
    @property
    def width(self) -> int: ...

    def render(self) -> list[str]: ...


@dataclass(frozen=True)
class Box:
    width: int
    height: int
    fill: str = "#"

    def render(self) -> list[str]:
        return [self.fill * self.width] * self.height


class Label:
    def __init__(self, text: str) -> None:
        self.text = text

    @property
    def width(self) -> int:
        return len(self.text)

    def render(self) -> list[str]:
        return [self.text]


class Beside:
    """Several drawables in a row; a drawable itself."""

    def __init__(self, *parts: Drawable, gap: int = 1) -> None:
        self.parts = parts
        self.gap = gap

    @property
    def width(self) -> int:
        return sum(part.width for part in self.parts) + self.gap * max(0, len(self.parts) - 1)

    def render(self) -> list[str]:
        drawn = [(part.width, part.render()) for part in self.parts]
        height = max((len(lines) for _, lines in drawn), default=0)
        return [(" " * self.gap).join(lines[row] if row < len(lines) else "." * width for width, lines in drawn) for row in range(height)]


class Above:
    def __init__(self, parts: Iterable[Drawable]) -> None:
        self.parts = list(parts)
        if not self.parts:
            raise ValueError("nothing to draw")
        self.width = max(part.width for part in self.parts)

    def render(self) -> list[str]:
        return [line.center(self.width, "_") for part in self.parts for line in part.render()]


def show(picture: Drawable) -> None:
    print(f"{type(picture).__name__} {picture.width}")
    for line in picture.render():
        print("  " + line)


row = Beside(Box(3, 2), Label("hi"), Box(1, 3, "*"))
show(row)
show(Above([row, Label("below"), Beside(Box(2, 1, "="), Above([Label("x"), Label("yyy")]), gap=3)]))
show(Beside())
shapes: list[Drawable] = [Box(5, 1), Label("abc"), row]
print(max(shapes, key=lambda shape: shape.width).width, sorted(type(shape).__name__ for shape in shapes))
try:
    Above([])
except ValueError as error:
    print(error)
