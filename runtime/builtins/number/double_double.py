"""Numbers of about 106 bits as unevaluated sums of two floats (Dekker, "A floating-point technique for
extending the available precision", 1971). `low` is at most half a unit in the last place of `high`.
"""

def quick_sum(a: float, b: float) -> tuple[float, float]:
    """a + b exactly, for |a| >= |b|."""
    high = a + b
    return (high, b - (high - a))


def exact_sum(a: float, b: float) -> tuple[float, float]:
    """a + b exactly (Knuth)."""
    high = a + b
    part = high - a
    return (high, (a - (high - part)) + (b - part))


def exact_product(a: float, b: float) -> tuple[float, float]:
    """a * b exactly: the factors are split into halves of 26 bits, whose products are exact."""
    high = a * b
    a_split = a * 134217729.0
    a_high = a_split - (a_split - a)
    a_low = a - a_high
    b_split = b * 134217729.0
    b_high = b_split - (b_split - b)
    b_low = b - b_high
    return (high, ((a_high * b_high - high) + a_high * b_low + a_low * b_high) + a_low * b_low)


def add(a: float, a_low: float, b: float, b_low: float) -> tuple[float, float]:
    high, low = exact_sum(a, b)
    more, rest = exact_sum(a_low, b_low)
    high, low = quick_sum(high, low + more)
    return quick_sum(high, low + rest)


def multiply(a: float, a_low: float, b: float, b_low: float) -> tuple[float, float]:
    high, low = exact_product(a, b)
    return quick_sum(high, low + (a * b_low + a_low * b))


def divide(a: float, a_low: float, b: float, b_low: float) -> tuple[float, float]:
    quotient = a / b
    high, low = multiply(quotient, 0.0, b, b_low)
    rest, rest_low = add(a, a_low, -high, -low)
    more = rest / b
    high, low = multiply(more, 0.0, b, b_low)
    last, last_low = add(rest, rest_low, -high, -low)
    quotient, more = quick_sum(quotient, more)
    return quick_sum(quotient, more + last / b)
