"""x**y as the exponential of a logarithm."""
import unsafe
from unsafe import noinline

from runtime.builtins.number.double_double import exact_product
from runtime.elementary.exponential import exponential_of_sum
from runtime.elementary.logarithm import logarithm


@noinline
def positive_power(x: float, y: float) -> float:
    """x**y for finite x > 0 and finite y; infinite if too large."""
    high, low = logarithm(x)
    rough = high * y
    if not -746.0 < rough < 710.0:
        return exponential_of_sum(rough, 0.0)
    if unsafe.fabs(rough) < 1e-18:
        return 1.0
    high, error = exact_product(high, y)
    return exponential_of_sum(high, error + low * y)
