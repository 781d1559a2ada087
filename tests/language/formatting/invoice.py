"""An invoice: money in cents, percentages, dates, and right-aligned totals."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass
class Item:
    text: str
    quantity: int
    cents: int
    tax: float = 0.19

    @property
    def net(self) -> int:
        return self.quantity * self.cents

    @property
    def tax_cents(self) -> int:
        return round(self.net * self.tax)


def money(cents: int) -> str:
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100:,}.{abs(cents) % 100:02d}"


def invoice(number: int, day: date, items: list[Item], days: int = 30) -> list[str]:
    if not items:
        raise ValueError(f"invoice {number:05d} has no items")
    lines = [f"Invoice {number:05d}".ljust(32) + f"{day:%d.%m.%Y}".rjust(16), "=" * 48]
    for position, item in enumerate(items, start=1):
        lines.append(f"{position:>3}. {item.text[:20]:.<20} {item.quantity:>4} x {money(item.cents):>6} {money(item.net):>9}")
    net = sum(item.net for item in items)
    lines.append(f"{'':-<48}")
    lines.append(f"{'Net':>38}{money(net):>10}")
    for rate in sorted({item.tax for item in items}):
        part = sum(item.tax_cents for item in items if item.tax == rate)
        lines.append(f"{f'Tax {rate:.1%}':>38}{money(part):>10}")
    total = net + sum(item.tax_cents for item in items)
    lines.append(f"{'Total':>38}{money(total):>10}")
    due = day + timedelta(days=days)
    lines.append(f"Payable by {due:%A, %d %B %Y}" + (" (weekend)" if due.weekday() >= 5 else ""))
    return lines


goods = [
    Item("Keyboard, mechanical, blue", 2, 8999),
    Item("Book: Typed Python", 10, 2450, 0.07),
    Item("Discount", 1, -1550),
    Item("Server rack", 1, 123456),
]
for line in invoice(42, date(2024, 2, 1), goods):
    print(line)
try:
    invoice(7, date.today(), [])
except ValueError as error:
    print(error)
print(*map(money, (0, 5, -5, 99, -100, 123456789)), sep="; ")
