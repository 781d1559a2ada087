from __future__ import annotations
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _accounts import Account
    from typing import Protocol
    Pairs = list[tuple[str, int]]

    class Named(Protocol):
        owner: str


def describe(account: Account, extra: Sequence[str] = ()) -> str:
    return f"{account.owner}:{account.total()}" + "".join(extra)


def pairs(accounts: list[Account]) -> Pairs:
    return [(account.owner, account.total()) for account in accounts]


def greet(who: Named) -> str:
    return f"hello {who.owner}"
