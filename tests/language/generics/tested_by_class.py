"""Objects tested for generic classes, made before and after the test is compiled: attributes, methods, items by case."""
from __future__ import annotations
from typing import Generic, TypeVar, Iterator, Callable
from abc import ABC, abstractmethod
T = TypeVar("T"); U = TypeVar("U")
class Option(ABC, Generic[T]):
    @abstractmethod
    def get(self) -> T: ...
class Some(Option[T]):
    def __init__(self, v: T) -> None:
        self.v = v
    def get(self) -> T:
        return self.v
    def __eq__(self, o: object) -> bool:
        return isinstance(o, Some) and self.v == o.v
class Nothing(Option[T]):
    def get(self) -> T:
        raise ValueError("nothing")
def show(x: object) -> str:
    if isinstance(x, Some):
        return f"Some({x.v})"
    if isinstance(x, Option):
        return "option"
    return "no"
def use(o: Option[int]) -> int:
    if isinstance(o, Some):
        return int(o.v) + 1
    return 0
print(show(Some(1)), show(Some("a")), show(Nothing[int]()), show(3), use(Some(3)), use(Nothing()))
class Shape: pass
class Tagged(Shape, Generic[T]):
    def __init__(self, tag: T) -> None: self.tag = tag
def tag(s: Shape) -> str:
    match s:
        case Tagged(tag=t):
            return f"tag {t}"
        case _:
            return "plain"
shapes: list[Shape] = [Tagged(1), Tagged("b"), Shape(), Tagged([1.5])]
print([tag(s) for s in shapes])
print([isinstance(s, Tagged) for s in shapes])
things: list[object] = [(1, "a"), (1, 2, 3), (), [1], {1}, frozenset("a"), {"k": (1, 2)}, "s", b"b", None, range(3)]
def walk() -> None:
    for t in things:
        print(isinstance(t, tuple), isinstance(t, list), isinstance(t, (set, frozenset)), isinstance(t, dict), type(t).__name__)
        if isinstance(t, tuple):
            print(len(t), [x for x in t], t[0] if t else "none")
        elif isinstance(t, (set, frozenset)):
            print(len(t), 1 in t)
        elif isinstance(t, dict):
            for k in t: print(k, t[k], k in t, t.get(k))
walk()
def deep_len(x: object) -> int:
    if isinstance(x, (list, tuple, set)):
        return sum(deep_len(y) for y in x)
    elif isinstance(x, dict):
        n = 0
        for k, v in x.items():
            n += deep_len(k) + deep_len(v)
        return n
    return 1
print(deep_len(things), deep_len([1, [2, (3, 4)], {"a": [5]}]))
def merge(a: object, b: object) -> object:
    if isinstance(a, list) and isinstance(b, list):
        return [*a, *b]
    return None
print(merge([1], ["a"]), merge([1], 2))
def wrap(x: object) -> object:
    if isinstance(x, list):
        return len(x)
    return [x]
print(wrap(wrap(3)), wrap([1]))
def clone(x: object) -> object:
    if isinstance(x, dict):
        return {k: clone(v) for k, v in x.items()}
    if isinstance(x, list):
        return [clone(v) for v in x]
    return x
print(clone({"a": [1, {"b": 2}]}))
