from __future__ import annotations
from typing import TYPE_CHECKING
import _checked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Account:
    def __init__(self, owner: str, amounts: Iterable[int]) -> None:
        self.owner = owner
        self.amounts = list(amounts)

    def shown(self) -> str:
        return _checked.describe(self)

    def total(self) -> int:
        return sum(self.amounts)

    def __iter__(self) -> Iterator[int]:
        return iter(self.amounts)
