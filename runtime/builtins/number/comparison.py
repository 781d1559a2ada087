"""Order between int and float, exact: neither is rounded to the other's type."""
import unsafe


def compare_int_float(x: int, y: float) -> int:
    """-1, 0 or 1 as `x` is less than, equal to or greater than `y`; 2 if `y` is NaN."""
    if y != y:
        return 2
    if y >= 9223372036854775808.0:
        return -1
    if y < -9223372036854775808.0:
        return 1
    whole = unsafe.trunc(y)
    truncated = unsafe.float_to_int(whole)
    if x != truncated:
        return -1 if x < truncated else 1
    if y == whole:
        return 0
    return -1 if y > whole else 1
