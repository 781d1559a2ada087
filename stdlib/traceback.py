"""Reports of exceptions, as an uncaught one is reported. Frames inside the library are left out."""

from runtime.builtins import traceback as _traceback
from runtime.builtins import traceback_text as _text
from runtime.builtins.output import write_error


def print_exception(exc: BaseException) -> None:
    """To standard error: the traceback, with causes and contexts, and the message."""
    _traceback.print_exception(exc)


def print_exc() -> None:
    """The exception being handled."""
    error = _text.handled()
    if error is None:
        write_error("NoneType: None\n")
    else:
        _traceback.print_exception(error)


def format_exception(exc: BaseException) -> list[str]:
    """The lines of the report, each with its newline."""
    return _text.report(exc)


def format_exc() -> str:
    """The report of the exception being handled."""
    error = _text.handled()
    return "NoneType: None\n" if error is None else "".join(_text.report(error))


def format_exception_only(exc: BaseException) -> list[str]:
    """The message with the class in front, and the notes."""
    lines: list[str] = []
    _text.add_message(exc, lines)
    return lines
