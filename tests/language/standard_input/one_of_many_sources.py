"""sys.stdin where text to read is wanted, beside io.StringIO; input() and sys.stdin in turns; what it is, and what it does not do."""

import io
import sys
from typing import Callable, Iterable, Iterator, TextIO


def settings(source: TextIO) -> dict[str, str]:
    found: dict[str, str] = {}
    while line := source.readline():
        line = line.strip()
        if not line:
            break
        key, _, value = line.partition("=")
        found[key.strip()] = value.strip()
    return found


def stripped(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line.strip()


def main() -> None:
    print(settings(io.StringIO("a=1\n b = two\n\nc=3\n")))
    print(settings(sys.stdin))
    print(input("? "), repr(sys.stdin.readline()), input(), repr(sys.stdin.read(2)), input())
    print([line for line in stripped(sys.stdin) if line][:2])
    print(sys.stdin.name, sys.stdin.mode, sys.stdin.encoding, sys.stdin.errors)
    print(sys.stdin.isatty(), sys.stdin.readable(), sys.stdin.writable(), sys.stdin.closed)
    try:
        sys.stdin.write("x")
    except io.UnsupportedOperation as error:
        print(type(error).__name__, error)
    sys.stdin.flush()
    with sys.stdin as source:
        print(repr(source.read()))
    print(sys.stdin.closed)
    actions: list[Callable[[], str]] = [lambda: sys.stdin.readline(), lambda: input("closed? ")]
    for action in actions:
        try:
            print(action())
        except ValueError as error:
            print(error)
    sys.stdin.close()


main()
