"""sys.stdin.buffer: bytes, lines of bytes, sizes, and what the end gives."""

import sys
from typing import BinaryIO, Callable


def records(source: BinaryIO) -> list[bytes]:
    """A length in one byte, and so many bytes."""
    found: list[bytes] = []
    while length := source.read(1):
        found.append(source.read(length[0]))
        if length == b"\x00":
            break
    return found


def main() -> None:
    source = sys.stdin.buffer
    print(source.name, source.mode, source.readable(), source.writable(), source.closed)
    print(source.read(0), source.readline(0), source.readline(3), source.readline(), source.readline(50))
    print(records(source))
    print(next(source), [line for line in source.readlines(6)])
    for line in source:
        print(line)
        if line == b"--\n":
            break
    data = source.read(9000)
    print(len(data), data[:2], data[-2:])
    data = source.read()
    print(len(data), sum(data), data[-6:])
    print(source.read(), source.read(3), source.readline(), source.readlines(), repr(sys.stdin.read()))
    try:
        source.read(-7)
    except ValueError as error:
        print(error)
    source.close()
    actions: list[Callable[[], object]] = [lambda: source.read(), lambda: source.readline(), lambda: sys.stdin.read(), lambda: input()]
    for action in actions:
        try:
            print(action())
        except ValueError as error:
            print(error)
    print(source.closed, sys.stdin.closed)


main()
