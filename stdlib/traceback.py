"""Printing exceptions as an uncaught one is printed."""

from runtime.builtins import traceback as _traceback


def print_exception(exc: BaseException) -> None:
    """To standard error: the traceback, with causes and contexts, and the message."""
    _traceback.print_exception(exc)
