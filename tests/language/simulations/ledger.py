"""Double-entry bookkeeping: accounts, balanced entries, a trial balance, undo, and a statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import Enum


class Kind(Enum):
    ASSET = 1
    LIABILITY = -1
    INCOME = -2
    EXPENSE = 2

    @property
    def sign(self) -> int:
        return 1 if self.value > 0 else -1


class Unbalanced(ValueError):
    pass


@dataclass(frozen=True)
class Line:
    account: str
    cents: int


@dataclass(frozen=True)
class Entry:
    day: date
    text: str
    lines: tuple[Line, ...]

    def __post_init__(self) -> None:
        if total := sum(line.cents for line in self.lines):
            raise Unbalanced(f"{self.text}: off by {total / 100:+.2f}")


class Ledger:
    def __init__(self, **accounts: Kind) -> None:
        self.accounts = accounts
        self.entries: list[Entry] = []

    def post(self, day: str, text: str, *lines: tuple[str, float]) -> Entry:
        for name, _ in lines:
            if name not in self.accounts:
                raise KeyError(name)
        entry = Entry(date.fromisoformat(day), text, tuple(Line(n, round(a * 100)) for n, a in lines))
        self.entries.append(entry)
        return entry

    @contextmanager
    def batch(self) -> Iterator[Ledger]:
        """All entries or none."""
        mark = len(self.entries)
        try:
            yield self
        except (ValueError, KeyError):
            dropped = len(self.entries) - mark
            del self.entries[mark:]
            print(f"rolled back {dropped}")
            raise

    def balances(self, until: date = date.max) -> dict[str, int]:
        result: defaultdict[str, int] = defaultdict(int)
        for entry in self.entries:
            if entry.day <= until:
                for line in entry.lines:
                    result[line.account] += line.cents
        return {name: result[name] for name in self.accounts if name in result}

    def statement(self, account: str) -> Iterator[str]:
        running = 0
        sign = self.accounts[account].sign
        for entry in sorted(self.entries, key=lambda e: e.day):
            for line in entry.lines:
                if line.account == account:
                    running += sign * line.cents
                    yield f"{entry.day:%d %b} {entry.text:<12}{sign * line.cents / 100:>10,.2f}{running / 100:>12,.2f}"


books = Ledger(cash=Kind.ASSET, loan=Kind.LIABILITY, sales=Kind.INCOME, rent=Kind.EXPENSE)
books.post("2024-01-02", "loan", ("cash", 10000.0), ("loan", -10000.0))
books.post("2024-02-01", "rent", ("rent", 1250.5), ("cash", -1250.5))
books.post("2024-01-20", "sale", ("cash", 99.99), ("sales", -99.99))
for batch in ([("2024-03-01", "ok", 5.0, -5.0), ("2024-03-02", "typo", 5.0, -4.0)], [("2024-03-03", "late", 1.0, -1.0), ("2024-02-30", "day", 0.0, 0.0)]):
    try:
        with books.batch() as b:
            for day, text, debit, credit in batch:
                b.post(day, text, ("cash", debit), ("sales", credit))
    except ValueError as error:
        print(type(error).__name__, error)
try:
    with books.batch():
        books.post("2024-01-01", "who", ("bank", 0.0))
except KeyError as error:
    print("KeyError", error)
print(books.balances(), sum(books.balances().values()), books.balances(date(2024, 1, 15)), len(books.entries))
print(*books.statement("cash"), *books.statement("loan"), sep="\n")
profit = -sum(v for k, v in books.balances().items() if abs(books.accounts[k].value) == 2)
print(f"{profit / 100:,.2f}", {k: v.sign for k, v in books.accounts.items()})
