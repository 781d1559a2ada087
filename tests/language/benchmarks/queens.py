"""N queens by brute force over permutations made by a generator (pyperformance nqueens); SIZE is the board's."""
from collections.abc import Iterable, Iterator
from typing import Final

SIZE: Final = 6


def permutations(iterable: Iterable[int], length: int = -1) -> Iterator[tuple[int, ...]]:
    pool = tuple(iterable)
    n = len(pool)
    r = n if length < 0 else length
    indices = list(range(n))
    cycles = list(range(n - r + 1, n + 1))[::-1]
    yield tuple([pool[i] for i in indices[:r]])
    while n:
        for i in reversed(range(r)):
            cycles[i] -= 1
            if cycles[i] == 0:
                indices[i:] = indices[i + 1:] + indices[i:i + 1]
                cycles[i] = n - i
            else:
                j = cycles[i]
                indices[i], indices[-j] = indices[-j], indices[i]
                yield tuple([pool[i] for i in indices[:r]])
                break
        else:
            return


def solutions(count: int) -> Iterator[tuple[int, ...]]:
    columns = range(count)
    for placed in permutations(columns):
        if count == len({placed[i] + i for i in columns}) == len({placed[i] - i for i in columns}):
            yield placed


def main() -> None:
    found = list(solutions(SIZE))
    print(len(found), found[:2])


if __name__ == "__main__":
    main()
