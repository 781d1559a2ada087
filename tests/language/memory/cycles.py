"""Cycles of objects, closures and generators die and are replaced."""

from collections.abc import Callable, Iterator


class Owner:
    def __init__(self, name: str) -> None:
        self.name = name
        self.callbacks: list[Callable[[], str]] = []
        self.other: Owner | None = None


def pair(i: int) -> Owner:
    a, b = Owner(f"a{i}"), Owner(f"b{i}")
    a.other, b.other = b, a
    a.callbacks.append(lambda: a.name + b.name)
    return a


def endless(owner: Owner) -> Iterator[str]:
    while True:
        yield owner.callbacks[0]()


last = ""
for i in range(20_000):
    owner = pair(i)
    last = next(endless(owner))
print(last, owner.other.name if owner.other is not None else "")
