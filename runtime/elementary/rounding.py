"""What the kernels share: whole numbers and short floats near a float, and places of tables."""
import unsafe
from unsafe import inline


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
