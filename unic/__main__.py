"""The `unic` command, and `python3 -m unic`: what it cannot start without is told before anything is imported."""

import importlib.util
import sys

OLDEST_PYTHON = (3, 11)
DEPENDENCIES = ("llvmlite", "lark", "elftools")


def main() -> int:
    if sys.version_info < OLDEST_PYTHON:
        sys.exit("error: this is Python %d.%d: unic needs %d.%d or later" % (sys.version_info[:2] + OLDEST_PYTHON))
    missing = [name for name in DEPENDENCIES if importlib.util.find_spec(name) is None]
    if missing:
        sys.exit("error: %s cannot be imported: `make setup`, or `pip install -e .` in the checkout" % " and ".join(missing))
    from unic.cli.main import main as command

    return command()


if __name__ == "__main__":
    sys.exit(main())
