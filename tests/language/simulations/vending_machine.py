"""A vending machine: states, coins, change by greedy and by search, stock, and a journal."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum, auto


class State(Enum):
    IDLE = auto()
    PAYING = auto()
    OUT_OF_ORDER = auto()


class MachineError(Exception):
    """Something that the customer is told."""


class NoChange(MachineError):
    def __init__(self, amount: int) -> None:
        super().__init__(f"cannot give {amount} back")
        self.amount = amount


@dataclass
class Slot:
    product: str
    price: int
    count: int


@dataclass
class Machine:
    slots: dict[str, Slot]
    coins: Counter[int] = field(default_factory=Counter)
    inserted: list[int] = field(default_factory=list)
    state: State = State.IDLE
    journal: list[str] = field(default_factory=list)

    @property
    def credit(self) -> int:
        return sum(self.inserted)

    def insert(self, coin: int) -> None:
        if self.state is State.OUT_OF_ORDER:
            raise MachineError("out of order")
        if coin not in (5, 10, 20, 50, 100):
            raise MachineError(f"coin {coin} rejected")
        self.inserted.append(coin)
        self.state = State.PAYING

    def change(self, amount: int) -> list[int]:
        have = self.coins + Counter(self.inserted)

        def search(left: int, kinds: list[int]) -> list[int] | None:
            if left == 0:
                return []
            if not kinds:
                return None
            coin, *others = kinds
            for n in range(min(left // coin, have[coin]), -1, -1):
                if (rest := search(left - n * coin, others)) is not None:
                    return [coin] * n + rest
            return None

        coins = search(amount, sorted(have, reverse=True))
        if coins is None:
            raise NoChange(amount)
        return coins

    def choose(self, key: str) -> tuple[str, list[int]]:
        slot = self.slots.get(key)
        if slot is None:
            raise MachineError(f"no slot {key}")
        if not slot.count:
            raise MachineError(f"{slot.product} sold out")
        if self.credit < slot.price:
            raise MachineError(f"{slot.price - self.credit} more needed")
        back = self.change(self.credit - slot.price)
        self.coins.update(self.inserted)
        self.coins.subtract(back)
        self.inserted.clear()
        slot.count -= 1
        self.state = State.IDLE if any(s.count for s in self.slots.values()) else State.OUT_OF_ORDER
        self.journal.append(f"{slot.product}@{slot.price}")
        return slot.product, back

    def cancel(self) -> list[int]:
        back, self.inserted = self.inserted, []
        self.state = State.IDLE
        return back


machine = Machine({"A1": Slot("crisps", 60, 1), "A2": Slot("gum", 35, 2)}, Counter({20: 2, 10: 1}))
script = "100 A1 50 A2 10 7 X9 cancel 50 A1 A2 20 20 A2 100".split()
for word in script:
    try:
        if word.isdigit():
            machine.insert(int(word))
            result = f"credit {machine.credit}"
        elif word == "cancel":
            result = f"returned {machine.cancel()}"
        else:
            product, back = machine.choose(word)
            result = f"{product}, change {back}"
    except NoChange as error:
        result = f"{error}, returned {machine.cancel()} ({error.amount})"
    except MachineError as error:
        result = f"! {error}"
    print(f"{word:7}{machine.state.name:13}{result}")
print(machine.journal, +machine.coins == Counter({100: 1, 50: 0, 10: 1}) + Counter({20: 2 - 2}), sorted(machine.coins.items()), machine.coins.total())
