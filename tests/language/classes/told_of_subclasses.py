"""Base classes that are told of their subclasses by __init_subclass__."""
from __future__ import annotations

from typing import ClassVar


class Plugin:
    registry: ClassVar[dict[str, type[Plugin]]] = {}
    order: ClassVar[list[str]] = []

    def __init_subclass__(cls, /, name: str = "", **options: object) -> None:
        super().__init_subclass__(**options)
        Plugin.registry[name or cls.__name__.lower()] = cls
        cls.order.append(cls.__qualname__)
        print("registered", cls.__name__, repr(name))

    def run(self, text: str) -> str:
        raise NotImplementedError


print("before")


class Upper(Plugin):
    print_name: ClassVar[str] = "up"

    def run(self, text: str) -> str:
        return text.upper()


class Twice(Plugin, name="x2"):
    def run(self, text: str) -> str:
        return text * 2


class Thrice(Twice, name="x3"):
    def run(self, text: str) -> str:
        return super().run(text) + text


print(sorted(Plugin.registry), Plugin.order)
for key, kind in Plugin.registry.items():
    print(key, kind.__name__, kind().run("ab"))


class Shape:
    sides = 0
    total: ClassVar[int] = 0

    def __init_subclass__(cls, sides: int) -> None:
        Shape.total += sides

    def area(self) -> float:
        return 0.0


class Square(Shape, sides=4):
    class Corner(Shape, sides=1):
        pass


class Triangle(Shape, sides=3):
    pass


print(Shape.total)
