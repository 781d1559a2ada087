"""Decimal digits of floats, exact: the shortest that read back as the same float, or a given number of them.

The method is that of Steele and White, "How to Print Floating-Point Numbers Accurately" (PLDI 1990), with
round-half-even as in David Gay's dtoa, whose modes 0, 2 and 3 CPython uses.
"""
from typing import Final

import unsafe
from machine import u8, u64
from unsafe import Array, noinline

from runtime.builtins.number.natural import Natural

MANTISSA_BITS: Final = 52
MANTISSA_MASK: Final = 0xFFFFFFFFFFFFF
# Exponent of the lowest mantissa bit in a float whose exponent field is 1 (or 0, without the implicit bit).
LEAST_EXPONENT: Final = -1074


class Digits:
    """0.d1 d2 d3 ... * 10**point: decimal digits (values 0 to 9) without leading zeros; none for zero."""

    digits: Array[u8]
    size: int
    point: int

    def __init__(self, room: int) -> None:
        self.digits = unsafe.new_array(u8, room)
        self.size = 0
        self.point = 0

    def append(self, digit: u8) -> None:
        self.digits[self.size] = digit
        self.size = self.size + 1

    def round_up(self) -> None:
        """Add one unit of the last digit; nines carry."""
        while self.size > 0 and self.digits[self.size - 1] == 9:
            self.size = self.size - 1
        if self.size == 0:
            self.append(u8(1))
            self.point = self.point + 1
        else:
            self.digits[self.size - 1] = self.digits[self.size - 1] + 1

    def drop_zeros(self) -> None:
        """Without zeros at the end."""
        while self.size > 0 and self.digits[self.size - 1] == 0:
            self.size = self.size - 1

    def digit(self, index: int) -> u8:
        """The digit at `index`, as ASCII; "0" outside of those there are."""
        if index < 0 or index >= self.size:
            return u8(48)
        return self.digits[index] + 48


def mantissa_of(x: float) -> u64:
    """The integer m in |x| = m * 2**exponent_of(x), for a finite x."""
    bits = unsafe.float_bits(x)
    mantissa = bits & MANTISSA_MASK
    if (bits >> MANTISSA_BITS) & 0x7FF != 0:
        mantissa = mantissa | (u64(1) << MANTISSA_BITS)
    return mantissa


def exponent_of(x: float) -> int:
    field = unsafe.int_of((unsafe.float_bits(x) >> MANTISSA_BITS) & 0x7FF)
    return LEAST_EXPONENT if field == 0 else field - 1 + LEAST_EXPONENT


class Scaled:
    """|x| as rest / unit * 10**point, in natural numbers, with 1 <= rest / unit < 100.

    `half_gap` is half the distance to the next smaller float, in the same unit. `narrow`: the next larger one
    is twice as far.
    """

    rest: Natural
    unit: Natural
    half_gap: Natural
    narrow: bool
    point: int

    def __init__(self, x: float) -> None:
        mantissa = mantissa_of(x)
        exponent = exponent_of(x)
        self.narrow = mantissa == (u64(1) << MANTISSA_BITS) and exponent > LEAST_EXPONENT
        top_bit = exponent + 63 - unsafe.int_of(unsafe.count_leading_zeros(mantissa))
        # floor(log10(2**top_bit)): the decimal exponent of x, or one less.
        point = (top_bit * 78913) >> 18
        room = 192 + (exponent if exponent > 0 else -exponent) + ((point if point > 0 else -point) << 2)
        self.rest = Natural(mantissa, room)
        self.unit = Natural(u64(1), room)
        self.half_gap = Natural(u64(1), room)
        self.point = point
        # Powers of two in rest, in half_gap and in unit: the gap is 2**exponent, and must be divided by two,
        # or by four where the float below is nearer.
        gap_shift = exponent if exponent > 0 else 0
        unit_shift = 0 if exponent > 0 else -exponent
        halves = 2 if self.narrow else 1
        unit_shift += halves
        if point > 0:
            self.unit.multiply_power_of_five(point)
            unit_shift += point
        else:
            self.rest.multiply_power_of_five(-point)
            self.half_gap.multiply_power_of_five(-point)
            gap_shift -= point
        common = gap_shift if gap_shift < unit_shift else unit_shift
        self.rest.shift_left(gap_shift + halves - common)
        self.half_gap.shift_left(gap_shift - common)
        self.unit.shift_left(unit_shift - common)

    def next_digit(self) -> u8:
        """The whole part of rest / unit, below 10, which is taken off."""
        digit = u8(0)
        while self.rest.compare(self.unit) >= 0:
            self.rest.subtract(self.unit)
            digit = digit + 1
        return digit

    def settle_point(self) -> None:
        """Make rest / unit less than 10, and so `point` the decimal exponent of x."""
        ten = self.multiple_of_unit(u64(10))
        if self.rest.compare(ten) >= 0:
            self.unit = ten
            self.point += 1

    def multiple_of_unit(self, factor: u64) -> Natural:
        product = Natural(u64(0), self.unit.bit_length() + 64)
        product.assign(self.unit)
        product.multiply_add(factor, u64(0))
        return product


