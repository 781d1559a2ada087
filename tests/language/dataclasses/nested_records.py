"""Dataclasses within dataclasses: order forms, totals, deep equality and copies."""
from __future__ import annotations
import copy
from dataclasses import dataclass, field, replace
from typing import Optional


@dataclass(frozen=True)
class Money:
    cents: int

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + other.cents)

    def __mul__(self, n: int) -> Money:
        return Money(self.cents * n)

    def __str__(self) -> str:
        return f"{'-' if self.cents < 0 else ''}${abs(self.cents) // 100}.{abs(self.cents) % 100:02}"


@dataclass
class Line:
    product: str
    price: Money
    count: int = 1

    @property
    def total(self) -> Money:
        return self.price * self.count


@dataclass
class Address:
    street: str
    city: str
    zip_code: Optional[str] = None


@dataclass
class Order:
    number: int
    ship_to: Address
    lines: list[Line] = field(default_factory=list)
    bill_to: Address | None = None

    def total(self) -> Money:
        return sum((line.total for line in self.lines), Money(0))

    def invoice(self) -> str:
        to = self.bill_to or self.ship_to
        rows = [f"  {line.product:<8}{line.count:>3} x {line.price!s:>8} = {line.total!s:>9}" for line in self.lines]
        return "\n".join([f"#{self.number} {to.city} {to.zip_code or '-'}", *rows, f"  total {self.total()}"])


home = Address("1 Elm St", "Springfield", "12345")
order = Order(7, home, [Line("pen", Money(150), 3), Line("book", Money(1999)), Line("refund", Money(-250))])
print(order.invoice())
shallow = replace(order, number=8)
deep = copy.deepcopy(order)
order.lines[0].count = 10
order.ship_to.zip_code = None
print(shallow.total(), deep.total(), order.total(), shallow.lines is order.lines)
print(deep == order, deep.ship_to == home, shallow.ship_to is home)
order.bill_to = Address("Bank", "Geneva")
print(order)
print(Order(1, home).total(), Order(1, home) == Order(1, Address("1 Elm St", "Springfield")), Line("a", Money(5)) == Line("a", Money(5), 2))
