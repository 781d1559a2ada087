"""Transactions over several stores: committed in order, rolled back in reverse, with savepoints."""
from __future__ import annotations
from contextlib import ExitStack
from types import TracebackType
from typing import Literal


class Abort(Exception):
    pass


class Store:
    def __init__(self, name: str, **rows: int) -> None:
        self.name, self.rows = name, dict(rows)
        self.saved: list[dict[str, int]] = []
        self.log: list[str] = []

    def __enter__(self) -> Store:
        self.saved.append(self.rows.copy())
        self.log.append(f"begin {len(self.saved)}")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        saved = self.saved.pop()
        if kind is None:
            self.log.append("commit")
            return False
        self.rows = saved
        self.log.append(f"rollback {kind.__name__}")
        return issubclass(kind, Abort) and bool(self.saved)

    def add(self, key: str, n: int) -> None:
        value = self.rows.get(key, 0) + n
        if value < 0:
            raise ValueError(f"{self.name}.{key} would be {value}")
        self.rows[key] = value


def transfer(source: Store, target: Store, key: str, n: int) -> str:
    try:
        with source, target:
            target.add(key, n)
            source.add(key, -n)
            if n == 13:
                raise Abort("unlucky")
        return "moved"
    except (ValueError, Abort) as error:
        return f"{type(error).__name__}: {error}"


a, b = Store("a", gold=20), Store("b")
for n in (5, 50, 13, 15):
    print(n, transfer(a, b, "gold", n), a.rows, b.rows)
print(a.log[-4:], b.log)
a.log.clear()
with a:
    a.add("x", 1)
    with a:
        a.add("x", 10)
        raise Abort("only the inner one")
    a.add("y", 2)
print(a.rows, a.log)
stores = [Store(f"s{n}", k=n) for n in range(3)]
try:
    with ExitStack() as stack:
        for store in stores:
            stack.enter_context(store).add("k", -1 if store.name != "s0" else 1)
        stores[2].add("k", -5)
except ValueError as error:
    print(error, [store.rows["k"] for store in stores], [store.log[-1] for store in stores])
with ExitStack() as stack:
    for store in stores:
        stack.enter_context(store)
        store.add("k", 100)
print([store.rows["k"] for store in stores], sum(len(store.saved) for store in stores))
