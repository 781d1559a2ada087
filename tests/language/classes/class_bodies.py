"""Class bodies: attributes that refer to others, comprehensions, nested classes, constant conditions, several targets."""
from __future__ import annotations


from typing import ClassVar, Final

BASE = 100
MODERN: Final = True
N = 7


def powers(count: int) -> list[int]:
    return [2 ** i for i in range(count)]


class Codes:
    N = 3
    M = N + 1
    NAMES = ["ok", "bad", "lost"]
    UPPER = [name.upper() for name in NAMES]
    INDEX = {name: number for number, name in enumerate(NAMES)}
    LENGTHS: ClassVar[dict[str, int]] = {name: len(name) for name in NAMES}
    TABLE = powers(N)
    LIMIT: Final = BASE + M
    first = second = M * 2
    low, high = 1, 9
    # A comprehension sees the module's N, not the class's.
    SHIFTED = [N for _ in range(2)]
    made = 0

    if MODERN:
        def modern(self) -> bool:
            return True
    else:
        def modern(self) -> bool:
            return False

    class Entry:
        WIDTH = 4

        def __init__(self, text: str = "-") -> None:
            self.text = text

        def padded(self) -> str:
            return self.text.ljust(self.WIDTH, ".")

    WIDTH = Entry.WIDTH + 1
    EMPTY = Entry()

    def __init__(self, limit: int = M) -> None:
        Codes.made += 1
        self.limit = limit

    def entry(self, text: str) -> Codes.Entry:
        return Codes.Entry(text)

    @classmethod
    def total(cls) -> int:
        return sum(cls.TABLE) + cls.M


class More(Codes):
    M = 50
    TWICE = Codes.M + M
    NAMES = ["new"]


def main() -> None:
    codes = Codes()
    print(Codes.M, Codes.UPPER, Codes.INDEX, Codes.LENGTHS, Codes.TABLE, Codes.LIMIT, Codes.first, Codes.second, Codes.low, Codes.high)
    print(Codes.SHIFTED, Codes.WIDTH, Codes.EMPTY.padded(), codes.entry("ab").padded(), codes.modern(), codes.limit, Codes(9).limit)
    print(More.M, More.TWICE, More.UPPER, More.NAMES, More().limit, More.total(), Codes.total(), Codes.made, More.made)
    Codes.made += 10
    print(codes.made, More.made, More().M, codes.M)
    Codes.NAMES.append("x")
    print(codes.NAMES, Codes.UPPER)


main()
