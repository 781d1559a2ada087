"""Clocks, and the calendar of UTC, which is also the local time of an image."""

from typing import Final

from runtime.platform import monotonic as _monotonic
from runtime.platform import wait
from runtime.platform import wall

timezone: Final = 0
altzone: Final = 0
daylight: Final = 0

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August",
                  "September", "October", "November", "December")


class struct_time:
    """A moment of UTC, by its parts."""

    def __init__(self, year: int, month: int, day: int, hour: int, minute: int, second: int,
                 weekday: int, yearday: int) -> None:
        self.tm_year = year
        self.tm_mon = month         # 1 to 12
        self.tm_mday = day          # 1 to 31
        self.tm_hour = hour
        self.tm_min = minute
        self.tm_sec = second
        self.tm_wday = weekday      # 0 is Monday
        self.tm_yday = yearday      # 1 to 366
        self.tm_isdst = 0

    def __repr__(self) -> str:
        return (f"time.struct_time(tm_year={self.tm_year}, tm_mon={self.tm_mon}, "
                f"tm_mday={self.tm_mday}, tm_hour={self.tm_hour}, tm_min={self.tm_min}, "
                f"tm_sec={self.tm_sec}, tm_wday={self.tm_wday}, tm_yday={self.tm_yday}, "
                f"tm_isdst={self.tm_isdst})")


def time() -> float:
    """Seconds since 1970-01-01 00:00 UTC."""
    return float(wall()) / 1e9


def time_ns() -> int:
    return wall()


def monotonic() -> float:
    """Seconds since some point before the start."""
    return float(_monotonic()) / 1e9


def monotonic_ns() -> int:
    return _monotonic()


def perf_counter() -> float:
    return float(_monotonic()) / 1e9


def perf_counter_ns() -> int:
    return _monotonic()


def sleep(secs: float | int) -> None:
    """Stops the whole program; ValueError for a negative time."""
    if isinstance(secs, int):
        interval = secs * 1_000_000_000
    else:
        interval = int(secs * 1e9)
    if interval < 0:
        raise ValueError("sleep length must be non-negative")
    end = _monotonic() + interval
    while _monotonic() < end:       # wait() may come back early
        wait(end)


def gmtime(secs: float | int | None = None) -> struct_time:
    """The parts of a time in seconds since 1970; now without one.

    Days are counted in eras of 400 years that begin on 1 March, so that the leap day is the
    last of its year (Howard Hinnant, "chrono-compatible low-level date algorithms").
    """
    if secs is None:
        moment = wall() // 1_000_000_000
    elif isinstance(secs, int):
        moment = secs
    else:
        moment = int(secs // 1.0)
    days = moment // 86400
    rest = moment % 86400
    era = (days + 719468) // 146097
    day_of_era = (days + 719468) % 146097
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524
                   - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153            # 0 is March
    day = day_of_year - (153 * shifted_month + 2) // 5 + 1
    year = year_of_era + era * 400
    month = shifted_month + 3
    if month > 12:
        month -= 12
        year += 1
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if month > 2:
        yearday = day_of_year + (60 if leap else 59) + 1
    else:
        yearday = day_of_year - 306 + 1
    return struct_time(year, month, day, rest // 3600, rest % 3600 // 60, rest % 60,
                       (days + 3) % 7, yearday)


def localtime(secs: float | int | None = None) -> struct_time:
    """UTC: an image has no time zone."""
    return gmtime(secs)


def strftime(format: str, t: struct_time | None = None) -> str:
    """The directives %a %A %b %B %d %H %I %j %m %M %p %S %w %y %Y %Z %% %c %x %X %D %F %T %e."""
    moment = gmtime() if t is None else t
    text = ""
    i = 0
    while i < len(format):
        c = format[i]
        if c == "%" and i + 1 < len(format):
            i += 1
            text += _directive(format[i], moment)
        else:
            text += c
        i += 1
    return text


def _directive(code: str, t: struct_time) -> str:
    match code:
        case "Y":
            return str(t.tm_year)
        case "y":
            return f"{t.tm_year % 100:02d}"
        case "m":
            return f"{t.tm_mon:02d}"
        case "d":
            return f"{t.tm_mday:02d}"
        case "e":
            return f"{t.tm_mday:2d}"
        case "H":
            return f"{t.tm_hour:02d}"
        case "I":
            return f"{(t.tm_hour + 11) % 12 + 1:02d}"
        case "M":
            return f"{t.tm_min:02d}"
        case "S":
            return f"{t.tm_sec:02d}"
        case "j":
            return f"{t.tm_yday:03d}"
        case "w":
            return str((t.tm_wday + 1) % 7)
        case "a":
            return _DAYS[t.tm_wday][:3]
        case "A":
            return _DAYS[t.tm_wday]
        case "b":
            return _MONTHS[t.tm_mon - 1][:3]
        case "B":
            return _MONTHS[t.tm_mon - 1]
        case "p":
            return "AM" if t.tm_hour < 12 else "PM"
        case "Z":
            return "UTC"
        case "F":
            return strftime("%Y-%m-%d", t)
        case "T" | "X":
            return strftime("%H:%M:%S", t)
        case "D" | "x":
            return strftime("%m/%d/%y", t)
        case "c":
            return strftime("%a %b %e %H:%M:%S %Y", t)
        case "%":
            return "%"
    raise ValueError("strftime: unknown directive %" + code)
