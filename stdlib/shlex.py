"""shlex: command lines. Only the functions; the class shlex is not here."""

from collections.abc import Iterable
from typing import Final

BLANKS: Final = " \t\r\n"
QUOTES: Final = "'\""
SAFE: Final = "%+,-./0123456789:=@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"


def split(s: str, comments: bool = False, posix: bool = True) -> list[str]:
    """The words of a command line. ValueError if a quotation is not closed or nothing follows a backslash."""
    words: list[str] = []
    at = 0
    while at < len(s):
        if s[at] in BLANKS:
            at += 1
        elif comments and s[at] == "#":
            at = _line_end(s, at)
        elif posix:
            at = _posix_word(s, at, comments, words)
        else:
            at = _plain_word(s, at, comments, words)
    return words


def _line_end(s: str, at: int) -> int:
    end = s.find("\n", at)
    return len(s) if end < 0 else end + 1


def _posix_word(s: str, at: int, comments: bool, words: list[str]) -> int:
    """Adds the word at `at`, without quotes; returns where it ends."""
    word: list[str] = []
    while at < len(s) and s[at] not in BLANKS and not (comments and s[at] == "#"):
        char = s[at]
        at += 1
        if char == "\\":
            if at >= len(s):
                raise ValueError("No escaped character")
            word.append(s[at])
            at += 1
        elif char in QUOTES:
            at = _quoted(s, at, char, word)
        else:
            word.append(char)
    words.append("".join(word))
    return at


def _quoted(s: str, at: int, quote: str, word: list[str]) -> int:
    """What stands between quotes; returns the index behind them."""
    while True:
        if at >= len(s):
            raise ValueError("No closing quotation")
        char = s[at]
        at += 1
        if char == quote:
            return at
        if char == "\\" and quote == '"':
            if at >= len(s):
                raise ValueError("No escaped character")
            char = s[at]
            at += 1
            if char != '"' and char != "\\":
                word.append("\\")
        word.append(char)


def _plain_word(s: str, at: int, comments: bool, words: list[str]) -> int:
    """Without the rules of POSIX: a quotation is a word of its own and keeps its quotes."""
    if s[at] in QUOTES:
        end = s.find(s[at], at + 1)
        if end < 0:
            raise ValueError("No closing quotation")
        words.append(s[at:end + 1])
        return end + 1
    word = ""
    while at < len(s) and s[at] not in BLANKS:
        if comments and s[at] == "#":
            # The word goes on behind the line.
            at = _line_end(s, at)
        else:
            word += s[at]
            at += 1
    words.append(word)
    return at


def join(split_command: Iterable[str]) -> str:
    """A command line of these words."""
    return " ".join([quote(word) for word in split_command])


def quote(s: str) -> str:
    """`s` as one word of a shell's command line."""
    if not s:
        return "''"
    for char in s:
        if char not in SAFE:
            return "'" + s.replace("'", "'\"'\"'") + "'"
    return s
