"""Truth of objects: __bool__, __len__, neither; what and/or return; chained comparisons; walrus."""

from __future__ import annotations


class Account:
    def __init__(self, balance: int) -> None:
        self.balance = balance

    def __bool__(self) -> bool:
        print(f"<bool {self.balance}>", end=" ")
        return self.balance > 0


class Team:
    def __init__(self, *members: str) -> None:
        self.members = list(members)

    def __len__(self) -> int:
        return len(self.members)


class Both:
    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return 0


class Plain:
    pass


class Broken:
    def __bool__(self) -> bool:
        raise TypeError("undecided")


def show(n: int) -> int:
    print(f"<{n}>", end=" ")
    return n


rich, poor = Account(5), Account(-5)
print(bool(rich), not poor, "rich" if rich else "poor", (poor or rich).balance, (poor and rich).balance)
print(bool(Team()), bool(Team("a")), not Team(), len(Team("a", "b")) and "some", bool(Both()), bool(Plain()))
print([t.members for t in (Team(), Team("x"), Team("y", "z")) if t], any([Team(), Plain()]), all([Both(), Team()]))
for value in (Broken(), Plain()):
    try:
        if value:
            print("true")
    except TypeError as error:
        print("TypeError:", error)
n = 2
print(show(1) < show(2) < show(3), show(5) < show(4) < show(9), show(0) or show(7), show(0) and show(7))
print(1 < 3 > n != 3, not n == 2, (not 0) + 1, 0 == False, "" or "default", [] or None or 0, 3 and "x" and [1])
if (n := len("walrus")) > 5 and n % 2 == 0:
    print("even and long:", n)
while (n := n - 2) and n > -9:
    print(n, end=" ")
print(n, None is None, not None, "a" "b" or "c", bool("False"), bool(float("nan")), bool(-0.0), bool(b""), bool(range(0)))
age: int | None = 0
print("unset" if age is None else "zero" if not age else "set", age or 18, age if age is not None else 18)
x: list[int] = []
y = x
print(x == y, x is y, [] == [], (x or y) is y, x in [y], [x] == [[]])
print(True + True, sum([True, True, False]), True == 1, isinstance(True, int), {True: "t", False: "f"}[2 > 1], "ny"[True], max(True, False))
