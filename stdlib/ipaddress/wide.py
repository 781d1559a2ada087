"""Numbers of 128 bits without a sign, as (upper, lower) halves."""

from __future__ import annotations

from machine import u64


def from_int(value: int) -> tuple[u64, u64]:
    """`value` is not negative."""
    return (u64(0), u64(value))


def moved(number: tuple[u64, u64], by: int) -> tuple[u64, u64]:
    """The sum with `by`, modulo 2**128."""
    high, low = number
    total = low + u64(by)
    if by >= 0:
        return (high + 1 if total < low else high, total)
    return (high - 1 if total >= low else high, total)


def plus(a: tuple[u64, u64], b: tuple[u64, u64]) -> tuple[u64, u64]:
    low = a[1] + b[1]
    return (a[0] + b[0] + (u64(1) if low < a[1] else u64(0)), low)


def minus(a: tuple[u64, u64], b: tuple[u64, u64]) -> tuple[u64, u64]:
    return (a[0] - b[0] - (u64(1) if a[1] < b[1] else u64(0)), a[1] - b[1])


def ones(count: int) -> tuple[u64, u64]:
    """2**count - 1, for 0 to 128."""
    if count >= 128:
        return (~u64(0), ~u64(0))
    if count >= 64:
        return ((u64(1) << u64(count - 64)) - 1, ~u64(0))
    return (u64(0), (u64(1) << u64(count)) - 1)


def power(exponent: int) -> tuple[u64, u64]:
    """2**exponent, for 0 to 127."""
    if exponent >= 64:
        return (u64(1) << u64(exponent - 64), u64(0))
    return (u64(0), u64(1) << u64(exponent))


def zeros_below(number: tuple[u64, u64]) -> int:
    """How many of the lowest bits are zero; 128 for zero."""
    high, low = number
    part = low
    count = 0
    if low == 0:
        part = high
        count = 64
        if high == 0:
            return 128
    while part & 1 == 0:
        part >>= 1
        count += 1
    return count


def bit_length(number: tuple[u64, u64]) -> int:
    high, low = number
    part = low if high == 0 else high
    count = 0 if high == 0 else 64
    while part != 0:
        part >>= 1
        count += 1
    return count


def both(a: tuple[u64, u64], b: tuple[u64, u64]) -> tuple[u64, u64]:
    """Bitwise and."""
    return (a[0] & b[0], a[1] & b[1])


def either(a: tuple[u64, u64], b: tuple[u64, u64]) -> tuple[u64, u64]:
    """Bitwise or."""
    return (a[0] | b[0], a[1] | b[1])


def inverted(a: tuple[u64, u64], bits: int) -> tuple[u64, u64]:
    """The lowest `bits` bits turned over, the others zero."""
    mask = ones(bits)
    return (~a[0] & mask[0], ~a[1] & mask[1])


def decimal(number: tuple[u64, u64], carry: int = 0) -> str:
    """In decimal digits; `carry` counts 2**128."""
    high, low = number
    digits = [carry, int(high >> 32), int(high & 0xFFFFFFFF), int(low >> 32), int(low & 0xFFFFFFFF)]
    text = ""
    while True:
        rest = 0
        left = False
        for place in range(5):
            value = (rest << 32) + digits[place]
            digits[place] = value // 1_000_000_000
            rest = value % 1_000_000_000
            left = left or digits[place] != 0
        if not left:
            return str(rest) + text
        text = f"{rest:09d}" + text
