"""`watch`, `rwatch` and `awatch` with Python's items and attributes: `watch jobs[0].cost`, `watch prices["a"]`; and `py-display`.

gdb's own would compute with addresses. What is watched is a place in memory: where the item is now.
"""

import itertools

import gdb

from unic.debug.gdb import expressions, values
from unic.debug.gdb.places import place_of

KINDS = {"watch": gdb.WP_WRITE, "rwatch": gdb.WP_READ, "awatch": gdb.WP_ACCESS}
# Convenience variables with the addresses of what is watched.
VARIABLE = "watched_%d"
_numbers = itertools.count(1)


class Watch(gdb.Command):
    """Stop when a value changes (watch), is read (rwatch), or either (awatch): a variable, or an item or attribute as Python writes it.

An item is watched where it is in memory now: what the program puts there later is another item when a list has grown or lost items before it.
What is no such expression is gdb's: `watch -l self.hits`, `watch count if count > 3`."""

    def __init__(self, name):
        super().__init__(name, gdb.COMMAND_BREAKPOINTS, gdb.COMPLETE_EXPRESSION)
        self._class = KINDS[name]

    def invoke(self, argument, from_tty):
        text = argument.strip()
        tree = expressions.parsed(text)
        if tree is not None and not expressions.is_path(tree) and expressions.free_names(tree):
            text = self._place(text, tree)
        try:
            gdb.Breakpoint(text, type=gdb.BP_WATCHPOINT, wp_class=self._class)
        except gdb.error as error:
            raise gdb.GdbError(str(error)) from None

    def _place(self, text, tree):
        """An expression of gdb's for where a Python expression is now."""
        try:
            place = place_of(tree.body, expressions.names_for(tree))
            if place.address is None:
                raise expressions.ExpressionError("%s has no place in memory" % text)
            name = VARIABLE % next(_numbers)
            gdb.set_convenience_variable(name, place.address)
        except (expressions.ExpressionError, values.Corrupt, gdb.error) as error:
            raise gdb.GdbError(str(error)) from None
        except KeyError as error:
            raise gdb.GdbError("KeyError: %s" % error) from None
        except Exception as error:
            raise gdb.GdbError("%s: %s" % (type(error).__name__, error)) from None
        gdb.write("%s is *$%s\n" % (text, name))
        return "*$%s" % name


class Display(gdb.Command):
    """Show the value of a Python expression each time the program stops: `py-display jobs[0].name`. `undisplay` and `info display` have it, too."""

    def __init__(self):
        super().__init__("py-display", gdb.COMMAND_DATA, gdb.COMPLETE_EXPRESSION)

    def invoke(self, argument, from_tty):
        if expressions.parsed(argument) is None:
            raise gdb.GdbError("this is no Python expression: %s" % argument)
        try:
            gdb.execute("display %s" % expressions.for_gdb(argument))
        except gdb.error as error:
            raise gdb.GdbError(str(error)) from None


def register():
    for name in KINDS:
        Watch(name)
    Display()
