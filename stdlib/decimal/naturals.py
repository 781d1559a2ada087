"""Natural numbers of any size: lists of limbs in base 10**9, the lowest first, without zeros at the top; [] is 0.

Knuth, The Art of Computer Programming, volume 2, section 4.3.1. Nothing here changes a list that it was given.
"""

from __future__ import annotations

from typing import Final, List

BASE: Final = 1000000000
WIDTH: Final = 9

Natural = List[int]


def trimmed(a: Natural) -> Natural:
    while len(a) > 0 and a[-1] == 0:
        a.pop()
    return a


def from_int(n: int) -> Natural:
    """Of an int that is not negative."""
    limbs: list[int] = []
    while n > 0:
        limbs.append(n % BASE)
        n //= BASE
    return limbs


def to_int(a: Natural) -> int:
    """OverflowError where it does not fit."""
    n = 0
    for limb in reversed(a):
        n = n * BASE + limb
    return n


def from_text(digits: str) -> Natural:
    limbs: list[int] = []
    end = len(digits)
    while end > 0:
        start = max(0, end - WIDTH)
        limbs.append(int(digits[start:end]))
        end = start
    return trimmed(limbs)


def to_text(a: Natural) -> str:
    if len(a) == 0:
        return "0"
    parts = [str(a[-1])]
    for i in range(len(a) - 2, -1, -1):
        parts.append(str(a[i]).rjust(WIDTH, "0"))
    return "".join(parts)


def size(a: Natural) -> int:
    """How many decimal digits; 1 for zero."""
    if len(a) == 0:
        return 1
    count = (len(a) - 1) * WIDTH
    top = a[-1]
    while top > 0:
        top //= 10
        count += 1
    return count


def compared(a: Natural, b: Natural) -> int:
    """-1, 0 or 1."""
    if len(a) != len(b):
        return -1 if len(a) < len(b) else 1
    for i in range(len(a) - 1, -1, -1):
        if a[i] != b[i]:
            return -1 if a[i] < b[i] else 1
    return 0


def add(a: Natural, b: Natural) -> Natural:
    if len(a) < len(b):
        a, b = b, a
    result: list[int] = []
    carry = 0
    for i in range(len(a)):
        total = a[i] + carry + (b[i] if i < len(b) else 0)
        carry = 1 if total >= BASE else 0
        result.append(total - BASE if carry else total)
    if carry:
        result.append(1)
    return result


def subtract(a: Natural, b: Natural) -> Natural:
    """a - b, where a is not less than b."""
    result: list[int] = []
    borrow = 0
    for i in range(len(a)):
        rest = a[i] - borrow - (b[i] if i < len(b) else 0)
        borrow = 1 if rest < 0 else 0
        result.append(rest + BASE if borrow else rest)
    return trimmed(result)


def multiply(a: Natural, b: Natural) -> Natural:
    if len(a) == 0 or len(b) == 0:
        return []
    result = [0] * (len(a) + len(b))
    for i in range(len(a)):
        factor = a[i]
        carry = 0
        for j in range(len(b)):
            total = result[i + j] + factor * b[j] + carry
            result[i + j] = total % BASE
            carry = total // BASE
        result[i + len(b)] = carry
    return trimmed(result)


def power_of_ten(k: int) -> Natural:
    limbs = [0] * (k // WIDTH)
    limbs.append(10 ** (k % WIDTH))
    return limbs


def scaled(a: Natural, k: int) -> Natural:
    """a * 10**k."""
    if len(a) == 0 or k == 0:
        return a
    factor = 10 ** (k % WIDTH)
    limbs = [0] * (k // WIDTH)
    carry = 0
    for limb in a:
        total = limb * factor + carry
        limbs.append(total % BASE)
        carry = total // BASE
    if carry:
        limbs.append(carry)
    return limbs


def divided_by_limb(a: Natural, divisor: int) -> tuple[Natural, int]:
    """Quotient and remainder; the divisor is less than BASE."""
    result = [0] * len(a)
    rest = 0
    for i in range(len(a) - 1, -1, -1):
        rest = rest * BASE + a[i]
        result[i] = rest // divisor
        rest %= divisor
    return trimmed(result), rest


def divided(a: Natural, b: Natural) -> tuple[Natural, Natural]:
    """Quotient and remainder (algorithm D)."""
    if compared(a, b) < 0:
        return [], a
    if len(b) == 1:
        quotient, rest = divided_by_limb(a, b[0])
        return quotient, from_int(rest)
    # The top limb of the divisor is made large, so that estimates are off by two at most.
    factor = BASE // (b[-1] + 1)
    u = multiply(a, [factor])
    v = multiply(b, [factor])
    while len(u) <= len(a):
        u.append(0)
    n = len(v)
    result = [0] * (len(u) - n)
    for j in range(len(u) - n - 1, -1, -1):
        top = u[j + n] * BASE + u[j + n - 1]
        digit = top // v[n - 1]
        rest = top % v[n - 1]
        while digit >= BASE or digit * v[n - 2] > rest * BASE + u[j + n - 2]:
            digit -= 1
            rest += v[n - 1]
            if rest >= BASE:
                break
        borrow = 0
        for i in range(n):
            total = u[j + i] - digit * v[i] - borrow
            u[j + i] = total % BASE
            borrow = -(total // BASE)
        u[j + n] -= borrow
        if u[j + n] < 0:
            digit -= 1
            carry = 0
            for i in range(n):
                total = u[j + i] + v[i] + carry
                u[j + i] = total % BASE
                carry = total // BASE
            u[j + n] += carry
        result[j] = digit
    remainder, _ = divided_by_limb(trimmed(u[:n]), factor)
    return trimmed(result), remainder


def square_root(a: Natural) -> Natural:
    """The largest number whose square is not greater, by Newton's iteration from above."""
    if len(a) == 0:
        return []
    x = power_of_ten((size(a) + 1) // 2)
    while True:
        quotient, _ = divided(a, x)
        y, _ = divided_by_limb(add(x, quotient), 2)
        if compared(y, x) >= 0:
            return x
        x = y
