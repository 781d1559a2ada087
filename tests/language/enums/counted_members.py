"""Members of IntEnum, IntFlag, StrEnum and (str, Enum) where an int or a str is declared."""

import json
from collections.abc import Iterable
from enum import Enum, IntEnum, IntFlag, StrEnum


class Column(IntEnum):
    ID = 1
    AMOUNT = 2


class M(StrEnum):
    A = "a"
    B = "b"


class Kind(str, Enum):
    X = "x"
    Y = "y"


class P(IntFlag):
    R = 4
    W = 2


def double(n: int) -> int:
    return n * 2


def show(n: int, label: str = "n") -> str:
    return f"{label}={n} {n!r} {n:03} {type(n).__name__} {isinstance(n, Column)}"


def count_down(n: int) -> list[int]:
    found = []
    while n > 0:
        found.append(n + 0)
        n -= 1
    return found


def shout(text: str) -> str:
    return text.upper() + "!" + text[0] + str(len(text)) + text


def echo(text: str) -> None:
    print(text, repr(text), f"{text}", [text], text == "x", "-".join([text, "q"]))


def total(values: Iterable[int]) -> int:
    return sum(values) + 0


class Table:
    def __init__(self, rows: list[list[int]]) -> None:
        self.rows = rows

    def column(self, index: int) -> list[int]:
        return [row[index] for row in self.rows]

    def at(self, row: int, column: int = Column.ID) -> int:
        return self.rows[row][column]


def main() -> None:
    row = [0, 1, 2, 3]
    print(double(Column.AMOUNT), list(range(Column.AMOUNT)), row[Column.ID:Column.AMOUNT], double(n=Column.ID))
    print(show(Column.ID), show(3), show(Column.AMOUNT, M.A))
    print(count_down(Column.AMOUNT))
    n: int = Column.AMOUNT
    print(n + 1, double(n), n, [n])
    table = {"a": "read"}
    print("-".join(M), table.get(M.A, "none"), json.dumps({"k": M.A}), shout(M.A), table[M.A], M.B in table, table.pop(M.B, "?"))
    print(shout(Kind.X))
    echo(M.A)
    echo(Kind.X)
    echo("x")
    print(total(Column), total([Column.ID, Column.AMOUNT]), max(Column), min(Column.AMOUNT, 1), sorted(M, reverse=True))
    t = Table([[1, 2, 3], [4, 5, 6]])
    print(t.column(Column.AMOUNT), t.at(0), t.at(1), t.at(1, Column.AMOUNT))
    numbers = {1: "one", 2: "two"}
    print(numbers[Column.ID], numbers.get(Column.AMOUNT), Column.ID in numbers, Column.ID in [1, 2], [5, 1].index(Column.ID))
    print(hash(Column.ID) == hash(1), hash(M.A) == hash("a"), Column.ID == 1, M.A == "a", Column.ID < 2, "b" > M.A)  # type: ignore[comparison-overlap]
    print("a,b".split(","), "x".replace(Kind.X, M.A), "abc".startswith(M.A), "abc".find(M.B), chr(Column.ID + 64), "ab" * Column.AMOUNT, hex(P.R | P.W))
    print(double(P.R), double(P.R | P.W), int(P.R), json.dumps([Column.ID, P.R, Kind.X]), bytes([Column.ID]), divmod(7, Column.AMOUNT))
    print(f"{Column.ID:>4}|{M.A:>4}|{Column.ID}|{M.A}", "%d %s" % (Column.ID, M.A), "{} {}".format(Column.ID, M.B), M.A + "b", M.A.upper(), len(M.A))
    match Column.ID:
        case 1:
            print("one")
        case _:
            print("other")


main()
