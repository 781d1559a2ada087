"""Calculators, simulated annealing, vectors, matrices, neural nets: ints and floats together."""
from __future__ import annotations
import math
import operator
import random
from abc import ABC, abstractmethod
from collections import defaultdict
from enum import Enum
from typing import Callable, ClassVar, Dict, Generic, Iterator, List, Optional, Protocol, Tuple, TypeVar, Union

Number = Union[int, float]
BinaryOp = Callable[[float, float], float]
OPS: Dict[str, Tuple[int, BinaryOp]] = {
    "+": (1, operator.add),
    "-": (1, operator.sub),
    "*": (2, lambda a, b: a * b),
    "/": (2, operator.truediv),
    "^": (3, math.pow),
}


def rpn(text: str) -> float:
    stack: List[float] = []
    for token in text.split():
        if token in OPS:
            b, a = stack.pop(), stack.pop()
            stack.append(OPS[token][1](a, b))
        else:
            stack.append(float(token) if "." in token else int(token))
    if len(stack) != 1:
        raise ValueError(f"malformed: {stack}")
    return stack[0]


def integrate(f: Callable[[float], float], a: float, b: float, n: int = 100) -> float:
    h = (b - a) / n
    return h * (f(a) + f(b) + 2 * sum(f(a + i * h) for i in range(1, n))) / 2


def derivative(f: Callable[[float], float], eps: float = 1e-6) -> Callable[[float], float]:
    def g(x: float) -> float:
        return (f(x + eps) - f(x - eps)) / (2 * eps)
    return g


class Shape(ABC):
    count: ClassVar[int] = 0

    def __init__(self, name: str) -> None:
        self.name = name
        Shape.count += 1

    @abstractmethod
    def area(self) -> float: ...

    def __lt__(self, other: Shape) -> bool:
        return self.area() < other.area()


class Rect(Shape):
    def __init__(self, w: float, h: float) -> None:
        super().__init__("rect")
        self.w, self.h = w, h

    def area(self) -> float:
        return self.w * self.h


class Circle(Shape):
    def __init__(self, r: float = 1) -> None:
        super().__init__("circle")
        self.r = r

    def area(self) -> float:
        return math.pi * self.r ** 2


class Square(Rect):
    def __init__(self, side: float) -> None:
        super().__init__(side, side)
        self.name = "square"


class HasArea(Protocol):
    def area(self) -> float: ...


def total_area(shapes: List[HasArea]) -> float:
    return sum(s.area() for s in shapes)


class Vector2:
    __slots__ = ("x", "y")

    def __init__(self, x: float, y: float) -> None:
        self.x = x
        self.y = y

    def __add__(self, other: Vector2) -> Vector2:
        return Vector2(self.x + other.x, self.y + other.y)

    def __rmul__(self, k: float) -> Vector2:
        return Vector2(k * self.x, k * self.y)

    def __mul__(self, k: float) -> Vector2:
        return Vector2(self.x * k, self.y * k)

    def __neg__(self) -> Vector2:
        return Vector2(-self.x, -self.y)

    def __abs__(self) -> float:
        return math.sqrt(self.x * self.x + self.y * self.y)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vector2) and self.x == other.x and self.y == other.y

    def __iter__(self) -> Iterator[float]:
        yield self.x
        yield self.y

    def __repr__(self) -> str:
        return f"Vector2({self.x!r}, {self.y!r})"


