"""An empty standard input, and the traceback of an EOFError that nobody catches."""

import sys


def ask(prompt: str) -> str:
    return input(prompt)


print(repr(sys.stdin.read()), repr(sys.stdin.readline()), list(sys.stdin))
print(ask("name? "))
