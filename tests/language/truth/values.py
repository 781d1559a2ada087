"""Truthiness, and/or results, comparisons chained, identity."""


class Box:
    def __init__(self, size: int) -> None:
        self.size = size

    def __len__(self) -> int:
        return self.size


print([bool(v) for v in (0, 1, -1)], [bool(t) for t in ("", "a")], bool([]), bool([0]), bool({}), bool(0.0), bool(()))
print(bool(Box(0)), bool(Box(2)), not Box(0), bool(None), bool(b""), bool(range(0)))
print(0 or 5, 3 and 4, "" or "default", [] or [1], 0 and 1, None or "x")
print(1 < 2 < 3, 1 < 3 > 2, 3 > 2 > 2, 1 == 1.0 == True, "a" < "b" <= "b")
a = [1]
b = a
print(a is b, a is not [1], None is None, a == [1], True is not False, not True == False)
print(True + 1, True * 3, sum(x > 2 for x in (1, 2, 3, 4)), [False, True][True], True & False, True | False, True ^ True)
