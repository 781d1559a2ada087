"""re: regular expressions, matched in time linear in the text, whatever the pattern.

So back-references, conditional and atomic groups raise re.error. Not here either: the LOCALE flag, \\N{...} escapes,
and the enum RegexFlag: flags are of type int.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeVar


class error(Exception):
    """A wrong pattern or template. `pos`: where in `pattern`; `lineno` and `colno` count from 1."""

    def __init__(self, msg: str, pattern: str | None = None, pos: int | None = None) -> None:
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno: int | None = None
        self.colno: int | None = None
        if pattern is not None and pos is not None:
            self.lineno = pattern.count("\n", 0, pos) + 1
            self.colno = pos - pattern.rfind("\n", 0, pos)
            msg = f"{msg} at position {pos}"
            if "\n" in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


# Behind `error`, which these modules import from here.
from .flags import ASCII, DEBUG, DOTALL, IGNORECASE, LOCALE, MULTILINE, UNICODE, VERBOSE, RegexFlag  # noqa: E402
from .pattern import Match, Pattern  # noqa: E402

AnyStr = TypeVar("AnyStr", str, bytes)
# A template, of type AnyStr: sub() hands it on to a method that takes nothing else.
R = TypeVar("R")

NOFLAG: Final = 0
A: Final = ASCII
I: Final = IGNORECASE  # noqa: E741
L: Final = LOCALE
M: Final = MULTILINE
S: Final = DOTALL
U: Final = UNICODE
X: Final = VERBOSE

SPECIAL: Final = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"
CACHED: Final = 512

_texts: dict[tuple[str, int], Pattern[str]] = {}
_bytes: dict[tuple[bytes, int], Pattern[bytes]] = {}


def compile(pattern: "AnyStr | Pattern[AnyStr]", flags: int = 0) -> Pattern[AnyStr]:
    """A Pattern; those made last are kept."""
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    return _compiled(pattern, flags)


def _compiled(pattern: AnyStr, flags: int) -> Pattern[AnyStr]:
    key = (pattern, flags)
    if isinstance(pattern, str):
        found = _texts.get(key)
        if found is None:
            if len(_texts) >= CACHED:
                _texts.clear()
            found = Pattern(pattern, flags)
            _texts[key] = found
        return found
    else:
        known = _bytes.get(key)
        if known is None:
            if len(_bytes) >= CACHED:
                _bytes.clear()
            known = Pattern(pattern, flags)
            _bytes[key] = known
        return known


def purge() -> None:
    """Forgets the patterns that are kept."""
    _texts.clear()
    _bytes.clear()


def search(pattern: "AnyStr | Pattern[AnyStr]", string: AnyStr, flags: int = 0) -> Match[AnyStr] | None:
    """The leftmost match."""
    return compile(pattern, flags).search(string)


def match(pattern: "AnyStr | Pattern[AnyStr]", string: AnyStr, flags: int = 0) -> Match[AnyStr] | None:
    """A match at the start."""
    return compile(pattern, flags).match(string)


def fullmatch(pattern: "AnyStr | Pattern[AnyStr]", string: AnyStr, flags: int = 0) -> Match[AnyStr] | None:
    """A match of all of the text."""
    return compile(pattern, flags).fullmatch(string)


def findall(pattern: "AnyStr | Pattern[AnyStr]", string: AnyStr, flags: int = 0) -> list[AnyStr]:
    """The texts of all matches; see Pattern.findall."""
    return compile(pattern, flags).findall(string)


def _rows(pattern: "AnyStr | Pattern[AnyStr]", string: AnyStr, flags: int, groups: int) -> list[list[AnyStr]]:
    """findall() of a pattern whose `groups` groups, two at least, the compiler knows of: it makes tuples of them."""
    return compile(pattern, flags)._rows(groups, string)


def finditer(pattern: "AnyStr | Pattern[AnyStr]", string: AnyStr, flags: int = 0) -> Iterator[Match[AnyStr]]:
    """All matches."""
    return compile(pattern, flags).finditer(string)


def split(pattern: "AnyStr | Pattern[AnyStr]", string: AnyStr, maxsplit: int = 0, flags: int = 0) -> list[AnyStr | Any]:
    """The texts between matches, and those of the groups in them."""
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern: "AnyStr | Pattern[AnyStr]", repl: "R | Callable[[Match[AnyStr]], AnyStr]", string: AnyStr,
        count: int = 0, flags: int = 0) -> AnyStr:
    """`string` with matches replaced, by a template or what a function gives."""
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern: "AnyStr | Pattern[AnyStr]", repl: "R | Callable[[Match[AnyStr]], AnyStr]", string: AnyStr,
         count: int = 0, flags: int = 0) -> tuple[AnyStr, int]:
    """The same, and the number of replacements."""
    return compile(pattern, flags).subn(repl, string, count)


def escape(pattern: AnyStr) -> AnyStr:
    """`pattern` with a backslash before every character that means something in a pattern."""
    if isinstance(pattern, str):
        return "".join(["\\" + char if char in SPECIAL else char for char in pattern])
    else:
        escaped = bytearray()
        for code in pattern:
            if chr(code) in SPECIAL:
                escaped.append(92)
            escaped.append(code)
        return bytes(escaped)
