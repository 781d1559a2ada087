"""The text that is matched, str or bytes, as numbers."""

from typing import TypeVar

from machine import u64
from runtime.builtins.text.storage import point

from .alphabet import EDGE, EDGE_SYMBOL, FINAL_NEWLINE, FINAL_NEWLINE_SYMBOL, WORD_CHARACTER, Alphabet
from .nodes import BOUNDARY, LAST_END, LINE_END, LINE_START, TEXT_END, TEXT_START

AnyStr = TypeVar("AnyStr", str, bytes)


def code_at(text: AnyStr, index: int) -> int:
    """The code point or byte at `index`, which is one of the text."""
    if isinstance(text, str):
        return int(point(text, u64(index)))
    else:
        return text[index]


def symbol_at(alphabet: Alphabet, text: AnyStr, index: int, end: int) -> int:
    """The symbol at any index from -1 to `end`, where the text counts as ended."""
    if index < 0 or index >= end:
        return EDGE_SYMBOL
    code = code_at(text, index)
    if code == 10 and index == end - 1 and alphabet.lines:
        return FINAL_NEWLINE_SYMBOL
    return alphabet.symbol(code)


def holds(assertion: int, left: int, right: int) -> bool:
    """Whether the assertion holds between characters of these kinds."""
    if assertion == TEXT_START:
        return left == EDGE
    if assertion == LINE_START:
        return left <= FINAL_NEWLINE
    if assertion == TEXT_END:
        return right == EDGE
    if assertion == LAST_END:
        return right == EDGE or right == FINAL_NEWLINE
    if assertion == LINE_END:
        return right <= FINAL_NEWLINE
    if left == EDGE and right == EDGE:
        # In an empty text \\B does not hold either.
        return False
    return ((left == WORD_CHARACTER) != (right == WORD_CHARACTER)) == (assertion == BOUNDARY)
