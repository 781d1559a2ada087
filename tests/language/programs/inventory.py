"""Inventory with categories, discounts and reports."""
from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from dataclasses import dataclass, field
from enum import Enum
from typing import Callable, Iterator, Protocol


class Category(Enum):
    TOOL = "tool"
    FOOD = "food"
    BOOK = "book"


class Priced(Protocol):
    def price(self) -> float: ...


class Item(ABC):
    count = 0
    registry: dict[str, "Item"] = {}

    def __init__(self, name: str, category: Category, cents: int) -> None:
        self.name = name
        self.category = category
        self.cents = cents
        Item.count += 1
        Item.registry[name] = self

    @abstractmethod
    def tax(self) -> float:
        ...

    def price(self) -> float:
        return self.cents / 100 * (1.0 + self.tax())

    @property
    def label(self) -> str:
        return f"{self.name} ({self.category.value})"

    def __lt__(self, other: Item) -> bool:
        return self.cents < other.cents

    def __str__(self) -> str:
        return f"<{self.label}: {self.price():.2f}>"


class Food(Item):
    def __init__(self, name: str, cents: int, *, organic: bool = False) -> None:
        super().__init__(name, Category.FOOD, cents)
        self.organic = organic

    def tax(self) -> float:
        return 0.07 if not self.organic else 0.05


class Tool(Item):
    def __init__(self, name: str, cents: int, weight: float = 1.0) -> None:
        super().__init__(name, Category.TOOL, cents)
        self.weight = weight

    def tax(self) -> float:
        return 0.19

    def __repr__(self) -> str:
        return f"Tool({self.name!r})"


class Service:
    def __init__(self, hours: int) -> None:
        self.hours = hours

    def price(self) -> float:
        return self.hours * 42.5


@dataclass
class Stock:
    item: Item
    quantity: int = 0
    history: list[int] = field(default_factory=list)

    def add(self, amount: int) -> None:
        if amount <= 0:
            raise ValueError(f"bad amount: {amount}")
        self.quantity += amount
        self.history.append(amount)

    def remove(self, amount: int) -> None:
        if amount > self.quantity:
            raise KeyError(self.item.name)
        self.quantity -= amount
        self.history.append(-amount)


class Inventory:
    def __init__(self) -> None:
        self._stock: dict[str, Stock] = {}

    def __getitem__(self, name: str) -> Stock:
        return self._stock[name]

    def __contains__(self, name: str) -> bool:
        return name in self._stock

    def __len__(self) -> int:
        return len(self._stock)

    def __iter__(self) -> Iterator[Stock]:
        return iter(self._stock.values())

    def add(self, item: Item, quantity: int = 1) -> "Inventory":
        self._stock.setdefault(item.name, Stock(item)).add(quantity)
        return self

    def by_category(self) -> dict[Category, list[Stock]]:
        groups: defaultdict[Category, list[Stock]] = defaultdict(list)
        for stock in self:
            groups[stock.item.category].append(stock)
        return dict(groups)

    def total(self) -> float:
        return sum((s.item.price() * s.quantity for s in self), 0.0)


def bill(things: list[Priced]) -> float:
    total = 0.0
    for thing in things:
        total += thing.price()
    return total


inventory = Inventory()
hammer = Tool("hammer", 1999, 2.5)
apple = Food("apple", 50, organic=True)
bread = Food(name="bread", cents=299)
inventory.add(hammer, 3).add(apple, 100).add(bread).add(apple, 20)
print(len(inventory), "apple" in inventory, "nail" in inventory, Item.count)
for stock in inventory:
    print(f"{stock.item.label:<20}|{stock.quantity:>5}|{stock.item.price():8.3f}|{stock.history}")
print(f"{inventory.total():,.2f}", round(bill([hammer, Service(3), bread]), 2))
for category, stocks in sorted(inventory.by_category().items(), key=lambda kv: kv[0].value):
    print(category, category.name, [s.item.name for s in stocks])
actions: list[Callable[[], object]] = [(lambda: inventory["apple"].add(-1)), (lambda: inventory["bread"].remove(5)), (lambda: inventory["x"].add(1))]
for action in actions:
    try:
        action()
    except ValueError as e:
        print("ValueError", e)
    except KeyError as e:
        print("KeyError", e, e.args)
print(sorted([hammer, apple, bread])[0], min(hammer, bread), max([apple, bread]), [hammer], repr(hammer))
print([str(i) for i in sorted(Item.registry.values(), reverse=True)], Category("food"), Category["BOOK"], list(Category))
print({c: c.value.upper() for c in Category})
