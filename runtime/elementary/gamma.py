"""The gamma function by the approximation of Lanczos in the form of Pugh ("An analysis of the Lanczos gamma
approximation", 2004, with g = 6.02468 and 13 terms), and the reflection formula for negative numbers.

`gamma` and `logarithm_of_gamma` take finite numbers other than 0, -1, -2 ...
"""
from typing import Final

import unsafe
from unsafe import noinline

from runtime.elementary.exponential import exponential
from runtime.elementary.logarithm import natural_logarithm
from runtime.elementary.power import positive_power
from runtime.elementary.trigonometric import cosine, sine

PI: Final = 3.141592653589793
G: Final = 6.024680040776729583740234375
G_LESS_HALF: Final = 5.524680040776729583740234375
LOG_PI: Final = 1.1447298858494002


@noinline
def lanczos_sum(x: float) -> float:
    """The quotient of the two polynomials, by powers of x or of 1/x, whichever do not grow."""
    if x < 5.0:
        above = 2.5066282746310002
        for coefficient in (210.82427775157934587, 8071.6720023658162, 186056.26539522349504, 2876370.6289353724412,
                            31426415.585400194, 248874557.86205415651, 1439720407.3117216, 6039542586.3520280,
                            17921034426.0372097, 35711959237.355668049, 42919803642.649098769, 23531376880.410759689):
            above = above * x + coefficient
        below = 1.0
        for coefficient in (66.0, 1925.0, 32670.0, 357423.0, 2637558.0, 13339535.0, 45995730.0, 105258076.0,
                            150917976.0, 120543840.0, 39916800.0, 0.0):
            below = below * x + coefficient
        return above / below
    above = 23531376880.410759689
    for coefficient in (42919803642.649098769, 35711959237.355668049, 17921034426.0372097, 6039542586.3520280, 1439720407.3117216,
                        248874557.86205415651, 31426415.585400194, 2876370.6289353724412, 186056.26539522349504,
                        8071.6720023658162, 210.82427775157934587, 2.5066282746310002):
        above = above / x + coefficient
    below = 0.0
    for coefficient in (39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0, 2637558.0, 357423.0,
                        32670.0, 1925.0, 66.0, 1.0):
        below = below / x + coefficient
    return above / below


@noinline
def sine_of_half_turns(x: float) -> float:
    """sin(pi x) for x >= 0, by the quarter of the turn that x lies in."""
    rest = x - 2.0 * unsafe.floor(x * 0.5)
    quarter = unsafe.float_to_int(unsafe.floor(2.0 * rest + 0.5))
    if quarter == 0:
        return sine(PI * rest)
    if quarter == 1:
        return cosine(PI * (rest - 0.5))
    if quarter == 2:
        # Not -sine(PI * (rest - 1.0)): zero keeps its sign.
        return sine(PI * (1.0 - rest))
    if quarter == 3:
        return -cosine(PI * (rest - 1.5))
    return sine(PI * (rest - 2.0))


@noinline
def gamma(x: float) -> float:
    """gamma(x); infinite where too large."""
    if x == unsafe.floor(x) and 1.0 <= x <= 23.0:
        product = 1.0
        factor = 2.0
        while factor < x:
            product *= factor
            factor += 1.0
        return product
    size = unsafe.fabs(x)
    if size < 1e-20:
        return 1.0 / x
    if size > 200.0:
        return 0.0 / -sine_of_half_turns(size) if x < 0.0 else x * 1e308
    y = size + G_LESS_HALF
    # What the sum lost, as a correction of the power of y.
    if size > G_LESS_HALF:
        lost = (y - size) - G_LESS_HALF
    else:
        lost = (y - G_LESS_HALF) - size
    z = lost * G / y
    if x < 0.0:
        result = -PI / sine_of_half_turns(size) / size * exponential(y) / lanczos_sum(size)
        result -= z * result
        if size < 140.0:
            return result / positive_power(y, size - 0.5)
        root = positive_power(y, size / 2.0 - 0.25)
        return result / root / root
    result = lanczos_sum(size) / exponential(y)
    result += z * result
    if size < 140.0:
        return result * positive_power(y, size - 0.5)
    root = positive_power(y, size / 2.0 - 0.25)
    return result * root * root


@noinline
def logarithm_of_gamma(x: float) -> float:
    """ln |gamma(x)|; infinite where too large."""
    if x == unsafe.floor(x) and x <= 2.0 and x > 0.0:
        return 0.0
    size = unsafe.fabs(x)
    if size < 1e-20:
        return -natural_logarithm(size)
    result = natural_logarithm(lanczos_sum(size)) - G
    result += (size - 0.5) * (natural_logarithm(size + G - 0.5) - 1.0)
    if x < 0.0:
        result = LOG_PI - natural_logarithm(unsafe.fabs(sine_of_half_turns(size))) - natural_logarithm(size) - result
    return result
