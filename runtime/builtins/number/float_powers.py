"""Powers of five to 128 bits, made exactly when they are first asked for and kept: the tables of D. Lemire, "Number Parsing at a
Gigabyte per Second" (Software: Practice and Experience, 2021), without the 10 KiB that they take in an image.
"""
from typing import Final

import unsafe
from machine import u64
from unsafe import Array, noinline

from runtime.builtins.number.natural import Natural

# All that a product with a mantissa of 64 bits can need between the smallest and the largest float.
LEAST_POWER: Final = -345
MOST_POWER: Final = 345
# From here to 0, the powers have at most 128 bits and are exact.
LAST_EXACT: Final = 55

powers: Array[u64] | None = None


def power_exponent(power: int) -> int:
    """e of 5**power = f * 2**e with 2**127 <= f < 2**128."""
    return (power * 217706 >> 16) - power - 127


def power_of_five(power: int) -> tuple[u64, u64]:
    """The upper and the lower half of f, cut off."""
    global powers
    table = powers
    if table is None:
        table = unsafe.new_array(u64, (MOST_POWER - LEAST_POWER + 1) * 2)
        powers = table
    place = (power - LEAST_POWER) << 1
    if table[place] == 0:
        table[place], table[place + 1] = made_power(power)
    return table[place], table[place + 1]


@noinline
def made_power(power: int) -> tuple[u64, u64]:
    size = power if power >= 0 else -power
    made = Natural(u64(1), size * 3 + 256)
    made.multiply_power_of_five(size)
    if power >= 0:
        made.shift_left(128)
        # The upper 128 bits: the limbs from the bit on that lies 128 below the top one.
        start = made.bit_length() - 128
        limb = start >> 6
        shift = unsafe.u64_of(start & 63)
        low = made.limbs[limb] >> shift
        high = made.limbs[limb + 1] >> shift
        if shift != 0:
            low = low | made.limbs[limb + 1] << (64 - shift)
            high = high | made.limbs[limb + 2] << (64 - shift)
        return high, low
    # 2**n / 5**size, with n such that the quotient has 128 bits: long division in base two.
    rest = Natural(u64(1), size * 3 + 256)
    rest.shift_left(made.bit_length() - 1)
    high = u64(0)
    low = u64(0)
    i = 0
    while i < 128:
        rest.shift_left(1)
        high = high << 1 | low >> 63
        low = low << 1
        if rest.compare(made) >= 0:
            rest.subtract(made)
            low = low | 1
        i += 1
    return high, low
