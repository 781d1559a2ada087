"""Protocols that classes inherit from openly: methods with bodies, a protocol made of protocols."""
from __future__ import annotations
from abc import abstractmethod
from typing import Protocol


class Greeter(Protocol):
    name: str

    @abstractmethod
    def greeting(self) -> str: ...

    def greet(self, other: str) -> str:
        return f"{self.name} says {self.greeting()!r} to {other}"


class Counted(Protocol):
    count: int

    def increment(self, by: int = 1) -> int:
        self.count += by
        return self.count


class CountingGreeter(Greeter, Counted, Protocol):
    def busy(self) -> bool:
        return self.count >= 2


class French(Greeter):
    def __init__(self, name: str) -> None:
        self.name = name

    def greeting(self) -> str:
        return "bonjour"


class Loud(French):
    def greet(self, other: str) -> str:
        return super().greet(other).upper() + "!"


class Desk(CountingGreeter):
    def __init__(self) -> None:
        self.name, self.count = "desk", 0

    def greeting(self) -> str:
        if self.busy():
            raise BlockingIOError("too many guests")
        self.increment()
        return f"number {self.count}"


class Stranger:
    """Has what a Greeter has without saying so."""
    name = "stranger"

    def greeting(self) -> str:
        return "..."

    def greet(self, other: str) -> str:
        return f"{self.name} ignores {other}"


people: list[Greeter] = [French("Ann"), Loud("Bob"), Desk(), Stranger()]
for person in people:
    print(person.greet("you"))
desk = Desk()
for guest in ("x", "y", "z"):
    try:
        print(desk.greet(guest), desk.busy())
    except BlockingIOError as error:
        print(guest, error, desk.count)
print(desk.increment(5), people[1].greeting())
