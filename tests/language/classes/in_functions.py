"""Classes inside functions."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, NamedTuple, Protocol, TypeVar

T = TypeVar("T")


class Shape:
    def area(self) -> float:
        raise NotImplementedError

    def describe(self) -> str:
        return f"{type(self).__name__} {self.area():.2f}"


def square(side: float) -> Shape:
    class Square(Shape):
        """Made anew each time, and nobody can tell."""

        def __init__(self, side: float) -> None:
            self.side = side

        def area(self) -> float:
            return self.side * self.side

    return Square(side)


def circle(radius: float) -> Shape:
    pi = 3.14159
    digits: int = 3

    class Circle(Shape):
        def __init__(self, radius: float) -> None:
            self.radius = radius

        def area(self) -> float:
            return round(pi * self.radius ** 2, digits)

    class Unit(Circle):
        def __init__(self) -> None:
            super().__init__(1.0)

        def describe(self) -> str:
            return "unit " + super().describe()

    return Unit() if radius == 1.0 else Circle(radius)


class Speaker(Protocol):
    def speak(self) -> str: ...


def speaker(loud: bool) -> Speaker:
    if loud:
        class Loud:
            def speak(self) -> str:
                return "HEY"
        return Loud()

    class Quiet:
        level = 2

        def speak(self) -> str:
            return f"hey {self.level}"
    return Quiet()


def countdown(n: int) -> list[int]:
    class Countdown:
        def __init__(self, start: int) -> None:
            self.left = start

        def __iter__(self) -> Iterator[int]:
            while self.left > 0:
                yield self.left
                self.left -= 1

        def again(self, start: int) -> "Countdown":
            return Countdown(start)

    def twice(c: Countdown) -> list[int]:
        return list(c) + list(c.again(2))

    return twice(Countdown(n))


class Outer:
    def method(self) -> str:
        class Helper:
            def __init__(self, text: str) -> None:
                self.text = text

            def shout(self) -> str:
                def mark(n: int) -> str:
                    class Mark:
                        def __init__(self, n: int) -> None:
                            self.n = n

                        def text(self) -> str:
                            return "!" * self.n
                    return Mark(n).text()
                return self.text.upper() + mark(3)

        return Helper("outer").shout()


def main() -> None:
    class Color(Enum):
        RED = 1
        GREEN = 2

        def next(self) -> "Color":
            return Color.GREEN if self is Color.RED else Color.RED

    @dataclass
    class Point:
        x: int
        y: int = 0
        tags: list[str] = field(default_factory=list)

        def moved(self, by: int) -> "Point":
            return Point(self.x + by, self.y + by)

    class Pair(NamedTuple):
        first: int
        second: str

    class Refusal(Exception):
        def __init__(self, code: int) -> None:
            super().__init__(f"refused with {code}")
            self.code = code

    class Log:
        made = 0
        names: list[str] = []

    class Stack(Generic[T]):
        def __init__(self) -> None:
            self.items: list[T] = []
            Log.made += 1

        def push(self, item: T) -> None:
            self.items.append(item)

        def pop(self) -> T:
            return self.items.pop()

    print(Color.RED, Color.RED.next(), [c.name for c in Color], Color(2) is Color.GREEN)
    print(Point(1, 2), Point(1, 2) == Point(1, 2), Point(3).moved(4))
    a, b = Pair(1, "x")
    print(a, b, Pair(2, "y"), Pair(2, "y").second)
    try:
        raise Refusal(7)
    except Refusal as error:
        print(error, error.code, isinstance(error, Refusal))
    numbers: Stack[int] = Stack()
    words: Stack[str] = Stack()
    numbers.push(4)
    words.push("w")
    Log.names.append("n")
    print(numbers.pop() + 1, words.pop() + "!", Log.made, Log.names)
    try:
        numbers.pop()
    except IndexError as failure:
        print("IndexError", failure)
    things: list[object] = [Point(1), Color.RED, Pair(1, "z"), 4]
    for thing in things:
        match thing:
            case Point(x=x):
                print("point", x)
            case Color():
                print("color", thing.value)
            case Pair(first, second):
                print("pair", first, second)
            case _:
                print("other", thing)
    print(Point.__name__, Color.RED.__class__.__name__)
    raise Refusal(9)


for shape in (square(2.0), circle(1.0), circle(2.0), square(1.5)):
    print(shape.describe())
print(speaker(True).speak(), speaker(False).speak())
print(countdown(3), countdown(1))
print(Outer().method())
main()
