"""Clocks: Xen's system time by the time stamp counter, and its wall clock (xen.h: vcpu_time_info, shared_info).

Xen changes the parameters now and then; an odd or changed version means that it was writing while we read.
"""

from typing import Final

import unsafe
from machine import u32, u64
from runtime.xen.shared_info import TIME, WALL_CLOCK, base

VERSION: Final = u64(0)
TSC_TIMESTAMP: Final = u64(8)
SYSTEM_TIME: Final = u64(16)
MULTIPLIER: Final = u64(24)
SHIFT: Final = u64(28)

SECONDS: Final = u64(4)
NANOSECONDS: Final = u64(8)
SECONDS_HIGH: Final = u64(12)


def monotonic() -> int:
    """See runtime/platform.py. Nanoseconds since Xen was started, on a host without migration."""
    at = base() + TIME
    while True:
        version = unsafe.volatile_load32(at + VERSION)
        unsafe.compiler_fence()
        cycles = unsafe.rdtsc() - unsafe.load64(at + TSC_TIMESTAMP)
        shift = unsafe.load8(at + SHIFT)
        if shift & 0x80 != 0:
            cycles = cycles >> u64(256 - u32(shift) & 63)
        else:
            cycles = cycles << u64(shift & 63)
        multiplier = u64(unsafe.load32(at + MULTIPLIER))
        elapsed = (unsafe.multiply_high(cycles, multiplier) << 32) | ((cycles * multiplier) >> 32)
        now = unsafe.load64(at + SYSTEM_TIME) + elapsed
        unsafe.compiler_fence()
        if version & 1 == 0 and version == unsafe.volatile_load32(at + VERSION):
            return unsafe.int_of(now)


def wall() -> int:
    """See runtime/platform.py. The date at which Xen's system time was 0, and that time."""
    at = base() + WALL_CLOCK
    while True:
        version = unsafe.volatile_load32(at + VERSION)
        unsafe.compiler_fence()
        seconds = u64(unsafe.load32(at + SECONDS)) | (u64(unsafe.load32(at + SECONDS_HIGH)) << 32)
        nanoseconds = u64(unsafe.load32(at + NANOSECONDS))
        unsafe.compiler_fence()
        if version & 1 == 0 and version == unsafe.volatile_load32(at + VERSION):
            return unsafe.add_wrapping(unsafe.int_of(seconds * 1_000_000_000 + nanoseconds), monotonic())
