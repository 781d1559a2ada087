from __future__ import annotations
from dataclasses import dataclass, field
from typing import Generic, TypeVar, Optional


@dataclass
class A:
    x: int


class B(A):
    pass


@dataclass
class U:
    a: int


T = TypeVar("T")


@dataclass
class Box(Generic[T]):
    item: T
    rest: Optional[Box[T]] = None


class Outer:
    @dataclass
    class Inner:
        v: int = 3


@dataclass(eq=False)
class Id:
    a: int


@dataclass
class Node:
    name: str
    next: Optional[Node] = None
    kids: list[Node] = field(default_factory=list)


@dataclass(frozen=True, order=True)
class Pt:
    x: int
    y: int = 0

    @property
    def norm(self) -> int:
        return self.x + self.y

    @staticmethod
    def origin() -> Pt:
        return Pt(0, 0)

    @classmethod
    def of(cls, t: tuple[int, int]) -> Pt:
        return cls(*t)

    def __post_init__(self) -> None:
        if self.x < 0:
            raise ValueError("neg")
        object.__setattr__(self, "y", self.y * 2)


print(B(1) == B(1), A(1) == B(1), B(1) == A(1), B(1), A(1) != A(1))
print(Box(1), Box(1) == Box(1), Box("a", Box("b")), Box(1) == Box(2, None))
print(Outer.Inner(), Outer.Inner() == Outer.Inner(3))
i = Id(1)
print(i == i, i == Id(1), hash(i) == hash(i), repr(i))
n = Node("a")
n.next = n
n.kids.append(n)
print(n)
print(Pt(1, 2), Pt.origin(), Pt.of((3, 4)), Pt(1, 2).norm, Pt(1, 2) < Pt(1, 3), {Pt(1): "a"}, max(Pt(1), Pt(2, 0)))
try:
    Pt(-1)
except ValueError as e:
    print(e)
a: object = A(1)
print(a == 1, a == A(1), a == B(1))
match a:
    case A(x=1):
        print("A1")
match Pt(1, 2):
    case Pt(0, _):
        print("no")
    case Pt(x, y) if y > 3:
        print("pt", x, y)
