"""Classes as values: type[A], factories, tables of classes, type(self)(...), class methods through values."""
from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


class Shape:
    kind = "shape"
    sides = 0

    def __init__(self, size: int = 1) -> None:
        self.size = size

    @classmethod
    def make(cls) -> Shape:
        return cls(5)

    @classmethod
    def label(cls, mark: str = "*") -> str:
        return mark + cls.__name__ + mark + cls.kind

    @staticmethod
    def motto() -> str:
        return "shapes"

    def clone(self) -> Shape:
        return type(self)(self.size + 1)

    def again(self) -> Shape:
        return self.make()

    def describe(self) -> str:
        return f"{self.__class__.__name__} {type(self).kind} {self.label()} {self.motto()} {type(self).sides}"

    def area(self) -> int:
        return 0


class Square(Shape):
    kind = "square"
    sides = 4

    def __init__(self, size: int = 2) -> None:
        super().__init__(size * 10)

    @staticmethod
    def motto() -> str:
        return "squares"

    def area(self) -> int:
        return self.size * self.size


class Cube(Square):
    kind = "cube"


def build(cls: type[Shape], size: int) -> Shape:
    return cls(size)


def build_any(cls: type[T]) -> T:
    return cls()


def choose(wide: bool) -> type[Shape]:
    return Square if wide else Shape


def main() -> None:
    some: Shape = Square(2)
    print(type(some.make()).__name__, type(Shape.make()).__name__, type(Square.make()).__name__, some.clone().size, some.again().size)
    print(some.describe(), Shape().describe(), Cube().describe())
    print(build(Shape, 1).size, build(Square, 1).size, build(Cube, 3).area(), build_any(Square).area(), build_any(Shape).size)
    table: dict[str, type[Shape]] = {"shape": Shape, "square": Square, "cube": Cube}
    for name, cls in table.items():
        print(name, cls.__name__, cls(3).size, cls.kind, cls.make().size, cls is Shape, cls == Square, issubclass(cls, Square), cls, cls.label("-"))
    for cls in [Shape, Cube]:
        print(cls().size, cls.__qualname__, cls.__module__, cls.sides, isinstance(some, cls))
    print(choose(True)(1).size, choose(False)(1).size, choose(True) is choose(True), choose(True) is choose(False), choose(True) in (Shape, Square))
    Alias = Cube
    print(Alias(1).size, Alias.kind, Alias is Cube)
    converters: list[type] = [int, str, float]
    print([c.__name__ for c in converters], int in converters, bool in converters, converters)
    number: type[int] = int
    print(number("5") + 1)
    failure: type[Exception] = ValueError
    try:
        raise failure("boo")
    except ValueError as error:
        print(repr(error), type(error) is failure, type(error) is ValueError, failure is not ValueError)
    maybe: type[Shape] | None = None
    print(maybe is None)
    maybe = Square
    print(maybe(1).area(), {Shape: "s", Square: "q"}[Square], len({Shape, Square, Shape}))
    print(isinstance(some, Shape), type(some) is Shape, type(some) is type(Square()), type(3) is int, type("a") is str, type(None).__name__)


main()
