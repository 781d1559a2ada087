"""The report of an exception that passed through generators."""

from typing import Iterator


def bad(n: int) -> Iterator[int]:
    for i in range(n):
        yield 10 // (2 - i)


def pipeline() -> Iterator[str]:
    for x in bad(5):
        yield str(x)


def consume() -> None:
    for s in pipeline():
        print(s)


consume()
