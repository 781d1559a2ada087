from __future__ import annotations
import re

__all__ = ["slug", "words", "Counter"]
_SPACE = re.compile(r"\s+")
hidden = "not exported"


def words(text: str) -> list[str]:
    return [w for w in _SPACE.split(text.strip()) if w]


def slug(text: str, *, separator: str = "-", limit: int | None = None) -> str:
    kept = "".join(c for c in text.lower() if c.isalnum() or c.isspace())
    parts = words(kept)
    return separator.join(parts[:limit])


class Counter:
    """Shadows the one of collections for those who import everything."""

    def __init__(self, text: str) -> None:
        self.counts: dict[str, int] = {}
        for word in words(text):
            self.counts[word] = self.counts.get(word, 0) + 1

    def top(self) -> str:
        if not self.counts:
            raise ValueError("no words")
        return max(self.counts, key=lambda w: (self.counts[w], w))
