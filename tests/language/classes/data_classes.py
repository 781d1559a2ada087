"""Dataclasses: defaults, comparison, frozen, order, post-init."""

from dataclasses import dataclass, field


@dataclass
class Item:
    name: str
    price: float
    tags: list[str] = field(default_factory=list)
    count: int = 1

    def total(self) -> float:
        return self.price * self.count


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0

    def __str__(self) -> str:
        return f"v{self.major}.{self.minor}"


@dataclass
class Temperature:
    celsius: float
    fahrenheit: float = field(init=False)

    def __post_init__(self) -> None:
        self.fahrenheit = self.celsius * 9.0 / 5.0 + 32.0


@dataclass
class Tool(Item):
    weight: int = 5


first = Item("nail", 0.5)
second = Item("nail", 0.5, ["steel"], count=10)
second.tags.append("small")
print(first, second, first == Item("nail", 0.5), first == second, second.total())
print(Version(1, 2) < Version(1, 10), sorted([Version(2), Version(1, 5)]), str(Version(3)), {Version(1): "x"}[Version(1, 0)])
print(Temperature(100.0), Tool("saw", 10.0, weight=7))
