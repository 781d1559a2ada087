from __future__ import annotations
import sys
from functools import cached_property, total_ordering, lru_cache, cache
from typing import Union, TYPE_CHECKING, Literal, overload, Protocol, final, cast, NewType, Annotated, TypeGuard, NoReturn, Generic, TypeVar, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

UserId = NewType("UserId", int)
Age = Annotated[int, "years"]
if sys.version_info >= (3, 11):
    def ver() -> str:
        return "new"
else:
    def ver() -> str:
        return "old"

try:
    import json5  # type: ignore[import-not-found] # noqa
    HAVE = True
except ImportError:
    HAVE = False


class C:
    def __init__(self, n: int) -> None:
        self.n = n
        self.made = 0

    @cached_property
    def square(self) -> int:
        self.made += 1
        return self.n * self.n


@total_ordering
class V:
    def __init__(self, v: int) -> None:
        self.v = v

    def __eq__(self, o: object) -> bool:
        return isinstance(o, V) and self.v == o.v

    def __lt__(self, o: V) -> bool:
        return self.v < o.v


@lru_cache(maxsize=None)
def fib(n: int) -> int:
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@overload
def dbl(x: int) -> int: ...
@overload
def dbl(x: str) -> str: ...
def dbl(x: Union[int, str]) -> Union[int, str]:
    return x * 2


def is_strs(xs: list[object]) -> TypeGuard[list[str]]:
    return all(isinstance(x, str) for x in xs)


def mode(m: Literal["r", "w"]) -> str:
    return m


class T2:
    def __init__(self) -> None:
        self._x = 1

    @property
    def x(self) -> int:
        return self._x

    @x.setter
    def x(self, v: int) -> None:
        self._x = v

    @x.deleter
    def x(self) -> None:
        self._x = -1
        print("deleted")


class M:
    def __init__(self) -> None:
        self.calls = 0

    @lru_cache(maxsize=8)
    def slow(self, n: int) -> int:
        self.calls += 1
        return n * 2

c = C(4)
print(c.square, c.square, c.made)
c.square = 7
print(c.square)
del c.square
print(c.square, c.made)
print(V(1) <= V(2), V(1) >= V(2), V(3) > V(2))
print(fib(50), fib.cache_info())
fib.cache_clear()
print(dbl(2), dbl("a"), ver(), HAVE, UserId(3) + 1, mode("r"))
t = T2()
t.x = 5
del t.x
print(t.x)
m = M()
print(m.slow(3), m.slow(3), m.calls)
print(__name__)
