"""time: a time of day, with or without a zone."""

from __future__ import annotations

from typing import ClassVar

from datetime.iso import read_time
from datetime.text import check_time, clock_text, offset_text
from datetime.timedeltas import timedelta
from datetime.zones import checked, timezone
from datetime.zones import tzinfo as Zone
from _strftime import Fields, format_fields


class time:
    """`fold` is 1 for the second of two times that look the same."""

    min: ClassVar[time] = _at(0, 0, 0, 0)
    max: ClassVar[time] = _at(23, 59, 59, 999999)
    resolution: ClassVar[timedelta] = timedelta(microseconds=1)

    hour: int
    minute: int
    second: int
    microsecond: int
    tzinfo: Zone | None
    fold: int

    def __init__(self, hour: int = 0, minute: int = 0, second: int = 0, microsecond: int = 0,
                 tzinfo: Zone | None = None, *, fold: int = 0) -> None:
        check_time(hour, minute, second, microsecond, fold)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo
        self.fold = fold

    @classmethod
    def fromisoformat(cls, time_string: str) -> time:
        """From an ISO 8601 time such as 12:30, T123000,5 or 12:30:00.250+01:00; ValueError."""
        clock = read_time(time_string)
        offset = clock.offset
        zone = None if offset is None else zone_of(offset)
        return time(clock.hour, clock.minute, clock.second, clock.microsecond, zone)

    def replace(self, hour: int | None = None, minute: int | None = None, second: int | None = None,
                microsecond: int | None = None, tzinfo: Zone | bool | None = True, *,
                fold: int | None = None) -> time:
        """The same time with some parts changed; ValueError where they are out of their ranges."""
        zone = self.tzinfo if isinstance(tzinfo, bool) else tzinfo
        return time(self.hour if hour is None else hour, self.minute if minute is None else minute,
                    self.second if second is None else second,
                    self.microsecond if microsecond is None else microsecond,
                    zone, fold=self.fold if fold is None else fold)

    def utcoffset(self) -> timedelta | None:
        """How far the zone is ahead of UTC whatever the date; None without a zone, or where that depends on the date."""
        zone = self.tzinfo
        return None if zone is None else checked(zone.utcoffset(None))

    def dst(self) -> timedelta | None:
        """What of the offset is summer time whatever the date; None where the zone does not tell."""
        zone = self.tzinfo
        return None if zone is None else checked(zone.dst(None))

    def tzname(self) -> str | None:
        """The zone's name; None without one."""
        zone = self.tzinfo
        return None if zone is None else zone.tzname(None)

    def isoformat(self, timespec: str = "auto") -> str:
        """Such as 12:30:00.250000. `timespec` is the smallest unit, as in datetime.isoformat()."""
        return (clock_text(self.hour, self.minute, self.second, self.microsecond, timespec)
                + offset_text(self.utcoffset(), ":"))

    def strftime(self, format: str) -> str:
        """By the codes of time.strftime(); the date is 1900-01-01."""
        return format_fields(format, Fields(1900, 1, 1, self.hour, self.minute, self.second, 0, 1,
                                            self.tzname() or "", offset_text(self.utcoffset(), ""),
                                            self.microsecond))

    def __format__(self, spec: str) -> str:
        return self.strftime(spec) if len(spec) != 0 else str(self)

    def _key(self) -> int:
        """The microseconds since midnight."""
        return ((self.hour * 60 + self.minute) * 60 + self.second) * 1_000_000 + self.microsecond

    def _key_utc(self, offset: timedelta) -> int:
        return self._key() - (offset.days * 86400 + offset.seconds) * 1_000_000 - offset.microseconds

    def _less(self, other: time) -> int:
        """Negative, 0 or positive, as this one is before the other, the same, or behind it."""
        mine = self.utcoffset()
        theirs = other.utcoffset()
        if mine is None and theirs is None:
            return self._key() - other._key()
        if mine is None or theirs is None:
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._key_utc(mine) - other._key_utc(theirs)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, time):
            return False
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            return False
        return self._less(other) == 0

    def __lt__(self, other: time) -> bool:
        return self._less(other) < 0

    def __le__(self, other: time) -> bool:
        return self._less(other) <= 0

    def __gt__(self, other: time) -> bool:
        return self._less(other) > 0

    def __ge__(self, other: time) -> bool:
        return self._less(other) >= 0

    def __hash__(self) -> int:
        offset = self.utcoffset()
        return hash(self._key() if offset is None else self._key_utc(offset))

    def __repr__(self) -> str:
        text = f"datetime.time({self.hour}, {self.minute}"
        if self.second != 0 or self.microsecond != 0:
            text += f", {self.second}"
        if self.microsecond != 0:
            text += f", {self.microsecond}"
        zone = self.tzinfo
        if zone is not None:
            text += f", tzinfo={zone!r}"
        if self.fold != 0:
            text += f", fold={self.fold}"
        return text + ")"

    def __str__(self) -> str:
        return self.isoformat()


def _at(hour: int, minute: int, second: int, microsecond: int) -> time:
    return time(hour, minute, second, microsecond)


def zone_of(offset: timedelta) -> timezone:
    """The zone without a name that has this offset."""
    return timezone(offset) if offset else timezone.utc
