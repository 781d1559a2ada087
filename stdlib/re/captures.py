"""Where the groups of a match are, once its start and end are known.

Two ways with the same result: backtracking that never tries a place of the program twice at one index, and for long
matches a simulation that runs all threads together and needs memory for the threads only (a "Pike VM").
"""

from typing import Final, TypeVar

from .alphabet import Alphabet
from .program import ASSERT, CHARACTER, LOOK, SAVE, SPLIT, Program
from .subject import holds, symbol_at

AnyStr = TypeVar("AnyStr", str, bytes)

MOST_PLACES: Final = 1000000


class Capturing:
    """The capturing look-arounds keep slots of their own: where they were passed, and which group was last before.

    `look_slots`: the first of both, or -1 for a look-around that captures nothing. `last_slot` keeps the group that was
    closed last; `-2 - n` stands for one within look-around n.
    """

    def __init__(self, program: Program, alphabet: Alphabet, negated: list[bool], look_slots: list[int], last_slot: int) -> None:
        self.program = program
        self.alphabet = alphabet
        self.negated = negated
        self.look_slots = look_slots
        self.last_slot = last_slot
        self.visited: list[int] = []
        self.stamp = 0

    def fill(self, slots: list[int], text: AnyStr, start: int, stop: int, end: int, marks: list[int]) -> None:
        """Writes the groups of the match from `start` to `stop` into `slots`."""
        places = (stop - start + 1) * len(self.program.operations)
        if places <= MOST_PLACES:
            while len(self.visited) < places:
                self.visited.append(0)
            self.backtrack(slots, text, start, stop, end, marks)
        else:
            self.simulate(slots, text, start, stop, end, marks)

    def assertion_holds(self, assertion: int, text: AnyStr, index: int, end: int) -> bool:
        kinds = self.alphabet.kinds
        left = kinds[symbol_at(self.alphabet, text, index - 1, end)]
        return holds(assertion, left, kinds[symbol_at(self.alphabet, text, index, end)])

    def backtrack(self, slots: list[int], text: AnyStr, start: int, stop: int, end: int, marks: list[int]) -> bool:
        operations = self.program.operations
        x = self.program.x
        y = self.program.y
        members = self.alphabet.members
        size = len(operations)
        self.stamp += 1
        # Pairs of a place and an index, or of -1 - slot and the value to restore.
        pending: list[int] = [self.program.entry, start]
        while pending:
            index = pending.pop()
            at = pending.pop()
            if at < 0:
                slots[-1 - at] = index
                continue
            while True:
                operation = operations[at]
                if operation == CHARACTER:
                    if index >= stop or not members[symbol_at(self.alphabet, text, index, end)][y[at]]:
                        break
                    index += 1
                elif operation == SPLIT:
                    place = (index - start) * size + at
                    if self.visited[place] == self.stamp:
                        break
                    self.visited[place] = self.stamp
                    pending.append(y[at])
                    pending.append(index)
                elif operation == SAVE:
                    if y[at] & 1:
                        self.set_slot(slots, self.last_slot, y[at] >> 1, pending)
                    self.set_slot(slots, y[at], index, pending)
                elif operation == ASSERT:
                    if not self.assertion_holds(y[at], text, index, end):
                        break
                elif operation == LOOK:
                    number = y[at]
                    if (marks[index] >> number & 1 == 1) == self.negated[number]:
                        break
                    slot = self.look_slots[number]
                    if slot >= 0:
                        if slots[self.last_slot] != -2 - number:
                            self.set_slot(slots, slot + 1, slots[self.last_slot], pending)
                        self.set_slot(slots, slot, index, pending)
                        self.set_slot(slots, self.last_slot, -2 - number, pending)
                elif index == stop:
                    return True
                else:
                    break
                at = x[at]
        return False

    def set_slot(self, slots: list[int], slot: int, value: int, pending: list[int]) -> None:
        pending.append(-1 - slot)
        pending.append(slots[slot])
        slots[slot] = value

    def simulate(self, slots: list[int], text: AnyStr, start: int, stop: int, end: int, marks: list[int]) -> bool:
        program = self.program
        seen = [-1 for _ in program.operations]
        threads = [(program.entry, slots[:])]
        for index in range(start, stop + 1):
            symbol = symbol_at(self.alphabet, text, index, end)
            following: list[tuple[int, list[int]]] = []
            pending: list[tuple[int, list[int]]] = []
            for thread in threads:
                pending.append(thread)
                while pending:
                    at, values = pending.pop()
                    if seen[at] == index:
                        continue
                    seen[at] = index
                    operation = program.operations[at]
                    y = program.y[at]
                    if operation == CHARACTER:
                        if self.alphabet.members[symbol][y]:
                            following.append((program.x[at], values))
                        continue
                    elif operation == SPLIT:
                        pending.append((y, values))
                    elif operation == SAVE:
                        values = values[:]
                        values[y] = index
                        if y & 1:
                            values[self.last_slot] = y >> 1
                    elif operation == ASSERT:
                        if not self.assertion_holds(y, text, index, end):
                            continue
                    elif operation == LOOK:
                        if (marks[index] >> y & 1 == 1) == self.negated[y]:
                            continue
                        slot = self.look_slots[y]
                        if slot >= 0:
                            values = values[:]
                            if values[self.last_slot] != -2 - y:
                                values[slot + 1] = values[self.last_slot]
                            values[slot] = index
                            values[self.last_slot] = -2 - y
                    else:
                        if index == stop:
                            for slot, value in enumerate(values):
                                slots[slot] = value
                            return True
                        continue
                    pending.append((program.x[at], values))
            threads = following
        return False
