"""Boolean functions: truth tables, adders from gates, De Morgan, and satisfiability by trying."""

from collections.abc import Callable, Iterable
from functools import reduce
from itertools import product

Gate = Callable[[bool, bool], bool]
GATES: dict[str, Gate] = {
    "and": lambda a, b: a and b,
    "or": lambda a, b: a or b,
    "xor": lambda a, b: a != b,
    "nand": lambda a, b: not (a and b),
    "implies": lambda a, b: not a or b,
    "iff": lambda a, b: a == b,
}


def half_adder(a: bool, b: bool) -> tuple[bool, bool]:
    return a ^ b, a & b


def full_adder(a: bool, b: bool, carry: bool) -> tuple[bool, bool]:
    s1, c1 = half_adder(a, b)
    s2, c2 = half_adder(s1, carry)
    return s2, c1 | c2


def add(x: list[bool], y: list[bool]) -> tuple[list[bool], bool]:
    """Ripple carry, least significant bit first."""
    carry = False
    result: list[bool] = []
    for a, b in zip(x, y, strict=True):
        s, carry = full_adder(a, b, carry)
        result.append(s)
    return result, carry


def bits(n: int, width: int = 4) -> list[bool]:
    return [bool(n >> i & 1) for i in range(width)]


def number(values: Iterable[bool]) -> int:
    return reduce(lambda total, bit: total * 2 + bit, reversed(list(values)), 0)


def satisfy(clauses: list[list[int]], variables: int) -> list[tuple[bool, ...]]:
    """Clauses of numbered variables, negative when negated."""
    return [v for v in product((False, True), repeat=variables) if all(any(v[abs(x) - 1] == (x > 0) for x in c) for c in clauses)]


for name, gate in GATES.items():
    print(f"{name:8}", *("01"[gate(a, b)] for a, b in product((False, True), repeat=2)))
print(all(GATES["nand"](a, b) == (not a or not b) for a, b in product([True, False], repeat=2)))
print(number(add(bits(9), bits(4))[0]), number(add(bits(9), bits(8))[0]))
failures = [(a, b) for a in range(16) for b in range(16) if number(add(bits(a), bits(b))[0]) + 16 * add(bits(a), bits(b))[1] != a + b]
print(failures, add(bits(15), bits(1)), bits(5), number(bits(11)))
try:
    add(bits(1), bits(1, 5))
except ValueError as error:
    print("ValueError:", error)
solutions = satisfy([[1, 2], [-1, 3], [-2, -3]], 3)
print(len(solutions), solutions, satisfy([[1], [-1]], 1), satisfy([], 1))
print(True & False | True ^ True, ~True, not True ^ True, True < 2, False is not True, bool(1) is True, (True, False) > (False, True))
parity = reduce(lambda a, b: a ^ b, [True, True, True], False)
print(parity, type(True & True).__name__, type(True + False).__name__, type(True & 1).__name__, 5 & True, True << 3)
