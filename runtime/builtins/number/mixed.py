"""Comparing an int with a float exactly: neither is rounded to the other's type."""

from unsafe import float_to_int, floor


def compare_int_float(left: int, right: float) -> int:
    """-1, 0 or 1 as `left` is less than, equal to or greater than `right`; 2 when `right` is not a number."""
    if right != right:
        return 2
    if right >= 9223372036854775808.0:
        return -1
    if right < -9223372036854775808.0:
        return 1
    below = floor(right)
    whole = float_to_int(below)
    if left < whole:
        return -1
    if left > whole:
        return 1
    return 0 if below == right else -1
