"""Function factories: once, memo, throttle, debounce on a fake clock, and functions with shared state."""
from __future__ import annotations
from typing import Callable, TypeVar

T = TypeVar("T")
K = TypeVar("K")


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def once(f: Callable[[], T]) -> Callable[[], T]:
    results: list[T] = []

    def run() -> T:
        if not results:
            results.append(f())
        return results[0]
    return run


def memo(f: Callable[[K], T], limit: int) -> tuple[Callable[[K], T], Callable[[], dict[K, T]]]:
    known: dict[K, T] = {}

    def ask(key: K) -> T:
        if key in known:
            known[key] = known.pop(key)
            return known[key]
        value = known[key] = f(key)
        if len(known) > limit:
            del known[next(iter(known))]
        return value
    return ask, lambda: dict(known)


def throttle(f: Callable[[str], None], gap: float, clock: Callable[[], float]) -> Callable[[str], bool]:
    last = -1.0

    def call(text: str) -> bool:
        nonlocal last
        now = clock()
        if last >= 0.0 and now - last < gap:
            return False
        last = now
        f(text)
        return True
    return call


def account(balance: int) -> tuple[Callable[[int], int], Callable[[int], int], Callable[[], list[int]]]:
    history = [balance]

    def deposit(amount: int) -> int:
        nonlocal balance
        if amount <= 0:
            raise ValueError(f"cannot deposit {amount}")
        balance += amount
        history.append(balance)
        return balance

    def withdraw(amount: int) -> int:
        if amount > balance:
            raise ValueError(f"{amount} is more than {balance}")
        return balance if amount == 0 else change(-amount)

    def change(by: int) -> int:
        nonlocal balance
        balance += by
        history.append(balance)
        return balance

    return deposit, withdraw, lambda: history[:]


calls: list[str] = []
load = once(lambda: calls.append("loaded") or len(calls))  # type: ignore[func-returns-value]
print(load(), load(), calls)


def noted_square(n: int) -> int:
    calls.append(f"sq{n}")
    return n * n


square, known = memo(noted_square, 2)
print([square(n) for n in (1, 2, 1, 3, 2, 1)], known(), calls[1:])
clock, said = Clock(), list[str]()
say = throttle(said.append, 1.0, lambda: clock.now)
for at, word in ((0.0, "a"), (0.5, "b"), (1.0, "c"), (1.9, "d"), (2.1, "e")):
    clock.now = at
    print(say(word), end=" ")
print(said)
deposit, withdraw, history = account(100)
for action, amount in ((deposit, 50), (withdraw, 30), (withdraw, 500), (deposit, 0), (withdraw, 0), (withdraw, 120)):
    try:
        print(action(amount), end=" ")
    except ValueError as error:
        print(f"[{error}]", end=" ")
print(history())
