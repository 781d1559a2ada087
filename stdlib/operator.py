"""operator: the operators as functions.

itemgetter, attrgetter and methodcaller of constants are made by the compiler.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Protocol, TypeVar

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
R = TypeVar("R")


class _Readable(Protocol[K, V]):
    def __getitem__(self, key: K, /) -> V: ...


class _Writable(Protocol[K, V]):
    def __setitem__(self, key: K, value: V, /) -> None: ...


class _Deletable(Protocol[K]):
    def __delitem__(self, key: K, /) -> None: ...


# --- comparison ---------------------------------------------------------------------------


def lt(a: T, b: K) -> bool:
    """`a < b`."""
    return a < b


def le(a: T, b: K) -> bool:
    """`a <= b`."""
    return a <= b


def eq(a: T, b: K) -> bool:
    """`a == b`."""
    return a == b


def ne(a: T, b: K) -> bool:
    """`a != b`."""
    return a != b


def ge(a: T, b: K) -> bool:
    """`a >= b`."""
    return a >= b


def gt(a: T, b: K) -> bool:
    """`a > b`."""
    return a > b


def not_(obj: object) -> bool:
    """`not obj`."""
    return not obj


def truth(obj: object) -> bool:
    """`bool(obj)`."""
    return bool(obj)


def is_(a: object, b: object) -> bool:
    """`a is b`."""
    return a is b


def is_not(a: object, b: object) -> bool:
    """`a is not b`."""
    return a is not b


# --- arithmetic ---------------------------------------------------------------------------


def add(a: T, b: K):
    """`a + b`."""
    return a + b


def sub(a: T, b: K):
    """`a - b`."""
    return a - b


def mul(a: T, b: K):
    """`a * b`."""
    return a * b


def floordiv(a: T, b: K):
    """`a // b`; ZeroDivisionError."""
    return a // b


def mod(a: T, b: K):
    """`a % b`; ZeroDivisionError."""
    return a % b


def and_(a: T, b: K):
    """`a & b`."""
    return a & b


def or_(a: T, b: K):
    """`a | b`."""
    return a | b


def xor(a: T, b: K):
    """`a ^ b`."""
    return a ^ b


def lshift(a: T, b: K):
    """`a << b`; OverflowError where bits get lost, ValueError for a negative `b`."""
    return a << b


def rshift(a: T, b: K):
    """`a >> b`; ValueError for a negative `b`."""
    return a >> b


def matmul(a: T, b: K):
    """`a @ b`."""
    return a @ b


def pow(a: T, b: K):
    """`a ** b`; of ints an int, so ValueError where `b` is negative."""
    return a ** b


def concat(a: T, b: K):
    """`a + b` of two sequences."""
    return a + b


def truediv(a: T, b: K):
    """`a / b`; ZeroDivisionError."""
    return a / b


def iadd(a: T, b: K) -> T:
    """`a += b`, and then a: a list is changed in place, a number is another one. So with all functions i...."""
    a += b
    return a


def isub(a: T, b: K) -> T:
    """`a -= b`, and then a."""
    a -= b
    return a


def imul(a: T, b: K) -> T:
    """`a *= b`, and then a."""
    a *= b
    return a


def ifloordiv(a: T, b: K) -> T:
    """`a //= b`, and then a."""
    a //= b
    return a


def imod(a: T, b: K) -> T:
    """`a %= b`, and then a."""
    a %= b
    return a


def iand(a: T, b: K) -> T:
    """`a &= b`, and then a."""
    a &= b
    return a


def ior(a: T, b: K) -> T:
    """`a |= b`, and then a."""
    a |= b
    return a


def ixor(a: T, b: K) -> T:
    """`a ^= b`, and then a."""
    a ^= b
    return a


def ilshift(a: T, b: K) -> T:
    """`a <<= b`, and then a."""
    a <<= b
    return a


def irshift(a: T, b: K) -> T:
    """`a >>= b`, and then a."""
    a >>= b
    return a


def ipow(a: T, b: K) -> T:
    """`a **= b`, and then a."""
    a **= b
    return a


def itruediv(a: T, b: K):
    """`a / b`: of ints a float, so not the same a. ZeroDivisionError."""
    return a / b


def imatmul(a: T, b: K) -> T:
    """`a @= b`, and then a."""
    a @= b
    return a


def iconcat(a: T, b: K) -> T:
    """`a += b` of two sequences, and then a."""
    a += b
    return a


def neg(a: T) -> T:
    """`-a`."""
    return -a


def pos(a: T) -> T:
    """`+a`."""
    return +a


def invert(a: T) -> T:
    """`~a`."""
    return ~a


def inv(a: T) -> T:
    """`~a`."""
    return ~a


def abs(a: T):
    """The builtin abs()."""
    return a.__abs__()


def index(a: int) -> int:
    """An int, or a bool as the int it is."""
    return a


# --- containers ---------------------------------------------------------------------------


def contains(a: Collection[T], b: T) -> bool:
    """`b in a`: the container comes first."""
    return b in a


def countOf(a: Iterable[T], b: T) -> int:
    """How many items are equal to `b`."""
    count = 0
    for item in a:
        if item == b:
            count += 1
    return count


def indexOf(a: Iterable[T], b: T) -> int:
    """The place of the first item equal to `b`; ValueError when there is none."""
    place = 0
    for item in a:
        if item == b:
            return place
        place += 1
    raise ValueError("sequence.index(x): x not in sequence")


def getitem(a: _Readable[K, V], b: K) -> V:
    """`a[b]`."""
    return a[b]


def setitem(a: _Writable[K, V], b: K, c: V) -> None:
    """`a[b] = c`."""
    a[b] = c


def delitem(a: _Deletable[K], b: K) -> None:
    """`del a[b]`."""
    del a[b]


def length_hint(obj: Collection[T], default: int = 0) -> int:
    """len(obj); `default` is for objects without one, which are refused here."""
    return len(obj)


# --- calls --------------------------------------------------------------------------------


def call(obj: Callable[[], R]) -> R:
    """`obj(...)` with the other arguments, up to three."""
    return obj()


def _call_2(obj: Callable[[A], R], a: A) -> R:
    return obj(a)


def _call_3(obj: Callable[[A, B], R], a: A, b: B) -> R:
    return obj(a, b)


def _call_4(obj: Callable[[A, B, C], R], a: A, b: B, c: C) -> R:
    return obj(a, b, c)
