"""A deterministic automaton, made from a program while it runs.

A state is a list of threads of the program, the preferred one first, which wait for the next character: assertions are
decided when it is known, since they look at both sides. A match is therefore seen one symbol late. When there are too
many states all are forgotten, so that memory stays bounded and the time for a character too.
"""

from typing import Final, TypeVar

from .alphabet import OTHER, Alphabet
from .program import ASSERT, CHARACTER, LOOK, MATCH, SAVE, SPLIT, Program
from .subject import code_at, holds, symbol_at

AnyStr = TypeVar("AnyStr", str, bytes)

MOST_STATES: Final = 4000

# An entry of the transition table: the next state's place in the table, shifted left by 4, and these bits.
MATCHED: Final = 1      # the program has matched before this character
RESTING: Final = 2      # in the next state no match has begun
DEAD: Final = 4         # there are no threads left
UNKNOWN: Final = 8      # the entry has not been computed yet

# Added to a state's context:
BARRED: Final = 16      # an empty match does not count here
CLOSED: Final = 32      # there was a match, so that no others are started
SHIFT: Final = 40       # of the symbol beside the bits of the look-arounds


class Automaton:
    """Runs forwards or backwards.

    `searching`: a match may start anywhere. `whole`: it must reach the end of the text. `preferred`: threads behind one
    that has matched do not count; else all matches are seen.
    """

    def __init__(self, program: Program, alphabet: Alphabet, negated: list[bool], backwards: bool, searching: bool, whole: bool,
                 preferred: bool) -> None:
        """`negated`: of each look-around of the pattern."""
        self.program = program
        self.alphabet = alphabet
        self.negated = negated
        self.backwards = backwards
        self.searching = searching
        self.whole = whole
        self.preferred = preferred
        # With look-arounds a letter is a symbol with what holds there; without, it is the symbol.
        self.letters: dict[int, int] = {}
        self.symbols: list[int] = []
        self.masks: list[int] = []
        self.stride = 0
        self.states: list[list[int]] = []
        self.contexts: list[int] = []
        self.numbers: dict[tuple[int, ...], int] = {}
        self.transitions: list[int] = []
        self.starts: list[int] = []
        self.following: list[int] = []
        self.seen: list[int] = [0 for _ in program.operations]
        self.waiting: list[int] = [0 for _ in program.operations]
        self.stamp = 0
        # Where the last run stopped since no match had begun; -1 if it did not.
        self.paused = -1
        self.forget(len(alphabet.kinds) + 2)

    # --- states ---------------------------------------------------------------------------

    def forget(self, stride: int) -> None:
        self.stride = stride
        self.states = []
        self.contexts = []
        self.numbers = {}
        self.transitions = []
        self.starts = [-1 for _ in range(2 * BARRED)]
        self.state([], OTHER)

    def state(self, threads: list[int], context: int) -> int:
        """The number of the state."""
        key = tuple(threads + [context])
        known = self.numbers.get(key, -1)
        if known < 0:
            known = len(self.states)
            self.numbers[key] = known
            self.states.append(threads)
            self.contexts.append(context)
            for _ in range(self.stride):
                self.transitions.append(UNKNOWN)
        return known

    def start(self, kind: int, barred: bool) -> int:
        """Where the row of a start state is; `kind` of the character behind which the run starts."""
        context = (kind if self.program.asserts else OTHER) + (BARRED if barred else 0)
        known = self.starts[context]
        if known < 0:
            known = self.state([self.program.entry], context) * self.stride
            self.starts[context] = known
        return known

    def widen(self, row: int) -> int:
        """Makes room for symbols that have come up since; where the row of the state at `row` is now."""
        number = row // self.stride
        threads = self.states[number]
        context = self.contexts[number]
        self.forget(2 * max(len(self.alphabet.kinds), len(self.symbols)))
        return self.state(threads, context) * self.stride

    def step(self, row: int, letter: int) -> int:
        """The transition from the state at `row`."""
        number = row // self.stride
        symbol = letter
        mask = 0
        if self.negated:
            symbol = self.symbols[letter]
            mask = self.masks[letter]
        context = self.contexts[number]
        result = MATCHED if self.advance(self.states[number], context, symbol, mask) else 0
        following = self.following
        if not following:
            result |= DEAD
        full = len(self.states) >= MOST_STATES
        if full:
            self.forget(self.stride)
        near = self.alphabet.kinds[symbol] if self.program.asserts and following else OTHER
        if self.searching:
            if context & CLOSED or result & MATCHED and self.preferred:
                near |= CLOSED
            elif len(following) == 1:
                result |= RESTING
        made = self.state(following, near)
        result |= made * self.stride << 4
        if not full:
            self.transitions[row + letter] = result
        return result

    def advance(self, threads: list[int], context: int, symbol: int, mask: int) -> bool:
        """Whether one of `threads` has matched; the threads behind the character are in `following`."""
        kind = self.alphabet.kinds[symbol]
        near = context & (BARRED - 1)
        left, right = (kind, near) if self.backwards else (near, kind)
        may_match = not context & BARRED and (not self.whole or symbol == 0)
        members = self.alphabet.members[symbol]
        operations = self.program.operations
        x = self.program.x
        y = self.program.y
        self.following = []
        self.stamp += 1
        stamp = self.stamp
        matched = False
        pending: list[int] = []
        for thread in threads:
            pending.append(thread)
            while pending:
                at = pending.pop()
                if self.seen[at] == stamp:
                    continue
                self.seen[at] = stamp
                operation = operations[at]
                if operation == CHARACTER:
                    if members[y[at]]:
                        self.wait(x[at])
                elif operation == SPLIT:
                    pending.append(y[at])
                    pending.append(x[at])
                elif operation == SAVE:
                    pending.append(x[at])
                elif operation == ASSERT:
                    if holds(y[at], left, right):
                        pending.append(x[at])
                elif operation == LOOK:
                    if (mask >> y[at] & 1 == 1) != self.negated[y[at]]:
                        pending.append(x[at])
                elif operation == MATCH and may_match:
                    matched = True
                    if self.preferred:
                        return True
        if self.searching and not context & CLOSED:
            self.wait(self.program.entry)
        return matched

    def wait(self, at: int) -> None:
        if self.waiting[at] != self.stamp:
            self.waiting[at] = self.stamp
            self.following.append(at)

    def letter(self, symbol: int, mask: int) -> int:
        key = symbol << SHIFT | mask
        known = self.letters.get(key, -1)
        if known < 0:
            known = len(self.symbols)
            self.letters[key] = known
            self.symbols.append(symbol)
            self.masks.append(mask)
        return known

    # --- runs -----------------------------------------------------------------------------

    def skip(self, text: AnyStr, start: int, end: int, prefix: AnyStr) -> int:
        """The first index at which a match may begin; -1 if none can. Every match starts with `prefix`, which may be empty."""
        if prefix:
            return text.find(prefix, start, end)
        alphabet = self.alphabet
        low = alphabet.low
        transitions = self.transitions
        stop = end - 1 if alphabet.lines else end
        row = self.start(alphabet.kinds[symbol_at(alphabet, text, start - 1, end)], False)
        index = start
        while index < stop:
            code = code_at(text, index)
            if code >= 256:
                break
            entry = transitions[row + low[code]]
            if entry & (MATCHED | RESTING | DEAD | UNKNOWN) != RESTING:
                break
            row = entry >> 4
            index += 1
        return index

    def forward(self, text: AnyStr, start: int, end: int, barred: bool, pausing: bool) -> int:
        """The end of the preferred match, or -1. `pausing`: stops, too, where no match has begun any more; see `paused`."""
        self.paused = -1
        alphabet = self.alphabet
        row = self.start(alphabet.kinds[symbol_at(alphabet, text, start - 1, end)], barred)
        low = alphabet.low
        # The last character may be a final newline.
        stop = end - 1 if alphabet.lines else end
        rare = DEAD | UNKNOWN | (RESTING if pausing else 0)
        found = -1
        index = start
        while True:
            transitions = self.transitions
            while index < stop:
                code = code_at(text, index)
                if code >= 256:
                    break
                entry = transitions[row + low[code]]
                if entry & rare:
                    break
                if entry & MATCHED:
                    found = index
                row = entry >> 4
                index += 1
            if index >= end:
                break
            entry = self.slow(row, symbol_at(alphabet, text, index, end))
            if entry & MATCHED:
                found = index
            if entry & DEAD:
                return found
            row = entry >> 4
            index += 1
            if entry & RESTING and pausing:
                self.paused = index
                return -1
        return end if self.slow(row, symbol_at(alphabet, text, end, end)) & MATCHED else found

    def slow(self, row: int, letter: int) -> int:
        """The entry for a letter; computed if it is not known."""
        if letter >= self.stride:
            row = self.widen(row)
        entry = self.transitions[row + letter]
        return self.step(row, letter) if entry & UNKNOWN else entry

    def backward(self, text: AnyStr, start: int, at: int, end: int) -> int:
        """The leftmost start, not before `start`, of a match that ends at `at`; -1 if there is none."""
        alphabet = self.alphabet
        low = alphabet.low
        row = self.start(alphabet.kinds[symbol_at(alphabet, text, at, end)], False)
        found = -1
        index = at
        while True:
            transitions = self.transitions
            # The last character may be a final newline.
            while start < index < end:
                code = code_at(text, index - 1)
                if code >= 256:
                    break
                entry = transitions[row + low[code]]
                if entry & (DEAD | UNKNOWN):
                    break
                if entry & MATCHED:
                    found = index
                row = entry >> 4
                index -= 1
            if index <= start:
                break
            entry = self.slow(row, symbol_at(alphabet, text, index - 1, end))
            if entry & MATCHED:
                found = index
            if entry & DEAD:
                return found
            row = entry >> 4
            index -= 1
        return start if self.slow(row, symbol_at(alphabet, text, start - 1, end)) & MATCHED else found

    # --- runs of patterns with look-arounds: `marks` says for each index which of them match there ----

    def forward_marked(self, text: AnyStr, start: int, end: int, barred: bool, marks: list[int]) -> int:
        row = self.start(self.alphabet.kinds[symbol_at(self.alphabet, text, start - 1, end)], barred)
        found = -1
        for index in range(start, end + 1):
            entry = self.slow(row, self.letter(symbol_at(self.alphabet, text, index, end), marks[index]))
            if entry & MATCHED:
                found = index
            if entry & DEAD:
                break
            row = entry >> 4
        return found

    def backward_marked(self, text: AnyStr, start: int, at: int, end: int, marks: list[int]) -> int:
        row = self.start(self.alphabet.kinds[symbol_at(self.alphabet, text, at, end)], False)
        found = -1
        for index in range(at, start - 1, -1):
            entry = self.slow(row, self.letter(symbol_at(self.alphabet, text, index - 1, end), marks[index]))
            if entry & MATCHED:
                found = index
            if entry & DEAD:
                break
            row = entry >> 4
        return found

    def mark(self, text: AnyStr, end: int, marks: list[int], bit: int) -> None:
        """Sets `bit` in `marks` wherever a match ends (backwards: starts). This automaton is a searching one that sees all matches."""
        side = -1 if self.backwards else 0
        row = self.start(self.alphabet.kinds[symbol_at(self.alphabet, text, end if self.backwards else -1, end)], False)
        for count in range(end + 1):
            index = end - count if self.backwards else count
            entry = self.slow(row, self.letter(symbol_at(self.alphabet, text, index + side, end), marks[index]))
            if entry & MATCHED:
                marks[index] |= bit
            row = entry >> 4
