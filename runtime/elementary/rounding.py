"""What the kernels share: whole numbers and short floats near a float, and places of tables."""
import unsafe
from unsafe import inline

from runtime.builtins.number.float_parse import assemble


@inline
def nearest_whole(x: float) -> float:
    """The nearest whole number, for |x| < 2**51."""
    return (x + 6755399441055744.0) - 6755399441055744.0


@inline
def short(x: float) -> float:
    """The nearest float of 26 bits, for |x| < 2**990; exact products need such factors."""
    spread = x * 134217729.0
    return spread - (spread - x)


@inline
def entry(table: bytes, index: int) -> float:
    """The float at a place of a table, which is not checked."""
    return unsafe.bits_float(unsafe.load64(unsafe.tail(table) + (unsafe.u64_of(index) << 3)))


def round_sum(high: float, low: float, exponent: int) -> float:
    """The float nearest to (high + low) * 2**exponent, for 0.5 <= high < 2."""
    # In units of 2**-62, where `high` is whole. If the rest is whole too, but for the error of the
    # computation, the power is exact at this width: ties can be told from what is just beside them.
    scaled = low * 4611686018427387904.0
    nearest = unsafe.floor(scaled + 0.5)
    inexact = unsafe.fabs(scaled - nearest) > 0.000001
    whole = unsafe.floor(scaled) if inexact else nearest
    mantissa = unsafe.float_to_int(high * 4611686018427387904.0) + unsafe.float_to_int(whole)
    return assemble(unsafe.u64_of(mantissa), exponent - 62, inexact)
