"""Generic classes, inheritance among them, generic protocols, Self, results and options."""
from __future__ import annotations
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Callable, Dict, Generic, Iterable, Iterator, List, Optional, Protocol, Tuple, TypeVar, Union

T = TypeVar("T")
U = TypeVar("U")
K = TypeVar("K")
V = TypeVar("V")
E = TypeVar("E", bound=Exception)


@dataclass(frozen=True)
class Ok(Generic[T]):
    value: T


@dataclass(frozen=True)
class Err:
    reason: str


def parse(text: str) -> Union[Ok[int], Err]:
    return Ok(int(text)) if text.lstrip("-").isdigit() else Err(f"not a number: {text!r}")


def total(texts: Iterable[str]) -> Ok[int] | Err:
    result = 0
    for text in texts:
        parsed = parse(text)
        if isinstance(parsed, Err):
            return parsed
        result += parsed.value
    return Ok(result)


class Repository(ABC, Generic[K, V]):
    @abstractmethod
    def get(self, key: K) -> Optional[V]: ...

    @abstractmethod
    def put(self, key: K, value: V) -> None: ...

    def require(self, key: K) -> V:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def update(self, key: K, change: Callable[[V], V]) -> V:
        value = change(self.require(key))
        self.put(key, value)
        return value


class Memory(Repository[K, V]):
    def __init__(self) -> None:
        self._data: Dict[K, V] = {}

    def get(self, key: K) -> Optional[V]:
        return self._data.get(key)

    def put(self, key: K, value: V) -> None:
        self._data[key] = value

    def items(self) -> List[Tuple[K, V]]:
        return list(self._data.items())


class Logged(Memory[str, int]):
    def __init__(self) -> None:
        super().__init__()
        self.log: List[str] = []

    def put(self, key: str, value: int) -> None:
        self.log.append(f"{key}={value}")
        super().put(key, value)


class LRU(Generic[K, V]):
    def __init__(self, capacity: int, make: Callable[[K], V]) -> None:
        self.capacity = capacity
        self.make = make
        self.data: dict[K, V] = {}
        self.hits = self.misses = 0

    def __call__(self, key: K) -> V:
        if key in self.data:
            self.hits += 1
            value = self.data.pop(key)
        else:
            self.misses += 1
            value = self.make(key)
            if len(self.data) >= self.capacity:
                oldest = next(iter(self.data))
                del self.data[oldest]
        self.data[key] = value
        return value


class Pipe(Generic[T]):
    def __init__(self, items: Iterable[T]) -> None:
        self._items = list(items)

    def map(self, f: Callable[[T], U]) -> Pipe[U]:
        return Pipe(f(x) for x in self._items)

    def filter(self, f: Callable[[T], bool]) -> Pipe[T]:
        return Pipe([x for x in self._items if f(x)])

    def fold(self, f: Callable[[U, T], U], start: U) -> U:
        acc = start
        for x in self._items:
            acc = f(acc, x)
        return acc

    def group(self, key: Callable[[T], K]) -> dict[K, list[T]]:
        out: dict[K, list[T]] = {}
        for x in self._items:
            out.setdefault(key(x), []).append(x)
        return out

    def zip(self, other: Pipe[U]) -> Pipe[tuple[T, U]]:
        return Pipe(zip(self._items, other._items))

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def first(self, default: T | None = None) -> T | None:
        return self._items[0] if self._items else default


class Tree(Generic[T]):
    def __init__(self, value: T, children: Iterable[Tree[T]] = ()) -> None:
        self.value = value
        self.children = list(children)

    def walk(self, depth: int = 0) -> Iterator[tuple[int, T]]:
        yield depth, self.value
        for child in self.children:
            yield from child.walk(depth + 1)

    def map(self, f: Callable[[T], U]) -> Tree[U]:
        return Tree(f(self.value), [c.map(f) for c in self.children])

    def fold(self, f: Callable[[T, list[U]], U]) -> U:
        return f(self.value, [c.fold(f) for c in self.children])


class Builder:
    def __init__(self) -> None:
        self.parts: list[str] = []

    def add(self, part: str, *more: str, sep: str = "-") -> Builder:
        self.parts.append(sep.join((part, *more)))
        return self

    def build(self) -> str:
        return "/".join(self.parts)


def compose(*functions: Callable[[int], int]) -> Callable[[int], int]:
    def composed(x: int) -> int:
        for f in reversed(functions):
            x = f(x)
        return x
    return composed


def memoize(f: Callable[[K], V]) -> Callable[[K], V]:
    cache: dict[K, V] = {}

    def wrapper(key: K) -> V:
        if key not in cache:
            cache[key] = f(key)
        return cache[key]

    return wrapper


@memoize
def slow(n: int) -> int:
    print(f"computing {n}")
    return n * n


def retry(times: int) -> Callable[[Callable[[], T]], Callable[[], T]]:
    def decorate(f: Callable[[], T]) -> Callable[[], T]:
        def inner() -> T:
            for attempt in range(times - 1):
                try:
                    return f()
                except ValueError as error:
                    print("retry", attempt, error)
            return f()
        return inner
    return decorate


attempts = 0


def add_up(value: int, kids: list[int]) -> int:
    return value + sum(kids)


@retry(3)
def flaky() -> str:
    global attempts
    attempts += 1
    if attempts < 3:
        raise ValueError(f"attempt {attempts}")
    return "fine"


print(total(["1", "2", "-5"]), total(["1", "x"]), parse("7") == Ok(7))
store = Logged()
store.put("a", 1)
print(store.update("a", lambda v: v + 41), store.get("b"), store.log, store.items())
try:
    store.require("zz")
except KeyError as error:
    print("KeyError", error)
squares: LRU[int, str] = LRU(2, lambda n: f"<{n * n}>")
print([squares(n) for n in (1, 2, 1, 3, 2, 1)], squares.hits, squares.misses, list(squares.data))
pipe = Pipe(range(6))
print(list(pipe.map(lambda x: x * 1.5)), pipe.filter(lambda x: x % 2 == 0).fold(lambda a, x: a + str(x), ""), pipe.group(lambda x: x % 3))
print(list(pipe.zip(Pipe("abc"))), pipe.first(), Pipe([""]).filter(bool).first("none"), pipe.map(str).fold(lambda n, s: n + len(s), 0))
tree = Tree("root", [Tree("a", [Tree("b")]), Tree("c")])
for depth, name in tree.walk():
    print("  " * depth + name)
print(tree.map(len).fold(add_up), [v for _, v in tree.map(lambda s: s.upper()).walk()])
print(Builder().add("a").add("b", "c").add("d", "e", sep="+").build(), compose(lambda x: x + 1, lambda x: x * 2)(5), compose()(3))
print(slow(3), slow(3), slow(4), flaky(), attempts)
