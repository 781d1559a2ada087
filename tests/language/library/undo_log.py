"""Transactions on ExitStack: what has been done is undone in reverse order unless it is committed."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

logging.basicConfig(stream=sys.stdout, format="{levelname}:{name}:{message}", style="{", level=logging.DEBUG)
log = logging.getLogger("bank")


class Insufficient(Exception):
    pass


class Accounts:
    def __init__(self) -> None:
        self.balances: dict[str, int] = {"ada": 100, "bob": 20, "cy": 0}

    def change(self, name: str, amount: int) -> None:
        if self.balances[name] + amount < 0:
            raise Insufficient(f"{name} has {self.balances[name]}, needs {-amount}")
        self.balances[name] += amount
        log.debug("%s %+d -> %d", name, amount, self.balances[name])

    def undo(self, name: str, amount: int) -> None:
        self.balances[name] -= amount
        log.info("undone: %s %+d", name, amount)


class Transaction:
    def __init__(self, accounts: Accounts) -> None:
        self.accounts = accounts
        self.stack = ExitStack()

    def move(self, giver: str, taker: str, amount: int) -> None:
        for name, change in ((giver, -amount), (taker, amount)):
            self.accounts.change(name, change)
            self.stack.callback(self.accounts.undo, name, change)

    def commit(self) -> None:
        self.stack.pop_all()

    def __enter__(self) -> Transaction:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: object) -> None:
        if error is None:
            self.commit()
        else:
            log.error("rolled back: %r", error)
        self.stack.close()


@contextmanager
def step(name: str) -> Iterator[list[str]]:
    notes: list[str] = []
    log.debug("begin %s", name)
    try:
        yield notes
    except Insufficient as error:
        log.warning("%s failed: %s", name, error)
        notes.append("failed")
    else:
        notes.append("done")
    finally:
        log.debug("end %s %s", name, notes)


accounts = Accounts()
with step("first") as notes:
    with Transaction(accounts) as transaction:
        transaction.move("ada", "bob", 30)
        transaction.move("bob", "cy", 50)
print(notes, accounts.balances)
with step("second") as notes:
    with Transaction(accounts) as transaction:
        transaction.move("ada", "cy", 70)
        transaction.move("bob", "ada", 1)
print(notes, accounts.balances)
try:
    with step("third"), Transaction(accounts) as transaction:
        transaction.move("cy", "ada", 5)
        transaction.move("cy", "nobody", 5)
except KeyError as error:
    print("no such account", error)
print(accounts.balances, sum(accounts.balances.values()))
