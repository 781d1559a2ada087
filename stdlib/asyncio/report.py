"""What CPython's default exception handler prints: failures that nobody is left to catch."""

import sys
from traceback import print_exception


def print_report(message: str, error: BaseException | None) -> None:
    """Prints the message and the traceback to standard error."""
    sys.stderr.write(message + "\n")
    if error is not None:
        print_exception(error)
