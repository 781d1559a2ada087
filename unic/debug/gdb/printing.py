"""`print` takes Python: an expression that is Python's is evaluated as such, everything else (`*job`, `$1`, `(long)x`, /FORMAT) by gdb.

What gdb would do with `words[0]`, `7 / 2` or `name == "x"` is C's: it computes with addresses.
"""

import contextlib
import re

import gdb

from unic.debug.gdb import expressions, places, values

# gdb's own print, which shows nothing for void.
GDB_PRINT = "call"
FORMAT = re.compile(r"/(\w+)\s+(.*)", re.DOTALL)
# Shows what is in memory.
RAW = "r"


class Print(gdb.Command):
    """Print the value of an expression: Python's, over the variables of the frame, or else gdb's.

Python's may read variables, attributes and items, compare and compute: `print jobs[0].name`, `print len(prices)`, `print cost > 2 and name`.
It can neither call functions of the program nor assign. What is no Python is gdb's: `print *job`, `print $1`, `print/x cost`."""

    def __init__(self):
        super().__init__("print", gdb.COMMAND_DATA, gdb.COMPLETE_EXPRESSION)

    def invoke(self, argument, from_tty):
        text = argument.strip()
        shape = FORMAT.fullmatch(text)
        if shape:
            text = shape[2]
        tree = expressions.parsed(text)
        if tree is None or shape and (RAW in shape[1] or expressions.is_path(tree)):
            by_gdb(text, shape, argument)
            return
        try:
            raw, result = expressions.value_of(tree)
        except expressions.UnknownName as error:
            # Of a function, a type.
            by_gdb(text, shape, argument, error)
        except expressions.ExpressionError as error:
            raise gdb.GdbError(str(error)) from None
        else:
            if shape and type(result) in (int, bool):
                by_gdb(str(int(result)), shape, argument)
            else:
                show(raw, result)


def by_gdb(text, shape, argument, otherwise=None):
    """Prints an expression of gdb's. argument: all of it, with options. otherwise: what is wrong if that has no value."""
    if not text or text.startswith("-") or shape and len(shape[1]) != 1:
        execute("%s %s" % (GDB_PRINT, argument))
        return
    try:
        value = gdb.parse_and_eval(text)
        if value.type.code == gdb.TYPE_CODE_VOID:
            gdb.write("void\n")
            return
        format_ = {} if shape is None else {"raw": True} if shape[1] == RAW else {"format": shape[1], "raw": True}
        write(value.format_string(**format_), value)
    except (gdb.error, ValueError) as error:
        raise gdb.GdbError(str(otherwise or error)) from None


def execute(command):
    try:
        gdb.execute(command)
    except gdb.error as error:
        raise gdb.GdbError(str(error)) from None


def show(raw, result):
    """Prints a value, and puts it into the history if gdb has a value for it. raw: that of the program, if it is one."""
    text = values.text_of(raw) if raw is not None else repr(result)
    write(text, raw if raw is not None else expressions.gdb_value(result))


def write(text, value):
    """Writes what is shown of a value, with its number in the history. value: None for what gdb cannot keep."""
    # (Of gdb 12 and later.)
    if value is None or not hasattr(gdb, "add_history"):
        gdb.write("%s\n" % text)
    else:
        gdb.write("$%d = %s\n" % (gdb.add_history(value), text))


class PythonFunction(gdb.Function):
    """$python("EXPRESSION"): the value of a Python expression, in an expression of gdb, such as of `display` or `watch`."""

    def __init__(self):
        super().__init__("python")

    def invoke(self, text):
        tree = expressions.parsed(text.string())
        if tree is None:
            raise gdb.GdbError("this is no Python expression: %s" % text.string())
        try:
            raw, result = expressions.value_of(tree)
        except expressions.ExpressionError as error:
            raise gdb.GdbError(str(error)) from None
        if raw is None and isinstance(result, str):
            # A text of the program's own is shown as Python's, one that is made here as C's.
            with contextlib.suppress(expressions.ExpressionError):
                raw = places.place_of(tree.body, expressions.names_for(tree))
        if raw is not None:
            return raw
        value = expressions.gdb_value(result)
        return repr(result) if value is None else value


def register():
    Print()
    PythonFunction()
