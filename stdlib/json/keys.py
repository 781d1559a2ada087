"""Keys of dicts as names of members, and their order under `sort_keys`."""

from __future__ import annotations

from typing import TypeVar

from json.numbers import float_text

K = TypeVar("K")

_NUMBERS = ("int", "float", "bool")


def key_text(key: K, allow_nan: bool, telling: bool, skipkeys: bool) -> str | None:
    """The name that `key` is written as; None if it is to be left out. `telling`: see float_text."""
    if isinstance(key, str):
        return key
    elif isinstance(key, bool):
        return "true" if key else "false"
    elif isinstance(key, int):
        return str(int(key))
    elif isinstance(key, float):
        return float_text(key, allow_nan, telling)
    elif key is None:
        return "null"
    else:
        if skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {type(key).__name__}")


class Rank:
    """A key as sorted() compares it: numbers with numbers, text with text, nothing else. place: where it was."""

    def __init__(self, place: int, kind: str, text: str, whole: int, real: float) -> None:
        self.place = place
        self.kind = kind
        self.text = text
        self.whole = whole
        self.real = real

    def __lt__(self, other: Rank) -> bool:
        mine, theirs = self.kind, other.kind
        if mine == "str" and theirs == "str":
            return self.text < other.text
        if mine == "tuple" and theirs == "tuple":
            return False        # no tuple gets written, so that their order does not show
        if mine not in _NUMBERS or theirs not in _NUMBERS:
            raise TypeError(f"'<' not supported between instances of '{mine}' and '{theirs}'")
        if mine != "float" and theirs != "float":
            return self.whole < other.whole
        if mine != "float":
            return self.whole < other.real
        if theirs != "float":
            return self.real < other.whole
        return self.real < other.real


def rank_of(key: K, place: int) -> Rank:
    if isinstance(key, str):
        return Rank(place, "str", key, 0, 0.0)
    elif isinstance(key, (bool, int)):
        return Rank(place, type(key).__name__, "", int(key), 0.0)
    elif isinstance(key, float):
        return Rank(place, "float", "", 0, key)
    elif key is None:
        return Rank(place, "NoneType", "", 0, 0.0)
    else:
        return Rank(place, type(key).__name__, "", 0, 0.0)
