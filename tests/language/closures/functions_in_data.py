"""Functions in data: registries, command tables, state machines, memoize, counters, currying."""
from __future__ import annotations
import operator
import functools
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Callable, Dict, List, Tuple, TypeVar, Generic, ClassVar, Type, Union, Protocol, NamedTuple, Optional, Iterator
T = TypeVar("T"); K = TypeVar("K"); V = TypeVar("V"); R = TypeVar("R")
# plugin registry
class Registry(Generic[T]):
    def __init__(self, name: str) -> None:
        self.name = name
        self._items: Dict[str, T] = {}
    def register(self, key: Optional[str] = None) -> Callable[[T], T]:
        def deco(obj: T) -> T:
            self._items[key or f"item{len(self._items)}"] = obj
            return obj
        return deco
    def get(self, key: str) -> T:
        try:
            return self._items[key]
        except KeyError:
            raise LookupError(f"no {self.name} named {key!r}; known: {', '.join(sorted(self._items))}") from None
    def __iter__(self) -> Iterator[str]:
        return iter(self._items)
filters: Registry[Callable[[str], str]] = Registry("filter")
@filters.register("upper")
def upper(s: str) -> str:
    return s.upper()
filters.register("rev")(lambda s: s[::-1])
filters.register()(str.title)
print(list(filters), filters.get("upper")("a"), filters.get("rev")("abc"), filters.get("item2")("x y"))
try:
    filters.get("nope")
except LookupError as e:
    print(e)
# command dispatcher
class Calculator:
    def __init__(self) -> None:
        self.stack: List[float] = []
        self.ops: Dict[str, Callable[[float, float], float]] = {
            "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "**": pow, "max": max, "hyp": lambda a, b: (a * a + b * b) ** 0.5}
        self.commands: Dict[str, Callable[[], None]] = {"dup": self.dup, "swap": self.swap, "clear": self.stack.clear, "drop": lambda: print(self.stack.pop())}
    def dup(self) -> None:
        self.stack.append(self.stack[-1])
    def swap(self) -> None:
        self.stack[-1], self.stack[-2] = self.stack[-2], self.stack[-1]
    def run(self, text: str) -> List[float]:
        for token in text.split():
            if token in self.ops:
                b, a = self.stack.pop(), self.stack.pop()
                self.stack.append(self.ops[token](a, b))
            elif (command := self.commands.get(token)) is not None:
                command()
            else:
                self.stack.append(float(token))
        return self.stack
c = Calculator()
print(c.run("1 2 + dup * 4 swap -"), c.run("3 4 hyp drop 2 3 ** 7.5 max"))
# state machine
class State(Enum):
    IDLE = auto(); RUNNING = auto(); DONE = auto()
Action = Callable[["Machine"], State]
@dataclass
class Machine:
    state: State = State.IDLE
    log: List[str] = field(default_factory=list)
    on_enter: Dict[State, List[Callable[["Machine"], None]]] = field(default_factory=dict)
    def step(self) -> bool:
        action = TRANSITIONS.get(self.state)
        if action is None:
            return False
        self.state = action(self)
        for hook in self.on_enter.get(self.state, []):
            hook(self)
        return True
def start(m: Machine) -> State:
    m.log.append("start")
    return State.RUNNING
def tick(m: Machine) -> State:
    m.log.append("tick")
    return State.RUNNING
TRANSITIONS: Dict[State, Action] = {State.IDLE: start, State.RUNNING: lambda m: State.DONE if len(m.log) > 2 else tick(m)}
m = Machine()
m.on_enter[State.DONE] = [lambda m: m.log.append("bye"), lambda m: print(m.state.name)]
while m.step():
    pass
print(m.log)
# memoize generic
def memoize(f: Callable[[K], V]) -> Callable[[K], V]:
    cache: Dict[K, V] = {}
    @functools.wraps(f)
    def inner(k: K) -> V:
        if k not in cache:
            cache[k] = f(k)
        return cache[k]
    return inner
@memoize
def fib(n: int) -> int:
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), fib.__name__)
# sort by several keys, min/max with default
@dataclass(frozen=True)
class P:
    name: str; age: int
people = [P("bob", 30), P("al", 25), P("cy", 30)]
by: Dict[str, Callable[[P], Union[str, int]]] = {"name": lambda p: p.name, "age": operator.attrgetter("age")}
print([p.name for p in sorted(people, key=lambda p: (-p.age, p.name))], [by["name"](p) for p in people], max(people, key=lambda p: p.age).name)
def group_by(items: List[T], key: Callable[[T], K]) -> Dict[K, List[T]]:
    out: Dict[K, List[T]] = {}
    for it in items:
        out.setdefault(key(it), []).append(it)
    return out
print({k: [p.name for p in v] for k, v in group_by(people, lambda p: p.age).items()}, group_by(["a", "bb", "c"], len))
def counter() -> Tuple[Callable[[], int], Callable[[], None]]:
    n = 0
    def inc() -> int:
        nonlocal n
        n += 1
        return n
    def reset() -> None:
        nonlocal n
        n = 0
    return inc, reset
inc, reset = counter()
print(inc(), inc(), reset(), inc())
adders: List[Callable[[int], int]] = []
for n in range(3):
    adders.append(lambda x, n=n: x + n)  # type: ignore[misc]
print([f(10) for f in adders])
def curry(f: Callable[[int, int, int], int]) -> Callable[[int], Callable[[int], Callable[[int], int]]]:
    return lambda a: lambda b: lambda c: f(a, b, c)
print(curry(lambda a, b, c: a * b + c)(2)(3)(4))
def apply_n(f: Callable[[T], T], n: int, x: T) -> T:
    for _ in range(n):
        x = f(x)
    return x
print(apply_n(lambda s: s + "!", 3, "hey"), apply_n(lambda v: v * 2, 5, 1))
