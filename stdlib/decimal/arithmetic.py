"""The arithmetic of Decimals: exact results first, then as many digits as the context has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from decimal.contexts import (
    ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, getcontext,
)
from decimal.naturals import (
    Natural, add, compared, divided, divided_by_limb, from_int, from_text, multiply, power_of_ten, scaled, size, subtract, to_text,
)
from decimal.numbers import Decimal
from math import frexp

FINITE: Final = 0
INFINITE: Final = 1
NAN: Final = 2
SIGNALING: Final = 3

HASH_MODULUS: Final = 0x1FFFFFFFFFFFFFFF

# So wide that nothing is rounded.
WIDE: Context = Context(1000000, ROUND_HALF_EVEN, -999999999999, 999999999999)


def make(negative: bool, digits: Natural, exponent: int, kind: int = FINITE) -> Decimal:
    made = Decimal(0)
    made._negative = negative
    made._digits = digits
    made._exponent = exponent
    made._kind = kind
    return made


def decimal_of(x: Decimal | int) -> Decimal:
    return Decimal(int(x)) if isinstance(x, int) else x


def operand(x: Decimal | int | float) -> Decimal:
    """What a Decimal is compared with."""
    return of_float(x) if isinstance(x, float) else decimal_of(x)


def of_float(x: float) -> Decimal:
    """The float's value, exactly: a binary fraction ends after as many decimals as it has bits."""
    if x != x:
        return make(False, [], 0, NAN)
    negative = x < 0.0 or x == 0.0 and str(x)[0] == "-"
    if x in (float("inf"), float("-inf")):
        return make(negative, [], 0, INFINITE)
    mantissa, exponent = frexp(abs(x))
    whole = int(mantissa * 9007199254740992.0)
    exponent -= 53
    while whole > 0 and exponent < 0 and whole % 2 == 0:
        whole //= 2
        exponent += 1
    digits = from_int(whole)
    factor = 2 if exponent > 0 else 5
    for _ in range(abs(exponent) if whole > 0 else 0):
        digits = multiply(digits, [factor])
    return make(negative, digits, min(exponent, 0) if whole > 0 else 0)


def of_tuple(value: tuple[int, tuple[int, ...], int | str]) -> Decimal:
    sign, digits, exponent = value
    if sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    for digit in digits:
        if not 0 <= digit <= 9:
            raise ValueError("coefficient must be a tuple of digits")
    coefficient = from_text("".join([str(digit) for digit in digits]))
    if isinstance(exponent, int):
        return make(sign == 1, coefficient, int(exponent))
    if exponent == "F":
        return make(sign == 1, [], 0, INFINITE)
    if exponent in ("n", "N"):
        return make(sign == 1, coefficient, 0, NAN if exponent == "n" else SIGNALING)
    raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")


def text_of(x: Decimal, engineering: bool, context: Context) -> str:
    """As CPython prints it ("to-scientific-string")."""
    sign = "-" if x._negative else ""
    if x._kind == INFINITE:
        return sign + "Infinity"
    digits = to_text(x._digits)
    if x._kind != FINITE:
        return sign + ("NaN" if x._kind == NAN else "sNaN") + ("" if digits == "0" else digits)
    left = x._exponent + len(digits)
    if x._exponent <= 0 and left > -6:
        point = left
    elif not engineering:
        point = 1
    elif digits == "0":
        point = (left + 1) % 3 - 1
    else:
        point = (left - 1) % 3 + 1
    if point <= 0:
        number = "0." + "0" * -point + digits
    elif point >= len(digits):
        number = digits + "0" * (point - len(digits))
    else:
        number = digits[:point] + "." + digits[point:]
    if left == point:
        return sign + number
    return f"{sign}{number}{'E' if context.capitals == 1 else 'e'}{left - point:+d}"


# --- rounding ---------------------------------------------------------------------------------


