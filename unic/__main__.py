"""The `unic` command, and `python3 -m unic`: what it cannot start without is told before anything is imported."""

import importlib.util
import sys

OLDEST_PYTHON = (3, 11)
INTERRUPTED_STATUS = 130
DEPENDENCIES = ("llvmlite", "lark", "elftools")


def main() -> int:
    if sys.version_info < OLDEST_PYTHON:
        sys.exit("error: this is Python %d.%d: unic needs %d.%d or later" % (sys.version_info[:2] + OLDEST_PYTHON))
    missing = [name for name in DEPENDENCIES if importlib.util.find_spec(name) is None]
    if missing:
        sys.exit("error: %s cannot be imported: `make setup`, or `pip install -e .` in the checkout" % " and ".join(missing))
    try:
        from unic.cli.main import main as command

        return command()
    except KeyboardInterrupt:
        # While the compiler is being imported.
        return INTERRUPTED_STATUS


if __name__ == "__main__":
    sys.exit(main())
