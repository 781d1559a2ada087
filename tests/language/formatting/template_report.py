"""str.format with positions, names, attributes and items."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass
class Player:
    name: str
    score: int
    ratio: float


def listing(players: Iterable[Player]) -> None:
    for rank, player in enumerate(sorted(players, key=lambda p: -p.score), 1):
        print("{:>2}. {p.name:<10} {p.score:>8,d} {p.ratio:>7.1%}".format(rank, p=player))


listing([Player("Ann", 1234, 0.5), Player("Ben", 98765, 0.333), Player("Cleo", 7, 1.0)])
print("{0}{1}{0}".format("abra", "cad"), "{} {} {}".format(1, "two", 3.0))
print("Coordinates: {latitude}, {longitude}".format(latitude="37.24N", longitude="-115.81W"))
print("{0[1]} {0[0]} {1[key]}".format(["a", "b"], {"key": "value"}))
print("{:{fill}{align}{width}}".format("x", fill="~", align="^", width=9))
print("{{}} {{{0}}}".format(5), "{0!r:>8}|{0!s:<8}|{0!a}".format("hé"))
print("int: {0:d}; hex: {0:x}; oct: {0:o}; bin: {0:b}".format(42), "{:,}".format(1234567890))
print("Dear {title} {name},\nyour order {order} is {state}.".format(title="Ms", name="Marple", order=17, state="late"))
for template in ("{} and {}", "{1} before {0}", "{0!r}{0:>6}", "{", "}", "{2}", "{} {0}", "{:d}"):
    try:
        print(template.format("a", "b"))
    except (ValueError, IndexError) as error:
        print(f"{template!r}: {type(error).__name__}: {error}")
for line in "{:<30}|{:>30}|{:^30}".format("left aligned", "right aligned", "centered").split("|"):
    print(f"[{line}]")
for width in range(5, 12, 3):
    for base in "dXob":
        print("{0:{width}{base}}".format(width, base=base, width=width), end=" ")
    print()
