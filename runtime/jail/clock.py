"""Clocks: the kernel's, by system call (the vDSO would need an ELF loader of our own)."""

from typing import Final

import unsafe
from machine import u64
from runtime.jail.system_call import CLOCK_GETTIME

REALTIME: Final = u64(0)
MONOTONIC: Final = u64(1)
NANOSECONDS: Final = u64(1_000_000_000)


def monotonic() -> int:
    """See runtime/platform.py."""
    return read(MONOTONIC)


def wall() -> int:
    """See runtime/platform.py."""
    return read(REALTIME)


def read(clock: u64) -> int:
    time = unsafe.symbol("jail_timespec")
    unsafe.syscall(CLOCK_GETTIME, clock, time)
    return unsafe.int_of(unsafe.volatile_load64(time) * NANOSECONDS + unsafe.volatile_load64(time + 8))
