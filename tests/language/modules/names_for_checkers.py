"""Names that only annotations use, below `if TYPE_CHECKING:`: imports in a circle, aliases, protocols; type aliases by way of other modules."""
from __future__ import annotations
import typing
import collections.abc
from typing import TYPE_CHECKING, Mapping
import _checked
from _accounts import Account

if TYPE_CHECKING:
    from collections.abc import Iterable
    import _checked as checked

Amounts = Mapping[str, int]
Rows = collections.abc.Sequence[tuple[str, int]]
Texts = typing.Iterable[str]


def sorted_names(amounts: Amounts, rows: Rows, texts: Texts) -> list[str]:
    return sorted([*amounts, *(name for name, _ in rows), *texts])


def together(accounts: Iterable[Account]) -> int:
    return sum(account.total() for account in accounts)


def first(pairs: "checked.Pairs") -> str:
    return pairs[0][0]


if __name__ == "__main__":
    account = Account("Ada", (1, 2, 3))
    print(_checked.describe(account), _checked.describe(account, ["!", "?"]), list(account), account.shown())
    print(first(_checked.pairs([account])), _checked.greet(account))
    print(together([account, account]))
    print(sorted_names({"b": 1}, [("a", 2)], {"c"}))
