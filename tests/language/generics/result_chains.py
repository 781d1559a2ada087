"""Result[T]: map, then, recover and collect over values and failures."""
from __future__ import annotations
from typing import Callable, Generic, Iterable, TypeVar

T = TypeVar("T")
U = TypeVar("U")


class Result(Generic[T]):
    def __init__(self, value: T | None, error: str | None = None) -> None:
        self._value, self._error = value, error

    @staticmethod
    def ok(value: U) -> Result[U]:
        return Result(value)

    @property
    def is_ok(self) -> bool:
        return self._error is None

    def unwrap(self) -> T:
        if self._error is not None or self._value is None:
            raise RuntimeError(f"unwrap of a failure: {self._error}")
        return self._value

    def map(self, f: Callable[[T], U]) -> Result[U]:
        if self._error is not None or self._value is None:
            return Result[U](None, self._error)
        return Result(f(self._value))

    def then(self, f: Callable[[T], Result[U]]) -> Result[U]:
        return f(self._value) if self._error is None and self._value is not None else Result[U](None, self._error)

    def recover(self, f: Callable[[str], T]) -> Result[T]:
        return self if self._error is None else Result(f(self._error))

    def or_else(self, default: T) -> T:
        return default if self._value is None else self._value

    def __repr__(self) -> str:
        return f"Ok({self._value!r})" if self.is_ok else f"Err({self._error})"


def attempt(f: Callable[[], T]) -> Result[T]:
    try:
        return Result(f())
    except (ValueError, ArithmeticError) as error:
        return Result[T](None, f"{type(error).__name__}: {error}")


def parse(text: str) -> Result[int]:
    return attempt(lambda: int(text))


def collect(results: Iterable[Result[T]]) -> Result[list[T]]:
    values: list[T] = []
    for result in results:
        if not result.is_ok:
            return result.map(lambda value: [value])
        values.append(result.unwrap())
    return Result.ok(values)


def reciprocal(n: int) -> Result[float]:
    return attempt(lambda: 1 / n)


for text in ("4", "0", "four"):
    r = parse(text)
    print(r, r.then(reciprocal), r.map(lambda n: n + 1).map(str).map(lambda s: s * 2), r.recover(len), r.or_else(-1))
print(collect(parse(t) for t in ("1", "2", "3")), collect([parse("1"), parse("x"), parse("y")]), collect([parse(t) for t in "".split()]))
print(collect(map(reciprocal, [1, 2, 4])).map(sum), parse("7").then(reciprocal).unwrap())
try:
    parse("z").unwrap()
except RuntimeError as error:
    print(error)
