"""groupby, pairwise, islice, tee, accumulate and chunking by hand, over data that is used once."""

from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby, islice, pairwise, tee
from typing import TypeVar

T = TypeVar("T")


def batched(items: Iterable[T], n: int) -> Iterator[list[T]]:
    it = iter(items)
    while batch := list(islice(it, n)):
        yield batch


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    result: list[tuple[int, int]] = []
    for n in numbers:
        if result and result[-1][1] == n - 1:
            result[-1] = (result[-1][0], n)
        else:
            result.append((n, n))
    return result


def ranges(text: str) -> Iterator[int]:
    for part in filter(None, text.split(",")):
        low, dash, high = part.partition("-")
        yield from range(int(low), int(high if dash else low) + 1)


def source(log: list[int]) -> Iterator[int]:
    for n in (3, 1, 4, 1, 5, 9, 2, 6):
        log.append(n)
        yield n


log: list[int] = []
it = source(log)
print(next(it), log, list(islice(it, 2)), log, sum(it), len(log), list(it))
print(list(batched(range(7), 3)), list(batched("", 2)), list(batched("abcd", 2)))
print([(k, len(list(g))) for k, g in groupby("AAAABBBCCDAA")], {k: list(g) for k, g in groupby(range(10), key=lambda n: n // 4)})
print(runs([1, 2, 3, 7, 9, 10]), runs([]), ",".join(str(a) if a == b else f"{a}-{b}" for a, b in runs(ranges("1-3,5,8-9"))))
for text in ("3-x", "a", "5-2,1"):
    try:
        print(list(ranges(text)))
    except ValueError as error:
        print("ValueError:", error)
print([b - a for a, b in pairwise([1, 4, 9, 16])], list(pairwise("a")), all(a <= b for a, b in pairwise([1, 1, 2])))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate("abc")), list(accumulate([1, 2], initial=10)))
first, second = tee(source([]))
print(next(first), next(first), list(second), list(first))
peaks = [b for (a, b), (_, c) in pairwise(pairwise([1, 3, 2, 5, 4, 4])) if a < b > c]
print(peaks, list(islice("abcdefg", 1, 6, 2)), list(islice(range(5), 3, None)), list(reversed([*islice(iter("xyz"), 2)])))
