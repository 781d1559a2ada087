"""What CPython's default exception handler prints: failures that nobody is left to catch."""

import sys
from traceback import print_exception


def report(message: str, error: BaseException) -> None:
    """Prints the message and the traceback to standard error."""
    sys.stderr.write(message + "\n")
    print_exception(error)
