"""Enum members with defaults, sentinels, conversions by methods of ones own, subclasses of containers, bases that name subclasses."""
from __future__ import annotations

from abc import ABC, abstractmethod
from enum import Enum
from typing import ClassVar

class Status(Enum):
    CREATED = 201, "Created"
    OK = 200, "OK", "fine"

    def __init__(self, code: int, phrase: str, description: str = "-") -> None:
        self.code, self.phrase, self.description = code, phrase, description


for s in Status:
    print(s.code, s.phrase, s.description, s.value)


class Missing(Enum):
    MISSING = 0


MISSING = Missing.MISSING


def f(default: str | None | Missing = MISSING) -> str | None:
    if default is MISSING:
        return "x"
    return default


def g(default: int | Missing = Missing.MISSING) -> int:
    if default is not Missing.MISSING:
        return default + 1
    return 0


print(f(None), f(), f("s"), g(), g(3))


class P:
    def __bytes__(self) -> bytes:
        return b"p"

    def __index__(self) -> int:
        return 2

    def __format__(self, spec: str) -> str:
        return f"<{spec}>"

    def __contains__(self, item: object) -> bool:
        return item == 3

    def __reversed__(self) -> list[int]:
        return [3, 2, 1]


p = P()
print(bytes(p), [1, 2, 3][p], f"{p:abc} {p}", format(p, "x"), 3 in p, 4 in p, list(reversed(p)), hex(p), "ab" * 2, [1, 2, 3, 4][p:], range(p), bin(p))


class Counter:
    count: ClassVar[int] = 0
    names: ClassVar[list[str]] = []

    def __init__(self) -> None:
        type(self).count += 1
        self.names.append(type(self).__name__)

    @classmethod
    def reset(cls) -> None:
        cls.count = 0


Counter()
Counter()
print(Counter.count, Counter.names)
Counter.reset()
print(Counter.count)


class Default(dict[str, int]):
    def __missing__(self, key: str) -> int:
        self[key] = len(key)
        return self[key]


d = Default(a=1)
print(d["a"], d["four"], d, d.get("zz"), "zz" in d)


class Stack(list[str]):
    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit

    def push(self, item: str) -> None:
        if len(self) >= self.limit:
            raise OverflowError(f"more than {self.limit}")
        self.append(item)


st = Stack(2)
for x in "abc":
    try:
        st.push(x)
    except OverflowError as e:
        print(e)
print(st, len(st), st[0], st.limit, st == ["a", "b"])


class Entry(ABC):
    def __init__(self, name: str) -> None:
        self.name = name
        self.parent: Folder | None = None

    @property
    @abstractmethod
    def size(self) -> int: ...


class File(Entry):
    @property
    def size(self) -> int:
        return 1


class Folder(Entry):
    def __init__(self, name: str, *entries: Entry) -> None:
        super().__init__(name)
        for entry in entries:
            entry.parent = self

    @property
    def size(self) -> int:
        return 2


file = File("f")
r = Folder("root", file)
print(r.parent, file.parent.name if file.parent else "")
