"""Reading ISO 8601 as fromisoformat() takes it: calendar and week dates, basic and extended, times with offsets."""

from __future__ import annotations

from _gregorian import from_iso_week, from_ordinal
from datetime.timedeltas import timedelta


class _Wrong(Exception):
    """The text is not of the form."""


class Clock:
    """A time of day as read; no offset is None."""

    def __init__(self) -> None:
        self.hour = 0
        self.minute = 0
        self.second = 0
        self.microsecond = 0
        self.offset: timedelta | None = None


def read_date(text: str) -> tuple[int, int, int]:
    """Year, month and day, their ranges not checked; ValueError."""
    try:
        if len(text) not in (7, 8, 10):
            raise _Wrong()
        return _date(text)
    except _Wrong:
        raise ValueError(f"Invalid isoformat string: {text!r}") from None


def read_time(text: str) -> Clock:
    """ValueError if it is no time; the ranges of its parts are not checked."""
    try:
        return _time(text[1:] if text.startswith("T") else text)
    except _Wrong:
        raise ValueError(f"Invalid isoformat string: {text!r}") from None


def read_moment(text: str) -> tuple[int, int, int, Clock]:
    """A date, one character and a time, or a date alone."""
    try:
        if len(text) < 7:
            raise _Wrong()
        end = _end_of_date(text)
        year, month, day = _date(text[:end])
        clock = _time(text[end + 1:]) if len(text) > end else Clock()
        if len(text) == end + 1:
            raise _Wrong()
        return year, month, day, clock
    except _Wrong:
        raise ValueError(f"Invalid isoformat string: {text!r}") from None


def _digit(c: str) -> bool:
    return "0" <= c <= "9"


def _number(text: str, start: int, count: int) -> int:
    """`count` digits."""
    if start + count > len(text):
        raise _Wrong()
    value = 0
    for place in range(start, start + count):
        if not _digit(text[place]):
            raise _Wrong()
        value = value * 10 + ord(text[place]) - 48
    return value


def _end_of_date(text: str) -> int:
    """Where the character between date and time is."""
    size = len(text)
    if size == 7:
        return 7
    if text[4] == "-":
        if text[5] != "W":
            return 10
        if size > 8 and text[8] == "-":
            if size == 9:
                raise _Wrong()
            # YYYY-Www-HH: the hyphen stands before the time.
            return 8 if size > 10 and _digit(text[10]) else 10
        return 8
    if text[4] != "W":
        return 8
    end = 7
    while end < size and _digit(text[end]):
        end += 1
    if end < 9:
        return end
    # YYYYWww and digits of a time, or YYYYWwwD and digits: a time has them in pairs.
    return 7 if end % 2 == 0 else 8


def _date(text: str) -> tuple[int, int, int]:
    size = len(text)
    year = _number(text, 0, 4)
    at = 4
    extended = text[at] == "-"
    if extended:
        at += 1
    if at < size and text[at] == "W":
        week = _number(text, at + 1, 2)
        at += 3
        weekday = 1
        if at < size:
            if (text[at] == "-") != extended:
                raise _Wrong()
            if extended:
                at += 1
            weekday = _number(text, at, 1)
            if at + 1 != size:
                raise _Wrong()
        try:
            return from_ordinal(from_iso_week(year, week, weekday))
        except ValueError:
            raise _Wrong() from None
    month = _number(text, at, 2)
    at += 2
    if at >= size or (text[at] == "-") != extended:
        raise _Wrong()
    if extended:
        at += 1
    day = _number(text, at, 2)
    if at + 2 != size:
        raise _Wrong()
    return year, month, day


def _time(text: str) -> Clock:
    """`HH[:MM[:SS[.fraction]]]` or without colons, then an offset of the same form, or Z."""
    zone = -1
    for place, c in enumerate(text):
        if c == "+" or c == "-" or c == "Z":
            zone = place
            break
    clock = Clock()
    clock.hour, clock.minute, clock.second, clock.microsecond = _clock(text if zone < 0 else text[:zone], zone >= 0)
    if zone >= 0 and text[zone] == "Z":
        if zone + 1 != len(text):
            raise _Wrong()
        clock.offset = timedelta(0)
    elif zone >= 0:
        hour, minute, second, microsecond = _clock(text[zone + 1:], False)
        offset = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=microsecond)
        clock.offset = -offset if text[zone] == "-" else offset
    return clock


def _clock(text: str, zone_follows: bool) -> tuple[int, int, int, int]:
    """Hour, minute, second and microsecond. Before a zone CPython puts up with one character too many."""
    size = len(text)
    hour = _number(text, 0, 2)
    spare = 1 if zone_follows else 0
    if 2 <= size <= 2 + spare:
        return hour, 0, 0, 0
    at = 2
    extended = text[at] == ":"
    if extended:
        at += 1
    minute = _number(text, at, 2)
    at += 2
    if at <= size <= at + spare:
        return hour, minute, 0, 0
    if extended:
        if text[at] != ":":
            raise _Wrong()
        at += 1
    second = _number(text, at, 2)
    at += 2
    if at <= size <= at + spare:
        return hour, minute, second, 0
    if text[at] != "." and text[at] != "," and not (extended and text[at] == ":"):
        raise _Wrong()
    at += 1
    digits = size - at
    if digits == 0:
        raise _Wrong()
    microsecond = _number(text, at, min(digits, 6))
    for _ in range(digits, 6):
        microsecond *= 10
    # What is finer than a microsecond is cut off.
    for place in range(at + 6, size):
        if not _digit(text[place]):
            raise _Wrong()
    return hour, minute, second, microsecond
