"""The syntax tree of a pattern."""

from typing import Final

from .charset import CharSet

UNLIMITED: Final = 4294967295

# Assertions without width: what stands before and behind a position decides.
TEXT_START: Final = 0       # \A, and ^ without M
LINE_START: Final = 1       # ^ with M
TEXT_END: Final = 2         # \Z
LAST_END: Final = 3         # $ without M: the end, or before a newline that is the last character
LINE_END: Final = 4         # $ with M
BOUNDARY: Final = 5         # \b
NO_BOUNDARY: Final = 6      # \B


class Node:
    """`low` and `high` are the least and the greatest number of characters that the node can match."""

    low: int
    high: int

    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high


class Characters(Node):
    """One character of a set."""

    def __init__(self, charset: CharSet) -> None:
        super().__init__(1, 1)
        self.charset = charset


class Sequence(Node):
    def __init__(self, items: list[Node]) -> None:
        low = 0
        high = 0
        for item in items:
            low = min(low + item.low, UNLIMITED)
            high = min(high + item.high, UNLIMITED)
        super().__init__(low, high)
        self.items = items


class Choice(Node):
    """Alternatives, the preferred one first; at least one."""

    def __init__(self, items: list[Node]) -> None:
        low = items[0].low
        high = items[0].high
        for item in items:
            low = min(low, item.low)
            high = max(high, item.high)
        super().__init__(low, high)
        self.items = items


class Repeat(Node):
    """`least` to `most` times; `greedy`: as often as possible."""

    def __init__(self, body: Node, least: int, most: int, greedy: bool) -> None:
        super().__init__(_times(body.low, least), _times(body.high, most))
        self.body = body
        self.least = least
        self.most = most
        self.greedy = greedy


class Group(Node):
    """A group that captures (`index` from 1), or one that does not (`index` 0)."""

    def __init__(self, body: Node, index: int) -> None:
        super().__init__(body.low, body.high)
        self.body = body
        self.index = index


class Possessive(Group):
    """A repeat that gives nothing back, put in other words. It must not be repeated itself."""


class Assertion(Node):
    def __init__(self, kind: int) -> None:
        super().__init__(0, 0)
        self.kind = kind


class Look(Node):
    """Looks ahead or behind: whether `body` matches from or up to here. Takes no characters."""

    def __init__(self, number: int, body: Node, ahead: bool, negated: bool, captures: bool) -> None:
        """`number`: of the look-arounds of a pattern, inner ones before outer ones."""
        super().__init__(0, 0)
        self.number = number
        self.body = body
        self.ahead = ahead
        self.negated = negated
        self.captures = captures


def _times(width: int, count: int) -> int:
    if width == 0 or count == 0:
        return 0
    return UNLIMITED if count >= UNLIMITED // width else width * count
