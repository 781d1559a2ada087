"""Sets in brackets."""

from .charset import EXACT, CharSet
from .escapes import Escape, set_escape
from .source import Source


def parse_set(source: Source, folding: int, ascii_only: bool, is_bytes: bool) -> CharSet:
    """Behind the opening bracket."""
    start = source.at - 1
    charset = CharSet(folding)
    charset.negated = source.take("^")
    first = True
    while True:
        if source.at_end():
            raise source.failure("unterminated character set", start)
        if source.peek() == "]" and not first:
            source.at += 1
            break
        first = False
        place = source.at
        low = _member(source, is_bytes)
        if source.peek() != "-":
            _add(charset, low, ascii_only)
            continue
        source.at += 1
        if source.at_end():
            raise source.failure("unterminated character set", start)
        if source.take("]"):
            _add(charset, low, ascii_only)
            charset.add_range(ord("-"), ord("-"))
            break
        high = _member(source, is_bytes)
        if low.code < 0 or high.code < low.code:
            raise source.failure(f"bad character range {source.text[place:source.at]}", place)
        charset.add_range(low.code, high.code)
    if not charset.ranges and charset.categories and folding != EXACT:
        charset.folding = EXACT
    return charset


def _member(source: Source, is_bytes: bool) -> Escape:
    char = source.peek()
    source.at += 1
    return set_escape(source, is_bytes) if char == "\\" else Escape(ord(char))


def _add(charset: CharSet, member: Escape, ascii_only: bool) -> None:
    if member.category >= 0:
        charset.add_category(member.category, member.negated, ascii_only)
    else:
        charset.add_range(member.code, member.code)
