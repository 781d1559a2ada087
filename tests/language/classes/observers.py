"""Observers: subjects that tell listeners about changes; listeners that leave, fail and veto."""
from __future__ import annotations
from abc import ABC, abstractmethod


class Veto(Exception):
    pass


class Observer(ABC):
    @abstractmethod
    def update(self, subject: Stock, old: float) -> None: ...


class Stock:
    def __init__(self, symbol: str, price: float) -> None:
        self.symbol = symbol
        self._price = price
        self._observers: list[Observer] = []

    def attach(self, *observers: Observer) -> None:
        for observer in observers:
            if observer not in self._observers:
                self._observers.append(observer)

    def detach(self, observer: Observer) -> None:
        try:
            self._observers.remove(observer)
        except ValueError:
            raise LookupError(f"{type(observer).__name__} does not watch {self.symbol}") from None

    @property
    def price(self) -> float:
        return self._price

    @price.setter
    def price(self, value: float) -> None:
        if value == self._price:
            return
        old, self._price = self._price, value
        try:
            for observer in self._observers[:]:
                observer.update(self, old)
        except Veto as veto:
            self._price = old
            print("  veto:", veto)

    def __repr__(self) -> str:
        return f"{self.symbol}@{self._price:.2f}"


class Printer(Observer):
    def update(self, subject: Stock, old: float) -> None:
        print(f"  {subject} was {old:.2f} ({(subject.price - old) / old:+.1%})")


class Once(Observer):
    def update(self, subject: Stock, old: float) -> None:
        print("  once", subject)
        subject.detach(self)


class Limit(Observer):
    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = low, high

    def update(self, subject: Stock, old: float) -> None:
        if not self.low <= subject.price <= self.high:
            raise Veto(f"{subject} outside {self.low}..{self.high}")


class History(Observer):
    def __init__(self) -> None:
        self.prices: dict[str, list[float]] = {}

    def update(self, subject: Stock, old: float) -> None:
        self.prices.setdefault(subject.symbol, [old]).append(subject.price)


acme, initech = Stock("ACME", 10.0), Stock("INI", 99.5)
printer, once, limit, history = Printer(), Once(), Limit(5.0, 20.0), History()
acme.attach(once, printer, limit, history, printer)
initech.attach(history)
for price in (12.5, 12.5, 25.0, 4.0, 20.0):
    print("set", price)
    acme.price = price
initech.price -= 0.5
initech.price *= 2
print(acme, initech, history.prices)
for stock in (acme, initech):
    try:
        stock.detach(printer)
        print("detached from", stock)
    except LookupError as error:
        print(error, error.__cause__, error.__suppress_context__)
acme.price = 6.0
print(acme)
