"""difflib: what two sequences have in common, and what one must change to become the other.

The matching is that of Ratcliff and Obershelp ("gestalt pattern matching"): the longest common block, then the same to
the left and to the right of it. Not here: HtmlDiff, diff_bytes.
"""

from __future__ import annotations

from collections import Counter
from heapq import nlargest
from typing import Callable, Generic, Iterable, Iterator, NamedTuple, Sequence, TypeVar

T = TypeVar("T")
S = TypeVar("S")

OpCode = tuple[str, int, int, int, int]


class Match(NamedTuple):
    """`a[a:a+size] == b[b:b+size]`."""

    a: int
    b: int
    size: int


def _ratio(matches: int, length: int) -> float:
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher(Generic[T]):
    """Compares two sequences of hashable items. `isjunk` tells which items do not begin a block."""

    def __init__(self, isjunk: Callable[[T], bool] | None = None, a: Sequence[T] = "", b: Sequence[T] = "", autojunk: bool = True) -> None:
        self.isjunk = isjunk
        self.autojunk = autojunk
        self.a: Sequence[T] = a
        self.b: Sequence[T] = b
        self._a: list[T] = []
        self._b: list[T] = []
        self.b2j: dict[T, list[int]] = {}
        self.bjunk: set[T] = set()
        self.bpopular: set[T] = set()
        self.matching_blocks: list[Match] | None = None
        self.opcodes: list[OpCode] | None = None
        self._counts: Counter[T] | None = None
        self.set_seqs(a, b)

    def set_seqs(self, a: Sequence[T], b: Sequence[T]) -> None:
        """Both sequences anew."""
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a: Sequence[T]) -> None:
        """The first sequence anew; what is known of the second stays."""
        self.a = a
        self._a = list(a)
        self.matching_blocks = None
        self.opcodes = None

    def set_seq2(self, b: Sequence[T]) -> None:
        """The sequence whose places are remembered: compare many with one by making that one the second."""
        self.b = b
        self._b = list(b)
        self.matching_blocks = None
        self.opcodes = None
        self._counts = None
        self.b2j = {}
        for i, item in enumerate(self._b):
            self.b2j.setdefault(item, []).append(i)
        self.bjunk = set()
        self.bpopular = set()
        isjunk = self.isjunk
        if isjunk is not None:
            self.bjunk = {item for item in self.b2j if isjunk(item)}
            for item in self.bjunk:
                del self.b2j[item]
        size = len(self._b)
        if self.autojunk and size >= 200:
            # What is more than a hundredth of a long sequence tells nothing.
            most = size // 100 + 1
            self.bpopular = {item for item, places in self.b2j.items() if len(places) > most}
            for item in self.bpopular:
                del self.b2j[item]

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        """The longest block in a[alo:ahi] and b[blo:bhi]; of several the first in a, and of these the first in b."""
        a, b = self._a, self._b
        a_end = len(a) if ahi is None else ahi
        b_end = len(b) if bhi is None else bhi
        best_a, best_b, best_size = alo, blo, 0
        # lengths[j]: how long the block is that ends before a[i] and with b[j]
        lengths: dict[int, int] = {}
        for i in range(alo, a_end):
            longer: dict[int, int] = {}
            places = self.b2j.get(a[i])
            if places is not None:
                for j in places:
                    if j < blo:
                        continue
                    if j >= b_end:
                        break
                    size = lengths.get(j - 1, 0) + 1
                    longer[j] = size
                    if size > best_size:
                        best_a, best_b, best_size = i - size + 1, j - size + 1, size
            lengths = longer
        # First what is not junk (popular items were left out above), then junk, at both ends.
        for junk in (False, True):
            while best_a > alo and best_b > blo and (b[best_b - 1] in self.bjunk) == junk and a[best_a - 1] == b[best_b - 1]:
                best_a -= 1
                best_b -= 1
                best_size += 1
            while (best_a + best_size < a_end and best_b + best_size < b_end and (b[best_b + best_size] in self.bjunk) == junk
                   and a[best_a + best_size] == b[best_b + best_size]):
                best_size += 1
        return Match(best_a, best_b, best_size)

    def get_matching_blocks(self) -> list[Match]:
        """All blocks in order, those that touch joined, and one of size 0 at the ends."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        found: list[Match] = []
        todo = [(0, len(self._a), 0, len(self._b))]
        while len(todo) > 0:
            alo, ahi, blo, bhi = todo.pop()
            match = self.find_longest_match(alo, ahi, blo, bhi)
            if match.size > 0:
                found.append(match)
                if alo < match.a and blo < match.b:
                    todo.append((alo, match.a, blo, match.b))
                if match.a + match.size < ahi and match.b + match.size < bhi:
                    todo.append((match.a + match.size, ahi, match.b + match.size, bhi))
        found.sort()
        blocks: list[Match] = []
        for match in found:
            if len(blocks) > 0 and blocks[-1].a + blocks[-1].size == match.a and blocks[-1].b + blocks[-1].size == match.b:
                before = blocks.pop()
                match = Match(before.a, before.b, before.size + match.size)
            blocks.append(match)
        blocks.append(Match(len(self._a), len(self._b), 0))
        self.matching_blocks = blocks
        return blocks

    def get_opcodes(self) -> list[OpCode]:
        """How to make b of a: (tag, i1, i2, j1, j2) with replace, delete, insert and equal as tags."""
        if self.opcodes is not None:
            return self.opcodes
        i = j = 0
        codes: list[OpCode] = []
        for block in self.get_matching_blocks():
            if i < block.a and j < block.b:
                codes.append(("replace", i, block.a, j, block.b))
            elif i < block.a:
                codes.append(("delete", i, block.a, j, block.b))
            elif j < block.b:
                codes.append(("insert", i, block.a, j, block.b))
            i, j = block.a + block.size, block.b + block.size
            if block.size > 0:
                codes.append(("equal", block.a, i, block.b, j))
        self.opcodes = codes
        return codes

    def get_grouped_opcodes(self, n: int = 3) -> Iterator[list[OpCode]]:
        """The changes that are near each other together, with up to `n` equal items around them."""
        codes = list(self.get_opcodes())
        if len(codes) == 0:
            codes = [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = (tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2)
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = (tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n))
        group: list[OpCode] = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > n + n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if len(group) > 0 and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self) -> float:
        """How much is alike, 0.0 to 1.0."""
        matches = 0
        for block in self.get_matching_blocks():
            matches += block.size
        return _ratio(matches, len(self._a) + len(self._b))

    def quick_ratio(self) -> float:
        """Not less than ratio(): counts items wherever they are."""
        if self._counts is None:
            self._counts = Counter(self._b)
        left = Counter(self._counts)
        matches = 0
        for item in self._a:
            if left[item] > 0:
                matches += 1
            left[item] -= 1
        return _ratio(matches, len(self._a) + len(self._b))

    def real_quick_ratio(self) -> float:
        """Not less than quick_ratio(): looks at the lengths only."""
        return _ratio(min(len(self._a), len(self._b)), len(self._a) + len(self._b))


def get_close_matches(word: S, possibilities: Iterable[S], n: int = 3, cutoff: float = 0.6) -> list[S]:
    """Up to `n` of the possibilities that are most like the word, best first."""
    _check_matches(n, cutoff)
    matcher = SequenceMatcher(None, word, word)
    found: list[tuple[float, S]] = []
    for other in possibilities:
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
            found.append((matcher.ratio(), other))
    return [other for _, other in nlargest(n, found)]


def _check_matches(n: int, cutoff: float) -> None:
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")


def _unified_range(start: int, stop: int) -> str:
    length = stop - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"


def _context_range(start: int, stop: int) -> str:
    length = stop - start
    beginning = start + 1 if length else start
    return str(beginning) if length <= 1 else f"{beginning},{beginning + length - 1}"


def unified_diff(
    a: Sequence[str], b: Sequence[str], fromfile: str = "", tofile: str = "", fromfiledate: str = "", tofiledate: str = "",
    n: int = 3, lineterm: str = "\n",
) -> Iterator[str]:
    """The lines of a difference as `diff -u` writes them."""
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f"--- {fromfile}{_dated(fromfiledate)}{lineterm}"
            yield f"+++ {tofile}{_dated(tofiledate)}{lineterm}"
        first, last = group[0], group[-1]
        yield f"@@ -{_unified_range(first[1], last[2])} +{_unified_range(first[3], last[4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag != "insert":
                for line in a[i1:i2]:
                    yield "-" + line
            if tag != "delete":
                for line in b[j1:j2]:
                    yield "+" + line


def _dated(date: str) -> str:
    return "\t" + date if date else ""


_CONTEXT_MARKS = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}


def context_diff(
    a: Sequence[str], b: Sequence[str], fromfile: str = "", tofile: str = "", fromfiledate: str = "", tofiledate: str = "",
    n: int = 3, lineterm: str = "\n",
) -> Iterator[str]:
    """The lines of a difference as `diff -c` writes them."""
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f"*** {fromfile}{_dated(fromfiledate)}{lineterm}"
            yield f"--- {tofile}{_dated(tofiledate)}{lineterm}"
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        yield f"*** {_context_range(first[1], last[2])} ****{lineterm}"
        if any(tag in ("replace", "delete") for tag, _, _, _, _ in group):
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    for line in a[i1:i2]:
                        yield _CONTEXT_MARKS[tag] + line
        yield f"--- {_context_range(first[3], last[4])} ----{lineterm}"
        if any(tag in ("replace", "insert") for tag, _, _, _, _ in group):
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    for line in b[j1:j2]:
                        yield _CONTEXT_MARKS[tag] + line


def IS_LINE_JUNK(line: str) -> bool:
    """Whether the line is blank, or has nothing but a "#"."""
    return line.strip() in ("", "#")


def IS_CHARACTER_JUNK(ch: str, ws: str = " \t") -> bool:
    """Whether the character is one of `ws`."""
    return ch in ws


def _is_blank(ch: str) -> bool:
    return ch in " \t"


class Differ:
    """Differences for people to read: lines marked with "- ", "+ ", "  ", and "? " under what changed inside a line."""

    def __init__(self, linejunk: Callable[[str], bool] | None = None, charjunk: Callable[[str], bool] | None = None) -> None:
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a: Sequence[str], b: Sequence[str]) -> Iterator[str]:
        """All lines of both, each behind "- " (in `a` only), "+ " (in `b` only) or two blanks (in both).
        A line of "? " marks what changed inside of the line above it. Lines keep their ends.
        """
        lines: list[str] = []
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "replace":
                self._replace(a, i1, i2, b, j1, j2, lines)
            elif tag == "delete":
                _dump("-", a, i1, i2, lines)
            elif tag == "insert":
                _dump("+", b, j1, j2, lines)
            else:
                _dump(" ", a, i1, i2, lines)
            for line in lines:
                yield line
            lines.clear()

    def _replace(self, a: Sequence[str], alo: int, ahi: int, b: Sequence[str], blo: int, bhi: int, lines: list[str]) -> None:
        """Pairs the two lines that are most alike, and does the same with what is before and behind them."""
        if alo >= ahi or blo >= bhi:
            _dump("-", a, alo, ahi, lines)
            _dump("+", b, blo, bhi, lines)
            return
        best, cutoff = 0.74, 0.75
        best_i = best_j = equal_i = equal_j = -1
        matcher = SequenceMatcher(self.charjunk)
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    if equal_i < 0:
                        equal_i, equal_j = i, j
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                    best, best_i, best_j = matcher.ratio(), i, j
        if best < cutoff:
            if equal_i < 0:
                self._plain_replace(a, alo, ahi, b, blo, bhi, lines)
                return
            best_i, best_j = equal_i, equal_j
        else:
            equal_i = -1
        self._replace(a, alo, best_i, b, blo, best_j, lines)
        if equal_i < 0:
            self._changed(a[best_i], b[best_j], lines)
        else:
            lines.append("  " + a[best_i])
        self._replace(a, best_i + 1, ahi, b, best_j + 1, bhi, lines)

    def _plain_replace(self, a: Sequence[str], alo: int, ahi: int, b: Sequence[str], blo: int, bhi: int, lines: list[str]) -> None:
        """The shorter side first."""
        if bhi - blo < ahi - alo:
            _dump("+", b, blo, bhi, lines)
            _dump("-", a, alo, ahi, lines)
        else:
            _dump("-", a, alo, ahi, lines)
            _dump("+", b, blo, bhi, lines)

    def _changed(self, before: str, after: str, lines: list[str]) -> None:
        """A pair of lines, with marks under what differs."""
        marks_before: list[str] = []
        marks_after: list[str] = []
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.charjunk, before, after).get_opcodes():
            removed, added = i2 - i1, j2 - j1
            if tag == "replace":
                marks_before.append("^" * removed)
                marks_after.append("^" * added)
            elif tag == "delete":
                marks_before.append("-" * removed)
            elif tag == "insert":
                marks_after.append("+" * added)
            else:
                marks_before.append(" " * removed)
                marks_after.append(" " * added)
        lines.append("- " + before)
        _add_marks("".join(marks_before), before, lines)
        lines.append("+ " + after)
        _add_marks("".join(marks_after), after, lines)


def _dump(tag: str, lines: Sequence[str], start: int, stop: int, to: list[str]) -> None:
    for i in range(start, stop):
        to.append(f"{tag} {lines[i]}")


def _add_marks(marks: str, line: str, lines: list[str]) -> None:
    """The line of marks; white space of the line above stays where nothing is marked, so that tabs align."""
    kept = "".join([c if mark == " " and c.isspace() else mark for c, mark in zip(line, marks)]).rstrip()
    if kept:
        lines.append(f"? {kept}\n")


def ndiff(
    a: Sequence[str], b: Sequence[str], linejunk: Callable[[str], bool] | None = None, charjunk: Callable[[str], bool] | None = _is_blank,
) -> Iterator[str]:
    """Differ's difference."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta: Iterator[str], which: int) -> Iterator[str]:
    """The lines of the first or the second text, of a difference that ndiff() made."""
    if which not in (1, 2):
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}")
    mark = "- " if which == 1 else "+ "
    for line in delta:
        if line[:2] == "  " or line[:2] == mark:
            yield line[2:]