@noinline
def shortest_digits(x: float) -> Digits:
    """The fewest digits that only |x| is nearest to, and of those the nearest; x is finite."""
    made = Digits(18)
    mantissa = mantissa_of(x)
    made.point = 1
    if mantissa == 0:
        return made
    scaled = Scaled(x)
    rest = scaled.rest
    lower = scaled.half_gap
    upper = lower
    if scaled.narrow:
        upper = Natural(u64(0), lower.bit_length() + 128)
        upper.assign(lower)
        upper.shift_left(1)
    # Reading rounds ties to even: the bounds themselves read back as x if its mantissa is even.
    strict = 1 if mantissa & 1 != 0 else 0
    # The unit is ten times as large if x, or the bound above it, reaches 10 units.
    ten = scaled.multiple_of_unit(u64(10))
    if rest.compare_sum(upper, ten) >= strict:
        scaled.unit = ten
        scaled.point += 1
    made.point = scaled.point + 1
    unit = scaled.unit
    while True:
        digit = scaled.next_digit()
        low = rest.compare(lower) <= -strict
        high = rest.compare_sum(upper, unit) >= strict
        if low or high:
            made.append(digit)
            if high:
                half = rest.compare_sum(rest, unit)
                if not low or half > 0 or (half == 0 and digit & 1 != 0):
                    made.round_up()
            made.drop_zeros()
            return made
        made.append(digit)
        rest.multiply_add(u64(10), u64(0))
        lower.multiply_add(u64(10), u64(0))
        if scaled.narrow:
            upper.multiply_add(u64(10), u64(0))


@noinline
def rounded_digits(x: float, wanted: int, behind_point: bool) -> Digits:
    """|x|, finite, rounded half to even to `wanted` digits, or to `wanted` digits behind the decimal point.

    There may be fewer digits, where zeros follow, and none if it rounds to zero.
    """
    made = Digits(1)
    made.point = 1
    if mantissa_of(x) == 0:
        return made
    scaled = Scaled(x)
    scaled.settle_point()
    made.point = scaled.point + 1
    left = wanted
    if behind_point:
        # A number of 10**-1074 has no more digits than that behind the point.
        left = (wanted if wanted < 1100 else 1100) + made.point
    if left < 0:
        return made
    if left > 800:
        left = 800
    made.digits = unsafe.new_array(u8, left + 1)
    rest = scaled.rest
    while left > 0:
        made.append(scaled.next_digit())
        if rest.is_zero():
            return made
        rest.multiply_add(u64(10), u64(0))
        left -= 1
    # rest / unit is below 10 here: the digit that would come next, and what follows it.
    half = rest.compare(scaled.multiple_of_unit(u64(5)))
    last_odd = made.size > 0 and made.digits[made.size - 1] & 1 != 0
    if half > 0 or (half == 0 and last_odd):
        made.round_up()
    made.drop_zeros()
    return made
