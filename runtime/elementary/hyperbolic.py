"""Hyperbolic functions and their inverses, with the formulas and polynomials of fdlibm (Sun Microsystems, 1993:
s_expm1, s_log1p, e_sinh, e_cosh, s_tanh, s_asinh, e_acosh, e_atanh), operation for operation, since the C libraries
that CPython runs on give the results of these and not correctly rounded ones. Errors stay below 2 ulp.
"""
from typing import Final

import unsafe
from machine import u64
from unsafe import noinline

from runtime.builtins.number.float_arithmetic import copy_sign
from runtime.builtins.number.float_text import is_finite
from runtime.elementary.exponential import exponential
from runtime.elementary.logarithm import natural_logarithm

# ln 2: 33 bits, and the rest
LN2_HIGH: Final = 6.93147180369123816490e-01
LN2_LOW: Final = 1.90821492927058770002e-10
# 2**-28
TINY: Final = 3.725290298461914e-09
# 2**28
LARGE: Final = 268435456.0


def high_word(x: float) -> u64:
    """The upper 32 bits of |x|, by which fdlibm tells ranges."""
    return (unsafe.float_bits(x) >> 32) & 0x7FFFFFFF


def times_power_of_two(x: float, exponent: int) -> float:
    """x * 2**exponent by the exponent field; the result is normal."""
    return unsafe.bits_float(unsafe.float_bits(x) + (unsafe.u64_of(exponent) << 52))


def power_of_two(exponent: int) -> float:
    return unsafe.bits_float(unsafe.u64_of(exponent + 1023) << 52)


@noinline
def exponential_less_one(x: float) -> float:
    """e**x - 1; infinite where too large."""
    if x != x or x > 709.782712893384:
        return x if x != x else exponential(x)
    if x < -38.816243:
        return -1.0
    word = high_word(x)
    k = 0
    c = 0.0
    if word > 0x3FD62E42:
        # |x| > ln 2 / 2
        if word < 0x3FF0A2B2:
            k = 1 if x > 0.0 else -1
        else:
            k = unsafe.float_to_int(1.44269504088896338700e+00 * x + (0.5 if x > 0.0 else -0.5))
        times = float(k)
        high = x - times * LN2_HIGH
        low = times * LN2_LOW
        x = high - low
        c = (high - x) - low
    elif word < 0x3C900000:
        return x
    half = 0.5 * x
    square = x * half
    fourth = square * square
    r1 = (1.0 + square * -3.33333333333331316428e-02
          + fourth * (1.58730158725481460165e-03 + square * -7.93650757867487942473e-05)
          + fourth * fourth * (4.00821782732936239552e-06 + square * -2.01099218183624371326e-07))
    t = 3.0 - r1 * half
    e = square * ((r1 - t) / (6.0 - x * t))
    if k == 0:
        return x - (x * e - square)
    e = x * (e - c) - c
    e -= square
    if k == -1:
        return 0.5 * (x - e) - 0.5
    if k == 1:
        return -2.0 * (e - (x + 0.5)) if x < -0.25 else 1.0 + 2.0 * (x - e)
    if k <= -2 or k > 56:
        y = 1.0 - (e - x)
        if k == 1024:
            return y * 2.0 * power_of_two(1023) - 1.0
        return times_power_of_two(y, k) - 1.0
    if k < 20:
        return times_power_of_two((1.0 - power_of_two(-k)) - (e - x), k)
    return times_power_of_two((x - (e + power_of_two(-k))) + 1.0, k)


