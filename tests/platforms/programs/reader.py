"""Reads standard input as its first argument says."""

import hashlib
import sys


def show_lines() -> None:
    """A question, an answer, and the rest sorted."""
    name = input("name? ")
    print("hello", name)
    for line in sorted(sys.stdin, key=len):
        print(repr(line))
    print(repr(sys.stdin.read()))


def show_digest() -> None:
    data = sys.stdin.buffer.read()
    print(len(data), hashlib.sha256(data).hexdigest())


def echo() -> None:
    """Every line as it comes, until one says to end; what is behind it stays unread."""
    for line in sys.stdin:
        print(line.upper(), end="", flush=True)
        if line == "end\n":
            break


def main() -> None:
    action = sys.argv[1]
    if action == "lines":
        show_lines()
    elif action == "digest":
        show_digest()
    elif action == "echo":
        echo()


main()
