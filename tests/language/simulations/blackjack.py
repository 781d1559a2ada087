"""Blackjack with a shuffled shoe of a known seed: hands, soft aces, a dealer's rule, and bets."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True)
class Card:
    rank: str
    suit: str
    RANKS: ClassVar[str] = "A23456789TJQK"
    SUITS: ClassVar[str] = "♠♥♦♣"

    @property
    def value(self) -> int:
        return 11 if self.rank == "A" else min(self.RANKS.index(self.rank) + 1, 10)

    def __str__(self) -> str:
        return self.rank + self.suit


class Shoe:
    def __init__(self, decks: int, seed: int) -> None:
        self.cards = [Card(r, s) for _ in range(decks) for s in Card.SUITS for r in Card.RANKS]
        random.Random(seed).shuffle(self.cards)

    def deal(self) -> Card:
        if not self.cards:
            raise IndexError("the shoe is empty")
        return self.cards.pop()

    def __len__(self) -> int:
        return len(self.cards)


@dataclass
class Hand:
    cards: list[Card] = field(default_factory=list)

    @property
    def total(self) -> int:
        total = sum(card.value for card in self.cards)
        aces = sum(card.rank == "A" for card in self.cards)
        while total > 21 and aces:
            total, aces = total - 10, aces - 1
        return total

    @property
    def soft(self) -> bool:
        return self.total != sum(c.value - 10 * (c.rank == "A") for c in self.cards)

    def __str__(self) -> str:
        return f"{' '.join(map(str, self.cards))} ({'soft ' if self.soft else ''}{self.total})"


def play(shoe: Shoe, stand_at: int) -> tuple[str, Hand, Hand]:
    player, dealer = Hand([shoe.deal(), shoe.deal()]), Hand([shoe.deal(), shoe.deal()])
    if player.total == 21:
        return ("push" if dealer.total == 21 else "blackjack"), player, dealer
    while player.total < stand_at:
        player.cards.append(shoe.deal())
    if player.total > 21:
        return "bust", player, dealer
    while dealer.total < 17 or (dealer.total == 17 and dealer.soft):
        dealer.cards.append(shoe.deal())
    if dealer.total > 21 or player.total > dealer.total:
        return "win", player, dealer
    return ("push" if player.total == dealer.total else "loss"), player, dealer


PAYS = {"win": 1.0, "blackjack": 1.5, "push": 0.0, "loss": -1.0, "bust": -1.0}
shoe = Shoe(1, 7)
money, bet = 100.0, 10
while len(shoe) > 40:
    result, player, dealer = play(shoe, 16)
    money += bet * PAYS[result]
    print(f"{result:9} {player!s:32} {dealer!s:32} {money:7.2f}")
tally: Counter[str] = Counter()
for seed in range(60):
    tally[play(Shoe(2, seed), 15)[0]] += 1
print(sorted(tally.items()), tally.total(), sum(PAYS[r] * n for r, n in tally.items()))
for ranks in ("A", "AA", "AK", "A9A", "KQ5", "AAAAAAAAAAAA"):
    print(ranks, Hand([Card(r, "♠") for r in ranks]).total, Hand([Card(r, "♠") for r in ranks]).soft)
empty = Shoe(0, 1)
try:
    play(empty, 17)
except IndexError as error:
    print(error)
