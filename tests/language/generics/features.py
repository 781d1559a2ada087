from __future__ import annotations
from typing import Callable, Generic, Iterable, Iterator, Protocol, TypeVar, Sequence, Mapping, Optional

T = TypeVar("T")
U = TypeVar("U")
K = TypeVar("K")
V = TypeVar("V")
N = TypeVar("N", int, float)


class Comparable(Protocol):
    def __lt__(self, other: Comparable) -> bool: ...


C = TypeVar("C", bound="Shape")


class Shape:
    def __init__(self, n: int) -> None:
        self.n = n

    def scale(self: C, k: int) -> C:
        self.n *= k
        return self


class Sub(Shape):
    def only(self) -> str:
        return f"sub {self.n}"


def biggest(shapes: list[C]) -> C:
    best = shapes[0]
    for s in shapes:
        if s.n > best.n:
            best = s
    return best


def add(a: N, b: N) -> N:
    return a + b


def group_by(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    out: dict[K, list[T]] = {}
    for item in items:
        out.setdefault(key(item), []).append(item)
    return out


def compose(f: Callable[[T], U], g: Callable[[U], V]) -> Callable[[T], V]:
    def inner(x: T) -> V:
        return g(f(x))
    return inner


def take(n: int, it: Iterator[T]) -> list[T]:
    out: list[T] = []
    for x in it:
        if len(out) == n:
            break
        out.append(x)
    return out


def count() -> Iterator[int]:
    n = 0
    while True:
        yield n
        n += 1


class Tree(Generic[K, V]):
    def __init__(self) -> None:
        self.root: Optional[TreeNode[K, V]] = None
        self.size = 0

    def put(self, key: K, value: V, less: Callable[[K, K], bool]) -> None:
        node = TreeNode(key, value)
        if self.root is None:
            self.root = node
            self.size = 1
            return
        at = self.root
        while True:
            if less(key, at.key):
                if at.left is None:
                    at.left = node
                    break
                at = at.left
            elif less(at.key, key):
                if at.right is None:
                    at.right = node
                    break
                at = at.right
            else:
                at.value = value
                return
        self.size += 1

    def items(self) -> Iterator[tuple[K, V]]:
        if self.root is not None:
            yield from self.root.walk()

    def __len__(self) -> int:
        return self.size


class TreeNode(Generic[K, V]):
    def __init__(self, key: K, value: V) -> None:
        self.key = key
        self.value = value
        self.left: Optional[TreeNode[K, V]] = None
        self.right: Optional[TreeNode[K, V]] = None

    def walk(self) -> Iterator[tuple[K, V]]:
        if self.left is not None:
            yield from self.left.walk()
        yield self.key, self.value
        if self.right is not None:
            yield from self.right.walk()


class Result(Generic[T]):
    def __init__(self, value: Optional[T], error: Optional[str]) -> None:
        self.value = value
        self.error = error

    @classmethod
    def ok(cls, value: T) -> Result[T]:
        return cls(value, None)

    @staticmethod
    def fail(message: str) -> Result[T]:
        return Result(None, message)

    def map(self, f: Callable[[T], U]) -> Result[U]:
        if self.value is None:
            return Result(None, self.error)
        return Result(f(self.value), None)

    def unwrap(self, default: T) -> T:
        return self.value if self.value is not None else default


class Event(Generic[T]):
    def __init__(self) -> None:
        self.handlers: list[Callable[[T], None]] = []

    def on(self, h: Callable[[T], None]) -> Callable[[T], None]:
        self.handlers.append(h)
        return h

    def fire(self, value: T) -> int:
        for h in self.handlers:
            h(value)
        return len(self.handlers)


def mean(xs: Sequence[float]) -> float:
    return sum(xs, 0.0) / len(xs)


def lookup(m: Mapping[str, int], *keys: str) -> list[int]:
    return [m[k] for k in keys if k in m]


print(add(1, 2), add(1.5, 2.5), biggest([Sub(1), Sub(5)]).only(), Sub(2).scale(3).only())
print(group_by(["apple", "bob", "avocado", "cat"], lambda s: s[0]), group_by(range(6), lambda n: n % 2 == 0))
print(compose(len, lambda n: n * n)("abc"), compose(lambda s: s + "!", str.upper)("hi") if False else "")
print(take(4, count()), take(2, iter("xyz")))
t: Tree[str, int] = Tree()
for i, w in enumerate("the quick brown fox the".split()):
    t.put(w, i, lambda a, b: a < b)
print(list(t.items()), len(t))
r = Result.ok(5).map(lambda v: f"<{v}>")
bad: Result[str] = Result.fail("oops")
print(r.value, r.unwrap("none"), bad.error, bad.unwrap("default"))
ev: Event[str] = Event()
log: list[str] = []
ev.on(log.append)
ev.on(lambda s: print("got", s))
print(ev.fire("x"), log, mean([1.0, 2.0, 4.5]), mean((1.0, 2.0)), lookup({"a": 1, "b": 2}, "b", "z", "a"))
