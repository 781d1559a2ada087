"""Natural numbers of any size, as far as decimal conversion of floats needs them: exact, in 64-bit limbs."""
import unsafe
from machine import u64
from unsafe import Array

FIVE_TO_27: u64 = u64(7450580596923828125)


class Natural:
    """limbs[0 .. size - 1], least significant first; the last one is not zero. Room is fixed at the start."""

    limbs: Array[u64]
    size: int

    def __init__(self, value: u64, bits: int) -> None:
        """`bits`: the largest number that this one will become."""
        self.limbs = unsafe.new_array(u64, (bits >> 6) + 2)
        self.limbs[0] = value
        self.size = 1 if value != 0 else 0

    def assign(self, other: Natural) -> None:
        i = 0
        while i < other.size:
            self.limbs[i] = other.limbs[i]
            i += 1
        self.size = other.size

    def is_zero(self) -> bool:
        return self.size == 0

    def bit_length(self) -> int:
        if self.size == 0:
            return 0
        top = self.limbs[self.size - 1]
        return (self.size << 6) - unsafe.int_of(unsafe.count_leading_zeros(top))

    def multiply_add(self, factor: u64, summand: u64) -> None:
        """self = self * factor + summand."""
        carry = summand
        i = 0
        while i < self.size:
            limb = self.limbs[i]
            low = limb * factor
            total = low + carry
            carry = unsafe.multiply_high(limb, factor)
            if total < low:
                carry = carry + 1
            self.limbs[i] = total
            i += 1
        if carry != 0:
            self.limbs[i] = carry
            self.size = i + 1

    def multiply_power_of_five(self, exponent: int) -> None:
        while exponent >= 27:
            self.multiply_add(FIVE_TO_27, u64(0))
            exponent -= 27
        factor = u64(1)
        while exponent > 0:
            factor = factor * 5
            exponent -= 1
        self.multiply_add(factor, u64(0))

    def shift_left(self, bits: int) -> None:
        if self.size == 0:
            return
        limbs = bits >> 6
        small = unsafe.u64_of(bits & 63)
        # From the top down, so that source limbs are read before they are overwritten.
        i = self.size
        while i >= 0:
            value = u64(0)
            if i < self.size:
                value = self.limbs[i] << small
            if i > 0 and small != 0:
                value = value | (self.limbs[i - 1] >> (64 - small))
            self.limbs[i + limbs] = value
            i -= 1
        i = limbs - 1
        while i >= 0:
            self.limbs[i] = u64(0)
            i -= 1
        self.size = self.size + limbs
        if self.limbs[self.size] != 0:
            self.size = self.size + 1

    def compare(self, other: Natural) -> int:
        """-1, 0 or 1."""
        if self.size != other.size:
            return -1 if self.size < other.size else 1
        i = self.size - 1
        while i >= 0:
            a = self.limbs[i]
            b = other.limbs[i]
            if a != b:
                return -1 if a < b else 1
            i -= 1
        return 0

    def compare_sum(self, summand: Natural, other: Natural) -> int:
        """How self + summand compares with `other`."""
        longest = self.size if self.size > summand.size else summand.size
        if other.size > longest + 1:
            return -1
        if other.size < longest:
            return 1
        # borrow = other - self - summand, from the least significant limb up; only its sign and whether it
        # is zero are kept.
        deficit = u64(0)
        not_zero = u64(0)
        i = 0
        while i <= longest:
            a = self.limbs[i] if i < self.size else u64(0)
            b = summand.limbs[i] if i < summand.size else u64(0)
            c = other.limbs[i] if i < other.size else u64(0)
            total = a + b
            carry = u64(1) if total < a else u64(0)
            with_deficit = total + deficit
            if with_deficit < total:
                carry = carry + 1
            not_zero = not_zero | (c - with_deficit)
            deficit = carry + 1 if c < with_deficit else carry
            i += 1
        if deficit != 0:
            return 1
        return -1 if not_zero != 0 else 0

    def subtract(self, other: Natural) -> None:
        """self = self - other, for other <= self."""
        borrow = u64(0)
        i = 0
        while i < self.size:
            a = self.limbs[i]
            b = other.limbs[i] if i < other.size else u64(0)
            difference = a - b
            lent = u64(1) if a < b else u64(0)
            if difference < borrow:
                lent = lent + 1
            self.limbs[i] = difference - borrow
            borrow = lent
            i += 1
        while self.size > 0 and self.limbs[self.size - 1] == 0:
            self.size = self.size - 1