def shifted(digits: Natural, k: int) -> Natural:
    """digits * 10**k without what is behind the point."""
    if k >= 0:
        return scaled(digits, k)
    if -k >= size(digits):
        return []
    cut, _ = divided(digits, power_of_ten(-k))
    return cut


def rounded(digits: Natural, k: int, negative: bool, rounding: str) -> tuple[Natural, bool]:
    """Without the last `k` digits, and whether these were all zeros."""
    if len(digits) == 0 or k <= 0:
        return digits, True
    text = to_text(digits)
    kept = text[:-k] if k < len(text) else ""
    dropped = text[-k:] if k <= len(text) else "0" + text
    rest = dropped[1:].strip("0")
    exact = dropped[0] == "0" and rest == ""
    odd = kept[-1:] in ("1", "3", "5", "7", "9") and kept != ""
    result = from_text(kept)
    if exact or rounding == ROUND_DOWN:
        up = False
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_CEILING:
        up = not negative
    elif rounding == ROUND_FLOOR:
        up = negative
    elif rounding == ROUND_05UP:
        up = kept[-1:] in ("", "0", "5")
    elif rounding == ROUND_HALF_UP:
        up = dropped[0] >= "5"
    elif rounding == ROUND_HALF_DOWN:
        up = dropped[0] > "5" or dropped[0] == "5" and rest != ""
    elif rounding == ROUND_HALF_EVEN:
        up = dropped[0] > "5" or dropped[0] == "5" and (rest != "" or odd)
    else:
        raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, "
                        "ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
    return add(result, [1]) if up else result, exact


def rescaled(digits: Natural, exponent: int, wanted: int, negative: bool, rounding: str) -> Natural:
    """The digits for another exponent."""
    if wanted <= exponent:
        return scaled(digits, exponent - wanted)
    result, _ = rounded(digits, wanted - exponent, negative, rounding)
    return result


def finished(negative: bool, digits: Natural, exponent: int, context: Context) -> Decimal:
    """The number with as many digits as the context has."""
    precision = context.prec
    if len(digits) * 9 <= precision and -100000 < exponent < 100000:
        return make(negative, digits, exponent)
    drop = size(digits) - precision
    lowest = context.Etiny()
    if exponent + max(drop, 0) < lowest:
        drop = lowest - exponent
    if drop > 0:
        digits, exact = rounded(digits, drop, negative, context.rounding)
        exponent += drop
        if size(digits) > precision:
            digits, _ = divided_by_limb(digits, 10)
            exponent += 1
        if exact:
            context.rounded()
        else:
            context.inexact()
    if len(digits) == 0:
        exponent = max(lowest, min(exponent, context.Emax))
    elif exponent + size(digits) - 1 > context.Emax:
        context.overflow()
        largest = context.rounding in (ROUND_DOWN, ROUND_05UP) or context.rounding == (ROUND_CEILING if negative else ROUND_FLOOR)
        if largest:
            return make(negative, from_text("9" * precision), context.Etop())
        return make(negative, [], 0, INFINITE)
    return make(negative, digits, exponent)


def half_even(context: Context) -> Context:
    made = context.copy()
    made.rounding = ROUND_HALF_EVEN
    made.flags = context.flags
    return made


def sticky(digits: Natural) -> Natural:
    """One more digit, which says that something follows."""
    return add(scaled(digits, 1), [1])


def to_ideal(negative: bool, digits: Natural, exponent: int, ideal: int, context: Context) -> Decimal:
    """An exact result: zeros at the end go as far as to the exponent that it should have."""
    while exponent < ideal and len(digits) > 0:
        cut, rest = divided_by_limb(digits, 10)
        if rest != 0:
            break
        digits = cut
        exponent += 1
    return finished(negative, digits, exponent, context)


# --- special values ---------------------------------------------------------------------------


def invalid(context: Context, what: str = "InvalidOperation") -> Decimal:
    context.invalid(what)
    return make(False, [], 0, NAN)


