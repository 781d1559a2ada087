"""Objects made by __new__, and class attributes that start as None."""
from __future__ import annotations

from typing import ClassVar, Self


class Config:
    instance: ClassVar[Config | None] = None

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    @classmethod
    def get(cls) -> Config:
        if cls.instance is None:
            cls.instance = cls()
        return cls.instance

    @staticmethod
    def shared() -> Config:
        if Config.instance is None:
            Config.instance = Config()
        return Config.instance


Config.get().values["a"] = "1"
print(Config.shared().values, Config.get() is Config.shared())


class Singleton:
    _instance: ClassVar[Singleton | None] = None
    made = 0

    def __new__(cls) -> Singleton:
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            print("new", cls.__name__)
        return cls._instance

    def __init__(self) -> None:
        Singleton.made += 1
        self.number = Singleton.made


one, two = Singleton(), Singleton()
print(one is two, one.number, two.number, Singleton.made)


class Point:
    __slots__ = ("x", "y")
    cache: ClassVar[dict[tuple[int, int], Point]] = {}

    def __new__(cls, x: int, y: int = 0) -> Self:
        print("making", x, y)
        self = super().__new__(cls)
        return self

    def __init__(self, x: int, y: int = 0) -> None:
        self.x = x
        self.y = y

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.x}, {self.y})"


class Point3(Point):
    def __init__(self, x: int, y: int = 0) -> None:
        super().__init__(x, y)
        self.z = x + y


def noisy(n: int) -> int:
    print("arg", n)
    return n


print(Point(noisy(1), y=noisy(2)), Point3(3), Point3(4, 5).z)


class Even:
    def __new__(cls, n: int) -> Even:
        return object.__new__(cls)

    def __init__(self, n: int) -> None:
        self.half = n // 2


print(Even(8).half)
kinds: list[type[Point]] = [Point, Point3]
print([k(7) for k in kinds])
