"""The matchers of one pattern: automata to find where a match is, and Capturing for its groups."""

from typing import Final, TypeVar

from .alphabet import Alphabet
from .automaton import Automaton
from .captures import Capturing
from .charset import CharSet
from .flags import ASCII
from .nodes import BOUNDARY, LAST_END, LINE_END, LINE_START, NO_BOUNDARY, Characters, Group, Look, Node, Sequence
from .program import ASSERT, Compiler, Program, Sets
from .syntax import Parsed

AnyStr = TypeVar("AnyStr", str, bytes)

# How a match is looked for.
SEARCH: Final = 0
MATCH: Final = 1
FULL_MATCH: Final = 2

# So many more anchored runs may fail than succeed.
MOST_MISSES: Final = 16


class LookEngine:
    """A look-around. `scan` finds all places where it matches (backwards if it looks ahead)."""

    def __init__(self, look: Look, scan: Automaton, width: int, anchored: Automaton, capturing: Capturing, slot: int) -> None:
        self.ahead = look.ahead
        self.scan = scan
        self.width = width
        self.anchored = anchored
        self.capturing = capturing
        self.slot = slot


class Engine:
    """Indexes are those of the text; `end` is where it counts as ended, which CPython calls endpos."""

    def __init__(self, parsed: Parsed, is_bytes: bool) -> None:
        self.width: int = parsed.node.low if parsed.node.low == parsed.node.high else -1
        sets = Sets()
        program = Compiler(sets, False, parsed.group_count > 0).compile(parsed.node)
        reverse = Compiler(sets, True, False).compile(parsed.node)
        programs = [program]
        scans: list[Program] = []
        captures: list[Program] = []
        for look in parsed.looks:
            scans.append(Compiler(sets, look.ahead, False).compile(look.body))
            captures.append(Compiler(sets, False, True).compile(look.body))
            programs.append(captures[-1])
        alphabet = _alphabet(sets.sets, programs, is_bytes or parsed.flags & ASCII != 0)
        negated = [look.negated for look in parsed.looks]
        look_slots: list[int] = []
        self.last_slot: int = 2 * parsed.group_count + 2
        slot_count = 2 * parsed.group_count + 3
        for look in parsed.looks:
            look_slots.append(slot_count if look.captures else -1)
            if look.captures:
                slot_count += 2
        self.slot_count: int = slot_count
        self.searching = Automaton(program, alphabet, negated, False, True, False, True)
        self.anchored = Automaton(program, alphabet, negated, False, False, False, True)
        self.whole = Automaton(program, alphabet, negated, False, False, True, True)
        self.reverse = Automaton(reverse, alphabet, negated, True, False, False, False)
        self.capturing = Capturing(program, alphabet, negated, look_slots, self.last_slot)
        self.misses = 0
        self.looks: list[LookEngine] = []
        for number, look in enumerate(parsed.looks):
            scanner = Automaton(scans[number], alphabet, negated, look.ahead, True, False, False)
            first = Automaton(captures[number], alphabet, negated, False, False, False, True)
            capturing = Capturing(captures[number], alphabet, negated, look_slots, self.last_slot)
            self.looks.append(LookEngine(look, scanner, look.body.low, first, capturing, look_slots[number]))

    def find(self, text: AnyStr, start: int, end: int, how: int, barred: bool, prefix: AnyStr, marks: list[int]) -> tuple[int, int]:
        """Start and end of the match; (-1, -1) if there is none. `barred`: not an empty one at `start`."""
        if how == SEARCH:
            if self.looks:
                stop = self.searching.forward_marked(text, start, end, barred, marks)
                return (-1, -1) if stop < 0 else (self.reverse.backward_marked(text, start, stop, end, marks), stop)
            return self.search(text, start, end, barred, prefix)
        automaton = self.anchored if how == MATCH else self.whole
        if self.looks:
            stop = automaton.forward_marked(text, start, end, barred, marks)
        else:
            stop = automaton.forward(text, start, end, barred, False)
        return (-1, -1) if stop < 0 else (start, stop)

    def search(self, text: AnyStr, start: int, end: int, barred: bool, prefix: AnyStr) -> tuple[int, int]:
        """The leftmost match of a pattern without look-arounds.

        Where a match may begin, an anchored run tells start and end at once. If it fails, a searching run goes on from
        there, at least as far. Where anchored runs mostly fail they are left out, and the start is found by a run back.
        """
        at = start
        while True:
            first = at if barred else self.searching.skip(text, at, end, prefix)
            if first < 0:
                return -1, -1
            if self.misses < MOST_MISSES:
                stop = self.anchored.forward(text, first, end, barred, False)
                if stop >= 0:
                    self.misses = max(self.misses - 1, 0)
                    return first, stop
                self.misses += 1
            pausing = len(prefix) > 0 or self.misses < MOST_MISSES
            stop = self.searching.forward(text, first, end, barred, pausing)
            if stop >= 0:
                return (stop - self.width if self.width >= 0 else self.reverse.backward(text, first, stop, end)), stop
            at = self.searching.paused
            if at < 0:
                return -1, -1
            barred = False

    def marks(self, text: AnyStr, end: int) -> list[int]:
        """For each index bit n set if look-around n matches there."""
        made: list[int] = []
        if self.looks:
            made = [0 for _ in range(end + 1)]
            for number, look in enumerate(self.looks):
                look.scan.mark(text, end, made, 1 << number)
        return made

    def groups(self, text: AnyStr, start: int, stop: int, end: int, marks: list[int]) -> list[int]:
        """Start and end of each group, group 0 first, -1 where it took no part; then the group closed last, or -1."""
        slots = [-1 for _ in range(self.slot_count)]
        self.capturing.fill(slots, text, start, stop, end, marks)
        # Outer look-arounds come behind inner ones.
        for number in range(len(self.looks) - 1, -1, -1):
            look = self.looks[number]
            if look.slot >= 0 and slots[look.slot] >= 0:
                self.fill_look(look, number, slots, text, end, marks)
        slots[0] = start
        slots[1] = stop
        return slots[:self.last_slot + 1]

    def fill_look(self, look: LookEngine, number: int, slots: list[int], text: AnyStr, end: int, marks: list[int]) -> None:
        last = slots[self.last_slot]
        if last == -2 - number:
            slots[self.last_slot] = slots[look.slot + 1]
        place = slots[look.slot]
        if look.ahead:
            look.capturing.fill(slots, text, place, look.anchored.forward_marked(text, place, end, False, marks), end, marks)
        else:
            look.capturing.fill(slots, text, place - look.width, place, end, marks)
        if last != -2 - number:
            slots[self.last_slot] = last


def literal_prefix(node: Node) -> list[int]:
    """The code points that every match starts with."""
    codes: list[int] = []
    _add_prefix(node, codes)
    return codes


def _add_prefix(node: Node, codes: list[int]) -> bool:
    """Whether the whole of `node` is in the prefix, so that what follows may be too."""
    if isinstance(node, Characters):
        code = node.charset.single()
        if code >= 0:
            codes.append(code)
        return code >= 0
    if isinstance(node, Group):
        return _add_prefix(node.body, codes)
    if isinstance(node, Sequence):
        for item in node.items:
            if not _add_prefix(item, codes):
                return False
        return True
    return False


def _alphabet(sets: list[CharSet], programs: list[Program], ascii_words: bool) -> Alphabet:
    lines = False
    words = False
    for program in programs:
        for operation, y in zip(program.operations, program.y):
            if operation == ASSERT:
                lines = lines or y in (LINE_START, LAST_END, LINE_END)
                words = words or y in (BOUNDARY, NO_BOUNDARY)
    return Alphabet(sets, lines, words, ascii_words)
