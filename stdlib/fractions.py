"""fractions: rational numbers of two ints. What does not fit in 64 bits is an OverflowError."""

from math import frexp, gcd, isfinite
from typing import Final

_HASH_MODULUS: Final = 0x1FFFFFFFFFFFFFFF


class Fraction:
    """A number in lowest terms; immutable. Arithmetic is with fractions and ints; convert floats."""

    _numerator: int
    _denominator: int

    def __init__(self, numerator: "int | float | str | Fraction" = 0, denominator: "int | Fraction | None" = None) -> None:
        above, below = 0, 1
        if denominator is None:
            if isinstance(numerator, int):
                above = int(numerator)
            elif isinstance(numerator, float):
                above, below = _ratio(numerator)
            elif isinstance(numerator, str):
                above, below = _parsed(numerator)
            else:
                above, below = numerator.numerator, numerator.denominator
        else:
            if isinstance(numerator, (str, float)):
                raise TypeError("both arguments should be Rational instances")
            below_above, below_below = (int(denominator), 1) if isinstance(denominator, int) else (denominator.numerator, denominator.denominator)
            first, second = (int(numerator), 1) if isinstance(numerator, int) else (numerator.numerator, numerator.denominator)
            above, below = first * below_below, second * below_above
            if below == 0:
                raise ZeroDivisionError(f"Fraction({above}, 0)")
            common = gcd(above, below)
            if below < 0:
                common = -common
            above //= common
            below //= common
        self._numerator = above
        self._denominator = below

    @staticmethod
    def from_float(f: float) -> "Fraction":
        """Exactly the float's value; ValueError for a NaN, OverflowError for infinity and what ints cannot hold."""
        above, below = _ratio(f)
        return _reduced(above, below)

    @property
    def numerator(self) -> int:
        """What is above the line, in lowest terms; it has the sign."""
        return self._numerator

    @property
    def denominator(self) -> int:
        """What is below the line, in lowest terms; above 0."""
        return self._denominator

    def as_integer_ratio(self) -> tuple[int, int]:
        """(numerator, denominator)."""
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator: int = 1000000) -> "Fraction":
        """The nearest fraction whose denominator is not greater, by the convergents of the continued fraction."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return self
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            if q1 != 0 and a > (max_denominator - q0) // q1:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q0 + a * q1
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        # The distances of both bounds stand to each other as these parts of the denominator.
        part = d * (q0 + k * q1)
        if part <= self._denominator - part:
            return _reduced(p1, q1)
        return _reduced(p0 + k * p1, q0 + k * q1)

    def __repr__(self) -> str:
        return f"Fraction({self._numerator}, {self._denominator})"

    def __str__(self) -> str:
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    # --- arithmetic ---------------------------------------------------------------------------

    def __add__(self, other: "Fraction | int") -> "Fraction":
        return _sum(self, _fraction(other))

    def __radd__(self, other: int) -> "Fraction":
        return _sum(_fraction(other), self)

    def __sub__(self, other: "Fraction | int") -> "Fraction":
        return _sum(self, -_fraction(other))

    def __rsub__(self, other: int) -> "Fraction":
        return _sum(_fraction(other), -self)

    def __mul__(self, other: "Fraction | int") -> "Fraction":
        return _product(self, _fraction(other))

    def __rmul__(self, other: int) -> "Fraction":
        return _product(_fraction(other), self)

    def __truediv__(self, other: "Fraction | int") -> "Fraction":
        return _quotient(self, _fraction(other))

    def __rtruediv__(self, other: int) -> "Fraction":
        return _quotient(_fraction(other), self)

    def __floordiv__(self, other: "Fraction | int") -> int:
        return _floor_quotient(self, _fraction(other))

    def __rfloordiv__(self, other: int) -> int:
        return _floor_quotient(_fraction(other), self)

    def __mod__(self, other: "Fraction | int") -> "Fraction":
        return _remainder(self, _fraction(other))

    def __rmod__(self, other: int) -> "Fraction":
        return _remainder(_fraction(other), self)

    def __divmod__(self, other: "Fraction | int") -> "tuple[int, Fraction]":
        divisor = _fraction(other)
        return _floor_quotient(self, divisor), _remainder(self, divisor)

    def __pow__(self, other: int) -> "Fraction":
        if other >= 0:
            return _reduced(self._numerator ** other, self._denominator ** other)
        if self._numerator == 0:
            raise ZeroDivisionError(f"Fraction({self._denominator ** -other}, 0)")
        if self._numerator < 0:
            return _reduced((-self._denominator) ** -other, (-self._numerator) ** -other)
        return _reduced(self._denominator ** -other, self._numerator ** -other)

    def __pos__(self) -> "Fraction":
        return self

    def __neg__(self) -> "Fraction":
        return _reduced(-self._numerator, self._denominator)

    def __abs__(self) -> "Fraction":
        return _reduced(abs(self._numerator), self._denominator)

    def __bool__(self) -> bool:
        return self._numerator != 0

    # --- conversion ---------------------------------------------------------------------------

    def __float__(self) -> float:
        return self._numerator / self._denominator

    def __int__(self) -> int:
        return self.__trunc__()

    def __trunc__(self) -> int:
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    def __floor__(self) -> int:
        return self._numerator // self._denominator

    def __ceil__(self) -> int:
        return -(-self._numerator // self._denominator)

    def __round__(self) -> int:
        """The nearest int, the even one of two."""
        floor, rest = divmod(self._numerator, self._denominator)
        twice = rest - (self._denominator - rest)
        if twice < 0 or twice == 0 and floor % 2 == 0:
            return floor
        return floor + 1

    # --- comparison ---------------------------------------------------------------------------

    def __hash__(self) -> int:
        # numerator / denominator modulo 2**61 - 1, as for ints and floats of the same value
        if self._denominator == 1:
            return hash(self._numerator)
        inverse = pow(self._denominator % _HASH_MODULUS, _HASH_MODULUS - 2, _HASH_MODULUS)
        value = _modular_product(abs(self._numerator) % _HASH_MODULUS, inverse)
        value = value if self._numerator >= 0 else -value
        return -2 if value == -1 else value

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Fraction):
            return self._numerator == other._numerator and self._denominator == other._denominator
        if isinstance(other, int):
            return self._denominator == 1 and self._numerator == int(other)
        if isinstance(other, float):
            return isfinite(other) and _compared_to_float(self, other) == 0
        return False

    def __lt__(self, other: "Fraction | int | float") -> bool:
        return _compared(self, other) < 0

    def __le__(self, other: "Fraction | int | float") -> bool:
        return _compared(self, other) <= 0

    def __gt__(self, other: "Fraction | int | float") -> bool:
        return _compared(other, self) < 0 if isinstance(other, Fraction) else _compared(self, other) > 0 and other == other

    def __ge__(self, other: "Fraction | int | float") -> bool:
        return _compared(other, self) <= 0 if isinstance(other, Fraction) else _compared(self, other) >= 0 and other == other


def _reduced(numerator: int, denominator: int) -> Fraction:
    """A fraction of numbers that are in lowest terms."""
    made = Fraction(0)
    made._numerator = numerator
    made._denominator = denominator
    return made


def _fraction(x: Fraction | int) -> Fraction:
    return _reduced(int(x), 1) if isinstance(x, int) else x


def _sum(a: Fraction, b: Fraction) -> Fraction:
    """Knuth, volume 2, §4.5.1: the common divisors go first, which keeps the numbers small."""
    common = gcd(a._denominator, b._denominator)
    part = a._denominator // common
    above = a._numerator * (b._denominator // common) + b._numerator * part
    rest = gcd(above, common)
    return _reduced(above // rest, part * (b._denominator // rest))


def _product(a: Fraction, b: Fraction) -> Fraction:
    first = gcd(a._numerator, b._denominator)
    second = gcd(b._numerator, a._denominator)
    return _reduced((a._numerator // first) * (b._numerator // second), (b._denominator // first) * (a._denominator // second))


def _quotient(a: Fraction, b: Fraction) -> Fraction:
    if b._numerator == 0:
        sign = (a._numerator > 0) - (a._numerator < 0)
        raise ZeroDivisionError(f"Fraction({sign * (b._denominator // gcd(b._denominator, a._denominator))}, 0)")
    if b._numerator < 0:
        return _product(a, _reduced(-b._denominator, -b._numerator))
    return _product(a, _reduced(b._denominator, b._numerator))


def _floor_quotient(a: Fraction, b: Fraction) -> int:
    return (a._numerator * b._denominator) // (a._denominator * b._numerator)


def _remainder(a: Fraction, b: Fraction) -> Fraction:
    if b._numerator == 0:
        raise ZeroDivisionError("integer modulo by zero")
    return _sum(a, _product(b, _reduced(-_floor_quotient(a, b), 1)))


def _compared(a: Fraction, b: Fraction | int | float) -> int:
    """-1, 0 or 1; 1 also for NaN, which is neither less nor equal."""
    if isinstance(b, float):
        return _compared_to_float(a, b)
    other = _fraction(b)
    # Floors, then the rests upside down: no products that could overflow.
    n, d, m, e = a._numerator, a._denominator, other._numerator, other._denominator
    sign = 1
    while True:
        first, second = n // d, m // e
        if first != second:
            return sign if first > second else -sign
        n -= first * d
        m -= second * e
        if n == 0 or m == 0:
            return 0 if n == m else (sign if n > m else -sign)
        n, d, m, e = d, n, e, m
        sign = -sign


def _compared_to_float(a: Fraction, b: float) -> int:
    if b != b:
        return 1
    if b >= 9223372036854775808.0:
        return -1
    if b < -9223372036854775808.0:
        return 1
    try:
        return _compared(a, Fraction.from_float(b))
    except OverflowError:
        # So near to zero that only signs count, or between fractions that differ from it in a float.
        x = float(a)
        return 0 if x == b else (1 if x > b else -1)


def _modular_product(a: int, b: int) -> int:
    result = 0
    while b > 0:
        if b & 1 == 1:
            result = (result + a) % _HASH_MODULUS
        a = (a + a) % _HASH_MODULUS
        b >>= 1
    return result


def _ratio(x: float) -> tuple[int, int]:
    """The float as a fraction, exactly."""
    if x != x:
        raise ValueError("cannot convert NaN to integer ratio")
    if not isfinite(x):
        raise OverflowError("cannot convert Infinity to integer ratio")
    mantissa, exponent = frexp(x)
    above = int(mantissa * 9007199254740992.0)
    exponent -= 53
    while above != 0 and above % 2 == 0:
        above //= 2
        exponent += 1
    if above == 0:
        return 0, 1
    return (above * 2 ** exponent, 1) if exponent >= 0 else (above, 2 ** -exponent)


def _parsed(text: str) -> tuple[int, int]:
    """The value of "3", "-3/4", "1.25" or "1e-3"."""
    number = text.strip()
    negative = number.startswith("-")
    if number[:1] in ("-", "+"):
        number = number[1:]
    first, slash, second = number.partition("/")
    if slash:
        if not _is_digits(first) or not _is_digits(second):
            raise ValueError(f"Invalid literal for Fraction: {text!r}")
        above, below = int(first), int(second)
        if below == 0:
            raise ZeroDivisionError(f"Fraction({-above if negative else above}, 0)")
    else:
        mantissa, mark, power = number.replace("E", "e").partition("e")
        whole, _, decimals = mantissa.partition(".")
        exponent = power[1:] if power[:1] in ("-", "+") else power
        if not _is_digits(whole + decimals) or mark and not _is_digits(exponent) or whole and not _is_digits(whole) or decimals and not _is_digits(decimals):
            raise ValueError(f"Invalid literal for Fraction: {text!r}")
        above = int(whole + decimals)
        scale = (int(power) if mark else 0) - len(decimals.replace("_", ""))
        above, below = (above * 10 ** scale, 1) if scale >= 0 else (above, 10 ** -scale)
    common = gcd(above, below)
    return (-above if negative else above) // common, below // common


def _is_digits(text: str) -> bool:
    """Whether there are only decimal digits, with single underscores between."""
    return text.replace("_", "").isdecimal() and not text.startswith("_") and not text.endswith("_") and "__" not in text