class Matrix:
    def __init__(self, rows: List[List[float]]) -> None:
        self.rows = rows

    @classmethod
    def identity(cls, n: int) -> Matrix:
        return cls([[1 if i == j else 0 for j in range(n)] for i in range(n)])

    def __matmul__(self, other: Matrix) -> Matrix:
        return Matrix([[sum(a * b for a, b in zip(row, col)) for col in zip(*other.rows)] for row in self.rows])

    def __pow__(self, n: int) -> Matrix:
        result = Matrix.identity(len(self.rows))
        base = self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def transpose(self) -> Matrix:
        return Matrix([list(c) for c in zip(*self.rows)])

    def gauss(self) -> float:
        m = [row[:] for row in self.rows]
        det: float = 1
        for i in range(len(m)):
            p = max(range(i, len(m)), key=lambda r: abs(m[r][i]))
            if m[p][i] == 0:
                return 0
            if p != i:
                m[i], m[p] = m[p], m[i]
                det = -det
            det *= m[i][i]
            for r in range(i + 1, len(m)):
                f = m[r][i] / m[i][i]
                for c in range(i, len(m)):
                    m[r][c] -= f * m[i][c]
        return det


T = TypeVar("T")


class Stats(Generic[T]):
    def __init__(self) -> None:
        self.by: Dict[T, List[float]] = defaultdict(list)

    def add(self, key: T, *values: float) -> Stats[T]:
        self.by[key].extend(values)
        return self

    def means(self) -> Dict[T, float]:
        return {k: sum(v) / len(v) for k, v in self.by.items()}

    def best(self) -> Optional[Tuple[T, float]]:
        return max(((k, max(v)) for k, v in self.by.items()), key=lambda kv: kv[1], default=None)


class Unit(Enum):
    KM = 1000
    M = 1
    CM = 0.01

    def convert(self, amount: float, to: Unit) -> float:
        result: float = amount * self.value / to.value
        return result


def fib_ratio(n: int) -> float:
    a, b = 1, 1
    for _ in range(n):
        a, b = b, a + b
    return b / a


def compound(principal: float, rate: float, years: int, n: int = 1) -> float:
    return principal * (1 + rate / n) ** (n * years)


def knapsack(items: List[Tuple[float, float]], cap: float) -> float:
    items = sorted(items, key=lambda it: it[0] / it[1], reverse=True)
    value: float = 0
    for v, w in items:
        if cap <= 0:
            break
        take = min(w, cap)
        value += v * take / w
        cap -= take
    return value


for e in ["3 4 + 2 *", "1.5 2 /", "2 3 ^ 1 -", "7 2 /", "1 2"]:
    try:
        print(e, "=", rpn(e))
    except ValueError as err:
        print(err)
print(integrate(math.sin, 0, math.pi, 50), integrate(lambda x: x * x, 0, 3), derivative(lambda x: x ** 3)(2), derivative(math.exp)(0))
shapes: List[Shape] = [Rect(2, 3), Circle(), Square(2.5), Square(2)]
print([s.area() for s in sorted(shapes)], max(shapes).name, Shape.count, total_area([Rect(1, 1), Circle(2)]))
v = Vector2(1, 2)
print(v + Vector2(0.5, 1), 2 * v, v * 0.5, -v, abs(Vector2(3, 4)), v == Vector2(1.0, 2.0), tuple(v), [*v], v.x / 2)
m = Matrix([[1, 1], [1, 0]])
print((m ** 10).rows, (m @ Matrix([[0.5, 0], [0, 2]])).rows, m.transpose().rows, Matrix([[2, 1, 3], [0, 4, 1], [5, 6, 0]]).gauss(), Matrix([[1, 2], [2, 4]]).gauss())
st = Stats[str]()
st.add("a", 1, 2, 3.5).add("b", 4)
print(st.means(), st.best(), Stats[int]().best(), dict(st.by))
print(Unit.KM.convert(2, Unit.M), Unit.CM.convert(150, Unit.M), fib_ratio(20), compound(1000, 0.05, 3), compound(1000, 0, 3), round(compound(1000, 5 / 100, 10, 12), 2))
print(knapsack([(60, 10), (100, 20), (120, 30)], 50), knapsack([], 5))
n: Number = 5
n /= 2
print(n, isinstance(n, float))
values = [3, 1.5, 2]
print(sum(values), sorted(values), max(values), [type(x).__name__ for x in values], sum(values) / len(values))
w = 3 if random.random() < 2 else 2.5
print(w, w * 2, str(w))
