"""A module of shapes for programs beside it."""
from __future__ import annotations
import math

UNIT = "cm"
created: list[str] = []


class Shape:
    def __init__(self, name: str) -> None:
        self.name = name
        created.append(name)

    def area(self) -> float:
        raise NotImplementedError(f"{type(self).__name__} has no area")


class Circle(Shape):
    def __init__(self, radius: float) -> None:
        super().__init__("circle")
        self.radius = radius

    def area(self) -> float:
        return math.pi * self.radius ** 2


def describe(shape: Shape, digits: int = 2) -> str:
    return f"{shape.name}: {shape.area():.{digits}f} {UNIT}2"


if __name__ == "__main__":
    print("not printed when imported")
