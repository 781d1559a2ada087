"""Reports of exceptions, as an uncaught one is reported. Frames inside the library are left out."""

import sys
from typing import TypeVar

import image

from runtime.builtins import traceback as _traceback
from runtime.builtins import traceback_text as _text
from runtime.builtins.output import write_error

F = TypeVar("F")


def print_exception(exc: BaseException, *, file: F | None = None) -> None:
    """To standard error, or `file`: the traceback, with causes and contexts, and the message."""
    if file is not None:
        file.write("".join(_text.report(exc)))
        return
    if image.REDIRECTS_ERRORS:
        sys.stderr.write("".join(_text.report(exc)))
        return
    whole = _traceback.group_report(exc)
    if whole is None:
        _traceback.print_exception(exc)
    else:
        write_error("".join(whole))


def _print_exception_3(kind: object, value: BaseException, tb: object, *, file: F | None = None) -> None:
    print_exception(value, file=file)


def print_exc(*, file: F | None = None) -> None:
    """The exception being handled."""
    if file is None:
        error = _text.handled()
        if error is None:
            sys.stderr.write("NoneType: None\n")
        else:
            print_exception(error)
    else:
        file.write(format_exc())


def format_exception(exc: BaseException) -> list[str]:
    """The lines of the report, each with its newline."""
    return _text.report(exc)


def _format_exception_3(kind: object, value: BaseException, tb: object) -> list[str]:
    return _text.report(value)


def format_exc() -> str:
    """The report of the exception being handled."""
    error = _text.handled()
    return "NoneType: None\n" if error is None else "".join(_text.report(error))


def format_exception_only(exc: BaseException) -> list[str]:
    """The message with the class in front, and the notes."""
    lines: list[str] = []
    _text.add_message(exc, lines)
    return lines


def _format_exception_only_2(kind: object, value: BaseException) -> list[str]:
    return format_exception_only(value)
