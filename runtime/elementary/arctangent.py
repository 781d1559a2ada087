"""Arcus tangent, sine and cosine: the angle of a point (x, y), from a table of atan(j/32) and the series for the rest."""
from typing import Final

import unsafe
from machine import u64
from unsafe import noinline

from runtime.builtins.number.double_double import add, exact_product, exact_sum, quick_sum
from runtime.builtins.number.float_arithmetic import copy_sign
from runtime.builtins.number.float_text import is_finite, is_negative
from runtime.elementary.rounding import entry, nearest_whole
from runtime.elementary.tables import ARCTANGENTS, HALF_PI_1, HALF_PI_2, PI_1, PI_2

# Below it, the functions and their arguments are the same float.
TINY: Final = 1e-8
# A ratio of coordinates past which the smaller one has no say in the angle's distance from an axis.
FAR: Final = 1e30


@noinline
def arctangent(x: float) -> float:
    """atan x; of infinity pi/2."""
    if -TINY < x < TINY or x != x:
        return x
    size = unsafe.fabs(x)
    high, low = (HALF_PI_1, HALF_PI_2) if size > FAR else angle(size, 0.0, 1.0, 0.0)
    return copy_sign(high + low, x)


@noinline
def angle_of(y: float, x: float) -> float:
    """atan2(y, x): from -pi to pi, with C99's results for zeros and infinities."""
    if x != x or y != y:
        return x + y
    if not is_finite(x) or not is_finite(y):
        # As if infinity were one, and the rest nothing beside it.
        x, y = axis_of(x), axis_of(y)
    backwards = is_negative(x)
    size, width = unsafe.fabs(y), unsafe.fabs(x)
    if size == 0.0 or width / FAR > size:
        if not backwards:
            return y / width if size != 0.0 else y
        return copy_sign(PI_1, y)
    if size / FAR > width:
        return copy_sign(HALF_PI_1, y)
    # The same powers of two off both, so that nothing overflows or vanishes.
    larger = size if size > width else width
    if larger > 1e150 or larger < 1e-150:
        factor = power_of_two_near(larger)
        size, width = size * factor, width * factor
    high, low = angle(size, 0.0, width, 0.0)
    if backwards:
        high, low = add(PI_1, PI_2, -high, -low)
    return copy_sign(high + low, y)


def axis_of(x: float) -> float:
    return copy_sign(0.0 if is_finite(x) else 1.0, x)


def power_of_two_near(x: float) -> float:
    """2**-e for the exponent e of a normal or subnormal x, kept within the floats."""
    field = unsafe.float_bits(x) >> 52
    return unsafe.bits_float((u64(2045) - field if field < 2044 else u64(1)) << 52)


@noinline
def arcsine(x: float) -> float:
    """asin x for -1 <= x <= 1."""
    size = unsafe.fabs(x)
    if size < TINY:
        return x
    other, other_low = other_leg(size)
    high, low = angle(size, 0.0, other, other_low)
    return copy_sign(high + low, x)


@noinline
def arccosine(x: float) -> float:
    """acos x for -1 <= x <= 1."""
    size = unsafe.fabs(x)
    if size < 1e-30:
        return HALF_PI_1
    other, other_low = other_leg(size)
    high, low = angle(other, other_low, size, 0.0)
    if x < 0.0:
        high, low = add(PI_1, PI_2, -high, -low)
    return high + low


def other_leg(x: float) -> tuple[float, float]:
    """sqrt(1 - x*x) for 0 <= x <= 1, in two floats."""
    a, a_low = exact_sum(1.0, -x)
    b, b_low = exact_sum(1.0, x)
    square, error = exact_product(a, b)
    error = error + (a * b_low + a_low * b)
    root = unsafe.sqrt(square)
    if root == 0.0:
        return 0.0, 0.0
    back, back_error = exact_product(root, root)
    return root, ((square - back) - back_error + error) / (2.0 * root)


def angle(y: float, y_low: float, x: float, x_low: float) -> tuple[float, float]:
    """The angle of the point in the first quadrant, neither coordinate more than 1e30 times the other or both zero."""
    if y <= x:
        return small_angle(y, y_low, x, x_low)
    high, low = small_angle(x, x_low, y, y_low)
    return add(HALF_PI_1, HALF_PI_2, -high, -low)


@noinline
def small_angle(y: float, y_low: float, x: float, x_low: float) -> tuple[float, float]:
    """atan(y / x) for 0 <= y <= x: atan(c) + atan((y - c x) / (x + c y)), c = j/32 near y / x."""
    step = nearest_whole(y / x * 32.0)
    c = step * 0.03125
    product, error = exact_product(c, x)
    above, above_low = exact_sum(y, -product)
    above_low = above_low + (y_low - error - c * x_low)
    product, error = exact_product(c, y)
    below, below_low = quick_sum(x, product)
    below_low = below_low + (x_low + error + c * y_low)
    t = above / below
    product, error = exact_product(t, below)
    t_low = ((above - product) - error + above_low - t * below_low) / below
    square = t * t
    series = t * square * (-0.3333333333333333 + square * (0.2 + square * (-0.14285714285714285 + square * (
        0.1111111111111111 - square * 0.09090909090909091))))
    place = 2 * unsafe.float_to_int(step)
    high, error = exact_sum(entry(ARCTANGENTS, place), t)
    return quick_sum(high, error + (entry(ARCTANGENTS, place + 1) + (t_low + series - square * t_low)))
