"""operator: the operators as functions. Both operands of arithmetic have one type here, except where the result is known.

itemgetter, attrgetter and methodcaller of constants are made by the compiler.
"""

from collections.abc import Collection, Iterable
from math import fabs
from typing import Protocol, TypeVar

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")
N = TypeVar("N", int, float)
M = TypeVar("M", int, float)


class _Readable(Protocol[K, V]):
    def __getitem__(self, key: K, /) -> V: ...


class _Writable(Protocol[K, V]):
    def __setitem__(self, key: K, value: V, /) -> None: ...


class _Deletable(Protocol[K]):
    def __delitem__(self, key: K, /) -> None: ...


# --- comparison ---------------------------------------------------------------------------


def lt(a: T, b: K) -> bool:
    return a < b


def le(a: T, b: K) -> bool:
    return a <= b


def eq(a: T, b: K) -> bool:
    return a == b


def ne(a: T, b: K) -> bool:
    return a != b


def ge(a: T, b: K) -> bool:
    return a >= b


def gt(a: T, b: K) -> bool:
    return a > b


def not_(obj: object) -> bool:
    return not obj


def truth(obj: object) -> bool:
    return bool(obj)


def is_(a: object, b: object) -> bool:
    return a is b


def is_not(a: object, b: object) -> bool:
    return a is not b


# --- arithmetic ---------------------------------------------------------------------------


def add(a: T, b: T) -> T:
    return a + b


def sub(a: T, b: T) -> T:
    return a - b


def mul(a: T, b: T) -> T:
    return a * b


def floordiv(a: T, b: T) -> T:
    return a // b


def mod(a: T, b: T) -> T:
    return a % b


def and_(a: T, b: T) -> T:
    return a & b


def or_(a: T, b: T) -> T:
    return a | b


def xor(a: T, b: T) -> T:
    return a ^ b


def lshift(a: T, b: T) -> T:
    return a << b


def rshift(a: T, b: T) -> T:
    return a >> b


def matmul(a: T, b: T) -> T:
    return a @ b


def pow(a: T, b: T) -> T:
    return a ** b


def concat(a: T, b: T) -> T:
    return a + b


def truediv(a: N, b: M) -> float:
    return a / b


def iadd(a: T, b: T) -> T:
    a += b
    return a


def isub(a: T, b: T) -> T:
    a -= b
    return a


def imul(a: T, b: T) -> T:
    a *= b
    return a


def ifloordiv(a: T, b: T) -> T:
    a //= b
    return a


def imod(a: T, b: T) -> T:
    a %= b
    return a


def iand(a: T, b: T) -> T:
    a &= b
    return a


def ior(a: T, b: T) -> T:
    a |= b
    return a


def ixor(a: T, b: T) -> T:
    a ^= b
    return a


def ilshift(a: T, b: T) -> T:
    a <<= b
    return a


def irshift(a: T, b: T) -> T:
    a >>= b
    return a


def ipow(a: T, b: T) -> T:
    a **= b
    return a


def iconcat(a: T, b: T) -> T:
    a += b
    return a


def neg(a: T) -> T:
    return -a


def pos(a: T) -> T:
    return +a


def invert(a: T) -> T:
    return ~a


def inv(a: T) -> T:
    return ~a


def abs(a: N) -> N:
    if isinstance(a, float):
        return fabs(a)
    else:
        return -a if a < 0 else a


def index(a: int) -> int:
    return a


# --- containers ---------------------------------------------------------------------------


def contains(a: Collection[T], b: T) -> bool:
    return b in a


def countOf(a: Iterable[T], b: T) -> int:
    count = 0
    for item in a:
        if item == b:
            count += 1
    return count


def indexOf(a: Iterable[T], b: T) -> int:
    place = 0
    for item in a:
        if item == b:
            return place
        place += 1
    raise ValueError("sequence.index(x): x not in sequence")


def getitem(a: _Readable[K, V], b: K) -> V:
    return a[b]


def setitem(a: _Writable[K, V], b: K, c: V) -> None:
    a[b] = c


def delitem(a: _Deletable[K], b: K) -> None:
    del a[b]


def length_hint(obj: Collection[T], default: int = 0) -> int:
    return len(obj)
