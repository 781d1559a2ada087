"""Greets those whose names are its arguments, and the world otherwise."""

import sys

from config import GREETING


def greeting(names: list[str]) -> str:
    return f"{GREETING}, {' and '.join(names) if names else 'world'}!"


if __name__ == "__main__":
    print(greeting(sys.argv[1:]))
