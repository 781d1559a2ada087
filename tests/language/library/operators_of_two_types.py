"""Functions of operator with operands of different types, call, and what changes its operand."""

import operator as op
from fractions import Fraction
from datetime import date, timedelta, datetime


def f(a: int, b: int) -> int:
    return a - b


class M:
    def __init__(self, v: int) -> None:
        self.v = v

    def __matmul__(self, o: "M") -> "M":
        return M(self.v * o.v)

    def __imatmul__(self, o: "M") -> "M":
        self.v *= o.v
        return self


def main() -> None:
    print(op.call(f, 5, 3), op.call(len, "abc"))
    print(op.itruediv(3, 2), op.imatmul(M(2), M(3)).v, op.matmul(M(2), M(3)).v)  # type: ignore[no-untyped-call]
    print(op.add(1, 2.5), op.mul("a", 3), op.mul([1], 2), op.sub(date(2020, 1, 5), date(2020, 1, 1)), op.add(datetime(2020, 1, 1), timedelta(1)))
    print(op.mod("%d", 3), op.truediv(Fraction(1, 2), Fraction(1, 3)), op.abs(Fraction(-1, 2)), op.abs(-2), op.abs(-2.5), op.abs(timedelta(-1)), op.length_hint([1, 2]))
    print(op.concat([1], [2]), op.iconcat([1], [2]), op.pow(2, 0.5), op.floordiv(7.0, 2))  # type: ignore[no-untyped-call]
    print(op.or_({"a": 1}, {"b": 2}), op.xor(True, False), op.countOf("banana", "a"))


main()
