"""Classes of one's own below the abstract base classes of collections.abc, which add the methods that follow."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping, MutableSequence, MutableSet, Sequence, Set
from typing import Generic, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


class Lower(MutableMapping[str, V]):
    """A dict that takes its keys in any case."""

    def __init__(self) -> None:
        self.data: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        return self.data[key.lower()]

    def __setitem__(self, key: str, value: V) -> None:
        self.data[key.lower()] = value

    def __delitem__(self, key: str) -> None:
        del self.data[key.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)

    def __repr__(self) -> str:
        return f"Lower({self.data})"


class Squares(Sequence[int]):
    def __init__(self, count: int) -> None:
        self.size = count

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        if isinstance(index, slice):
            return [i * i for i in range(*index.indices(self.size))]
        if index < 0:
            index += self.size
        if not 0 <= index < self.size:
            raise IndexError(index)
        return index * index


class Log(MutableSequence[str]):
    def __init__(self, items: Iterable[str] = ()) -> None:
        self.items = list(items)

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> MutableSequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | MutableSequence[str]:
        return Log(self.items[index]) if isinstance(index, slice) else self.items[index]

    @overload
    def __setitem__(self, index: int, value: str) -> None: ...
    @overload
    def __setitem__(self, index: slice, value: Iterable[str]) -> None: ...
    def __setitem__(self, index: int | slice, value: str | Iterable[str]) -> None:
        if isinstance(index, int):
            assert isinstance(value, str)
            self.items[index] = value

    def __delitem__(self, index: int | slice) -> None:
        del self.items[index]

    def insert(self, index: int, value: str) -> None:
        self.items.insert(index, value)

    def __repr__(self) -> str:
        return f"Log({self.items})"


class Bits(MutableSet[int]):
    def __init__(self, values: Iterable[int] = ()) -> None:
        self.mask = 0
        for value in values:
            self.add(value)

    def __contains__(self, value: object) -> bool:
        return isinstance(value, int) and bool(self.mask >> value & 1)

    def __iter__(self) -> Iterator[int]:
        return (i for i in range(63) if self.mask >> i & 1)

    def __len__(self) -> int:
        return bin(self.mask).count("1")

    def add(self, value: int) -> None:
        self.mask |= 1 << value

    def discard(self, value: int) -> None:
        self.mask &= ~(1 << value)

    def __repr__(self) -> str:
        return f"Bits({list(self)})"


class Countdown(Iterator[int]):
    def __init__(self, start: int) -> None:
        self.left = start

    def __next__(self) -> int:
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left + 1


def describe(table: Mapping[str, int]) -> str:
    return ", ".join(f"{key}={value}" for key, value in table.items()) + f" ({len(table)}, {table.get('q')})"


def main() -> None:
    headers: Lower[int] = Lower()
    headers["Host"] = 1
    headers.update({"Accept": 2, "X-Id": 3})
    print(headers, headers["HOST"], headers.get("accept"), headers.get("none"), headers.get("none", 7), "x-ID" in headers, "y" in headers)
    print(headers.pop("Host"), headers.pop("Host", -1), headers.setdefault("Age", 5), headers.setdefault("AGE", 6), len(headers))
    print(list(headers.keys()), list(headers.values()), list(headers.items()), ("age", 5) in headers.items(), 5 in headers.values())
    print(headers == {"accept": 2, "x-id": 3, "age": 5}, headers == headers, headers != {"accept": 2}, describe(headers))
    print(dict(headers), headers.popitem(), {**headers}, sorted(headers))
    headers.clear()
    try:
        headers.pop("gone")
    except KeyError as error:
        print("KeyError", error, len(headers), bool(headers))
    squares = Squares(5)
    print(list(squares), 9 in squares, 8 in squares, squares.index(16), squares.count(4), list(reversed(squares)), squares[-1], squares[1:4], squares[::-2])
    print(sum(squares[:3]), squares[2] + 1, max(squares), [a + b for a, b in zip(squares, squares[1:])])
    try:
        squares.index(7)
    except ValueError as error:
        print("ValueError", error)
    log = Log(["a"])
    log.append("b")
    log.extend(["c", "d"])
    log += ["e"]
    log.reverse()
    print(log, log.pop(), log.pop(0), log.index("c"), len(log), "c" in log)
    log.remove("c")
    log[0] = "z"
    log.insert(1, "y")
    print(log, log[0], log[1:], list(log))
    del log[0]
    log.clear()
    print(log, not log)
    one, two = Bits([1, 3, 5]), Bits([3, 5, 7])
    print(one & two, one | two, one - two, one ^ two, one <= two, Bits([3]) < two, one.isdisjoint([2]), one == Bits([5, 3, 1]), one != two)
    one.remove(3)
    one |= Bits([9])
    print(one, 9 in one, 10 in one, len(one), one.pop())
    try:
        one.remove(40)
    except KeyError as error:
        print("KeyError", error)
    print(list(Countdown(3)), [n for n in Countdown(2)], next(iter(Countdown(9))))


main()
