"""The elementary functions against CPython's: nearly always the same float, never more than one unit in the last place
away, and nearer to the truth where that is known.
"""
from __future__ import annotations

import math
import random
from collections.abc import Callable
from decimal import Decimal, getcontext

import pytest

from tests.builtins_text import model as m

if not hasattr(m.unsafe, "swap64"):
    m.unsafe.swap64 = lambda x: m.u64(int.from_bytes(int.__index__(x).to_bytes(8, "little"), "big"))


def load(name: str) -> object:
    return m.load("runtime.elementary." + name)


exponential, logarithm, trigonometric = load("exponential"), load("logarithm"), load("trigonometric")
arctangent, hyperbolic, roots = load("arctangent"), load("hyperbolic"), load("roots")
error_function, gamma, power = load("error_function"), load("gamma"), load("power")
SAMPLES = 400
Source = Callable[[random.Random], float]


def uniform(low: float, high: float) -> Source:
    return lambda source: source.uniform(low, high)


def magnitudes(low: float, high: float) -> Source:
    return lambda source: source.choice((1, -1)) * math.exp(source.uniform(low, high))


CASES: list[tuple[str, Callable[[float], float], Callable[[float], float], Source]] = [
    ("exp", exponential.exponential, math.exp, uniform(-745, 709)),
    ("exp2", exponential.exponential_of_two, math.exp2, uniform(-1074, 1023)),
    ("log", logarithm.natural_logarithm, math.log, uniform(0.5, 2)),
    ("log of all sizes", logarithm.natural_logarithm, math.log, lambda source: abs(magnitudes(-740, 709)(source))),
    ("log2", logarithm.logarithm_to_two, math.log2, uniform(0.01, 100)),
    ("log10", logarithm.logarithm_to_ten, math.log10, uniform(0.01, 100)),
    ("sin", trigonometric.sine, math.sin, magnitudes(-18, 10)),
    ("sin of large angles", trigonometric.sine, math.sin, magnitudes(10, 709)),
    ("cos", trigonometric.cosine, math.cos, magnitudes(-18, 10)),
    ("tan", trigonometric.tangent, math.tan, magnitudes(-18, 20)),
    ("asin", arctangent.arcsine, math.asin, uniform(-1, 1)),
    ("acos", arctangent.arccosine, math.acos, uniform(-1, 1)),
    ("atan", arctangent.arctangent, math.atan, magnitudes(-20, 20)),
    ("sinh", hyperbolic.hyperbolic_sine, math.sinh, magnitudes(-20, 6.5)),
    ("cosh", hyperbolic.hyperbolic_cosine, math.cosh, magnitudes(-20, 6.5)),
    ("tanh", hyperbolic.hyperbolic_tangent, math.tanh, magnitudes(-20, 3)),
    ("asinh", hyperbolic.inverse_hyperbolic_sine, math.asinh, magnitudes(-20, 50)),
    ("acosh", hyperbolic.inverse_hyperbolic_cosine, math.acosh, uniform(1, 50)),
    ("atanh", hyperbolic.inverse_hyperbolic_tangent, math.atanh, uniform(-1, 1)),
    ("expm1", hyperbolic.exponential_less_one, math.expm1, magnitudes(-20, 6)),
    ("log1p", hyperbolic.logarithm_of_one_plus, math.log1p, uniform(-0.99, 10)),
    ("cbrt", roots.cube_root, math.cbrt, magnitudes(-700, 700)),
    ("erf", error_function.error_function, math.erf, uniform(-6, 6)),
    ("erfc", error_function.complementary_error_function, math.erfc, uniform(-6, 26)),
]


@pytest.mark.parametrize(("name", "ours", "theirs", "draw"), CASES, ids=[case[0] for case in CASES])
def test_agrees_with_the_c_library(name: str, ours: Callable[[float], float], theirs: Callable[[float], float], draw: Source) -> None:
    source = random.Random(name)
    different = 0
    for _ in range(SAMPLES):
        x = draw(source)
        found, expected = ours(x), theirs(x)
        different += found != expected
        assert abs(found - expected) <= math.ulp(expected), x
    # C libraries round wrongly in up to half a percent of all cases.
    assert different <= SAMPLES // 50


@pytest.mark.parametrize("low, high", [(0.1, 10), (-10, -0.1), (10, 170)])
def test_gamma(low: float, high: float) -> None:
    source = random.Random(low)
    for _ in range(SAMPLES):
        x = source.uniform(low, high)
        assert abs(gamma.gamma(x) - math.gamma(x)) <= 2 * math.ulp(math.gamma(x)), x
        assert abs(gamma.logarithm_of_gamma(x) - math.lgamma(x)) <= 4 * math.ulp(max(1.0, abs(math.lgamma(x)))), x


def test_exponentials_logarithms_and_powers_are_correctly_rounded() -> None:
    getcontext().prec = 60
    source = random.Random(17)
    for _ in range(SAMPLES):
        x, y = source.uniform(-700, 700), math.exp(source.uniform(-700, 700))
        assert exponential.exponential(x) == float(Decimal(x).exp()), x
        assert logarithm.natural_logarithm(y) == float(Decimal(y).ln()), y
        base, exponent = source.uniform(0.1, 10), source.uniform(-20, 20)
        assert power.positive_power(base, exponent) == float((Decimal(base).ln() * Decimal(exponent)).exp()), (base, exponent)


def test_exact_powers_are_exact() -> None:
    for base in range(1, 50):
        exponent = 1
        while base ** exponent < 2 ** 53 and exponent < 60:
            assert power.positive_power(float(base), float(exponent)) == float(base ** exponent)
            exponent += 1


def test_the_angle_nearest_to_a_right_one() -> None:
    """J.-M. Muller, "Elementary Functions", §11.1: the float whose reduction loses most."""
    x = 6381956970095103.0 * 2.0 ** 797
    assert trigonometric.cosine(x) == -4.68716592425462761112e-19


def test_angles_of_points() -> None:
    source = random.Random(23)
    for _ in range(SAMPLES):
        y, x = magnitudes(-300, 300)(source), magnitudes(-300, 300)(source)
        for first, second in ((y, x), (y, y * source.uniform(-3, 3))):
            expected = math.atan2(first, second)
            assert abs(arctangent.angle_of(first, second) - expected) <= math.ulp(expected), (first, second)
