# mypy: disable-error-code="var-annotated, type-arg, assignment, arg-type"
"""Variables whose first value does not tell their type, filled only by generic functions."""

from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")

log = []
pairs = {}
shown = []


def note(value: T) -> T:
    log.append(str(value))
    return value


def again(value: U) -> U:
    pairs[note(value)] = len(log)
    return value


class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value
        self.others = []

    def add(self, other: U) -> None:
        self.others.append(f"{self.value}{other}")


def show(items: list) -> None:
    shown.extend(items)


def main() -> None:
    note(1)
    note("two")
    again("three")
    box = Box(4)
    box.add("five")
    box.add(6.5)
    show([1.5, 2.5])
    print(log, pairs, box.others, shown)


main()