def nan_of(a: Decimal, b: Decimal, context: Context) -> Decimal:
    """The first signaling NaN, made quiet, or the first quiet one."""
    for x in (a, b):
        if x._kind == SIGNALING:
            context.invalid()
            return make(x._negative, x._digits, 0, NAN)
    return a if a._kind == NAN else b


def negated(x: Decimal) -> Decimal:
    return x if x._kind >= NAN else make(not x._negative, x._digits, x._exponent, x._kind)


def order(a: Decimal, b: Decimal) -> int:
    """-1, 0 or 1, of numbers and infinities."""
    if a._kind == INFINITE or b._kind == INFINITE:
        first = (-1 if a._negative else 1) if a._kind == INFINITE else 0
        second = (-1 if b._negative else 1) if b._kind == INFINITE else 0
        return -1 if first < second else 1 if first > second else 0
    if len(a._digits) == 0 or len(b._digits) == 0:
        first = 0 if len(a._digits) == 0 else -1 if a._negative else 1
        second = 0 if len(b._digits) == 0 else -1 if b._negative else 1
        return -1 if first < second else 1 if first > second else 0
    if a._negative != b._negative:
        return -1 if a._negative else 1
    sign = -1 if a._negative else 1
    if a.adjusted() != b.adjusted():
        return sign if a.adjusted() > b.adjusted() else -sign
    gap = a._exponent - b._exponent
    return sign * (compared(scaled(a._digits, gap), b._digits) if gap >= 0 else compared(a._digits, scaled(b._digits, -gap)))


def unordered(a: Decimal, b: Decimal) -> bool:
    if a._kind < NAN and b._kind < NAN:
        return False
    getcontext().invalid()
    return True


def extreme(a: Decimal, b: Decimal, wanted: int, context: Context) -> Decimal:
    """The larger or the smaller; a number rather than a NaN."""
    if a.is_nan() or b.is_nan():
        if a.is_nan() and b._kind < NAN and a._kind == NAN:
            return b.__pos__()
        if b.is_nan() and a._kind < NAN and b._kind == NAN:
            return a.__pos__()
        return nan_of(a, b, context)
    result = order(a, b)
    if result == 0:
        result = int(a.compare_total(b))
    found = a if result * wanted >= 0 else b
    return found if found._kind != FINITE else finished(found._negative, found._digits, found._exponent, context)


# --- operations -------------------------------------------------------------------------------


def total(a: Decimal, b: Decimal, context: Context) -> Decimal:
    if a._kind != FINITE or b._kind != FINITE:
        if a._kind >= NAN or b._kind >= NAN:
            return nan_of(a, b, context)
        if a._kind == INFINITE and b._kind == INFINITE and a._negative != b._negative:
            return invalid(context)
        return a if a._kind == INFINITE else b
    high, low = (a, b) if a._exponent >= b._exponent else (b, a)
    high_digits, low_digits = high._digits, low._digits
    low_exponent = low._exponent
    # What lies so far below that no digit of the result can show it is as good as a 1 there.
    if len(high_digits) > 0:
        least = high._exponent + min(-1, size(high_digits) - context.prec - 2)
        if len(low_digits) == 0:
            low_exponent = max(low_exponent, min(least, high._exponent - context.prec - 1))
        elif size(low_digits) + low_exponent - 1 < least:
            low_digits = [1]
            low_exponent = least
    elif len(low_digits) > 0 and high._exponent > low_exponent:
        return finished(low._negative, low_digits, low_exponent, context)
    high_digits = scaled(high_digits, high._exponent - low_exponent)
    if high._negative == low._negative:
        return finished(high._negative, add(high_digits, low_digits), low_exponent, context)
    result = compared(high_digits, low_digits)
    if result == 0:
        negative = context.rounding == ROUND_FLOOR
        return finished(negative, [], low_exponent, context)
    if result > 0:
        return finished(high._negative, subtract(high_digits, low_digits), low_exponent, context)
    return finished(low._negative, subtract(low_digits, high_digits), low_exponent, context)


