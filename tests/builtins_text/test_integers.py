"""int: text, parsing, division, powers, bytes as CPython, with OverflowError past 64 bits."""
from __future__ import annotations

import random

import pytest

from tests.builtins_text import model as m

LOW, HIGH = -(1 << 63), (1 << 63) - 1
RANDOM = random.Random(7)
NUMBERS = [
    0, 1, -1, 2, -2, 7, -7, 10, 5, 2**31, 2**53, 2**53 + 1, -(2**53) - 1, 2**61 - 1, 2**62 + 1, -(10**18), HIGH, LOW,
    *[RANDOM.getrandbits(RANDOM.randrange(1, 63)) for _ in range(12)],
]
Int = m.load("runtime.builtins.int").int
power = m.load("runtime.builtins.number.integer_power")
text = m.load("runtime.builtins.number.integer_text")
octets = m.load("runtime.builtins.number.octets")
comparison = m.load("runtime.builtins.number.comparison")


def fits(value: object) -> bool:
    return not isinstance(value, int) or LOW <= value <= HIGH


@pytest.mark.parametrize("x", NUMBERS)
def test_one_number(x: int) -> None:
    assert m.plain(Int.__str__(x)) == str(x)
    assert Int.__hash__(x) == hash(x)
    assert Int.bit_length(x) == x.bit_length()
    assert Int.bit_count(x) == x.bit_count()
    for ndigits in (-1, -2, -18, -19, -20):
        if fits(round(x, ndigits)):
            assert Int.__round__(x, ndigits) == round(x, ndigits)
    for exponent in (0, 1, 2, 3, 5, 62, 63, 64):
        if fits(x**exponent):
            assert power.integer_power(x, exponent) == x**exponent


@pytest.mark.parametrize("x", NUMBERS)
def test_division(x: int) -> None:
    for y in NUMBERS:
        if y == 0:
            continue
        if fits(x // y):
            assert Int.__floordiv__(x, y) == x // y
        assert Int.__mod__(x, y) == x % y
        assert repr(Int.__truediv__(x, y)) == repr(x / y)
        for modulus in (3, -7, 97, HIGH, LOW):
            assert m.outcome(Int.__pow__, x, y, modulus) == m.outcome(pow, x, y, modulus)


def test_division_by_zero() -> None:
    assert m.outcome(Int.__floordiv__, 1, 0) == (ZeroDivisionError, "integer division or modulo by zero")
    assert m.outcome(Int.__mod__, 1, 0) == (ZeroDivisionError, "integer modulo by zero")
    assert m.outcome(Int.__truediv__, 1, 0) == (ZeroDivisionError, "division by zero")


@pytest.mark.parametrize("x", NUMBERS)
def test_bytes(x: int) -> None:
    for length in (0, 1, 2, 7, 8, 9):
        for order in ("little", "big"):
            for signed in (False, True):
                expected = m.outcome(lambda: x.to_bytes(length, order, signed=signed))
                assert m.outcome(lambda: Int.to_bytes(x, length, m.fresh(order), signed=signed)) == expected
                if isinstance(expected, bytes) and expected:
                    address = m.fresh(expected).tail_address
                    assert octets.int_from_bytes(address, m.u64(length), order == "little", signed) == x


@pytest.mark.parametrize("source", [
    "", "0", "12", "  12 ", "1_000", "_1", "1_", "1__0", "0x1f", "0X_1F", "0b12", "0o17", "00", "0_0", "01", "-0x10", "+ 5",
    "--5", str(HIGH), str(LOW), "ffff", "zz", "1e5", "٣٤", "²", "a'b",
])
def test_parse(source: str) -> None:
    for base in (10, 0, 16, 2, 36, 8, 1, 37):
        expected = m.outcome(int, source, base)
        if fits(expected):
            assert m.outcome(text.parse_int, m.fresh(source), base) == expected


def test_parse_refuses_what_does_not_fit() -> None:
    for source in (str(HIGH + 1), str(LOW - 1), "9" * 40):
        assert m.outcome(text.parse_int, m.fresh(source), 10)[0] is OverflowError


def test_order_of_int_and_float_is_exact() -> None:
    for x in NUMBERS:
        for y in (0.0, 0.5, -0.5, 1.0, 2.0**53, 2.0**63, -(2.0**63), 1e300, -1e300, float("inf")):
            assert comparison.compare_int_float(x, y) == (x > y) - (x < y)
    assert comparison.compare_int_float(1, float("nan")) == 2
