"""Functions as objects of callback protocols, objects with __call__ as functions: names and defaults of each count."""
from typing import Callable, Optional, Protocol, TypeVar
T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")
class Formatter(Protocol):
    def __call__(self, text: str, *, width: int = ...) -> str: ...
class Reducer(Protocol):
    def __call__(self, total: int, item: int, /) -> int: ...
def left(text: str, *, width: int = 7) -> str:
    return text[:width].ljust(width, ".")
class Framed:
    def __init__(self) -> None:
        self.calls = 0
    def __call__(self, text: str, *, width: int = 9) -> str:
        self.calls += 1
        return f"<{text:^{width}}>"
def use(f: Formatter, g: Formatter) -> None:
    print(f("ab"), g("ab", width=3), f("ab", width=1))
framed = Framed()
use(left, framed)
use(framed, left)
formats: list[Formatter] = [left, framed]
formats.append(left)
print([f("q") for f in formats], [f("q", width=2) for f in formats])
class Table:
    def __init__(self, form: Formatter, extra: Optional[Formatter] = None) -> None:
        self.form = form
        self.extra = extra
    def show(self) -> str:
        return self.form("a") + (self.extra("b", width=4) if self.extra else "-")
print(Table(left).show(), Table(framed, left).show())
def nested(n: int) -> Formatter:
    def right(text: str, *, width: int = 6) -> str:
        return text.rjust(width) * n
    return right
print(Table(nested(2), nested(1)).show())
def fold(items: list[int], reducer: Reducer, start: int = 0) -> int:
    for item in items:
        start = reducer(start, item)
    return start
print(fold([1, 2, 3, 4], lambda a, b: a + b), fold([5, 2, 8], max), fold([2, 3], lambda a, b: a * 10 + b, 7), fold([], pow, 9))
class Conv(Protocol[T_co]):
    def __call__(self, s: str, /) -> T_co: ...
def conv(s: str, c: Conv[T]) -> list[T]:
    return [c(s)]
print(conv("12", int), conv("x", str.upper), conv("1.5", float), conv("abc", len), conv("q", lambda s: s * 2))
handlers: dict[str, Formatter] = {"l": left, "f": Framed()}
for k, h in handlers.items():
    print(k, h(k))
class Length:
    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, text: str) -> int:
        self.calls += 1
        return len(text)
def ask(f: Callable[[str], int]) -> int:
    return f("abc")
length = Length()
print(ask(length), sorted(["bb", "a"], key=length), length.calls, list(map(length, ["a", "bb"])), max(["a", "bb"], key=length))
fs: list[Callable[[str], int]] = [len, length]
print([f("12") for f in fs], length in fs, Length() in fs)
opt: Optional[Callable[[str], int]] = length
print(opt("x") if opt else None)
def boom(text: str, *, width: int = 0) -> str:
    raise ValueError(text)
try:
    use(boom, left)
except ValueError as e:
    print("boom", e)
