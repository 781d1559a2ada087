"""Parts of the text forms that dates, times and moments share."""

from __future__ import annotations

from _gregorian import days_in_month
from datetime.timedeltas import timedelta


def check_date(year: int, month: int, day: int) -> None:
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if day < 1 or day > 28 and day > days_in_month(year, month):
        raise ValueError("day is out of range for month")


def check_time(hour: int, minute: int, second: int, microsecond: int, fold: int) -> None:
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold != 0 and fold != 1:
        raise ValueError("fold must be either 0 or 1")


def clock_text(hour: int, minute: int, second: int, microsecond: int, timespec: str) -> str:
    """The time of isoformat()."""
    if timespec == "auto":
        timespec = "microseconds" if microsecond != 0 else "seconds"
    if timespec == "seconds":
        return f"{hour:02d}:{minute:02d}:{second:02d}"
    if timespec == "microseconds":
        return f"{hour:02d}:{minute:02d}:{second:02d}.{microsecond:06d}"
    if timespec == "milliseconds":
        return f"{hour:02d}:{minute:02d}:{second:02d}.{microsecond // 1000:03d}"
    if timespec == "minutes":
        return f"{hour:02d}:{minute:02d}"
    if timespec == "hours":
        return f"{hour:02d}"
    raise ValueError("Unknown timespec value")


def offset_text(offset: timedelta | None, separator: str) -> str:
    """`+HH:MM[:SS[.ffffff]]`, with or without the colons; nothing without an offset."""
    if offset is None:
        return ""
    sign = "+"
    seconds = offset.days * 86400 + offset.seconds
    microseconds = offset.microseconds
    if offset.days < 0:
        sign = "-"
        seconds = -seconds
        if microseconds != 0:
            seconds -= 1
            microseconds = 1000000 - microseconds
    text = f"{sign}{seconds // 3600:02d}{separator}{seconds // 60 % 60:02d}"
    if seconds % 60 != 0 or microseconds != 0:
        text += f"{separator}{seconds % 60:02d}"
    if microseconds != 0:
        text += f".{microseconds:06d}"
    return text
