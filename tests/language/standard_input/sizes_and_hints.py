"""read(), readline() and readlines() of sys.stdin with sizes; "\\r" stays what it is, only "\\n" ends a line."""

import sys
from sys import stdin


def main() -> None:
    print(repr(stdin.read(0)), repr(stdin.readline(0)))
    print(repr(stdin.read(3)), repr(stdin.read(2)))
    print(repr(stdin.readline()))
    print(repr(stdin.readline(4)), repr(stdin.readline(100)), repr(stdin.readline(-1)), repr(stdin.readline(-5)))
    print(repr(stdin.readline(6)), repr(stdin.readline(1)), repr(stdin.readline(1)))
    print([sys.stdin.readline() for _ in range(3)])
    print(repr(sys.stdin.read(5)))
    print(sys.stdin.readlines(1))
    print(sys.stdin.readlines(8))
    print(sys.stdin.readlines(4))
    print(sys.stdin.readlines(9))
    print(repr(input()))
    print(sys.stdin.readlines(0)[:2])
    print(repr(stdin.read()), repr(stdin.read(1)), repr(stdin.read(-1)), repr(stdin.readline()), stdin.readlines(), stdin.readlines(-1))


main()
