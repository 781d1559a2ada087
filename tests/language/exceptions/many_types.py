"""Errors that the language itself raises, with CPython's words."""


def zero() -> int:
    return 0


def run(case: int) -> object:
    empty: list[int] = []
    table = {"a": 1}
    if case == 0:
        return 1 // zero()
    if case == 1:
        return empty[0]
    if case == 2:
        return table["b"]
    if case == 3:
        return int("12x")
    if case == 4:
        return "abc"[5]
    if case == 5:
        return (1, 2).index(9)
    if case == 6:
        return max(empty)
    if case == 7:
        return chr(-1)
    if case == 8:
        return next(iter(empty))
    if case == 9:
        return bytes([1, 2])[7]
    if case == 10:
        a, b = list(range(3))
        return a + b
    if case == 11:
        empty.remove(4)
    if case == 12:
        return range(0, 5, zero())
    if case == 13:
        return "a".encode("ascii") + "é".encode("ascii")
    return "no error"


for case in range(15):
    try:
        print(case, run(case))
    except Exception as error:
        print(case, type(error).__name__, error)
