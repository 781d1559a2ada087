from __future__ import annotations
from abc import ABC, abstractmethod
from dataclasses import dataclass, field, replace
from typing import Callable, ClassVar, Generic, Iterator, Optional, Protocol, TypeVar


class Shape(ABC):
    count: ClassVar[int] = 0
    sides = 0

    def __init__(self, name: str) -> None:
        self.name = name
        Shape.count += 1

    @abstractmethod
    def area(self) -> float: ...

    def describe(self) -> str:
        return f"{self.name} with area {self.area():.2f} and {self.sides} sides"

    @staticmethod
    def unit() -> str:
        return "cm"

    @classmethod
    def total(cls) -> int:
        return cls.count


class Square(Shape):
    sides = 4

    def __init__(self, side: float) -> None:
        super().__init__("square")
        self._side = side

    @property
    def side(self) -> float:
        return self._side

    @side.setter
    def side(self, value: float) -> None:
        if value < 0:
            raise ValueError("negative side")
        self._side = value

    def area(self) -> float:
        return self._side ** 2

    def __repr__(self) -> str:
        return f"Square({self._side})"

    @classmethod
    def make(cls, side: float) -> Square:
        return cls(side)


class Circle(Shape):
    def __init__(self, r: float) -> None:
        super().__init__("circle")
        self.r = r

    def area(self) -> float:
        return 3.14159 * self.r * self.r

    def describe(self) -> str:
        return "round " + super().describe()


shapes: list[Shape] = [Square(2.0), Circle(1.5)]
for s in shapes:
    print(s.describe(), s.unit(), isinstance(s, Square), type(s).__name__)
sq = Square.make(3.0)
sq.side = 5.0
print(sq.side, sq, Shape.count, Shape.total(), Square.sides, sq.sides)
try:
    sq.side = -1.0
except ValueError as e:
    print(e)


class Account:
    interest: float = 0.02

    def __init__(self, owner: str, balance: float = 0.0) -> None:
        self.owner = owner
        self.__balance = balance
        self.history: list[str] = []

    def deposit(self, amount: float) -> Account:
        self.__balance += amount
        self.history.append(f"+{amount}")
        return self

    def withdraw(self, amount: float) -> None:
        if amount > self.__balance:
            raise RuntimeError("insufficient funds")
        self.__balance -= amount
        self.history.append(f"-{amount}")

    @property
    def balance(self) -> float:
        return self.__balance

    def __str__(self) -> str:
        return f"{self.owner}: {self.__balance:.2f}"

    def __lt__(self, other: Account) -> bool:
        return self.__balance < other.__balance

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Account):
            return NotImplemented
        return self.owner == other.owner

    def __hash__(self) -> int:
        return hash(self.owner)


acc = Account("Ann", 10.0)
acc.deposit(5.0).deposit(2.5)
try:
    acc.withdraw(100.0)
except RuntimeError as err:
    print("error:", err)
print(acc, acc.balance, acc.history, Account("B", 1.0) < acc, acc == Account("Ann"), acc != Account("X"), acc == 5)
print(sorted([acc, Account("C", 1.0)])[0], {acc: 1}[Account("Ann")], max([acc, Account("Z", 99.0)]))


