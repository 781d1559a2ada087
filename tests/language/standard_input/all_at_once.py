"""A text of more than one buffer, read by pieces of all kinds: characters of two, three and four bytes across their borders."""

import hashlib
import sys


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def main() -> None:
    first = sys.stdin.readline()
    print(len(first), digest(first), first[:3], repr(first[-3:]))
    pieces = [sys.stdin.read(size) for size in (1, 2, 4000, 3, 1)]
    print([len(piece) for piece in pieces], digest("".join(pieces)), pieces[-1])
    halves = [sys.stdin.readline(2500), sys.stdin.readline(2500), sys.stdin.readline(2500)]
    print([len(half) for half in halves], [digest(half) for half in halves])
    lines = [next(sys.stdin) for _ in range(20)]
    print(sum(map(len, lines)), digest("".join(lines)))
    rest = sys.stdin.read()
    print(len(rest), rest.count("\n"), digest(rest), repr(rest[-4:]))
    numbers = [int(word) for word in rest.split() if word.isdecimal()]
    print(len(numbers), sum(numbers))


main()
