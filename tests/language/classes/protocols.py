"""Protocols, abstract classes, derived orderings and iteration by index."""
from __future__ import annotations

from abc import ABC, abstractmethod
from functools import total_ordering
from typing import Iterator, Protocol, Generic, TypeVar, Callable

T = TypeVar("T")


class Speaker(Protocol):
    name: str

    def speak(self, times: int = 1) -> str: ...


class Dog:
    def __init__(self, name: str) -> None:
        self.name = name

    def speak(self, times: int = 1) -> str:
        return "woof " * times


class Robot:
    name = "robot"

    def speak(self, times: int = 1) -> str:
        return f"beep x{times}"

    def __repr__(self) -> str:
        return "<Robot>"


class Shape(ABC):
    @abstractmethod
    def area(self) -> float: ...

    @property
    @abstractmethod
    def name(self) -> str: ...

    def describe(self) -> str:
        return f"{self.name} of {self.area():.1f}"

    @classmethod
    def unit(cls) -> Square:
        return Square(1.0)

    @staticmethod
    def compare(a: Shape, b: Shape) -> bool:
        return a.area() < b.area()


class Square(Shape):
    def __init__(self, side: float) -> None:
        self.side = side

    def area(self) -> float:
        return self.side * self.side

    @property
    def name(self) -> str:
        return "square"


class Disc(Shape):
    def __init__(self, r: float) -> None:
        self.r = r

    def area(self) -> float:
        return 3.14 * self.r ** 2

    @property
    def name(self) -> str:
        return "disc"

    def describe(self) -> str:
        return "round " + super().describe()


@total_ordering
class Version:
    def __init__(self, text: str) -> None:
        self.parts = tuple(int(p) for p in text.split("."))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other: Version) -> bool:
        return self.parts < other.parts

    def __hash__(self) -> int:
        return hash(self.parts)

    def __repr__(self) -> str:
        return "v" + ".".join(str(p) for p in self.parts)


class Grid:
    def __init__(self, w: int, h: int) -> None:
        self.w = w
        self.cells = [i * i for i in range(w * h)]

    def __len__(self) -> int:
        return len(self.cells)

    def __getitem__(self, at: int) -> int:
        return self.cells[at]


class Matrix:
    def __init__(self, rows: list[list[int]]) -> None:
        self.rows = rows

    def __getitem__(self, at: tuple[int, int]) -> int:
        return self.rows[at[0]][at[1]]

    def __setitem__(self, at: tuple[int, int], value: int) -> None:
        self.rows[at[0]][at[1]] = value

    def __iter__(self) -> Iterator[list[int]]:
        return iter(self.rows)

    def __matmul__(self, other: Matrix) -> Matrix:
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in zip(*other.rows)] for row in self.rows])

    def __neg__(self) -> Matrix:
        return Matrix([[-x for x in row] for row in self])

    def __bool__(self) -> bool:
        return any(any(row) for row in self.rows)

    def __call__(self, f: Callable[[int], int]) -> Matrix:
        return Matrix([[f(x) for x in row] for row in self.rows])


class Stack(Generic[T]):
    def __init__(self, *items: T) -> None:
        self._items: list[T] = list(items)

    def push(self, item: T) -> Stack[T]:
        self._items.append(item)
        return self

    def pop(self) -> T:
        if not self._items:
            raise IndexError("pop from empty stack")
        return self._items.pop()

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, item: T) -> bool:
        return item in self._items

    def map(self, f: Callable[[T], T]) -> Stack[T]:
        return Stack(*[f(i) for i in self._items])


def chorus(speakers: list[Speaker]) -> str:
    return ", ".join(f"{s.name}: {s.speak().strip()}" for s in speakers)


def largest(items: list[T], key: Callable[[T], float]) -> T:
    best = items[0]
    for item in items[1:]:
        if key(item) > key(best):
            best = item
    return best


dogs: list[Speaker] = [Dog("rex"), Robot()]
print(chorus(dogs), dogs[1], [s.speak(2) for s in dogs])
shapes: list[Shape] = [Square(2.0), Disc(1.5), Square(0.5), Shape.unit()]
for shape in sorted(shapes, key=lambda s: s.area()):
    print(shape.describe(), isinstance(shape, Disc))
print(largest(shapes, lambda s: s.area()).name, Shape.compare(shapes[0], shapes[1]), Square.compare(shapes[1], shapes[0]))
versions = [Version(v) for v in ("1.10", "1.2", "1.2.1", "0.9")]
print(sorted(versions), max(versions), Version("1.2") >= Version("1.2"), Version("1.2") <= Version("1.1"), Version("1") == 1, Version("1") != "x")
print({Version("1.0"): "a", Version("1.0"): "b"}, len({Version("2"), Version("2"), Version("3")}), versions.index(Version("1.2")), Version("0.9") in versions)
grid = Grid(2, 2)
print(list(grid), sum(grid), max(grid), [x for x in grid], 9 in grid, list(reversed(list(grid))), list(enumerate(grid)))  # type: ignore
for cell in grid:  # type: ignore
    print(cell, end=" ")
print()
m = Matrix([[1, 2], [3, 4]])
m[0, 1] = 5
print(m[0, 1], (m @ m).rows, (-m).rows, bool(m), bool(Matrix([[0]])), m(lambda x: x * 10).rows, [sum(r) for r in m])
stack = Stack(1, 2, 3).push(4)
print(stack.pop(), len(stack), 2 in stack, stack.map(lambda x: x * 2).pop())
words: Stack[str] = Stack()
try:
    words.pop()
except IndexError as error:
    print(error)
