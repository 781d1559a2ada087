"""int | float | str values in one list: conversions, sums, sorting by kind, and operators over unions."""

from __future__ import annotations

Number = int | float
Scalar = int | float | str | bool | None


class Money:
    def __init__(self, cents: int) -> None:
        self.cents = cents

    def __add__(self, other: Money | Number) -> Money:
        if isinstance(other, Money):
            return Money(self.cents + other.cents)
        if isinstance(other, int):
            return Money(self.cents + other * 100)
        return Money(self.cents + round(other * 100))

    __radd__ = __add__

    def __mul__(self, factor: Number) -> Money:
        return Money(round(self.cents * factor))

    def __truediv__(self, other: Money | int) -> Money | float:
        if isinstance(other, Money):
            return self.cents / other.cents
        return Money(self.cents // other)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, (int, float)):
            return self.cents == other * 100
        return isinstance(other, Money) and other.cents == self.cents

    def __repr__(self) -> str:
        return f"${self.cents / 100:.2f}"


def number(text: str) -> Number | None:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return None


def kind(value: Scalar) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "bool"
    return "int" if isinstance(value, int) else "float" if isinstance(value, float) else "str"


def as_int(value: Scalar) -> int:
    if isinstance(value, str):
        return int(value, 0)
    return int(value) if value is not None else 0


row: list[Scalar] = [3, "x1", 2.5, None, True, "0x1f", -1, 0.0]
print([kind(v) for v in row], sorted(row, key=lambda v: (kind(v), str(v))))
print([number(t) for t in ("7", "-2.50", "1e3", "abc", "", "1_0", " 5 ", "nan")])
for value in row:
    try:
        print(as_int(value), end=" ")
    except ValueError as error:
        print(f"[{error}]", end=" ")
print()
five = Money(500)
print(five + 1, five + 0.5, five + five, 2 + five, 0.25 + five, five * 1.5, five * 3, five / 3, five / Money(200))
print(five == 5, five == 5.0, five == Money(500), five == "5", five != 6, sum([Money(1), Money(2)], Money(0)))
ratio = five / Money(400)
print(ratio if isinstance(ratio, float) else ratio.cents, [isinstance(x, Money) for x in (five / 2, five / five)])
try:
    five / Money(0)
except ZeroDivisionError as error:
    print("ZeroDivisionError:", error)
totals: dict[str, Number] = {}
for name, amount in [("a", 1), ("b", 2.5), ("a", 0.5), ("b", 2)]:
    totals[name] = totals.get(name, 0) + amount
print(totals, {k: isinstance(v, float) for k, v in totals.items()}, max(totals.values()), sum(totals.values()))
