"""Pattern and Match."""

from collections.abc import Callable, Iterator
from typing import Any, Final, Generic, TypeVar

from . import error
from .engine import FULL_MATCH, MATCH, SEARCH, Engine, literal_prefix
from .flags import ASCII, DEBUG, DOTALL, IGNORECASE, LOCALE, MULTILINE, VERBOSE
from .syntax import Parsed, parse
from .template import Template, parse_template

AnyStr = TypeVar("AnyStr", str, bytes)
G = TypeVar("G", int, str)
H = TypeVar("H", int, str)
K = TypeVar("K", int, str)
L = TypeVar("L", int, str)
D = TypeVar("D")

FLAG_NAMES: Final = (
    ("re.IGNORECASE", IGNORECASE), ("re.LOCALE", LOCALE), ("re.MULTILINE", MULTILINE), ("re.DOTALL", DOTALL), ("re.VERBOSE", VERBOSE),
    ("re.DEBUG", DEBUG), ("re.ASCII", ASCII))


def as_text(pattern: AnyStr) -> str:
    """The text with the code points of `pattern`."""
    if isinstance(pattern, str):
        return pattern
    else:
        return pattern.decode("latin-1")


def of_kind(sample: AnyStr, text: str) -> AnyStr:
    """`text` in the type of `sample`; the reverse of as_text()."""
    if isinstance(sample, str):
        return text
    else:
        return text.encode("latin-1")


