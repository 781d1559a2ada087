"""Abstract base classes and protocols."""

from abc import ABC, abstractmethod
from typing import Protocol


class Storage(ABC):
    @abstractmethod
    def read(self, key: str) -> str:
        """The value."""

    @abstractmethod
    def write(self, key: str, value: str) -> None:
        """Keep a value."""

    def copy(self, source: str, target: str) -> None:
        self.write(target, self.read(source))


class Memory(Storage):
    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def read(self, key: str) -> str:
        return self.values[key]

    def write(self, key: str, value: str) -> None:
        self.values[key] = value


class Logged(Memory):
    def write(self, key: str, value: str) -> None:
        print("write", key)
        super().write(key, value)


class Speaker(Protocol):
    def speak(self) -> str: ...


class Dog:
    def speak(self) -> str:
        return "woof"


class Robot:
    def __init__(self, model: int) -> None:
        self.model = model

    def speak(self) -> str:
        return f"unit {self.model}"


def chorus(speakers: list[Speaker]) -> str:
    return ", ".join(speaker.speak() for speaker in speakers)


for storage in (Memory(), Logged()):
    storage.write("a", "1")
    storage.copy("a", "b")
    print(storage.read("b"))
print(chorus([Dog(), Robot(7), Dog()]))
