"""What function values tell of themselves: names, docstrings, functools.wraps; equality and hashes."""
import functools
from typing import Callable, Optional, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
log: list[str] = []


def traced(function: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        """The wrapper's own text."""
        log.append(f"-> {function.__name__}")
        try:
            return function(*args, **kwargs)
        except ZeroDivisionError as error:
            log.append(f"{function.__qualname__}: {error}")
            raise
    return wrapper


def anonymous(function: Callable[P, R]) -> Callable[P, R]:
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        """The wrapper's own text."""
        return function(*args, **kwargs)
    return wrapper


def labelled(label: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            log.append(f"{label}:{function.__name__}")
            return function(*args, **kwargs)
        return wrapper
    return decorate


@traced
def divide(a: int, b: int) -> float:
    """Divides."""
    return a / b


@labelled("outer")
@traced
def add(a: int, b: int = 1) -> int:
    return a + b


@anonymous
def hidden() -> None:
    """Never seen."""


for f in (divide.__name__, divide.__qualname__, divide.__module__, divide.__doc__, add.__name__, add.__doc__, hidden.__qualname__, hidden.__doc__):
    print(f)
print(divide(6, 4), add(2), add(2, b=5))
try:
    divide(1, 0)
except ZeroDivisionError as error:
    print(error)
print(log)


class Shape:
    def __init__(self, sides: int) -> None:
        self.sides = sides

    def area(self) -> float:
        """Area."""
        return self.sides * 1.5

    def name(self) -> str:
        return "shape"


class Square(Shape):
    def area(self) -> float:
        return 4.0


def three() -> int:
    return 3


def make(n: int) -> Callable[[], int]:
    def inner() -> int:
        return n
    return inner


def always() -> Callable[[], int]:
    return lambda: 0


s, q = Shape(3), Square(4)
kept = s.area
callbacks: list[Callable[[], object]] = [s.area, three, q.area]
print(kept == s.area, s.area == s.area, s.area != q.area, s.area is kept, kept is kept, three is three, Shape(3).area == s.area)
print(s.area in callbacks, three in callbacks, s.name in callbacks, callbacks.index(q.area), [c.__name__ for c in callbacks])
a, b = make(1), make(1)
print(a == b, a == a, a is not b, always() == always(), hash(s.area) == hash(kept), hash(three) == hash(three), a != three)
counts = {a: "a", b: "b", three: "three"}
print(counts[three], counts[a], len({s.area, s.area, q.area, s.name}), three in counts, make(1) in counts)
callbacks.remove(s.area)
print(len(callbacks), callbacks.count(three), kept.__name__, kept.__doc__, a.__qualname__, always().__qualname__)
try:
    callbacks.remove(s.area)
except ValueError as problem:
    print(problem)
converters: list[Callable[[str], object]] = [int, str, float, len, str.upper, str.strip]
print([c.__name__ for c in converters], len in converters, str.upper in converters, str.lower in converters, [c(" 7") for c in converters])


class Emitter:
    def __init__(self) -> None:
        self.handlers: dict[str, list[Callable[[str], None]]] = {}
        self.default: Optional[Callable[[str], None]] = None

    def on(self, event: str, handler: Callable[[str], None]) -> None:
        if handler not in self.handlers.setdefault(event, []):
            self.handlers[event].append(handler)

    def off(self, event: str, handler: Callable[[str], None]) -> bool:
        if handler in self.handlers.get(event, []):
            self.handlers[event].remove(handler)
            return True
        return False

    def emit(self, event: str, text: str) -> list[str]:
        for handler in self.handlers.get(event, []):
            handler(text)
        return [handler.__name__ for handler in self.handlers.get(event, [])]


emitter, seen = Emitter(), list[str]()
emitter.on("x", seen.append)
emitter.on("x", seen.append)
emitter.on("x", print)
print(emitter.emit("x", "hello"), seen, emitter.off("x", seen.append), emitter.off("x", seen.append), emitter.emit("x", "bye"), seen)
print(emitter.default == print, emitter.default is None)
