"""float to text and back: exactly CPython's digits, for every format and for every rounding case."""
from __future__ import annotations

import math
import random
import struct
from fractions import Fraction

import pytest

from tests.builtins_text import model as m

RANDOM = random.Random(5)
SPECIAL = [math.inf, -math.inf, math.nan]
EDGES = [
    0.0, -0.0, 1.0, -1.5, 0.1, 0.5, 2.5, 9.5, 100.0, 1 / 3, 4.35, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308,
    1e15, 1e16, 1e22, 1e23, 9.999999999999999e22, 123456.789, 123456789012345680.0, 1e-4, 1e-5, 0.000123456, 99999.5, -0.001,
]
POWERS = [2.0**k for k in range(-1074, 1024, 97)]
RANDOM_BITS = [
    x for x in (struct.unpack("<d", struct.pack("<Q", RANDOM.getrandbits(64)))[0] for _ in range(150)) if math.isfinite(x)]
FLOATS = EDGES + POWERS + RANDOM_BITS
float_text = m.load("runtime.builtins.number.float_text")
float_parse = m.load("runtime.builtins.number.float_parse")
float_format = m.load("runtime.builtins.number.float_format")
float_round = m.load("runtime.builtins.number.float_round")
float_integer = m.load("runtime.builtins.number.float_integer")


def bits(x: float) -> bytes:
    return struct.pack("<d", x)


def same(expected: object, found: object) -> bool:
    if isinstance(expected, float) and isinstance(found, float):
        return bits(expected) == bits(found) or (expected != expected and found != found)
    return expected == found and type(expected) is type(found)


def test_repr_and_hash() -> None:
    for x in FLOATS + SPECIAL:
        assert m.plain(float_text.float_repr(x)) == repr(x)
        if x == x:
            assert float_integer.float_hash(x) == hash(x)


@pytest.mark.parametrize("source", [
    "1", "0", "1.", ".", " .5 ", "1e5", "1e", "e5", "1e+", "-0", "+1_0.5_1", "1__0", "_1", "1_", "1_.5", "1._5", "1.5_",
    "1e1_0", "1e_1", "1e1_", "inf", "-Infinity", "nan", "+NaN", "in", "infinit", "1e400", "1e-400", "4.9e-324",
    "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623158e308", "1.7976931348623159e308",
    "9007199254740993", "9007199254740992.99999999999999", "9007199254740993.00000000000000000000000000000000001",
    "0x10", "1 2", "", "٣.٥", "日", "1e99999999999999999999", "0e99999999999999999999", "0." + "0" * 400 + "1",
    "1" + "0" * 310, "1" * 900, "2.2250738585072011e-308", "1E5", "1\x00", "1e5.0", "..1", "1.2.3", "-+1", "1e-1_0",
])
def test_parse(source: str) -> None:
    assert same(m.outcome(float, source), m.outcome(float_parse.parse_float, m.fresh(source)))


def test_parse_random_numbers() -> None:
    for _ in range(100):
        whole, fraction = ("".join(RANDOM.choices("0123456789", k=RANDOM.randrange(1, 40))) for _ in range(2))
        source = f"{whole}.{fraction}e{RANDOM.randrange(-340, 320)}"
        assert same(float(source), float_parse.parse_float(m.fresh(source)))
    for x in RANDOM_BITS:
        assert same(x, float_parse.parse_float(m.fresh(f"{x:.17e}")))


def test_parse_beside_the_midpoint_of_two_floats() -> None:
    for x in map(abs, RANDOM_BITS[:25]):
        middle = (Fraction(x) + Fraction(math.nextafter(x, math.inf))) / 2
        places = middle.denominator.bit_length() - 1
        digits = str(middle.numerator * 5**places)
        for source in (digits, digits + "1", str(int(digits) - 1)):
            source += f"e-{places + len(source) - len(digits)}"
            assert same(float(source), float_parse.parse_float(m.fresh(source)))


SPECIFICATIONS = [
    alignment + sign + alternate + width + grouping + precision + kind
    for alignment in ("", "*^", "<") for sign in ("", "+") for alternate in ("", "#") for width in ("", "012")
    for grouping in ("", ",") for precision in ("", ".0", ".3", ".17") for kind in ("", "e", "f", "G", "%", "n")
]


@pytest.mark.parametrize("x", [0.0, -0.0, 1234.5678, 0.000123456, 1e20, 123456789012345678.0, 99999.5, 100.0, *SPECIAL])
def test_format(x: float) -> None:
    for spec in RANDOM.sample(SPECIFICATIONS, 150) + [
            "z.1f", "zg", "010,", "q", "d", "_", "é", "+010.2f", "=10", "-", "5s", "X", "c", ".", "1.2.3"]:
        assert m.outcome(float_format.format_float, x, m.fresh(spec), m.fresh("float")) == m.outcome(format, x, spec), spec


def test_format_of_ints_and_truth_values_names_their_class() -> None:
    for value, name in ((5, "int"), (True, "bool")):
        for spec in ("05,1.3e", ".2f", "1.3eq", "z,%"):
            assert m.outcome(float_format.format_float, float(value), m.fresh(spec), m.fresh(name)) == m.outcome(format, value, spec), spec


def test_round() -> None:
    for x in EDGES + SPECIAL + [1.5, -0.5, -2.5, 2.675, 4503599627370497.5, 0.49999999999999994, 1e300]:
        for ndigits in (0, 1, 2, 3, -1, -2, 15, 22, -400, 400):
            assert same(m.outcome(round, x, ndigits), m.outcome(float_round.round_to_digits, x, ndigits)), (x, ndigits)
        expected = m.outcome(round, x)
        if isinstance(expected, tuple) or abs(expected) < 2**63:
            assert same(expected, m.outcome(float_round.round_to_int, x))
    assert m.outcome(float_round.round_to_digits, 1.7976931348623157e308, -308)[0] is OverflowError
