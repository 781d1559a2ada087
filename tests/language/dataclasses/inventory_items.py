"""Stock as dataclasses: defaults, factories, methods, equality and replacement."""
from __future__ import annotations
from dataclasses import dataclass, field, replace


@dataclass
class InventoryItem:
    """Class for keeping track of an item in inventory."""
    name: str
    unit_price: float
    quantity_on_hand: int = 0
    tags: list[str] = field(default_factory=list)

    def total_cost(self) -> float:
        return self.unit_price * self.quantity_on_hand

    def take(self, count: int) -> None:
        if count > self.quantity_on_hand:
            raise ValueError(f"only {self.quantity_on_hand} of {self.name} left, {count} wanted")
        self.quantity_on_hand -= count


@dataclass
class Warehouse:
    items: dict[str, InventoryItem] = field(default_factory=dict)
    history: list[tuple[str, int]] = field(default_factory=list, repr=False)

    def add(self, item: InventoryItem) -> InventoryItem:
        known = self.items.get(item.name)
        if known is not None:
            known.quantity_on_hand += item.quantity_on_hand
            known.tags += [tag for tag in item.tags if tag not in known.tags]
            return known
        self.items[item.name] = item
        return item

    def ship(self, name: str, count: int) -> None:
        self.items[name].take(count)
        self.history.append((name, count))

    def value(self) -> float:
        return sum((item.total_cost() for item in self.items.values()), 0.0)


house = Warehouse()
house.add(InventoryItem("widget", 3.5, 10, ["metal"]))
house.add(InventoryItem("gear", 1.25, quantity_on_hand=4))
again = house.add(InventoryItem("widget", 99.0, 2, ["metal", "blue"]))
print(again, again is house.items["widget"])
print(house.value(), InventoryItem("gear", 1.25, 4) == house.items["gear"])
for name, count in (("widget", 5), ("gear", 9), ("bolt", 1), ("gear", 4)):
    try:
        house.ship(name, count)
        print("shipped", name, count)
    except ValueError as error:
        print("refused:", error)
    except KeyError as error:
        print("unknown:", error)
print(house, house.history)
cheaper = replace(again, unit_price=0.5)
print(cheaper.unit_price, again.unit_price, cheaper.tags is again.tags, cheaper == again, cheaper != again)
print(sorted(house.items.values(), key=lambda item: item.total_cost())[0].name)
