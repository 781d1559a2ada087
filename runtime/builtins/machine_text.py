"""Decimal text of the machine integers."""
from machine import i64, u64

from runtime.builtins.number.integer_text import int_to_str, signed_decimal


def u64_to_str(x: u64) -> str:
    return signed_decimal(x, False)


def i64_to_str(x: i64) -> str:
    return int_to_str(int(x))
