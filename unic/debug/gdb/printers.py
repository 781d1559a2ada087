"""Makes gdb show the program's values as Python writes them: `print`, `info locals`, arguments in backtraces.

`print/r` shows what is in memory.
"""

import gdb

from unic.debug.gdb import values

NUMBERS = ("int", "float", "bool", "None")


class PythonValue:
    """One value; gdb asks for its text."""

    def __init__(self, value):
        self._value = value

    def to_string(self):
        return values.text_of(self._value)


def printer_of(value):
    """The printer for `value`, None for what is no value of the program (registers, constants of gdb)."""
    type_ = value.type.strip_typedefs()
    if type_.code == gdb.TYPE_CODE_PTR:
        type_ = type_.target().strip_typedefs()
        return PythonValue(value) if type_.code == gdb.TYPE_CODE_STRUCT else None
    if type_.code == gdb.TYPE_CODE_STRUCT or type_.name in NUMBERS:
        return PythonValue(value)
    return None


def register(objfile):
    """Uses the printers for types of `objfile`, the image's."""
    objfile.pretty_printers.append(printer_of)
