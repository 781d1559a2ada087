"""Closures, narrowing of captured variables, callbacks in objects, defaults."""
from __future__ import annotations
from dataclasses import dataclass, field
from typing import Callable, Optional


def counter(start: int = 0, step: int | None = None) -> Callable[[], int]:
    value = start
    if step is None:
        step = 1
    size = step

    def increment() -> int:
        nonlocal value
        value += size
        return value

    return increment


def accumulate() -> tuple[Callable[[int], None], Callable[[], list[int]]]:
    items: list[int] = []

    def add(x: int) -> None:
        items.append(x)

    return add, lambda: list(items)


def make_parser(separator: str | None) -> Callable[[str], list[str]]:
    if separator is None:
        return lambda text: text.split()

    def parse(text: str) -> list[str]:
        return [part.strip() for part in text.split(separator)]

    return parse


class Button:
    def __init__(self, label: str, on_click: Optional[Callable[[Button], None]] = None) -> None:
        self.label = label
        self.on_click = on_click
        self.clicks = 0

    def click(self) -> None:
        self.clicks += 1
        if self.on_click is not None:
            self.on_click(self)


class Emitter:
    def __init__(self) -> None:
        self.listeners: dict[str, list[Callable[[str, int], object]]] = {}

    def on(self, name: str) -> Callable[[Callable[[str, int], object]], Callable[[str, int], object]]:
        def register(f: Callable[[str, int], object]) -> Callable[[str, int], object]:
            self.listeners.setdefault(name, []).append(f)
            return f
        return register

    def emit(self, name: str, value: int) -> int:
        listeners = self.listeners.get(name, [])
        for f in listeners:
            f(name, value)
        return len(listeners)


def bisect(f: Callable[[float], float], low: float, high: float, steps: int = 60) -> float:
    for _ in range(steps):
        middle = (low + high) / 2
        if f(low) * f(middle) <= 0:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def derivative(f: Callable[[float], float], h: float = 1e-6) -> Callable[[float], float]:
    return lambda x: (f(x + h) - f(x - h)) / (2 * h)


def find_cycle(f: Callable[[int], int], x0: int) -> tuple[int, int]:
    seen: dict[int, int] = {}
    x, n = x0, 0
    while x not in seen:
        seen[x] = n
        x, n = f(x), n + 1
    return seen[x], n - seen[x]


def hanoi(n: int, source: str = "A", target: str = "C", spare: str = "B") -> list[tuple[str, str]]:
    if n == 0:
        return []
    return hanoi(n - 1, source, spare, target) + [(source, target)] + hanoi(n - 1, spare, target, source)


def permutations(items: list[int]) -> list[list[int]]:
    result: list[list[int]] = []

    def go(prefix: list[int], rest: list[int]) -> None:
        if not rest:
            result.append(prefix)
            return
        for i, item in enumerate(rest):
            go(prefix + [item], rest[:i] + rest[i + 1:])

    go([], items)
    return result


def solve_sudoku_row(row: list[Optional[int]]) -> list[int]:
    missing = iter(sorted(set(range(1, 10)) - {n for n in row if n is not None}))
    return [n if n is not None else next(missing) for n in row]


a, b = counter(), counter(10, 5)
print(a(), a(), b(), b(), a())
add, snapshot = accumulate()
add(1)
add(2)
before = snapshot()
add(3)
print(before, snapshot(), make_parser(None)("a  b"), make_parser(",")("a , b"))
log: list[str] = []
button = Button("ok", lambda self: log.append(f"{self.label} {self.clicks}"))
button.click()
button.click()
Button("none").click()
button.on_click = None
button.click()
print(log, button.clicks)
emitter = Emitter()


@emitter.on("data")
def show(name: str, value: int) -> None:
    print(name, value)


emitter.on("data")(lambda n, v: log.append(n * v))
print(emitter.emit("data", 2), emitter.emit("none", 1), log[-1])
print(round(bisect(lambda x: x * x - 2, 0.0, 2.0), 6), round(derivative(lambda x: x ** 3)(2.0), 3), find_cycle(lambda x: (x * x + 1) % 255, 3))
print(len(hanoi(5)), hanoi(2), permutations([1, 2, 3]), solve_sudoku_row([None, 2, 3, None, 5, 6, 7, 8, 9]))
functions: list[Callable[[int], int]] = [lambda x, n=n: x + n for n in range(3)]  # type: ignore
print([f(10) for f in functions], list(map(abs, [-1, 2])), sorted([3, 1, 2], key=lambda x: -x))
operations: dict[str, Callable[[int, int], int]] = {"+": lambda x, y: x + y, "-": lambda x, y: x - y, "max": max}
print({k: f(3, 5) for k, f in operations.items()})
best: Optional[int] = None


def consider(n: int) -> None:
    global best
    if best is None or n > best:
        best = n


for n in (3, 8, 5):
    consider(n)
print(best, best + 1 if best is not None else "none")
