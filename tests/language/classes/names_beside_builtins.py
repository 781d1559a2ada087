"""Subclasses of list, dict, set and exceptions with attributes and methods of any name, and builtin methods that do not call overridden ones."""

from __future__ import annotations

from typing import Generic, Iterator, Optional, TypeVar

T = TypeVar("T")


class Grid(dict[tuple[int, int], str]):
    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size
        self.used = 7
        self.index = "index"
        self.filled = [1, 2]
        for i in range(size):
            self[i, i] = "x"

    def find(self, mark: str) -> bool:
        return mark in self.values()

    def resize(self, size: int) -> Grid:
        return Grid(size)

    def merge(self) -> str:
        return "".join(self.values())


class Stack(Generic[T], list[T]):
    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size
        self.items = ["mine"]

    def push(self, item: T) -> None:
        if len(self) >= self.size:
            raise OverflowError("full")
        self.append(item)

    def grow(self, by: int) -> None:
        self.size += by

    def reserve(self) -> str:
        return f"{len(self)} of {self.size}"


class Scope(dict[str, int]):
    """An environment with an outer one."""

    def __init__(self, names: tuple[str, ...] = (), values: tuple[int, ...] = (), outer: Optional[Scope] = None) -> None:
        super().__init__()
        self.update(zip(names, values))
        self.outer = outer

    def find(self, name: str) -> Scope:
        if name in self:
            return self
        if self.outer is None:
            raise NameError(f"unbound variable: {name}")
        return self.outer.find(name)


class Inner(Scope):
    def find(self, name: str) -> Scope:
        print("looking for", name)
        return super().find(name)


class Loud(dict[str, int]):
    def __setitem__(self, key: str, value: int) -> None:
        print("set", key)
        super().__setitem__(key.upper(), value)

    def __contains__(self, key: object) -> bool:
        print("contains", key)
        return super().__contains__(str(key).upper())


class Tens(set[int]):
    def add(self, item: int) -> None:
        super().add(item * 10)


class Doubling(list[int]):
    def append(self, item: int) -> None:
        super().append(item * 2)

    def __iter__(self) -> Iterator[int]:
        print("iter", end=" ")
        return super().__iter__()


class Failure(Exception):
    def __init__(self, message: str, notes: list[str], traceback_size: str) -> None:
        super().__init__(message)
        self.notes = notes
        self.traceback_size = traceback_size
        self.cause = "none"


grid = Grid(30)
print(len(grid), grid.size, grid.used, grid.index, grid.filled, grid[3, 3], grid.find("x"), grid.find("y"), len(grid.resize(4)), grid.merge())
stack: Stack[str] = Stack(12)
stack.grow(8)
for letter in "abcdefghijklmnopqrst":
    stack.push(letter)
try:
    stack.push("one too many")
except OverflowError as error:
    print(error, stack.size, stack.items, len(stack), "".join(reversed(stack)), stack.reserve())
outer = Scope(("a", "b"), (1, 2))
inner: Scope = Inner(("b",), (3,), outer)
print(inner.find("a")["a"], inner.find("b")["b"], inner, outer == {"a": 1, "b": 2})
try:
    inner.find("c")
except NameError as unbound:
    print(unbound)
loud = Loud({"z": 26})
loud["a"] = 1
loud.update({"b": 2})
print(loud, "a" in loud, loud.get("a"), loud.setdefault("q", 5), loud.pop("b"), dict(loud))
tens = Tens([1, 2])
tens.add(3)
tens.update([4])
print(sorted(tens))
doubling = Doubling([1])
doubling.append(3)
doubling.extend([4])
for number in doubling:
    print(number, end=" ")
print([number for number in doubling], doubling[0], doubling)
try:
    raise Failure("broken", ["first"], "big")
except Failure as failure:
    failure.add_note("a note")
    print(failure, failure.notes, failure.__notes__, failure.traceback_size, failure.cause, repr(failure))
raise Failure("at the end", ["second"], "small")
