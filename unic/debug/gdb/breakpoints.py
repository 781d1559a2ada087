"""`break` and its relatives with conditions in Python: `break page if name == "x"`.

gdb's own conditions are C's, which cannot compare texts. One that is Python is handed to $python.
"""

import re

import gdb

from unic.debug.gdb import expressions

CONDITION = re.compile(r"(?:^|\s)if(?=[\s(])(.*)", re.DOTALL)
# What concerns several threads, which no program here has.
THREAD = re.compile(r"\s+(?:thread|task)\s+\d+\s*$")
KINDS = {"break": (gdb.BP_BREAKPOINT, False), "tbreak": (gdb.BP_BREAKPOINT, True),
         "hbreak": (gdb.BP_HARDWARE_BREAKPOINT, False), "thbreak": (gdb.BP_HARDWARE_BREAKPOINT, True)}
NOT_THERE = "(Functions that the program cannot reach are not in the image.)"


def condition_for_gdb(text, blocks):
    """A condition as gdb takes it. blocks: of the code that it is for. Raises gdb.GdbError for a variable that none of them sees."""
    tree = expressions.parsed(text)
    if tree is None:
        return text.strip()
    for name in sorted(expressions.free_names(tree)):
        if not expressions.is_owner_in(tree, name) and all(expressions.symbol_seen(block, name) is None for block in blocks):
            raise gdb.GdbError('No variable "%s" there.' % name)
    return expressions.for_gdb(text)


class Break(gdb.Command):
    """Set a breakpoint at a function or line: LOCATION [if CONDITION]. The condition is Python's, or else gdb's.

LOCATION is a function (page, Server.handle, shop.cart.total), FILE:LINE, a line of the current file, or *ADDRESS; none means
where the program stands."""

    def __init__(self, name):
        super().__init__(name, gdb.COMMAND_BREAKPOINTS, gdb.COMPLETE_LOCATION)
        self._kind, self._temporary = KINDS[name]

    def invoke(self, argument, from_tty):
        found = CONDITION.search(argument)
        location = THREAD.sub("", argument[: found.start()] if found else argument).strip()
        if not location:
            location = "*%#x" % gdb.selected_frame().pc()
        blocks = []
        if not location.startswith("-"):
            blocks = [block_at(place.pc) for place in places_of(location)]
        condition = condition_for_gdb(found[1], blocks) if found else None
        made = gdb.Breakpoint(location, type=self._kind, temporary=self._temporary)
        if condition is not None:
            made.condition = condition


def places_of(location):
    """Where a breakpoint at `location` would be. Raises gdb.GdbError."""
    try:
        return gdb.decode_line(location)[1] or ()
    except gdb.error as error:
        hint = " " + NOT_THERE if str(error).startswith("Function ") else ""
        raise gdb.GdbError("%s%s" % (error, hint)) from None


def block_at(address):
    try:
        return gdb.block_for_pc(address)
    except gdb.error:
        return None


class Condition(gdb.Command):
    """Have breakpoint N stop only if an expression is true: `condition N EXPRESSION`; without one it always stops.

The expression is Python's, or else gdb's."""

    def __init__(self):
        super().__init__("condition", gdb.COMMAND_BREAKPOINTS)

    def invoke(self, argument, from_tty):
        number, _, text = argument.strip().partition(" ")
        found = [point for point in gdb.breakpoints() if str(point.number) == number]
        if not found:
            raise gdb.GdbError("No breakpoint number %s." % number if number else "Argument required (breakpoint number).")
        if not text.strip():
            found[0].condition = None
            gdb.write("Breakpoint %s now unconditional.\n" % number)
            return
        blocks = [block_at(place.pc) for place in places_of(found[0].location)] if found[0].location else []
        found[0].condition = condition_for_gdb(text, blocks)


def register():
    for name in KINDS:
        Break(name)
    Condition()