@noinline
def logarithm_of_one_plus(x: float) -> float:
    """ln(1 + x) for x > -1."""
    word = high_word(x)
    k = 1
    f = 0.0
    upper = u64(1)
    c = 0.0
    if x < 0.41422 and word < 0x3FDA827A:
        if word < 0x3E200000:
            # |x| < 2**-29
            return x if word < 0x3C900000 else x - x * x * 0.5
        if x > 0.0 or x >= -0.2929 and word <= 0x3FD2BEC3:
            k = 0
            f = x
    if word >= 0x7FF00000:
        return x
    if k != 0:
        if word < 0x43400000:
            u = 1.0 + x
            k = unsafe.int_of(unsafe.float_bits(u) >> 52) - 1023
            c = 1.0 - (u - x) if k > 0 else x - (u - 1.0)
            c /= u
        else:
            u = x
            k = unsafe.int_of(unsafe.float_bits(u) >> 52) - 1023
        fraction = unsafe.float_bits(u) & 0xFFFFFFFFFFFFF
        upper = fraction >> 32
        if upper < 0x6A09E:
            u = unsafe.bits_float(fraction | (u64(1023) << 52))
        else:
            k += 1
            u = unsafe.bits_float(fraction | (u64(1022) << 52))
            upper = (u64(0x100000) - upper) >> 2
        f = u - 1.0
    times = float(k)
    half_square = 0.5 * f * f
    if upper == 0:
        # |f| < 2**-20
        if f == 0.0:
            return 0.0 if k == 0 else times * LN2_HIGH + (c + times * LN2_LOW)
        r = half_square * (1.0 - 0.66666666666666666 * f)
        if k == 0:
            return f - r
        return times * LN2_HIGH - ((r - (times * LN2_LOW + c)) - f)
    s = f / (2.0 + f)
    z = s * s
    z2 = z * z
    z4 = z2 * z2
    r = (z * 6.666666666666735130e-01
         + z2 * (3.999999999940941908e-01 + z * 2.857142874366239149e-01)
         + z4 * (2.222219843214978396e-01 + z * 1.818357216161805012e-01)
         + z4 * z2 * (1.531383769920937332e-01 + z * 1.479819860511658591e-01))
    if k == 0:
        return f - (half_square - s * (half_square + r))
    return times * LN2_HIGH - ((half_square - (s * (half_square + r) + (times * LN2_LOW + c))) - f)


@noinline
def hyperbolic_sine(x: float) -> float:
    """sinh x; infinite where too large."""
    if not is_finite(x):
        return x
    size = unsafe.fabs(x)
    half = copy_sign(0.5, x)
    if size < 22.0:
        if size < TINY:
            return x
        t = exponential_less_one(size)
        if size < 1.0:
            return half * (2.0 * t - t * t / (t + 1.0))
        return half * (t + t / (t + 1.0))
    if high_word(x) < 0x40862E42:
        return half * exponential(size)
    part = exponential(0.5 * size)
    return half * part * part


@noinline
def hyperbolic_cosine(x: float) -> float:
    """cosh x; infinite where too large."""
    if not is_finite(x):
        return x * x
    size = unsafe.fabs(x)
    word = high_word(x)
    if size < 22.0:
        if word < 0x3FD62E43:
            if word < 0x3C800000:
                return 1.0
            t = exponential_less_one(size)
            w = 1.0 + t
            return 1.0 + (t * t) / (w + w)
        t = exponential(size)
        return 0.5 * t + 0.5 / t
    if word < 0x40862E42:
        return 0.5 * exponential(size)
    part = exponential(0.5 * size)
    return 0.5 * part * part


@noinline
def hyperbolic_tangent(x: float) -> float:
    if x != x:
        return x
    size = unsafe.fabs(x)
    if size >= 22.0:
        return copy_sign(1.0, x)
    if size < 2.7755575615628914e-17:
        return x
    if size >= 1.0:
        value = 1.0 - 2.0 / (exponential_less_one(2.0 * size) + 2.0)
    else:
        t = exponential_less_one(-2.0 * size)
        value = -t / (t + 2.0)
    return copy_sign(value, x)


@noinline
def inverse_hyperbolic_sine(x: float) -> float:
    size = unsafe.fabs(x)
    if not is_finite(x) or size < TINY:
        return x
    if size > LARGE:
        value = natural_logarithm(size) + 6.93147180559945286227e-01
    elif size > 2.0:
        value = natural_logarithm(2.0 * size + 1.0 / (unsafe.sqrt(x * x + 1.0) + size))
    else:
        square = x * x
        value = logarithm_of_one_plus(size + square / (1.0 + unsafe.sqrt(1.0 + square)))
    return copy_sign(value, x)


@noinline
def inverse_hyperbolic_cosine(x: float) -> float:
    """acosh x for x >= 1."""
    if x > LARGE:
        return x if not is_finite(x) else natural_logarithm(x) + 6.93147180559945286227e-01
    if x == 1.0:
        return 0.0
    if x > 2.0:
        return natural_logarithm(2.0 * x - 1.0 / (x + unsafe.sqrt(x * x - 1.0)))
    t = x - 1.0
    return logarithm_of_one_plus(t + unsafe.sqrt(2.0 * t + t * t))


@noinline
def inverse_hyperbolic_tangent(x: float) -> float:
    """atanh x for -1 < x < 1."""
    size = unsafe.fabs(x)
    if size < TINY:
        return x
    if size < 0.5:
        t = size + size
        value = 0.5 * logarithm_of_one_plus(t + t * size / (1.0 - size))
    else:
        value = 0.5 * logarithm_of_one_plus((size + size) / (1.0 - size))
    return copy_sign(value, x)