class Matrix:
    def __init__(self, rows: list[list[int]]) -> None:
        self.rows = rows

    def __matmul__(self, other: Matrix) -> Matrix:
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*other.rows)] for r in self.rows])

    def __getitem__(self, at: tuple[int, int]) -> int:
        return self.rows[at[0]][at[1]]

    def __setitem__(self, at: tuple[int, int], value: int) -> None:
        self.rows[at[0]][at[1]] = value

    def __iter__(self) -> Iterator[int]:
        for row in self.rows:
            yield from row

    def __contains__(self, v: int) -> bool:
        return any(v in row for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __mul__(self, k: int) -> Matrix:
        return Matrix([[v * k for v in r] for r in self.rows])

    def __rmul__(self, k: int) -> Matrix:
        return self * k

    def __iadd__(self, k: int) -> Matrix:
        for row in self.rows:
            for i in range(len(row)):
                row[i] += k
        return self

    def __call__(self, i: int) -> list[int]:
        return self.rows[i]

    def __bool__(self) -> bool:
        return any(self)

    def __abs__(self) -> int:
        return sum(abs(v) for v in self)


m = Matrix([[1, 2], [3, 4]])
n = m @ m
print(n.rows, n[1, 0], list(m), 4 in m, len(m), (2 * m).rows, m(1), bool(Matrix([[0]])), abs(Matrix([[-1, 2]])))
m[0, 0] = 9
m += 1
print(m.rows)

T = TypeVar("T")
K = TypeVar("K")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self._items: list[T] = []

    def push(self, item: T) -> None:
        self._items.append(item)

    def pop(self) -> T:
        if not self._items:
            raise IndexError("empty stack")
        return self._items.pop()

    def peek(self) -> Optional[T]:
        return self._items[-1] if self._items else None

    def __len__(self) -> int:
        return len(self._items)

    def map(self, f: Callable[[T], K]) -> Stack[K]:
        out: Stack[K] = Stack()
        for i in self._items:
            out.push(f(i))
        return out


st: Stack[int] = Stack()
st.push(1)
st.push(2)
print(st.peek(), st.pop(), len(st), st.map(lambda v: f"<{v}>").pop())
st2 = Stack[str]()
print(st2.peek(), len(st2))
try:
    st2.pop()
except IndexError as ie:
    print(ie)


def first(xs: list[T], default: T) -> T:
    return xs[0] if xs else default


def pair(a: T, b: K) -> tuple[K, T]:
    return b, a


print(first([1], 2), first([], "d"), pair(1, "x"))


class Greeter(Protocol):
    def greet(self, name: str) -> str: ...


class English:
    def greet(self, name: str) -> str:
        return f"Hello {name}"


class French:
    def greet(self, name: str) -> str:
        return f"Bonjour {name}"


def welcome(g: Greeter, names: list[str]) -> list[str]:
    return [g.greet(n) for n in names]


for g in (English(), French()):
    print(welcome(g, ["Al", "Bo"]))
table: dict[str, Greeter] = {"en": English(), "fr": French()}
print(table["fr"].greet("Cy"))


@dataclass
class Person:
    name: str
    age: int = 0
    tags: list[str] = field(default_factory=list)
    nick: Optional[str] = None

    def older(self, years: int = 1) -> Person:
        return replace(self, age=self.age + years)


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0

    def __str__(self) -> str:
        return f"v{self.major}.{self.minor}"


ann = Person("Ann", 30)
ann.tags.append("x")
print(ann, ann.older(), Person("Bob") == Person("Bob"), ann == ann.older(0), ann.older(5).age)
print(Version(1, 2) < Version(1, 10), max(Version(2), Version(1, 9)), {Version(1): "one"}[Version(1, 0)], sorted([Version(3), Version(1)]), str(Version(2)))


class Node:
    def __init__(self, value: int) -> None:
        self.value = value
        self.children: list[Node] = []
        self.parent: Node | None = None

    def add(self, child: Node) -> Node:
        child.parent = self
        self.children.append(child)
        return self

    def walk(self, depth: int = 0) -> Iterator[tuple[int, int]]:
        yield depth, self.value
        for c in self.children:
            yield from c.walk(depth + 1)

    def root(self) -> Node:
        node = self
        while node.parent is not None:
            node = node.parent
        return node


tree = Node(1).add(Node(2).add(Node(3))).add(Node(4))
print(list(tree.walk()), tree.children[0].children[0].root().value)


class Temp:
    def __init__(self) -> None:
        self.c = 0.0

    @property
    def f(self) -> float:
        return self.c * 9 / 5 + 32

    @f.setter
    def f(self, v: float) -> None:
        self.c = (v - 32) * 5 / 9


tt = Temp()
tt.f = 212.0
print(tt.c, tt.f)


def kw(a: int, *args: int, b: int = 2, c: str = "c") -> str:
    return f"{a} {args} {b} {c}"


def po(a: int, /, b: int, *, c: int = 3) -> int:
    return a * 100 + b * 10 + c


print(kw(1), kw(1, 2, 3), kw(1, b=5), kw(1, 2, c="z", b=0), po(1, 2), po(1, b=3, c=4))
