"""Random bytes of a QEMU machine: its TCG has RDRAND with `-cpu max`."""

from typing import Final

import unsafe
from machine import u16, u64
from runtime.x86.randomness import fill_random

# A port whose only effect is its delay.
DELAY_PORT: Final = u16(0x80)


def fill(a: u64, n: u64) -> None:
    """See runtime/platform.py."""
    fill_random(a, n, delay)


def delay() -> None:
    unsafe.in8(DELAY_PORT)
