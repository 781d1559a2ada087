from __future__ import annotations
from typing import Protocol, Generic, TypeVar, Self, Never, assert_never, final, cast, Union, Final, ClassVar, TypeAlias

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Json: TypeAlias = Union[int, str, list["Json"]]


class HasName(Protocol):
    name: str

    def greet(self) -> str: ...


class Source(Protocol[T_co]):
    def get(self) -> T_co: ...


@final
class Dog:
    def __init__(self, name: str) -> None:
        self.name = name

    def greet(self) -> str:
        return "woof " + self.name


class Box(Generic[T]):
    def __init__(self, v: T) -> None:
        self.v = v

    def get(self) -> T:
        return self.v


class Builder:
    def __init__(self) -> None:
        self.parts: list[str] = []

    def add(self, p: str) -> Self:
        self.parts.append(p)
        return self


class Sub(Builder):
    def done(self) -> str:
        return "-".join(self.parts)


def hello(x: HasName) -> str:
    return x.name + x.greet()


def take(s: Source[T]) -> T:
    return s.get()


def which(x: int | str) -> str:
    if isinstance(x, int):
        return "i"
    elif isinstance(x, str):
        return "s"
    else:
        assert_never(x)


class Vec:
    def __init__(self, x: int) -> None:
        self.x = x

    def __matmul__(self, o: Vec) -> int:
        return self.x * o.x

    def __divmod__(self, o: int) -> tuple[int, int]:
        return divmod(self.x, o)

    def __pow__(self, n: int, m: int | None = None) -> int:
        return pow(self.x, n) if m is None else pow(self.x, n, m)

    def __imatmul__(self, o: Vec) -> Vec:
        self.x *= o.x
        return self

    def __index__(self) -> int:
        return self.x

    def __reversed__(self) -> list[int]:
        return [3, 2, 1]

    def __format__(self, spec: str) -> str:
        return f"V{spec}"

    def __call__(self, a: int) -> int:
        return self.x + a

    def __bool__(self) -> bool:
        return self.x != 0

    def __contains__(self, v: int) -> bool:
        return v == self.x

    def __int__(self) -> int:
        return self.x

    def __neg__(self) -> Vec:
        return Vec(-self.x)

    def __ilshift__(self, n: int) -> Vec:
        self.x <<= n
        return self


class D(dict[str, int]):
    def __missing__(self, key: str) -> int:
        return len(key)


print(hello(Dog("rex")), take(Box(3)), Sub().add("a").add("b").done(), which(1), which("a"))
v = Vec(3)
print(v @ Vec(4), divmod(v, 2), pow(v, 2), pow(v, 2, 5), v ** 3, [10, 20, 30, 40][v], list(reversed(v)), f"{v:>3}", v(4), bool(v), 3 in v, int(v), (-v).x)
v @= Vec(2)
v <<= 1
print(v.x)
d = D()
d["a"] = 5
print(d["a"], d["xyz"])
