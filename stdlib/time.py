"""Clocks, and the calendar of UTC, which is also the local time of an image."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from runtime.platform import monotonic as _monotonic
from runtime.platform import wait
from runtime.platform import wall

from _strftime import DAYS, MONTHS, Fields, format_fields
from _time_parsing import parse_moment
from _gregorian import from_ordinal, to_ordinal

timezone: Final = 0
altzone: Final = 0
daylight: Final = 0
tzname: Final = ("UTC", "UTC")

_EPOCH: Final = 719163                  # 1970-01-01 as datetime counts days


class struct_time:
    """A moment by its parts; a tuple of nine by its behaviour."""

    def __init__(self, parts: Sequence[int]) -> None:
        if len(parts) < 9:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(parts)}-sequence given)")
        if len(parts) > 11:
            raise TypeError(f"time.struct_time() takes an at most 11-sequence ({len(parts)}-sequence given)")
        self.tm_year = parts[0]
        self.tm_mon = parts[1]          # 1 to 12
        self.tm_mday = parts[2]         # 1 to 31
        self.tm_hour = parts[3]
        self.tm_min = parts[4]
        self.tm_sec = parts[5]
        self.tm_wday = parts[6]         # 0 is Monday
        self.tm_yday = parts[7]         # 1 to 366
        self.tm_isdst = parts[8]
        self.tm_zone: str | None = None
        self.tm_gmtoff: int | None = None

    def _parts(self) -> tuple[int, ...]:
        return (self.tm_year, self.tm_mon, self.tm_mday, self.tm_hour, self.tm_min, self.tm_sec, self.tm_wday,
                self.tm_yday, self.tm_isdst)

    def __len__(self) -> int:
        return 9

    def __getitem__(self, index: int) -> int:
        return self._parts()[index]

    def __getslice__(self, start: int | None, stop: int | None, step: int | None) -> tuple[int, ...]:
        return self._parts()[start:stop:step]

    def __iter__(self) -> Iterator[int]:
        return iter(self._parts())

    def __contains__(self, value: int) -> bool:
        return value in self._parts()

    def __eq__(self, other: struct_time | tuple[int, ...]) -> bool:  # type: ignore[override]
        if isinstance(other, struct_time):
            return self._parts() == other._parts()
        return self._parts() == other

    def __lt__(self, other: struct_time) -> bool:
        return self._parts() < other._parts()

    def __le__(self, other: struct_time) -> bool:
        return self._parts() <= other._parts()

    def __gt__(self, other: struct_time) -> bool:
        return self._parts() > other._parts()

    def __ge__(self, other: struct_time) -> bool:
        return self._parts() >= other._parts()

    def __hash__(self) -> int:
        return hash(self._parts())

    def __repr__(self) -> str:
        return (f"time.struct_time(tm_year={self.tm_year}, tm_mon={self.tm_mon}, "
                f"tm_mday={self.tm_mday}, tm_hour={self.tm_hour}, tm_min={self.tm_min}, "
                f"tm_sec={self.tm_sec}, tm_wday={self.tm_wday}, tm_yday={self.tm_yday}, "
                f"tm_isdst={self.tm_isdst})")


def time() -> float:
    """Seconds since 1970-01-01 00:00 UTC."""
    return float(wall()) / 1e9


def time_ns() -> int:
    """Nanoseconds since 1970-01-01 UTC."""
    return wall()


def monotonic() -> float:
    """Seconds since some point before the start."""
    return float(_monotonic()) / 1e9


def monotonic_ns() -> int:
    """Nanoseconds since some moment; never goes back."""
    return _monotonic()


def perf_counter() -> float:
    """As monotonic()."""
    return float(_monotonic()) / 1e9


def perf_counter_ns() -> int:
    """As monotonic_ns()."""
    return _monotonic()


def process_time() -> float:
    """There is one process, and it has the processor to itself."""
    return float(_monotonic()) / 1e9


def process_time_ns() -> int:
    """Nanoseconds since the start."""
    return _monotonic()


def sleep(secs: float | int) -> None:
    """Stops the whole program; ValueError for a negative time."""
    if isinstance(secs, int):
        interval = secs * 1_000_000_000
    else:
        if secs != secs:
            raise ValueError("Invalid value NaN (not a number)")
        interval = int(secs * 1e9)
    if interval < 0:
        raise ValueError("sleep length must be non-negative")
    end = _monotonic() + interval
    while _monotonic() < end:       # wait() may come back early
        wait(end)


def gmtime(secs: float | int | None = None) -> struct_time:
    """The parts of a time in seconds since 1970; now without one."""
    if secs is None:
        moment = wall() // 1_000_000_000
    elif isinstance(secs, int):
        moment = secs
    else:
        moment = int(secs // 1.0)
    days = moment // 86400 + _EPOCH
    rest = moment % 86400
    year, month, day = from_ordinal(days)
    parts = struct_time((year, month, day, rest // 3600, rest % 3600 // 60, rest % 60, (days + 6) % 7,
                         days - to_ordinal(year, 1, 1) + 1, 0))
    parts.tm_zone = "GMT"
    parts.tm_gmtoff = 0
    return parts


def localtime(secs: float | int | None = None) -> struct_time:
    """UTC: an image has no time zone."""
    parts = gmtime(secs)
    parts.tm_zone = "UTC"
    return parts


def mktime(t: Sequence[int]) -> float:
    """The seconds since 1970 of a local time; months, days and so on may be out of their ranges."""
    parts = struct_time(t)
    months = parts.tm_mon - 1
    days = to_ordinal(parts.tm_year + months // 12, months % 12 + 1, 1) + parts.tm_mday - 1 - _EPOCH
    return float(days * 86400 + parts.tm_hour * 3600 + parts.tm_min * 60 + parts.tm_sec)


def strftime(format: str, t: Sequence[int] | None = None) -> str:
    """The parts, or the time now, as text by the codes of `format`, in English; ValueError for parts out of their ranges."""
    if t is None:
        return format_fields(format, _checked(localtime()))
    if isinstance(t, struct_time):
        return format_fields(format, _checked(t))
    parts = struct_time(t)
    parts.tm_zone = "UTC"
    return format_fields(format, _checked(parts))


def _checked(t: struct_time) -> Fields:
    """0 is taken for 1 where counting starts at 1."""
    month = 1 if t.tm_mon == 0 else t.tm_mon
    day = 1 if t.tm_mday == 0 else t.tm_mday
    yearday = 1 if t.tm_yday == 0 else t.tm_yday
    if not 1 <= month <= 12:
        raise ValueError("month out of range")
    if not 1 <= day <= 31:
        raise ValueError("day of month out of range")
    if not 0 <= t.tm_hour <= 23:
        raise ValueError("hour out of range")
    if not 0 <= t.tm_min <= 59:
        raise ValueError("minute out of range")
    if not 0 <= t.tm_sec <= 61:
        raise ValueError("seconds out of range")
    if t.tm_wday < -1:
        raise ValueError("day of week out of range")
    if not 1 <= yearday <= 366:
        raise ValueError("day of year out of range")
    zone = t.tm_zone
    return Fields(t.tm_year, month, day, t.tm_hour, t.tm_min, t.tm_sec, t.tm_wday % 7, yearday, zone or "",
                  "" if zone is None else "+0000", -1)


def strptime(data_string: str, format: str = "%a %b %d %H:%M:%S %Y") -> struct_time:
    """The reverse of strftime(); ValueError when the text does not fit."""
    p = parse_moment(data_string, format)
    return struct_time((p.year, p.month, p.day, p.hour, p.minute, p.second, p.weekday, p.yearday,
                        0 if p.utc else -1))


def asctime(t: Sequence[int] | None = None) -> str:
    """Such as "Sun Jun 20 23:21:05 1993"; the time now for None."""
    parts = gmtime() if t is None else struct_time(t)
    _checked(parts)
    return (f"{DAYS[parts.tm_wday % 7][:3]} {MONTHS[max(parts.tm_mon, 1) - 1][:3]} {parts.tm_mday:2d} "
            f"{parts.tm_hour:02d}:{parts.tm_min:02d}:{parts.tm_sec:02d} {parts.tm_year}")


def ctime(secs: float | int | None = None) -> str:
    """asctime() of seconds since 1970; now for None."""
    return asctime(gmtime(secs))
