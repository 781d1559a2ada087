"""%, // and ** of floats: CPython's values and errors; powers are correctly rounded."""
from __future__ import annotations

import math
import random
import struct
from decimal import Decimal, getcontext

import pytest

from tests.builtins_text import model as m

VALUES = [
    0.0, -0.0, 1.0, -1.0, 0.5, 2.5, 3.0, -3.0, 0.1, -0.1, 100.0, 1234.5678, -1234567.891, 1e20, 7.25e100, 5e-324, 1e-310,
    math.pi, math.inf, -math.inf, math.nan,
]
arithmetic = m.load("runtime.builtins.number.float_arithmetic")
power = m.load("runtime.builtins.number.float_power")


def bits(result: object) -> object:
    """A result that can be compared: signs of zeros count, NaNs are alike."""
    if isinstance(result, tuple):
        return tuple(bits(item) for item in result)
    if isinstance(result, float):
        return "nan" if result != result else struct.pack("<d", result)
    return result


@pytest.mark.parametrize("x", VALUES)
def test_remainder_and_floor_division(x: float) -> None:
    for y in VALUES:
        assert bits(m.outcome(arithmetic.modulo, x, y)) == bits(m.outcome(lambda: x % y))
        assert bits(m.outcome(arithmetic.floor_quotient, x, y)) == bits(m.outcome(lambda: x // y))
        assert bits(m.outcome(arithmetic.quotient_and_modulo, x, y)) == bits(m.outcome(divmod, x, y))


@pytest.mark.parametrize("x", VALUES)
def test_power(x: float) -> None:
    for y in VALUES:
        expected = m.outcome(lambda: x**y)
        found = m.outcome(power.float_power, x, y)
        if math.isfinite(x) and x < 0.0 and math.isfinite(y) and not y.is_integer():
            # A complex number in CPython.
            assert found[0] is ValueError
        else:
            assert bits(found) == bits(expected), (x, y)


def correctly_rounded(x: float, y: float) -> float:
    getcontext().prec = 60
    return float((Decimal(x).ln() * Decimal(y)).exp())


def test_power_is_correctly_rounded() -> None:
    source = random.Random(11)
    for _ in range(200):
        x, y = math.exp(source.uniform(-20, 20)), source.uniform(-15, 15)
        assert power.float_power(x, y) == correctly_rounded(x, y), (x, y)


def test_exact_powers_are_exact() -> None:
    for base in range(3, 2**26, 4999999):
        assert power.float_power(float(base), 2.0) == float(base * base)
        assert power.float_power(float(base * base), 0.5) == float(base)
    # 54 bits, half way between two floats: ties go to even.
    assert power.float_power(109999903.0, 2.0) == float(109999903**2)
