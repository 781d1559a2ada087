"""A generator that a loop leaves early is closed at once."""

from typing import Iterator


class Source:
    def rows(self, n: int) -> Iterator[int]:
        print("open")
        try:
            for i in range(n):
                yield i
        finally:
            print("close")


def doubled(n: int) -> Iterator[int]:
    for row in Source().rows(n):
        yield row * 2


def first_over(limit: int) -> int:
    for x in doubled(10):
        if x > limit:
            return x
    else:
        print("none")
    return -1


def failing() -> None:
    for x in doubled(3):
        if x == 2:
            raise KeyError(x)


print(first_over(5), first_over(100))
try:
    failing()
except KeyError as e:
    print("key", e)
for a in doubled(2):
    for b in doubled(5):
        if b > a:
            break
    print(a, b)
