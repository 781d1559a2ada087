"""An error below a lambda and a generator."""

from collections.abc import Iterator


def numbers() -> Iterator[int]:
    for text in ("1", "2", "x"):
        yield int(text)


def consume() -> int:
    total = 0
    for n in numbers():
        total += n
    return total


consume()
