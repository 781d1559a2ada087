"""Compiles the tree of a pattern to a program for a nondeterministic automaton.

Russ Cox, "Regular Expression Matching: the Virtual Machine Approach", with one addition. CPython leaves a loop
after an iteration that took no character. So each place within a loop whose body may be empty exists several times:
for how many of the loops around it have taken a character in their present iteration (of nested loops the outer ones
first). Code is made back to front: `after` gives, for each of these states, where to go on.
"""

from typing import Final

from . import error
from .charset import CharSet
from .nodes import Assertion, Characters, Choice, Group, Look, Node, Repeat, Sequence, UNLIMITED

# Instructions. `x` and `y` are targets unless something else is said.
CHARACTER: Final = 0    # a character of set y, then x
SPLIT: Final = 1        # x preferred, else y
SAVE: Final = 2         # the position into slot y, then x
ASSERT: Final = 3       # assertion y, then x
LOOK: Final = 4         # look-around y, then x
MATCH: Final = 5

LARGEST: Final = 1000000


class Program:
    """Instructions in three lists; it starts at `entry`. `asserts`: whether there are assertions in it."""

    def __init__(self) -> None:
        self.operations: list[int] = []
        self.x: list[int] = []
        self.y: list[int] = []
        self.entry = 0
        self.asserts = False

    def add(self, operation: int, x: int, y: int) -> int:
        if len(self.operations) >= LARGEST:
            raise error("the pattern is too large")
        self.operations.append(operation)
        if operation == ASSERT:
            self.asserts = True
        self.x.append(x)
        self.y.append(y)
        return len(self.operations) - 1


class Sets:
    """The sets of a pattern, each once."""

    def __init__(self) -> None:
        self.sets: list[CharSet] = []
        self.numbers: dict[str, int] = {}

    def number(self, charset: CharSet) -> int:
        key = charset.key()
        known = self.numbers.get(key, -1)
        if known < 0:
            known = len(self.sets)
            self.numbers[key] = known
            self.sets.append(charset)
        return known


class Compiler:
    """Makes one program; the sets of all programs of a pattern are numbered together."""

    def __init__(self, sets: Sets, backwards: bool, saving: bool) -> None:
        """`saving`: with instructions that note where groups are."""
        self.sets = sets
        self.backwards = backwards
        self.saving = saving
        self.program = Program()

    def compile(self, node: Node) -> Program:
        end = self.program.add(MATCH, 0, 0)
        # An instruction of its own, to which no loop comes back: who is there has not begun.
        self.program.entry = self.program.add(SAVE, self.emit(node, [end])[0], 0)
        return self.program

    def emit(self, node: Node, after: list[int]) -> list[int]:
        """Code for `node`: where it starts, for each state."""
        if isinstance(node, Characters):
            # Whatever the state was, now all loops have taken a character.
            at = self.program.add(CHARACTER, after[-1], self.sets.number(node.charset))
            return [at for _ in after]
        if isinstance(node, Sequence):
            items = node.items
            for index in range(len(items)):
                after = self.emit(items[index] if self.backwards else items[-1 - index], after)
            return after
        if isinstance(node, Choice):
            return self.choice(node, after)
        if isinstance(node, Repeat):
            return self.repeat(node, after)
        if isinstance(node, Group):
            if not self.saving or node.index == 0:
                return self.emit(node.body, after)
            inner = self.emit(node.body, self.each(SAVE, after, 2 * node.index + 1))
            return self.each(SAVE, inner, 2 * node.index)
        if isinstance(node, Assertion):
            return self.each(ASSERT, after, node.kind)
        if isinstance(node, Look):
            return self.each(LOOK, after, node.number)
        raise AssertionError("a node of no known class")

    def each(self, operation: int, after: list[int], y: int) -> list[int]:
        """The same instruction before each of `after`; once where they are the same."""
        made: list[int] = []
        for state, target in enumerate(after):
            if state and target == after[state - 1]:
                made.append(made[-1])
            else:
                made.append(self.program.add(operation, target, y))
        return made

    def choice(self, node: Choice, after: list[int]) -> list[int]:
        starts = self.emit(node.items[-1], after)
        for index in range(len(node.items) - 2, -1, -1):
            starts = self.split(self.emit(node.items[index], after), starts, True)
        return starts

    def split(self, taken: list[int], left: list[int], greedy: bool) -> list[int]:
        made: list[int] = []
        for state in range(len(taken)):
            if state and taken[state] == taken[state - 1] and left[state] == left[state - 1]:
                made.append(made[-1])
            else:
                first, second = (taken[state], left[state]) if greedy else (left[state], taken[state])
                made.append(self.program.add(SPLIT, first, second))
        return made

    def repeat(self, node: Repeat, after: list[int]) -> list[int]:
        if node.most == 0:
            return after
        if node.body.low:
            return self.repeat_full(node, after)
        least = node.least
        if node.most == UNLIMITED:
            starts = self.loop_empty(node, after)
        else:
            starts = after
            for _ in range(node.most - least):
                starts = self.iteration(node, starts, after)
        for _ in range(least):
            starts = self.emit(node.body, starts)
        return starts

    def repeat_full(self, node: Repeat, after: list[int]) -> list[int]:
        """A repeat whose body takes a character in each iteration."""
        program = self.program
        least = node.least
        if node.most == UNLIMITED:
            head = program.add(SPLIT, 0, 0)
            body = self.emit(node.body, [head for _ in after])[0]
            self.aim(head, body, after[-1], node.greedy)
            if least:
                starts = [body for _ in after]
                least -= 1
            else:
                starts = []
                for target in after:
                    if target == after[-1]:
                        starts.append(head)
                    else:
                        starts.append(self.split([body], [target], node.greedy)[0])
        else:
            starts = after
            for _ in range(node.most - least):
                starts = self.split(self.emit(node.body, starts), after, node.greedy)
        for _ in range(least):
            starts = self.emit(node.body, starts)
        return starts

    def aim(self, head: int, body: int, exit: int, greedy: bool) -> None:
        self.program.x[head] = body if greedy else exit
        self.program.y[head] = exit if greedy else body

    def loop_empty(self, node: Repeat, after: list[int]) -> list[int]:
        """Any number of iterations of a body that may be empty."""
        heads = [self.program.add(SPLIT, 0, 0) for _ in after]
        bodies = self.emit(node.body, after + [heads[-1]])
        for state, head in enumerate(heads):
            self.aim(head, bodies[state], after[state], node.greedy)
        return heads

    def iteration(self, node: Repeat, following: list[int], after: list[int]) -> list[int]:
        """One iteration or none, and behind it `following` if it takes a character."""
        bodies = self.emit(node.body, after + [following[-1]])
        return self.split(bodies[:-1], after, node.greedy)
