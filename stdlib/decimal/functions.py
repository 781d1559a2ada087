"""Powers, exponentials and logarithms, with guard digits and rounded at the end."""

from __future__ import annotations

from decimal.arithmetic import (
    FINITE, INFINITE, NAN, finished, half_even, invalid, make, nan_of, order, product, quotient, to_ideal, total,
)
from decimal.contexts import ROUND_HALF_EVEN, Context
from decimal.naturals import divided_by_limb, from_text, size
from decimal.numbers import Decimal

_GUARD = 12


def _wider(context: Context, digits: int) -> Context:
    return Context(context.prec + digits, ROUND_HALF_EVEN, -999999999999, 999999999999)


def _is_whole(x: Decimal) -> bool:
    return x._exponent >= 0 or order(x.to_integral_value(), x) == 0


def _is_odd(x: Decimal) -> bool:
    if x._exponent > 0:
        return False
    digits = x.to_integral_value()._digits
    return len(digits) > 0 and digits[0] % 2 == 1


def _rounded(x: Decimal, context: Context) -> Decimal:
    """An inexact result, with all the digits that the context has."""
    missing = context.prec + 3 - size(x._digits)
    digits = x._digits
    exponent = x._exponent
    if missing > 0:
        digits = from_text(str(make(False, digits, 0)) + "0" * (missing - 1) + "1")
        exponent -= missing
    return finished(x._negative, digits, exponent, half_even(context))


def power(x: Decimal, y: Decimal, context: Context) -> Decimal:
    if x._kind >= NAN or y._kind >= NAN:
        return nan_of(x, y, context)
    if y.is_zero():
        return invalid(context) if x.is_zero() else Decimal(1)
    whole = y._kind == FINITE and _is_whole(y)
    negative = x._negative and whole and _is_odd(y)
    if x._negative and not whole and not x.is_zero():
        return invalid(context)
    if x.is_zero():
        return make(negative, [], 0, INFINITE) if y._negative else make(negative, [], 0)
    if x._kind == INFINITE:
        return make(negative, [], 0) if y._negative else make(negative, [], 0, INFINITE)
    one = order(x.copy_abs(), Decimal(1))
    if y._kind == INFINITE:
        if one == 0:
            return _rounded(make(False, [1], 0), context)
        return make(False, [], 0) if (one > 0) == y._negative else make(False, [], 0, INFINITE)
    if whole and y.adjusted() < 18:
        return _whole_power(x, abs(int(y)), y._negative, negative, context)
    if one == 0:
        return _rounded(make(negative, [1], 0), context)
    wide = _wider(context, _GUARD + 8 + max(0, y.adjusted()))
    exponent = product(y, natural_logarithm(x.copy_abs(), wide), wide)
    result = exponential(exponent, _wider(context, _GUARD))
    # A power that is exact comes out as nines or zeros behind the digits: the nearest short number decides.
    short = finished(negative, result._digits, result._exponent, _wider(context, 6))
    if order(short, finished(negative, result._digits, result._exponent, _wider(context, 2))) == 0:
        result = short
        near = to_ideal(negative, short._digits, short._exponent, 999999999, context)
        return _rounded(near, context)
    return finished(negative, result._digits, result._exponent, half_even(context))


def _whole_power(x: Decimal, n: int, inverse: bool, negative: bool, context: Context) -> Decimal:
    wide = _wider(context, _GUARD + len(str(n)))
    base = x.copy_abs()
    if inverse:
        base = quotient(Decimal(1), base, wide)
    result = Decimal(1)
    while n > 0:
        if n & 1 == 1:
            result = product(result, base, wide)
        n >>= 1
        if n > 0:
            base = product(base, base, wide)
    return finished(negative, result._digits, result._exponent, context)


def exponential(x: Decimal, context: Context) -> Decimal:
    """e**x: of x / 2**k by the series, squared k times."""
    if x._kind != FINITE:
        if x._kind >= NAN:
            return nan_of(x, x, context)
        return make(False, [], 0) if x._negative else x
    if x.is_zero():
        return Decimal(1)
    if x.adjusted() > 8:
        if x._negative:
            return finished(False, [1], context.Etiny() - 1, context)
        return finished(False, [1], context.Emax + 1, context)
    halvings = max(0, (x.adjusted() + 1) * 4 + 8)
    wide = _wider(context, _GUARD + halvings // 3 + 4)
    divisor = Decimal(1)
    for _ in range(halvings):
        divisor = product(divisor, Decimal(2), wide)
    part = quotient(x, divisor, wide)
    term = Decimal(1)
    result = Decimal(1)
    n = 1
    while True:
        term = quotient(product(term, part, wide), Decimal(n), wide)
        after = total(result, term, wide)
        if order(after, result) == 0:
            break
        result = after
        n += 1
    for _ in range(halvings):
        result = product(result, result, wide)
    return _rounded(result, context)


def natural_logarithm(x: Decimal, context: Context) -> Decimal:
    """Newton's iteration on e**y = x from the float's logarithm."""
    from math import log
    if x._kind >= NAN:
        return nan_of(x, x, context)
    if x.is_zero():
        return make(True, [], 0, INFINITE)
    if x._negative:
        return invalid(context)
    if x._kind == INFINITE:
        return x
    if order(x, Decimal(1)) == 0:
        return Decimal(0)
    # Near 1 the first digits of the logarithm are zeros.
    near = total(x, Decimal(-1), _wider(context, 20)).adjusted()
    wide = _wider(context, _GUARD + max(0, -near))
    scale = x.adjusted()
    mantissa = make(False, x._digits, x._exponent - scale)
    y = Decimal(repr(log(float(mantissa)) + scale * log(10.0)))
    if y.is_zero():
        y = total(x, Decimal(-1), wide)
    digits = 8
    while digits < 2 * wide.prec:
        # y + 2 (x - e**y) / (x + e**y): each round has three times as many digits right.
        reached = exponential(y, wide)
        step = quotient(total(x, reached.copy_negate(), wide), total(x, reached, wide), wide)
        y = total(y, product(Decimal(2), step, wide), wide)
        digits *= 3
    return _rounded(y, context)


def decimal_logarithm(x: Decimal, context: Context) -> Decimal:
    if x._kind == FINITE and not x._negative and len(x._digits) > 0:
        cut, rest = x._digits, 0
        zeros = 0
        while rest == 0 and len(cut) > 0:
            cut, rest = divided_by_limb(cut, 10)
            zeros += 1
        if len(cut) == 0 and rest == 1:
            # A power of ten.
            return finished(False, Decimal(abs(x.adjusted()))._digits, 0, context).copy_sign(Decimal(x.adjusted()))
    wide = _wider(context, _GUARD)
    above = natural_logarithm(x, wide)
    if above._kind != FINITE:
        return invalid(context) if x._negative and not x.is_zero() else above
    return _rounded(quotient(above, natural_logarithm(Decimal(10), wide), wide), context)
