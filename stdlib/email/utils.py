"""Dates in message headers (RFC 5322 §3.3), and names with addresses."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from time import gmtime
from typing import Final

from _gregorian import to_ordinal

_DAYS: Final = "MonTueWedThuFriSatSun"
_MONTHS: Final = "JanFebMarAprMayJunJulAugSepOctNovDec"
_ZONES: Final[dict[str, int]] = {"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "AST": -400, "ADT": -300, "EST": -500, "EDT": -400,
                                 "CST": -600, "CDT": -500, "MST": -700, "MDT": -600, "PST": -800, "PDT": -700}


def formatdate(timeval: float | int | None = None, localtime: bool = False,
               usegmt: bool = False) -> str:
    """A date of RFC 5322 §3.3 in UTC; with `usegmt` HTTP's IMF-fixdate (RFC 9110 §5.6.7).

    `localtime` only changes the zone's sign: "+0000" says that it is the local one.
    """
    t = gmtime(timeval)
    zone = "GMT" if usegmt and not localtime else "+0000" if localtime else "-0000"
    return _written(t.tm_wday, t.tm_mday, t.tm_mon, t.tm_year, t.tm_hour, t.tm_min, t.tm_sec, zone)


def _written(weekday: int, day: int, month: int, year: int, hour: int, minute: int, second: int, zone: str) -> str:
    day_name = _DAYS[weekday * 3:weekday * 3 + 3]
    month_name = _MONTHS[month * 3 - 3:month * 3]
    return f"{day_name}, {day:02d} {month_name} {year:04d} {hour:02d}:{minute:02d}:{second:02d} {zone}"


def format_datetime(dt: datetime, usegmt: bool = False) -> str:
    """A moment as in a Date field, such as "Thu, 29 Feb 2024 12:30:00 -0000". With `usegmt` it ends in GMT, and must be of timezone.utc."""
    zone = "-0000"
    if usegmt:
        if dt.tzinfo != timezone.utc:
            raise ValueError("usegmt option requires a UTC datetime")
        zone = "GMT"
    elif dt.tzinfo is not None:
        zone = dt.strftime("%z")
    return _written(dt.weekday(), dt.day, dt.month, dt.year, dt.hour, dt.minute, dt.second, zone)


def parsedate(data: str) -> tuple[int, int, int, int, int, int, int, int, int] | None:
    """Year to second of a date, then 0, 1, -1; None if it is no date."""
    found = _parsed(data)
    return None if found is None else found[0]


def parsedate_tz(data: str) -> tuple[int, int, int, int, int, int, int, int, int, int | None] | None:
    """As parsedate(), with the zone's offset in seconds, 0 when there is none."""
    found = _parsed(data)
    if found is None:
        return None
    (year, month, day, hour, minute, second, _, _, _), offset = found
    return year, month, day, hour, minute, second, 0, 1, -1, 0 if offset is None else offset


def parsedate_to_datetime(data: str) -> datetime:
    """Naive when the zone is -0000 or not known. ValueError if it is no date."""
    found = _parsed(data)
    if found is None:
        raise ValueError(f'Invalid date value or format "{data}"')
    (year, month, day, hour, minute, second, _, _, _), offset = found
    if offset is None:
        return datetime(year, month, day, hour, minute, second)
    return datetime(year, month, day, hour, minute, second, tzinfo=timezone(timedelta(seconds=offset)))


def mktime_tz(data: tuple[int, int, int, int, int, int, int, int, int, int | None]) -> int:
    """The seconds since 1970 of what parsedate_tz() gave."""
    year, month, day, hour, minute, second, _, _, _, offset = data
    days = to_ordinal(year, month, 1) + day - 1 - 719163
    seconds = days * 86400 + hour * 3600 + minute * 60 + second
    return seconds if offset is None else seconds - offset


def _number(text: str) -> int:
    """-1 if it is none."""
    if text == "" or len(text) > 17:
        return -1
    value = 0
    for c in text:
        if not "0" <= c <= "9":
            return -1
        value = value * 10 + ord(c) - 48
    return value


def _month(text: str) -> int:
    """By its name or the first three letters of it; 0 if it is none."""
    start = text[:3].lower()
    at = _MONTHS.lower().find(start)
    return at // 3 + 1 if len(start) == 3 and at >= 0 and at % 3 == 0 else 0


def _parsed(data: str) -> tuple[tuple[int, int, int, int, int, int, int, int, int], int | None] | None:
    words = data.split()
    if len(words) == 0:
        return None
    if words[0].endswith(",") or words[0].lower() in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
        del words[0]
    elif "," in words[0]:
        words[0] = words[0][words[0].rfind(",") + 1:]
    if len(words) == 3:
        # RFC 850: day-month-year in one word.
        parts = words[0].split("-")
        if len(parts) == 3:
            words = parts + words[1:]
    if len(words) == 4:
        sign = words[3].find("+")
        if sign < 0:
            sign = words[3].find("-")
        if sign > 0:
            words = words[:3] + [words[3][:sign], words[3][sign:]]
        else:
            words.append("")
    if len(words) < 5:
        return None
    day, month, year, clock, zone = words[:5]
    if _month(month) == 0:
        day, month = month, day
        if _month(month) == 0:
            return None
    if day.endswith(","):
        day = day[:-1]
    if ":" in year:
        year, clock = clock, year
    if year.endswith(","):
        year = year[:-1]
    if year != "" and not year[0].isdigit():
        year, zone = zone, year
    if clock.endswith(","):
        clock = clock[:-1]
    pieces = clock.split(":")
    if len(pieces) == 1 and "." in clock:
        pieces = clock.split(".")
    if not 2 <= len(pieces) <= 3:
        return None
    hour = _number(pieces[0])
    minute = _number(pieces[1])
    second = _number(pieces[2]) if len(pieces) == 3 else 0
    years = _number(year)
    days = _number(day)
    if hour < 0 or minute < 0 or second < 0 or years < 0 or days < 0:
        return None
    if years < 100:
        years += 1900 if years > 68 else 2000
    return (years, _month(month), days, hour, minute, second, 0, 1, -1), _offset(zone)


def _offset(zone: str) -> int | None:
    """In seconds east of UTC; None for -0000 and for zones that are not known."""
    upper = zone.upper()
    if upper in _ZONES:
        value = _ZONES[upper]
    else:
        number = _number(zone[1:]) if zone[:1] in ("+", "-") else _number(zone)
        if number < 0:
            return None
        if number == 0 and zone.startswith("-"):
            return None
        value = -number if zone.startswith("-") else number
    sign = -1 if value < 0 else 1
    value = abs(value)
    return sign * (value // 100 * 3600 + value % 100 * 60)


def quote(str: str) -> str:
    """Backslashes and double quotes escaped."""
    return str.replace("\\", "\\\\").replace('"', '\\"')


def unquote(str: str) -> str:
    """The text inside of "" or <>, without the escapes of the first kind; any other text as it is."""
    if len(str) > 1:
        if str.startswith('"') and str.endswith('"'):
            return str[1:-1].replace("\\\\", "\\").replace('\\"', '"')
        if str.startswith("<") and str.endswith(">"):
            return str[1:-1]
    return str
