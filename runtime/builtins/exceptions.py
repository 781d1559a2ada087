"""The built-in exception hierarchy of CPython 3.11.

Not here: exception groups, and the kin of SyntaxError.
"""

from unsafe import Array
from machine import u32

from runtime.builtins.object import class_name


class BaseException:
    """The root of all exceptions.

    `traceback_sites` holds the sites passed, innermost first; `traceback_size` counts them, including those that
    found no room.
    """

    args: tuple[object, ...]
    __cause__: BaseException | None
    __context__: BaseException | None
    __suppress_context__: bool
    notes: list[str] | None
    traceback_sites: Array[u32] | None
    traceback_size: int

    def __init__(self, *args: object) -> None:
        self.args = args

    def __str__(self) -> str:
        if len(self.args) == 0:
            return ""
        if len(self.args) == 1:
            return str(self.args[0])
        return repr(self.args)

    def __repr__(self) -> str:
        if len(self.args) == 1:
            return class_name(self) + "(" + repr(self.args[0]) + ")"
        return class_name(self) + repr(self.args)

    def add_note(self, note: str) -> None:
        """Append a line that an uncaught exception's report shows below the message (PEP 678)."""
        notes = self.notes
        if notes is None:
            notes = []
            self.notes = notes
        notes.append(note)

    def _report_lines(self, seen: list[BaseException]) -> list[str] | None:
        """The report of an exception that is not shown as a traceback and a message: of a group."""
        return None

    def _whole_report(self, last: BaseException) -> list[str] | None:
        """The report of `last`, which this exception led to, where that is not one after another: with a group in it."""
        return None

    @property
    def __notes__(self) -> list[str]:
        notes = self.notes
        if notes is None:
            raise AttributeError("'" + class_name(self) + "' object has no attribute '__notes__'")
        return notes


class GeneratorExit(BaseException):
    pass


class KeyboardInterrupt(BaseException):
    pass


class SystemExit(BaseException):
    """`code`: the exit status, an object to print, or None for success."""

    code: object | None

    def __init__(self, *args: object) -> None:
        self.args = args
        self.code = None
        if len(args) == 1:
            self.code = args[0]
        elif len(args) > 1:
            self.code = args


class Exception(BaseException):
    pass


class ArithmeticError(Exception):
    pass


class FloatingPointError(ArithmeticError):
    pass


class OverflowError(ArithmeticError):
    pass


class ZeroDivisionError(ArithmeticError):
    pass


class AssertionError(Exception):
    pass


class AttributeError(Exception):
    pass


class BufferError(Exception):
    pass


class EOFError(Exception):
    pass


class ImportError(Exception):
    pass


class ModuleNotFoundError(ImportError):
    pass


class LookupError(Exception):
    pass


class IndexError(LookupError):
    pass


class KeyError(LookupError):
    def __str__(self) -> str:
        # A key that is an empty or odd string must still be seen.
        if len(self.args) == 1:
            return repr(self.args[0])
        return super().__str__()


class MemoryError(Exception):
    pass


class NameError(Exception):
    pass


class UnboundLocalError(NameError):
    pass


class SyntaxError(Exception):
    """For parsers written in Python: with a message, without the place that the interpreter would give."""


class ReferenceError(Exception):
    pass


class RuntimeError(Exception):
    pass


class NotImplementedError(RuntimeError):
    pass


class RecursionError(RuntimeError):
    pass


class StopAsyncIteration(Exception):
    pass


class StopIteration(Exception):
    """`value`: what the generator returned."""

    value: object | None

    def __init__(self, *args: object) -> None:
        self.args = args
        self.value = None
        if len(args) > 0:
            self.value = args[0]


class SystemError(Exception):
    pass


class TypeError(Exception):
    pass


class ValueError(Exception):
    pass


class UnicodeError(ValueError):
    pass


class UnicodeDecodeError(UnicodeError):
    """Bytes `object[start:end]` are not text in `encoding`."""

    encoding: str
    object: bytes
    start: int
    end: int
    reason: str

    def __init__(self, encoding: str, object: bytes, start: int, end: int, reason: str) -> None:
        super().__init__(encoding, object, start, end, reason)
        self.encoding = encoding
        self.object = object
        self.start = start
        self.end = end
        self.reason = reason

    def __str__(self) -> str:
        head = "'" + self.encoding + "' codec can't decode "
        if self.end == self.start + 1 and self.start < len(self.object):
            value = self.object[self.start]
            digits = "0123456789abcdef"
            head += "byte 0x" + digits[value >> 4] + digits[value & 15] + " in position " + str(self.start)
        else:
            head += "bytes in position " + str(self.start) + "-" + str(self.end - 1)
        return head + ": " + self.reason


class UnicodeEncodeError(UnicodeError):
    """Characters `object[start:end]` have no place in `encoding`."""

    encoding: str
    object: str
    start: int
    end: int
    reason: str

    def __init__(self, encoding: str, object: str, start: int, end: int, reason: str) -> None:
        super().__init__(encoding, object, start, end, reason)
        self.encoding = encoding
        self.object = object
        self.start = start
        self.end = end
        self.reason = reason

    def __str__(self) -> str:
        head = "'" + self.encoding + "' codec can't encode "
        if self.end == self.start + 1 and self.start < len(self.object):
            head += ("character '" + escape_code_point(ord(self.object[self.start]))
                     + "' in position " + str(self.start))
        else:
            head += "characters in position " + str(self.start) + "-" + str(self.end - 1)
        return head + ": " + self.reason


def escape_code_point(code: int) -> str:
    """`\\xhh`, `\\uhhhh` or `\\Uhhhhhhhh`, whichever is the shortest that holds `code`."""
    text = "\\x"
    digits = 2
    if code > 0xFFFF:
        text = "\\U"
        digits = 8
    elif code > 0xFF:
        text = "\\u"
        digits = 4
    for position in range(digits):
        text += "0123456789abcdef"[(code >> (4 * (digits - 1 - position))) & 15]
    return text


class Warning(Exception):
    pass


class DeprecationWarning(Warning):
    pass


class ResourceWarning(Warning):
    pass


class RuntimeWarning(Warning):
    pass


class UserWarning(Warning):
    pass


class BytesWarning(Warning):
    pass


class EncodingWarning(Warning):
    pass


class FutureWarning(Warning):
    pass


class ImportWarning(Warning):
    pass


class PendingDeprecationWarning(Warning):
    pass


class SyntaxWarning(Warning):
    pass


class UnicodeWarning(Warning):
    pass
