"""Decimal: a sign, a natural number and a power of ten.

IBM's General Decimal Arithmetic Specification. Results have the digits that the context in use allows.
"""

from __future__ import annotations

from typing import NamedTuple

from decimal.arithmetic import (
    FINITE, HASH_MODULUS, INFINITE, NAN, SIGNALING, WIDE, decimal_of, extreme, finished, half_even, invalid, make, modular_product, nan_of,
    negated, of_float, of_tuple, operand, order, product, quotient, remainder, rescaled, shifted, sticky, text_of, to_ideal, total, unordered,
    whole_quotient,
)
from decimal.contexts import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, getcontext
from decimal.naturals import (
    BASE, Natural, compared, divided, from_int, from_text, multiply, scaled, size, square_root, to_int, to_text,
)


class DecimalTuple(NamedTuple):
    """sign 0 or 1, the digits, and the exponent, or "F" for infinity, "n" for NaN and "N" for a signaling NaN."""

    sign: int
    digits: tuple[int, ...]
    exponent: int | str


class Decimal:
    """Immutable. Operands are Decimals and ints; floats can be compared with, and converted."""

    _negative: bool
    _digits: Natural
    _exponent: int
    _kind: int

    def __init__(self, value: "Decimal | int | float | str | tuple[int, tuple[int, ...], int | str]" = "0", context: Context | None = None) -> None:
        self._negative = False
        self._digits = []
        self._exponent = 0
        self._kind = FINITE
        if isinstance(value, int):
            n = int(value)
            self._negative = n < 0
            # The least int has no positive counterpart.
            self._digits = from_text(str(n)[1:]) if n < 0 else from_int(n)
        elif isinstance(value, str):
            self._read(value, getcontext() if context is None else context)
        elif isinstance(value, Decimal):
            self._become(value)
        elif isinstance(value, float):
            (getcontext() if context is None else context).float_operation()
            self._become(of_float(value))
        else:
            self._become(of_tuple(value))

    def _become(self, other: "Decimal") -> None:
        self._negative = other._negative
        self._digits = other._digits
        self._exponent = other._exponent
        self._kind = other._kind

    def _read(self, text: str, context: Context) -> None:
        number = text.strip().replace("_", "")
        negative = number.startswith("-")
        if number[:1] in ("-", "+"):
            number = number[1:]
        lowered = number.lower()
        self._negative = negative
        if lowered in ("inf", "infinity"):
            self._kind = INFINITE
            return
        if lowered.startswith("nan") or lowered.startswith("snan"):
            signaling = lowered[0] == "s"
            payload = number[4 if signaling else 3:]
            if payload == "" or payload.isdecimal():
                self._kind = SIGNALING if signaling else NAN
                self._digits = from_text(payload)
                return
        mantissa, mark, power = lowered.partition("e")
        whole, _, decimals = mantissa.partition(".")
        exponent = power[1:] if power[:1] in ("-", "+") else power
        if not (whole + decimals).isdecimal() or mark and not exponent.isdecimal():
            self._negative = False
            self._kind = NAN
            context.invalid("ConversionSyntax")
            return
        self._digits = from_text(whole + decimals)
        self._exponent = (int(power) if mark else 0) - len(decimals)

    @staticmethod
    def from_float(f: float | int) -> "Decimal":
        """Exactly the float's value, with all of its digits."""
        return Decimal(int(f)) if isinstance(f, int) else of_float(f)

    # --- what it is ---------------------------------------------------------------------------

    def is_finite(self) -> bool:
        """Whether it is neither infinite nor a NaN."""
        return self._kind == FINITE

    def is_infinite(self) -> bool:
        """Whether it is one of the two infinities."""
        return self._kind == INFINITE

    def is_nan(self) -> bool:
        """Whether it is a NaN, quiet or signaling."""
        return self._kind >= NAN

    def is_qnan(self) -> bool:
        """Whether it is a quiet NaN."""
        return self._kind == NAN

    def is_snan(self) -> bool:
        """Whether it is a signaling NaN: arithmetic with it is an InvalidOperation."""
        return self._kind == SIGNALING

    def is_signed(self) -> bool:
        """Whether it has a minus sign, as -0 and -NaN have too."""
        return self._negative

    def is_zero(self) -> bool:
        """Whether it is 0 or -0."""
        return self._kind == FINITE and len(self._digits) == 0

    def is_canonical(self) -> bool:
        """True: there is one form for each number here."""
        return True

    def is_normal(self, context: Context | None = None) -> bool:
        """Whether it is finite, not zero, and no smaller than the context's exponents allow with all digits."""
        return self._kind == FINITE and len(self._digits) > 0 and self.adjusted() >= (getcontext() if context is None else context).Emin

    def is_subnormal(self, context: Context | None = None) -> bool:
        """Whether it is finite, not zero, and too small to have all of the context's digits."""
        return self._kind == FINITE and len(self._digits) > 0 and self.adjusted() < (getcontext() if context is None else context).Emin

    def number_class(self, context: Context | None = None) -> str:
        """"NaN", "sNaN", or a sign before "Zero", "Subnormal", "Normal" or "Infinity"."""
        if self._kind >= NAN:
            return "NaN" if self._kind == NAN else "sNaN"
        sign = "-" if self._negative else "+"
        if self._kind == INFINITE:
            return sign + "Infinity"
        if len(self._digits) == 0:
            return sign + "Zero"
        return sign + ("Subnormal" if self.is_subnormal(context) else "Normal")

    def adjusted(self) -> int:
        """The exponent of the first digit."""
        return 0 if self._kind != FINITE else self._exponent + size(self._digits) - 1

    def same_quantum(self, other: "Decimal") -> bool:
        """Whether both have the same exponent; also of two infinities, and of two NaNs."""
        if self._kind != FINITE or other._kind != FINITE:
            return self.is_nan() and other.is_nan() or self._kind == INFINITE and other._kind == INFINITE
        return self._exponent == other._exponent

    def radix(self) -> "Decimal":
        """Decimal(10)."""
        return Decimal(10)

    def canonical(self) -> "Decimal":
        """The number itself."""
        return self

    def conjugate(self) -> "Decimal":
        """The number itself."""
        return self

    def as_tuple(self) -> DecimalTuple:
        """Its sign, digits and exponent."""
        sign = 1 if self._negative else 0
        if self._kind == INFINITE:
            return DecimalTuple(sign, (0,), "F")
        if self._kind != FINITE:
            payload = tuple([int(digit) for digit in to_text(self._digits)]) if len(self._digits) > 0 else ()
            return DecimalTuple(sign, payload, "n" if self._kind == NAN else "N")
        return DecimalTuple(sign, tuple([int(digit) for digit in to_text(self._digits)]), self._exponent)

    def as_integer_ratio(self) -> tuple[int, int]:
        """In lowest terms. OverflowError where one of the two does not fit."""
        self._check_ratio("integer ratio")
        above, below = self._digits, from_int(1)
        if self._exponent >= 0:
            above = scaled(above, self._exponent)
        else:
            below = scaled(below, -self._exponent)
        a, b = above, below
        while len(b) > 0:
            _, rest = divided(a, b)
            a, b = b, rest
        above, _ = divided(above, a)
        below, _ = divided(below, a)
        return -to_int(above) if self._negative else to_int(above), to_int(below)

    def _check_ratio(self, to: str) -> None:
        if self._kind == INFINITE:
            raise OverflowError(f"cannot convert Infinity to {to}")
        if self._kind != FINITE:
            raise ValueError(f"cannot convert NaN to {to}")

    # --- text ---------------------------------------------------------------------------------

    def __repr__(self) -> str:
        return f"Decimal('{self}')"

    def __str__(self) -> str:
        return text_of(self, False, getcontext())

    def to_eng_string(self, context: Context | None = None) -> str:
        """With an exponent that is a multiple of 3."""
        return text_of(self, True, getcontext() if context is None else context)

    def __format__(self, spec: str) -> str:
        from decimal.formatting import formatted
        return formatted(self, spec, getcontext())

    # --- conversion ---------------------------------------------------------------------------

    def __bool__(self) -> bool:
        return self._kind != FINITE or len(self._digits) > 0

    def __int__(self) -> int:
        self._check_ratio("integer")
        value = to_int(shifted(self._digits, self._exponent))
        return -value if self._negative else value

    def __trunc__(self) -> int:
        return self.__int__()

    def __float__(self) -> float:
        if self._kind == SIGNALING:
            raise ValueError("cannot convert signaling NaN to float")
        return float(text_of(self, False, getcontext()))

    def __floor__(self) -> int:
        return self.to_integral_value(ROUND_FLOOR).__int__()

    def __ceil__(self) -> int:
        return self.to_integral_value(ROUND_CEILING).__int__()

    def __round__(self) -> int:
        return self.to_integral_value(ROUND_HALF_EVEN).__int__()

    def __round_digits__(self, ndigits: int) -> "Decimal":
        return self.quantize(make(False, [1], -ndigits))

    def __hash__(self) -> int:
        if self._kind == SIGNALING:
            raise TypeError("Cannot hash a signaling NaN value")
        if self._kind == NAN:
            return 0
        if self._kind == INFINITE:
            return -314159 if self._negative else 314159
        value = 0
        for limb in reversed(self._digits):
            value = (modular_product(value, BASE) + limb) % HASH_MODULUS
        # The inverse of ten is its power less one, as the modulus is prime.
        power = self._exponent if self._exponent >= 0 else self._exponent % (HASH_MODULUS - 1)
        value = modular_product(value, pow(10, power, HASH_MODULUS))
        value = -value if self._negative else value
        return -2 if value == -1 else value

    # --- comparison ---------------------------------------------------------------------------

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Decimal):
            return self._kind < NAN and other._kind < NAN and order(self, other) == 0
        if isinstance(other, int):
            return self._kind == FINITE and order(self, Decimal(int(other))) == 0
        if isinstance(other, float):
            return self._kind < NAN and other == other and order(self, of_float(other)) == 0
        return False

    def __lt__(self, other: "Decimal | int | float") -> bool:
        known = operand(other)
        return not unordered(self, known) and order(self, known) < 0

    def __le__(self, other: "Decimal | int | float") -> bool:
        known = operand(other)
        return not unordered(self, known) and order(self, known) <= 0

    def __gt__(self, other: "Decimal | int | float") -> bool:
        known = operand(other)
        return not unordered(self, known) and order(self, known) > 0

    def __ge__(self, other: "Decimal | int | float") -> bool:
        known = operand(other)
        return not unordered(self, known) and order(self, known) >= 0

    def compare(self, other: "Decimal | int", context: Context | None = None) -> "Decimal":
        """-1, 0 or 1; NaN where one of the two is none."""
        known = decimal_of(other)
        if self.is_nan() or known.is_nan():
            return nan_of(self, known, getcontext() if context is None else context)
        return Decimal(order(self, known))

    def compare_total(self, other: "Decimal | int", context: Context | None = None) -> "Decimal":
        """By value, and of equal ones by exponent; NaNs are the largest."""
        known = decimal_of(other)
        if self._negative != known._negative:
            return Decimal(-1 if self._negative else 1)
        sign = -1 if self._negative else 1
        if self.is_nan() or known.is_nan():
            first = 5 - self._kind if self.is_nan() else 0
            second = 5 - known._kind if known.is_nan() else 0
            result = compared(self._digits, known._digits) if first == second else (1 if first > second else -1)
            return Decimal(sign * result)
        result = order(self, known)
        if result == 0 and self._kind == FINITE and self._exponent != known._exponent:
            result = sign if self._exponent > known._exponent else -sign
        return Decimal(result)

    def max(self, other: "Decimal | int", context: Context | None = None) -> "Decimal":
        """The larger one, rounded to the context; of a number and a quiet NaN the number."""
        return extreme(self, decimal_of(other), 1, getcontext() if context is None else context)

    def min(self, other: "Decimal | int", context: Context | None = None) -> "Decimal":
        """The smaller one, rounded to the context; of a number and a quiet NaN the number."""
        return extreme(self, decimal_of(other), -1, getcontext() if context is None else context)

    # --- arithmetic ---------------------------------------------------------------------------

    def __pos__(self) -> "Decimal":
        if self._kind >= NAN:
            return nan_of(self, self, getcontext())
        negative = self._negative and (len(self._digits) > 0 or self._kind != FINITE or getcontext().rounding == ROUND_FLOOR)
        return self if self._kind != FINITE else finished(negative, self._digits, self._exponent, getcontext())

    def __neg__(self) -> "Decimal":
        return self.copy_negate().__pos__()

    def __abs__(self) -> "Decimal":
        return self.copy_abs().__pos__()

    def copy_abs(self) -> "Decimal":
        """Without its sign, of a NaN too; not rounded, and nothing is signaled."""
        return make(False, self._digits, self._exponent, self._kind)

    def copy_negate(self) -> "Decimal":
        """With the other sign, of a NaN too; not rounded, and nothing is signaled."""
        return make(not self._negative, self._digits, self._exponent, self._kind)

    def copy_sign(self, other: "Decimal | int") -> "Decimal":
        """With the sign of `other`; not rounded, and nothing is signaled."""
        return make(decimal_of(other)._negative, self._digits, self._exponent, self._kind)

    def __add__(self, other: "Decimal | int") -> "Decimal":
        return total(self, decimal_of(other), getcontext())

    def __radd__(self, other: int) -> "Decimal":
        return total(Decimal(other), self, getcontext())

    def __sub__(self, other: "Decimal | int") -> "Decimal":
        return total(self, negated(decimal_of(other)), getcontext())

    def __rsub__(self, other: int) -> "Decimal":
        return total(Decimal(other), negated(self), getcontext())

    def __mul__(self, other: "Decimal | int") -> "Decimal":
        return product(self, decimal_of(other), getcontext())

    def __rmul__(self, other: int) -> "Decimal":
        return product(Decimal(other), self, getcontext())

    def __truediv__(self, other: "Decimal | int") -> "Decimal":
        return quotient(self, decimal_of(other), getcontext())

    def __rtruediv__(self, other: int) -> "Decimal":
        return quotient(Decimal(other), self, getcontext())

    def __floordiv__(self, other: "Decimal | int") -> "Decimal":
        return whole_quotient(self, decimal_of(other), getcontext())

    def __rfloordiv__(self, other: int) -> "Decimal":
        return whole_quotient(Decimal(other), self, getcontext())

    def __mod__(self, other: "Decimal | int") -> "Decimal":
        return remainder(self, decimal_of(other), getcontext())

    def __rmod__(self, other: int) -> "Decimal":
        return remainder(Decimal(other), self, getcontext())

    def __divmod__(self, other: "Decimal | int") -> "tuple[Decimal, Decimal]":
        known = decimal_of(other)
        return whole_quotient(self, known, getcontext()), remainder(self, known, getcontext())

    def __rdivmod__(self, other: int) -> "tuple[Decimal, Decimal]":
        known = Decimal(other)
        return whole_quotient(known, self, getcontext()), remainder(known, self, getcontext())

    def __pow__(self, other: "Decimal | int") -> "Decimal":
        from decimal.functions import power
        return power(self, decimal_of(other), getcontext())

    def __rpow__(self, other: int) -> "Decimal":
        from decimal.functions import power
        return power(Decimal(other), self, getcontext())

    def remainder_near(self, other: "Decimal | int", context: Context | None = None) -> "Decimal":
        """self - n * other, n being the whole number nearest to the quotient, the even one of two."""
        used = getcontext() if context is None else context
        known = decimal_of(other)
        rest = remainder(self, known, used)
        if rest._kind != FINITE or known._kind != FINITE:
            return rest
        exact = remainder(self, known, WIDE)
        divisor = known.copy_abs()
        twice = order(total(exact, exact, WIDE).copy_abs(), divisor)
        whole = whole_quotient(self, known, used)._digits
        if twice > 0 or twice == 0 and len(whole) > 0 and whole[0] % 2 == 1:
            return total(exact, divisor.copy_sign(negated(self)), used)
        return rest

    def fma(self, other: "Decimal | int", third: "Decimal | int", context: Context | None = None) -> "Decimal":
        """self * other + third, rounded once."""
        return total(product(self, decimal_of(other), WIDE), decimal_of(third), getcontext() if context is None else context)

    def quantize(self, exp: "Decimal | int", rounding: str | None = None, context: Context | None = None) -> "Decimal":
        """With the exponent of `exp`. InvalidOperation where that takes more digits than the context has."""
        used = getcontext() if context is None else context
        known = decimal_of(exp)
        if self._kind != FINITE or known._kind != FINITE:
            if self.is_nan() or known.is_nan():
                return nan_of(self, known, used)
            return self if self._kind == known._kind else invalid(used)
        digits = rescaled(self._digits, self._exponent, known._exponent, self._negative, used.rounding if rounding is None else rounding)
        made = make(self._negative, digits, known._exponent)
        if size(digits) > used.prec or made.adjusted() > used.Emax:
            return invalid(used)
        if known._exponent > self._exponent:
            if order(made, self) != 0:
                used.inexact()
            else:
                used.rounded()
        return made

    def normalize(self, context: Context | None = None) -> "Decimal":
        """Without zeros at the end."""
        used = getcontext() if context is None else context
        if self._kind != FINITE:
            return nan_of(self, self, used) if self.is_nan() else self
        made = finished(self._negative, self._digits, self._exponent, used)
        if len(made._digits) == 0:
            return make(self._negative, [], 0)
        text = to_text(made._digits)
        kept = text.rstrip("0")
        return make(self._negative, from_text(kept), made._exponent + len(text) - len(kept))

    def to_integral_value(self, rounding: str | None = None, context: Context | None = None) -> "Decimal":
        """Rounded to a whole number by `rounding` or the context's way; Inexact and Rounded are not signaled."""
        used = getcontext() if context is None else context
        if self._kind != FINITE or self._exponent >= 0:
            return nan_of(self, self, used) if self.is_nan() else self
        return make(self._negative, rescaled(
            self._digits, self._exponent, 0, self._negative, used.rounding if rounding is None else rounding), 0)

    def to_integral(self, rounding: str | None = None, context: Context | None = None) -> "Decimal":
        """to_integral_value() by its older name."""
        return self.to_integral_value(rounding, context)

    def to_integral_exact(self, rounding: str | None = None, context: Context | None = None) -> "Decimal":
        """As to_integral_value(), with Inexact and Rounded signaled where they apply."""
        made = self.to_integral_value(rounding, context)
        if self._kind == FINITE and self._exponent < 0:
            used = getcontext() if context is None else context
            if order(made, self) != 0:
                used.inexact()
            else:
                used.rounded()
        return made

    def scaleb(self, other: "Decimal | int", context: Context | None = None) -> "Decimal":
        """The exponent changed by `other`."""
        if self._kind != FINITE:
            return self
        return finished(self._negative, self._digits, self._exponent + decimal_of(other).__int__(), getcontext() if context is None else context)

    def logb(self, context: Context | None = None) -> "Decimal":
        """The exponent of the first digit, as a Decimal."""
        used = getcontext() if context is None else context
        if self._kind >= NAN:
            return nan_of(self, self, used)
        if self._kind == INFINITE:
            return self.copy_abs()
        if len(self._digits) == 0:
            used.division_by_zero()
            return make(True, [], 0, INFINITE)
        return Decimal(self.adjusted())

    def sqrt(self, context: Context | None = None) -> "Decimal":
        """The square root, rounded half to even whatever the context's way; InvalidOperation below 0."""
        used = getcontext() if context is None else context
        if self._kind != FINITE or len(self._digits) == 0:
            if self.is_nan():
                return nan_of(self, self, used)
            if self._kind == INFINITE:
                return invalid(used) if self._negative else self
            return make(self._negative, [], self._exponent // 2)
        if self._negative:
            return invalid(used)
        # A square with an even exponent and a few digits more than the root needs.
        shift = 2 * used.prec + 2 - size(self._digits)
        shift = max(0, shift)
        shift += (self._exponent - shift) % 2
        square = scaled(self._digits, shift)
        root = square_root(square)
        exponent = (self._exponent - shift) // 2
        if compared(multiply(root, root), square) == 0:
            return to_ideal(False, root, exponent, self._exponent // 2, half_even(used))
        return finished(False, sticky(root), exponent - 1, half_even(used))

    def exp(self, context: Context | None = None) -> "Decimal":
        """e to this power, correctly rounded half to even."""
        from decimal.functions import exponential
        return exponential(self, getcontext() if context is None else context)

    def ln(self, context: Context | None = None) -> "Decimal":
        """The natural logarithm, correctly rounded half to even; InvalidOperation below 0, -Infinity of 0."""
        from decimal.functions import natural_logarithm
        return natural_logarithm(self, getcontext() if context is None else context)

    def log10(self, context: Context | None = None) -> "Decimal":
        """The logarithm to 10, correctly rounded half to even; InvalidOperation below 0, -Infinity of 0."""
        from decimal.functions import decimal_logarithm
        return decimal_logarithm(self, getcontext() if context is None else context)
