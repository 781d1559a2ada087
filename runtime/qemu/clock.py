"""Clocks: the time stamp counter for monotonic time, the CMOS clock for the date.

The TSC's frequency comes from CPUID where a hypervisor or the processor tells it, and is measured
against the PIT otherwise (QEMU's TCG): 3 ms, and only when a clock is reached for the first time.
"""

from typing import Final

import unsafe
from machine import u8, u16, u32, u64
from runtime.panic import panic
from runtime.qemu.rtc import read_date

NANOSECONDS: Final = u64(1_000_000_000)

# CPUID leaves.
HYPERVISOR: Final = u32(0x40000000)
HYPERVISOR_TIMING: Final = u32(0x40000010)
CRYSTAL: Final = u32(0x15)
FREQUENCIES: Final = u32(0x16)

# Intel 8254 programmable interval timer, channel 0; nobody else uses it and its interrupt is masked.
PIT_COUNTER: Final = u16(0x40)
PIT_COMMAND: Final = u16(0x43)
PIT_HERTZ: Final = u64(1_193_182)
ONE_SHOT: Final = u8(0x30)
# Latches status and count of channel 0.
READ_BACK: Final = u8(0xC2)
OUTPUT: Final = u8(0x80)
RAN_OUT: Final = u64(0x10000)
# 3 ms
WINDOW: Final = u64(3580)
# A PIT that gives no answer in so many cycles is none.
PATIENCE: Final = u64(1_000_000_000)

# Nanoseconds a cycle in units of 2**-32; 0 = not known yet.
scale: u64 = u64(0)
origin: u64 = u64(0)
has_date: bool = False
# wall() - monotonic()
date_offset: int = 0


def monotonic() -> int:
    """See runtime/platform.py. Nanoseconds since the first call."""
    if scale == 0:
        start_clock()
    cycles = unsafe.rdtsc() - origin
    return unsafe.int_of((unsafe.multiply_high(cycles, scale) << 32) | ((cycles * scale) >> 32))


def wall() -> int:
    """See runtime/platform.py. The CMOS clock is read once; it has whole seconds."""
    global has_date, date_offset
    now = monotonic()
    if not has_date:
        has_date = True
        date_offset = unsafe.sub_wrapping(read_date() * 1_000_000_000, now)
    return unsafe.add_wrapping(now, date_offset)


def start_clock() -> None:
    global scale, origin
    hertz = told_frequency()
    if hertz == 0:
        hertz = measured_frequency()
    scale = (NANOSECONDS << 32) // hertz
    origin = unsafe.rdtsc()


def told_frequency() -> u64:
    """The TSC frequency in hertz by CPUID; 0 if it does not tell."""
    last_hypervisor, _, _, _ = unsafe.cpuid(HYPERVISOR, u32(0))
    if last_hypervisor >= HYPERVISOR_TIMING and last_hypervisor < HYPERVISOR + 0x100:
        kilohertz, _, _, _ = unsafe.cpuid(HYPERVISOR_TIMING, u32(0))
        if kilohertz != 0:
            return u64(kilohertz) * 1000
    last, _, _, _ = unsafe.cpuid(u32(0), u32(0))
    if last >= CRYSTAL:
        denominator, numerator, crystal, _ = unsafe.cpuid(CRYSTAL, u32(0))
        if denominator != 0 and numerator != 0 and crystal != 0:
            return u64(crystal) * u64(numerator) // u64(denominator)
    if last >= FREQUENCIES:
        megahertz, _, _, _ = unsafe.cpuid(FREQUENCIES, u32(0))
        return u64(megahertz & 0xFFFF) * 1_000_000
    return u64(0)


def measured_frequency() -> u64:
    """The TSC frequency in hertz, from the PIT. Panics when there is no PIT.

    The VMM may take the processor away at any moment: a reading that took long is not used, and
    the measurement starts again when the counter has run out meanwhile.
    """
    began = unsafe.rdtsc()
    while unsafe.rdtsc() - began < PATIENCE:
        unsafe.out8(PIT_COMMAND, ONE_SHOT)
        unsafe.out8(PIT_COUNTER, u8(0xFF))
        unsafe.out8(PIT_COUNTER, u8(0xFF))
        first_before = unsafe.rdtsc()
        first = pit_count()
        first_after = unsafe.rdtsc()
        count = first
        while count <= first and unsafe.rdtsc() - began < PATIENCE:
            before = unsafe.rdtsc()
            count = pit_count()
            after = unsafe.rdtsc()
            doubt = (first_after - first_before) + (after - before)
            if count + WINDOW <= first and doubt < (before - first_after) >> 6:
                return (before - first_before) * PIT_HERTZ // (first - count)
    panic("no clock: the VMM offers neither the TSC frequency nor a PIT")


def pit_count() -> u64:
    """The count that is left; RAN_OUT or more when it has passed zero."""
    unsafe.out8(PIT_COMMAND, READ_BACK)
    status = unsafe.in8(PIT_COUNTER)
    low = unsafe.in8(PIT_COUNTER)
    count = u64(low) | (u64(unsafe.in8(PIT_COUNTER)) << 8)
    if status & OUTPUT != 0:
        count = count | RAN_OUT
    return count