class Pattern(Generic[AnyStr]):
    """A compiled pattern; re.compile() makes it."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        is_bytes = isinstance(pattern, bytes)
        parsed: Parsed = parse(as_text(pattern), flags, is_bytes)
        self.pattern = pattern
        self.flags = parsed.flags
        self.groups = parsed.group_count
        self.groupindex = parsed.names
        self._engine = Engine(parsed, is_bytes)
        self._prefix: AnyStr = of_kind(pattern, "".join([chr(code) for code in literal_prefix(parsed.node)]))
        self._is_bytes = is_bytes
        # What the look-arounds say about the text that was searched last.
        self._marked: AnyStr = pattern
        self._marked_end = -1
        self._marks: list[int] = []

    def __repr__(self) -> str:
        names = [name for name, flag in FLAG_NAMES if self.flags & flag]
        shown = repr(self.pattern)[:200]
        return f"re.compile({shown}, {'|'.join(names)})" if names else f"re.compile({shown})"

    def __eq__(self, other: "Pattern[AnyStr]") -> bool:
        return self.pattern == other.pattern and self.flags == other.flags

    def __hash__(self) -> int:
        return hash((self.pattern, self.flags))

    # --- one match ------------------------------------------------------------------------

    def search(self, string: AnyStr, pos: int = 0, endpos: int | None = None) -> "Match[AnyStr] | None":
        """The leftmost match."""
        return self._find(string, pos, endpos, SEARCH)

    def match(self, string: AnyStr, pos: int = 0, endpos: int | None = None) -> "Match[AnyStr] | None":
        """A match that starts at `pos`."""
        return self._find(string, pos, endpos, MATCH)

    def fullmatch(self, string: AnyStr, pos: int = 0, endpos: int | None = None) -> "Match[AnyStr] | None":
        """A match from `pos` to the end."""
        return self._find(string, pos, endpos, FULL_MATCH)

    def _find(self, string: AnyStr, pos: int, endpos: int | None, how: int) -> "Match[AnyStr] | None":
        end = len(string) if endpos is None else min(max(endpos, 0), len(string))
        start = min(max(pos, 0), len(string))
        if start > end:
            return None
        span = self._span(string, start, end, how, False)
        return None if span[1] < 0 else Match(self, string, start, end, span[0], span[1])

    def _span(self, string: AnyStr, start: int, end: int, how: int, barred: bool) -> tuple[int, int]:
        return self._engine.find(string, start, end, how, barred, self._prefix, self._marks_of(string, end))

    def _marks_of(self, string: AnyStr, end: int) -> list[int]:
        if self._engine.looks and (self._marked is not string or self._marked_end != end):
            self._marks = self._engine.marks(string, end)
            self._marked = string
            self._marked_end = end
        return self._marks

    def _slots(self, string: AnyStr, start: int, stop: int, end: int) -> list[int]:
        return self._engine.groups(string, start, stop, end, self._marks_of(string, end))

    # --- all matches ----------------------------------------------------------------------

    def finditer(self, string: AnyStr, pos: int = 0, endpos: int | None = None) -> "Iterator[Match[AnyStr]]":
        """The matches from left to right. One that is empty may follow another, but not stand at its start."""
        end = len(string) if endpos is None else min(max(endpos, 0), len(string))
        return self._matches(string, min(max(pos, 0), len(string)), end)

    def _matches(self, string: AnyStr, start: int, end: int) -> "Iterator[Match[AnyStr]]":
        at = start
        barred = False
        while at <= end:
            first, stop = self._span(string, at, end, SEARCH, barred)
            if stop < 0:
                return
            yield Match(self, string, start, end, first, stop)
            barred = first == stop
            at = stop

    def findall(self, string: AnyStr, pos: int = 0, endpos: int | None = None) -> list[AnyStr]:
        """The texts of all matches; of a pattern with one group those of the group.

        With several groups the items are tuples of their texts. So it is where the pattern is a constant; else re.error.
        """
        # Where the compiler sees the pattern and its groups it takes _rows().
        if self.groups > 1:
            raise error("findall() of a variable pattern with several groups is not supported: use finditer() and groups('')")
        end = len(string) if endpos is None else min(max(endpos, 0), len(string))
        at = min(max(pos, 0), len(string))
        found: list[AnyStr] = []
        barred = False
        while at <= end:
            first, stop = self._span(string, at, end, SEARCH, barred)
            if stop < 0:
                break
            if self.groups:
                slots = self._slots(string, first, stop, end)
                found.append(string[slots[2]:slots[3]] if slots[3] >= 0 else string[:0])
            else:
                found.append(string[first:stop])
            barred = first == stop
            at = stop
        return found

    def _rows(self, groups: int, string: AnyStr, pos: int = 0, endpos: int | None = None) -> list[list[AnyStr]]:
        """The texts of the groups of all matches, where there are `groups` of them; "" for one that took no part."""
        if groups != self.groups:
            raise error(f"findall() expected a pattern of {groups} groups, which has {self.groups}")
        found: list[list[AnyStr]] = []
        for match in self.finditer(string, pos, endpos):
            slots = match._slots()
            found.append([string[slots[2 * group]:slots[2 * group + 1]] if slots[2 * group + 1] >= 0 else string[:0] for group in range(1, groups + 1)])
        return found

    def split(self, string: AnyStr, maxsplit: int = 0) -> list[AnyStr | Any]:
        """The texts between matches, and those of the groups in them."""
        parts: list[AnyStr | Any] = []
        end = len(string)
        left = 0
        at = 0
        barred = False
        times = 0
        while maxsplit == 0 or times < maxsplit:
            first, stop = self._span(string, at, end, SEARCH, barred)
            if stop < 0:
                break
            parts.append(string[left:first])
            if self.groups:
                slots = self._slots(string, first, stop, end)
                for group in range(1, self.groups + 1):
                    parts.append(string[slots[2 * group]:slots[2 * group + 1]] if slots[2 * group + 1] >= 0 else None)
            left = stop
            barred = first == stop
            at = stop
            times += 1
        parts.append(string[left:])
        return parts

    # --- replacing ------------------------------------------------------------------------

    def sub(self, repl: "AnyStr | Callable[[Match[AnyStr]], AnyStr]", string: AnyStr, count: int = 0) -> AnyStr:
        """`string` with up to `count` (0: all) matches replaced, by an expanded template or what a function gives."""
        return self.subn(repl, string, count)[0]

    def subn(self, repl: "AnyStr | Callable[[Match[AnyStr]], AnyStr]", string: AnyStr, count: int = 0) -> tuple[AnyStr, int]:
        """The same, and the number of replacements."""
        if isinstance(repl, str) or isinstance(repl, bytes):
            template = self._template(repl)
            if not template.references:
                return self._replaced_by(of_kind(string, template.texts[0]), string, count)
            return self._replaced(lambda match: match._expanded(template), string, count)
        return self._replaced(repl, string, count)

    def _replaced_by(self, text: AnyStr, string: AnyStr, count: int) -> tuple[AnyStr, int]:
        parts: list[AnyStr] = []
        end = len(string)
        left = 0
        barred = False
        times = 0
        while count == 0 or times < count:
            first, stop = self._span(string, left, end, SEARCH, barred)
            if stop < 0:
                break
            parts.append(string[left:first])
            parts.append(text)
            left = stop
            barred = first == stop
            times += 1
        parts.append(string[left:])
        return string[:0].join(parts), times

    def _replaced(self, function: "Callable[[Match[AnyStr]], AnyStr]", string: AnyStr, count: int) -> tuple[AnyStr, int]:
        parts: list[AnyStr] = []
        left = 0
        times = 0
        for match in self._matches(string, 0, len(string)):
            if count and times >= count:
                break
            first, stop = match.span()
            parts.append(string[left:first])
            parts.append(function(match))
            left = stop
            times += 1
        parts.append(string[left:])
        return string[:0].join(parts), times

    def _template(self, template: AnyStr) -> Template:
        return parse_template(as_text(template), self.groups, self.groupindex, self._is_bytes)


class Match(Generic[AnyStr]):
    """A match. Its groups are looked for when they are asked for."""

    def __init__(self, pattern: Pattern[AnyStr], string: AnyStr, pos: int, endpos: int, start: int, end: int) -> None:
        self.re = pattern
        self.string = string
        self.pos = pos
        self.endpos = endpos
        self._start = start
        self._end = end
        self._known: list[int] = []

    def __repr__(self) -> str:
        return f"<re.Match object; span=({self._start}, {self._end}), match={self.string[self._start:self._end]!r}>"

    def __bool__(self) -> bool:
        return True

    def _slots(self) -> list[int]:
        if not self._known:
            self._known = self.re._slots(self.string, self._start, self._end, self.endpos)
        return self._known

    def _index(self, group: G) -> int:
        if isinstance(group, str):
            index = self.re.groupindex.get(group, -1)
        else:
            index = group
        if index < 0 or index > self.re.groups:
            raise IndexError("no such group")
        return index

    def _text(self, index: int) -> AnyStr | None:
        if index == 0:
            return self.string[self._start:self._end]
        slots = self._slots()
        return None if slots[2 * index + 1] < 0 else self.string[slots[2 * index]:slots[2 * index + 1]]

    def group(self, group: G = 0) -> AnyStr | Any:
        """The text of a group, None if it took no part in the match. Several groups give a tuple."""
        return self._text(self._index(group))

    def _group_2(self, first: G, second: H) -> tuple[AnyStr | Any, AnyStr | Any]:
        return self.group(first), self.group(second)

    def _group_3(self, first: G, second: H, third: K) -> tuple[AnyStr | Any, AnyStr | Any, AnyStr | Any]:
        return self.group(first), self.group(second), self.group(third)

    def _group_4(self, first: G, second: H, third: K, fourth: L) -> tuple[AnyStr | Any, AnyStr | Any, AnyStr | Any, AnyStr | Any]:
        return self.group(first), self.group(second), self.group(third), self.group(fourth)

    def __getitem__(self, group: G) -> AnyStr | Any:
        return self.group(group)

    def groups(self, default: AnyStr | None = None) -> tuple[AnyStr | Any, ...]:
        """The texts of all groups from 1."""
        texts: list[AnyStr | Any] = []
        for index in range(1, self.re.groups + 1):
            texts.append(self._or(index, default))
        return tuple(texts)

    def groupdict(self, default: AnyStr | None = None) -> dict[str, AnyStr | Any]:
        """The texts of the groups that have a name."""
        found: dict[str, AnyStr | Any] = {}
        for name, index in self.re.groupindex.items():
            found[name] = self._or(index, default)
        return found

    def _or(self, index: int, default: AnyStr | None) -> AnyStr | Any:
        text = self._text(index)
        return default if text is None else text

    def start(self, group: G = 0) -> int:
        """Where a group starts; -1 if it took no part."""
        index = self._index(group)
        return self._start if index == 0 else self._slots()[2 * index]

    def end(self, group: G = 0) -> int:
        """Where a group ends, behind its last character; -1 if it took no part."""
        index = self._index(group)
        return self._end if index == 0 else self._slots()[2 * index + 1]

    def span(self, group: G = 0) -> tuple[int, int]:
        """(start, end) of a group; (-1, -1) if it took no part."""
        index = self._index(group)
        if index == 0:
            return self._start, self._end
        slots = self._slots()
        return slots[2 * index], slots[2 * index + 1]

    @property
    def regs(self) -> tuple[tuple[int, int], ...]:
        """The spans of all groups, group 0 first."""
        return tuple([self.span(index) for index in range(self.re.groups + 1)])

    @property
    def lastindex(self) -> int | None:
        """The number of the group that was closed last."""
        last = self._slots()[-1]
        return None if last < 0 else last

    @property
    def lastgroup(self) -> str | None:
        """The name of that group, if it has one."""
        last = self._slots()[-1]
        for name, index in self.re.groupindex.items():
            if index == last:
                return name
        return None

    def expand(self, template: AnyStr) -> AnyStr:
        """`template` with its references replaced by the groups."""
        return self._expanded(self.re._template(template))

    def _expanded(self, template: Template) -> AnyStr:
        parts: list[AnyStr] = [of_kind(self.string, template.texts[0])]
        for number, index in enumerate(template.references):
            text = self._text(index)
            if text is not None:
                parts.append(text)
            parts.append(of_kind(self.string, template.texts[number + 1]))
        return self.string[:0].join(parts)
