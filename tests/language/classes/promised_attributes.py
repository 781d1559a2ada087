"""Class attributes that a base class only declares and its subclasses have; NamedTuples of different classes compared, in a heap as well."""
from __future__ import annotations
import heapq
from abc import ABC, abstractmethod
from enum import IntEnum
from typing import ClassVar, NamedTuple, Union
class Kind(IntEnum):
    A = 1
    B = 2
class Message(ABC):
    KIND: ClassVar[Kind]
    label: ClassVar[str] = "message"
    size: ClassVar[int]
    def head(self) -> str:
        return f"{self.KIND.name}:{self.KIND:d}:{self.label}:{self.size}"
    @abstractmethod
    def body(self) -> bytes: ...
class A(Message):
    KIND = Kind.A
    size = 3
    def body(self) -> bytes: return b"a"
class B(Message):
    KIND = Kind.B
    label = "bee"
    size = 5
    def body(self) -> bytes: return b"b" * self.size
class C(B):
    size = 7
ms: list[Message] = [A(), B(), C()]
for m in ms:
    print(m.head(), m.body(), m.KIND is Kind.B, m.size + 1)
class Bare(Message):
    def body(self) -> bytes: return b""
try:
    print(Bare().head())
except AttributeError as e:
    print("AttributeError:", e)
class Leaf(NamedTuple):
    char: str
class Inner(NamedTuple):
    left: Union[Leaf, "Inner"]
    right: Union[Leaf, "Inner"]
h: list[tuple[int, int, Union[Leaf, Inner]]] = [(2, 0, Leaf("a")), (1, 1, Leaf("b")), (1, 2, Leaf("c"))]
heapq.heapify(h)
f1, _, l = heapq.heappop(h)
f2, _, r = heapq.heappop(h)
heapq.heappush(h, (f1 + f2, 3, Inner(l, r)))
print(h, Leaf("a") < Leaf("b"), sorted([Leaf("z"), Leaf("y")]))
try:
    print(Inner(Leaf("a"), Leaf("b")) < Inner(Inner(Leaf("a"), Leaf("b")), Leaf("b")))
except TypeError as e:
    print("TypeError:", e)
class P(NamedTuple):
    x: int
    y: int
class Q(NamedTuple):
    a: int
    b: float
print(P(1, 2) == Q(1, 2.0), P(1, 2) != Q(1, 3), P(1, 2) < Q(1, 2.5), Q(0, 9) < P(1, 0), P(1, 2) == (1, 2), P(1, 2) >= Q(1, 2))  # type: ignore[comparison-overlap]