def product(a: Decimal, b: Decimal, context: Context) -> Decimal:
    negative = a._negative != b._negative
    if a._kind != FINITE or b._kind != FINITE:
        if a._kind >= NAN or b._kind >= NAN:
            return nan_of(a, b, context)
        return invalid(context) if a.is_zero() or b.is_zero() else make(negative, [], 0, INFINITE)
    return finished(negative, multiply(a._digits, b._digits), a._exponent + b._exponent, context)


def quotient(a: Decimal, b: Decimal, context: Context) -> Decimal:
    negative = a._negative != b._negative
    if a._kind != FINITE or b._kind != FINITE:
        if a._kind >= NAN or b._kind >= NAN:
            return nan_of(a, b, context)
        if a._kind == INFINITE:
            return invalid(context) if b._kind == INFINITE else make(negative, [], 0, INFINITE)
        return make(negative, [], context.Etiny())
    if len(b._digits) == 0:
        if len(a._digits) == 0:
            return invalid(context, "DivisionUndefined")
        context.division_by_zero()
        return make(negative, [], 0, INFINITE)
    ideal = a._exponent - b._exponent
    if len(a._digits) == 0:
        return finished(negative, [], ideal, context)
    shift = max(0, size(b._digits) - size(a._digits) + context.prec + 1)
    result, rest = divided(scaled(a._digits, shift), b._digits)
    if len(rest) > 0:
        return finished(negative, sticky(result), ideal - shift - 1, context)
    return to_ideal(negative, result, ideal - shift, ideal, context)


def _parts(a: Decimal, b: Decimal, context: Context) -> tuple[Natural, Natural, int] | None:
    """Whole quotient, remainder and its exponent, of numbers; None where the quotient has too many digits."""
    exponent = min(a._exponent, b._exponent)
    gap = a.adjusted() - b.adjusted()
    if len(a._digits) == 0 or gap <= -2:
        return [], rescaled(a._digits, a._exponent, exponent, a._negative, context.rounding), exponent
    if gap > context.prec:
        return None
    whole, rest = divided(scaled(a._digits, a._exponent - exponent), scaled(b._digits, b._exponent - exponent))
    return None if size(whole) > context.prec else (whole, rest, exponent)


def whole_quotient(a: Decimal, b: Decimal, context: Context) -> Decimal:
    """Rounded towards zero."""
    negative = a._negative != b._negative
    if a._kind != FINITE or b._kind != FINITE:
        if a._kind >= NAN or b._kind >= NAN:
            return nan_of(a, b, context)
        if a._kind == INFINITE:
            return invalid(context) if b._kind == INFINITE else make(negative, [], 0, INFINITE)
        return make(negative, [], 0)
    if len(b._digits) == 0:
        if len(a._digits) == 0:
            return invalid(context, "DivisionUndefined")
        context.division_by_zero()
        return make(negative, [], 0, INFINITE)
    parts = _parts(a, b, context)
    return invalid(context, "DivisionImpossible") if parts is None else make(negative, parts[0], 0)


def remainder(a: Decimal, b: Decimal, context: Context) -> Decimal:
    """With the sign of `a`."""
    if a._kind != FINITE or b._kind != FINITE:
        if a._kind >= NAN or b._kind >= NAN:
            return nan_of(a, b, context)
        return invalid(context) if a._kind == INFINITE else finished(a._negative, a._digits, a._exponent, context)
    if len(b._digits) == 0:
        return invalid(context, "DivisionUndefined" if len(a._digits) == 0 else "InvalidOperation")
    parts = _parts(a, b, context)
    return invalid(context, "DivisionImpossible") if parts is None else finished(a._negative, parts[1], parts[2], context)


def modular_product(a: int, b: int) -> int:
    """a * b modulo 2**61 - 1, in parts that do not overflow."""
    result = 0
    while b > 0:
        result = (result + a * (b & 1)) % HASH_MODULUS
        a = (a + a) % HASH_MODULUS
        b >>= 1
    return result
