"""Protocols with type parameters: sources, sinks, converters and what joins them."""
from __future__ import annotations
from typing import Callable, Generic, Iterable, Optional, Protocol, TypeVar

T = TypeVar("T")
S_co = TypeVar("S_co", covariant=True)
K_contra = TypeVar("K_contra", contravariant=True)


class Source(Protocol[S_co]):
    def take(self) -> Optional[S_co]: ...


class Sink(Protocol[K_contra]):
    def give(self, item: K_contra) -> None: ...


class Counter:
    def __init__(self, stop: int) -> None:
        self.n, self.stop = 0, stop

    def take(self) -> Optional[int]:
        if self.n >= self.stop:
            return None
        self.n += 1
        return self.n


class Words:
    def __init__(self, text: str) -> None:
        self.words = text.split()[::-1]

    def take(self) -> Optional[str]:
        return self.words.pop() if self.words else None


class Collect(Generic[T]):
    def __init__(self, items: Iterable[T] = ()) -> None:
        self.items = list(items)

    def give(self, item: T) -> None:
        self.items.append(item)


class Total:
    def __init__(self, limit: float) -> None:
        self.value, self.limit = 0.0, limit

    def give(self, item: float) -> None:
        if self.value + item > self.limit:
            raise OverflowError(f"{self.value:g} + {item:g} > {self.limit:g}")
        self.value += item


def pump(source: Source[T], sink: Sink[T]) -> int:
    moved = 0
    while (item := source.take()) is not None:
        sink.give(item)
        moved += 1
    return moved


class Mapped(Generic[T]):
    def __init__(self, source: Source[int], convert: Callable[[int], T]) -> None:
        self.source, self.convert = source, convert

    def take(self) -> Optional[T]:
        item = self.source.take()
        return None if item is None else self.convert(item)


numbers, texts, total = Collect([0]), Collect[str](), Total(10.0)
print(pump(Counter(3), numbers), numbers.items, pump(Words("to be or not"), texts), texts.items)
print(pump(Mapped(Counter(4), lambda n: n / 2), total), total.value)
try:
    pump(Mapped(Counter(9), float), total)
except OverflowError as error:
    print(error)
print(pump(Mapped(Counter(2), lambda n: "ab" * n), texts), texts.items[-2:], pump(Counter(0), numbers), pump(Words(""), texts))
