"""Cube roots, and lengths in many dimensions."""
import unsafe
from unsafe import noinline

from runtime.builtins.number.double_double import add, exact_product
from runtime.builtins.number.elementary import scaled, split_exponent
from runtime.builtins.number.float_text import is_finite


@noinline
def cube_root(x: float) -> float:
    """The cube root to 1 ulp: a polynomial and a step of Halley's method, operation for operation as in glibc's
    s_cbrt.c (Ulrich Drepper, 1997), since CPython's results are those.
    """
    if x == 0.0 or not is_finite(x):
        return x
    m, exponent = split_exponent(unsafe.fabs(x))
    u = 0.35489576504391984 + (1.508191937815849 - (2.114994941673713 - (2.4469312256353444 - (
        1.8346927748361308 - (0.7849323449766392 - 0.14526389938548637 * m) * m) * m) * m) * m) * m
    cube = u * u * u
    root = u * (cube + 2.0 * m) / (2.0 * cube + m)
    # Towards zero, as C divides; what is left keeps the sign.
    third = exponent // 3 if exponent >= 0 else -(-exponent // 3)
    rest = exponent - 3 * third
    if rest == 1:
        root = root * 1.2599210498948732
    elif rest == 2:
        root = root * 1.5874010519681996
    elif rest == -1:
        root = root * 0.7937005259840997
    elif rest == -2:
        root = root * 0.6299605249474365
    return scaled(root if x > 0.0 else -root, third)


class Length:
    """The root of a sum of squares, of numbers that are first divided by a power of two so that the greatest lies
    from 1/2 to 1.
    """

    def __init__(self, greatest: float) -> None:
        _, self.exponent = split_exponent(greatest)
        self.high = 0.0
        self.low = 0.0

    def add_square(self, x: float) -> None:
        x = scaled(x, -self.exponent)
        square, error = exact_product(x, x)
        self.high, self.low = add(self.high, self.low, square, error)

    def root(self) -> float:
        if self.high == 0.0:
            return 0.0
        root = unsafe.sqrt(self.high)
        square, error = exact_product(root, root)
        root = root + ((self.high - square) - error + self.low) / (2.0 * root)
        return scaled(root, self.exponent)
