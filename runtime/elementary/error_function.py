"""The error function and its complement, with the rational approximations of fdlibm's s_erf.c (Sun Microsystems,
1993), which the C libraries that CPython runs on use. Errors stay below 1 ulp.
"""
from typing import Final

import unsafe
from machine import u64
from unsafe import inline, noinline

from runtime.builtins.number.float_arithmetic import copy_sign
from runtime.elementary.exponential import exponential

# erf(1) to 24 bits
ERX: Final = 8.45062911510467529297e-01


@inline
def quotient_near_zero(z: float) -> float:
    """(erf x - x) / x for |x| < 0.84375, z = x*x."""
    z2 = z * z
    above = 1.28379167095512558561e-01 + z * -3.25042107247001499370e-01 \
        + z2 * (-2.84817495755985104766e-02 + z * -5.77027029648944159157e-03) + z2 * z2 * -2.37630166566501626084e-05
    below = 1.0 + z * 3.97917223959155352819e-01 + z2 * (6.50222499887672944485e-02 + z * 5.08130628187576562776e-03) \
        + z2 * z2 * (1.32494738004321644526e-04 + z * -3.96022827877536812320e-06)
    return above / below


@noinline
def quotient_near_one(s: float) -> float:
    """erf(1 + s) - ERX for -0.15625 <= s < 0.25."""
    s2 = s * s
    s4 = s2 * s2
    s6 = s4 * s2
    above = -2.36211856075265944077e-03 + s * 4.14856118683748331666e-01 \
        + s2 * (-3.72207876035701323847e-01 + s * 3.18346619901161753674e-01) \
        + s4 * (-1.10894694282396677476e-01 + s * 3.54783043256182359371e-02) + s6 * -2.16637559486879084300e-03
    below = 1.0 + s * 1.06420880400844228286e-01 + s2 * (5.40397917702171048937e-01 + s * 7.18286544141962662868e-02) \
        + s4 * (1.26171219808761642112e-01 + s * 1.36370839120290507362e-02) + s6 * 1.19844998467991074170e-02
    return above / below


@noinline
def tail(size: float) -> float:
    """erfc(size) for 1.25 <= size < 28."""
    s = 1.0 / (size * size)
    s2 = s * s
    s4 = s2 * s2
    s6 = s4 * s2
    s8 = s4 * s4
    if size < 2.857142857142857:
        above = -9.86494403484714822705e-03 + s * -6.93858572707181764372e-01 \
            + s2 * (-1.05586262253232909814e+01 + s * -6.23753324503260060396e+01) \
            + s4 * (-1.62396669462573470355e+02 + s * -1.84605092906711035994e+02) \
            + s6 * (-8.12874355063065934246e+01 + s * -9.81432934416914548592e+00)
        below = 1.0 + s * 1.96512716674392571292e+01 + s2 * (1.37657754143519042600e+02 + s * 4.34565877475229228821e+02) \
            + s4 * (6.45387271733267880336e+02 + s * 4.29008140027567833386e+02) \
            + s6 * (1.08635005541779435134e+02 + s * 6.57024977031928170135e+00) + s8 * -6.04244152148580987438e-02
    else:
        above = -9.86494292470009928597e-03 + s * -7.99283237680523006574e-01 \
            + s2 * (-1.77579549177547519889e+01 + s * -1.60636384855821916062e+02) \
            + s4 * (-6.37566443368389627722e+02 + s * -1.02509513161107724954e+03) + s6 * -4.83519191608651397019e+02
        below = 1.0 + s * 3.03380607434824582924e+01 + s2 * (3.25792512996573918826e+02 + s * 1.53672958608443695994e+03) \
            + s4 * (3.19985821950859553908e+03 + s * 2.55305040643316442583e+03) \
            + s6 * (4.74528541206955367215e+02 + s * -2.24409524465858183362e+01)
    # e**(-size**2) with the square split, so that its rounding does not matter
    short = unsafe.bits_float(unsafe.float_bits(size) & ~u64(0xFFFFFFFF))
    return exponential(-short * short - 0.5625) * exponential((short - size) * (short + size) + above / below) / size


@noinline
def error_function(x: float) -> float:
    size = unsafe.fabs(x)
    if x != x:
        return x
    if size < 0.84375:
        if size < 3.725290298461914e-09:
            if size < 2.848094538889218e-306:
                return 0.0625 * (16.0 * x + (16.0 * 1.28379167095512586316e-01) * x)
            return x + 1.28379167095512586316e-01 * x
        return x + x * quotient_near_zero(x * x)
    if size < 1.25:
        return copy_sign(ERX + quotient_near_one(size - 1.0), x)
    if size >= 6.0:
        return copy_sign(1.0, x)
    return copy_sign(1.0 - tail(size), x)


@noinline
def complementary_error_function(x: float) -> float:
    size = unsafe.fabs(x)
    if x != x:
        return x
    if size < 0.84375:
        if size < 1.3877787807814457e-17:
            return 1.0 - x
        y = quotient_near_zero(x * x)
        if x < 0.25:
            return 1.0 - (x + x * y)
        return 0.5 - (x - 0.5 + x * y)
    if size < 1.25:
        near = quotient_near_one(size - 1.0)
        return (1.0 - ERX) - near if x >= 0.0 else 1.0 + (ERX + near)
    if size < 28.0:
        if x > 0.0:
            return tail(size)
        return 2.0 - tail(size) if x > -6.0 else 2.0
    return 0.0 if x > 0.0 else 2.0
