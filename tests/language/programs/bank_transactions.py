"""Bank with transactions, context manager, properties, custom exceptions, decorators."""
from __future__ import annotations
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import wraps
from typing import Callable, ClassVar, Generator, Iterator, NamedTuple, Optional


class Kind(Enum):
    DEPOSIT = auto()
    WITHDRAW = auto()
    TRANSFER = auto()

    def __str__(self) -> str:
        return self.name.lower()


class BankError(Exception):
    """Base."""


class InsufficientFunds(BankError):
    def __init__(self, needed: int, available: int) -> None:
        super().__init__(f"need {needed}, have {available}")
        self.needed = needed
        self.available = available

    @property
    def missing(self) -> int:
        return self.needed - self.available


class UnknownAccount(BankError):
    pass


class Entry(NamedTuple):
    kind: Kind
    amount: int
    note: str = ""


@dataclass(frozen=True)
class Money:
    cents: int
    currency: str = "EUR"

    def __add__(self, other: Money) -> Money:
        return replace(self, cents=self.cents + other.cents)

    def __mul__(self, factor: int) -> Money:
        return Money(self.cents * factor, self.currency)

    __rmul__ = __mul__

    def __str__(self) -> str:
        sign = "-" if self.cents < 0 else ""
        return f"{sign}{abs(self.cents) // 100}.{abs(self.cents) % 100:02d} {self.currency}"


class Account:
    _next_number: ClassVar[int] = 100
    bank: ClassVar[str] = "First"

    def __init__(self, owner: str, balance: int = 0, *, overdraft: int = 0) -> None:
        self.owner = owner
        self.__balance = balance
        self.overdraft = overdraft
        self.entries: list[Entry] = []
        self.number = Account._next_number
        Account._next_number += 1

    @property
    def balance(self) -> int:
        return self.__balance

    @balance.setter
    def balance(self, value: int) -> None:
        if value < -self.overdraft:
            raise InsufficientFunds(self.__balance - value, self.__balance + self.overdraft)
        self.__balance = value

    def deposit(self, amount: int, note: str = "") -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        self.balance += amount
        self.entries.append(Entry(Kind.DEPOSIT, amount, note))

    def withdraw(self, amount: int) -> None:
        self.balance -= amount
        self.entries.append(Entry(Kind.WITHDRAW, amount))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.owner!r}, {self.balance})"


class Savings(Account):
    rate = 0.05

    def add_interest(self) -> int:
        interest = int(self.balance * self.rate)
        self.deposit(interest, note=f"interest {self.rate:.0%}")
        return interest

    def withdraw(self, amount: int) -> None:
        if amount > 500:
            raise BankError("limit")
        super().withdraw(amount)


class Bank:
    def __init__(self) -> None:
        self.accounts: dict[int, Account] = {}
        self.log: list[str] = []

    def open(self, account: Account) -> Account:
        self.accounts[account.number] = account
        return account

    def find(self, number: int) -> Account:
        try:
            return self.accounts[number]
        except KeyError:
            raise UnknownAccount(number) from None

    @contextmanager
    def transaction(self, *numbers: int) -> Iterator[list[Account]]:
        accounts = [self.find(n) for n in numbers]
        saved = [a.balance for a in accounts]
        self.log.append("begin")
        try:
            yield accounts
        except BankError as error:
            for account, balance in zip(accounts, saved):
                account.balance = balance
            self.log.append(f"rollback {type(error).__name__}")
            raise
        else:
            self.log.append("commit")
        finally:
            self.log.append("end")

    def transfer(self, source: int, target: int, amount: int) -> bool:
        try:
            with self.transaction(source, target) as (a, b):
                b.deposit(amount)
                a.withdraw(amount)
            return True
        except InsufficientFunds as error:
            print(f"  refused: {error} ({error.missing} missing)")
            return False


bank = Bank()
ann = bank.open(Account("ann", 1000, overdraft=200))
bob = bank.open(Savings("bob", 300))
print(bank.accounts, ann.number, bob.number, Account.bank, bob.bank)
print(bank.transfer(100, 101, 1100), ann.balance, bob.balance)
print(bank.transfer(100, 101, 500), ann, bob)
try:
    bank.transfer(101, 100, 600)
except BankError as error:
    print("BankError", error)
try:
    bank.find(7)
except UnknownAccount as error:
    print("UnknownAccount", error, isinstance(error, BankError), error.args)
print(bank.log)
if isinstance(bob, Savings):
    print(bob.add_interest(), bob.entries[-1])
for entry in ann.entries + bob.entries:
    kind, amount, note = entry
    print(f"{kind!s:<10}{amount:>8}{note:>15}")
total = Money(1999) + Money(1) * 3 + 2 * Money(250)
print(total, Money(-5), Money(5) == Money(5, "EUR"), {Money(1): "a"}[Money(1)], Money(7))
try:
    ann.deposit(0)
except (ValueError, TypeError) as error:
    print(type(error).__name__, error)
print(sum(a.balance for a in bank.accounts.values()), max(bank.accounts.values(), key=lambda a: a.balance).owner)
