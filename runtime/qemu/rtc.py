"""The CMOS real-time clock (Motorola MC146818A data sheet; century in register 0x32 as on PCs).

QEMU: `rtc=on` on microvm, always on q35; UTC by default.
"""

from typing import Final

import unsafe
from machine import u8, u16

INDEX: Final = u16(0x70)
DATA: Final = u16(0x71)

SECONDS: Final = u8(0)
MINUTES: Final = u8(2)
HOURS: Final = u8(4)
DAY: Final = u8(7)
MONTH: Final = u8(8)
YEAR: Final = u8(9)
STATUS_A: Final = u8(10)
STATUS_B: Final = u8(11)
CENTURY: Final = u8(0x32)

UPDATE_IN_PROGRESS: Final = u8(0x80)
BINARY: Final = u8(4)
HOURS_24: Final = u8(2)
AFTERNOON: Final = 0x80

ABSENT: Final = u8(0xFF)


def read_date() -> int:
    """Seconds since 1970-01-01 UTC; 0 if there is no such clock."""
    if register(STATUS_B) == ABSENT:
        return 0
    while True:
        # An update takes 2 ms at most. A second that is the same before and after means that
        # none came in between.
        while register(STATUS_A) & UPDATE_IN_PROGRESS != 0:
            unsafe.pause()
        second = field(SECONDS)
        days = days_since_epoch(field(CENTURY) * 100 + field(YEAR), field(MONTH), field(DAY))
        seconds = days * 86400 + hour() * 3600 + field(MINUTES) * 60 + second
        if field(SECONDS) == second:
            return seconds


def register(number: u8) -> u8:
    unsafe.out8(INDEX, number)
    return unsafe.in8(DATA)


def field(number: u8) -> int:
    """A date field, from BCD unless the clock runs in binary mode."""
    return decoded(int(register(number)))


def decoded(value: int) -> int:
    if register(STATUS_B) & BINARY != 0:
        return value
    return (value >> 4) * 10 + (value & 15)


def hour() -> int:
    value = int(register(HOURS))
    if register(STATUS_B) & HOURS_24 != 0:
        return decoded(value)
    twelve = decoded(value & 0x7F) % 12
    if value & AFTERNOON != 0:
        return twelve + 12
    return twelve


def days_since_epoch(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 in the proleptic Gregorian calendar, counted in years that begin in March."""
    if month <= 2:
        year -= 1
        month += 12
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month - 457) // 5 + day - 719469
