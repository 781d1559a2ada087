"""Generic containers with TypeVar, and iteration over them."""

from collections.abc import Iterator
from typing import Generic, Optional, TypeVar

T = TypeVar("T")
K = TypeVar("K")


class Link(Generic[T]):
    def __init__(self, value: T, next: "Optional[Link[T]]") -> None:
        self.value = value
        self.next = next


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.top: Optional[Link[T]] = None
        self.size = 0

    def push(self, value: T) -> None:
        self.top = Link(value, self.top)
        self.size += 1

    def pop(self) -> T:
        if self.top is None:
            raise IndexError("pop from empty stack")
        value = self.top.value
        self.top = self.top.next
        self.size -= 1
        return value

    def __iter__(self) -> Iterator[T]:
        link = self.top
        while link is not None:
            yield link.value
            link = link.next

    def __len__(self) -> int:
        return self.size


def first(items: list[T], default: T) -> T:
    return items[0] if items else default


def swap(pair: tuple[T, K]) -> tuple[K, T]:
    return pair[1], pair[0]


numbers: Stack[int] = Stack()
for n in range(4):
    numbers.push(n * n)
names: Stack[str] = Stack()
names.push("x")
names.push("y")
print(list(numbers), numbers.pop(), len(numbers), "".join(names), first([], 5), first(["q"], ""), swap((1, "a")))
try:
    names.pop()
    names.pop()
    names.pop()
except IndexError as error:
    print(error)
