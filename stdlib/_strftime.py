"""strftime(): the directives of time.strftime and of datetime's, with the C locale's names.

As in glibc: an unknown directive stands for itself, `-` `_` `0` `^` `#` before one say how it is filled and cased, and
a year has no leading zeros.
"""

from __future__ import annotations

from typing import Final

DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August",
                 "September", "October", "November", "December")


class Fields:
    """What directives can show. Monday is weekday 0; `offset` is +HHMM; microsecond -1 leaves %f as it stands."""

    def __init__(self, year: int, month: int, day: int, hour: int, minute: int, second: int, weekday: int,
                 yearday: int, zone: str, offset: str, microsecond: int) -> None:
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.weekday = weekday
        self.yearday = yearday
        self.zone = zone
        self.offset = offset
        self.microsecond = microsecond


def format_fields(format: str, fields: Fields) -> str:
    parts: list[str] = []
    size = len(format)
    i = 0
    while i < size:
        start = format.find("%", i)
        if start < 0 or start + 1 == size:
            parts.append(format[i:])
            break
        parts.append(format[i:start])
        i = start + 1
        flag = ""
        while i < size and format[i] in "-_0^#":
            flag = format[i]
            i += 1
        width = 0
        while i < size and "0" <= format[i] <= "9":
            width = width * 10 + ord(format[i]) - 48
            i += 1
        if i < size and format[i] in "EO":
            i += 1
        if i == size:
            parts.append(format[start:])
            break
        parts.append(_shown(format[i], flag, width, format[start:i + 1], fields))
        i += 1
    return "".join(parts)


def _shown(code: str, flag: str, width: int, directive: str, f: Fields) -> str:
    text = _text(code, f, flag == "#")
    if text is not None:
        if flag == "^":
            text = text.upper()
        elif flag == "#" and code not in "pZ":
            text = text.upper()
        return text.rjust(width, "0") if flag == "0" else text.rjust(width)
    number, digits, fill = _number(code, f)
    if digits < 0:
        return directive
    if flag == "-":
        return str(number)
    if flag == "_":
        fill = " "
    elif flag == "0":
        fill = "0"
    return str(number).rjust(max(digits, width), fill)


def _number(code: str, f: Fields) -> tuple[int, int, str]:
    """A directive that is a number: its value, its least number of digits and what fills it. -1 digits: no such one."""
    match code:
        case "Y":
            return f.year, 1, "0"
        case "C":
            return f.year // 100, 1, "0"
        case "y":
            return f.year % 100, 2, "0"
        case "m":
            return f.month, 2, "0"
        case "d":
            return f.day, 2, "0"
        case "e":
            return f.day, 2, " "
        case "H":
            return f.hour, 2, "0"
        case "k":
            return f.hour, 2, " "
        case "I":
            return (f.hour + 11) % 12 + 1, 2, "0"
        case "l":
            return (f.hour + 11) % 12 + 1, 2, " "
        case "M":
            return f.minute, 2, "0"
        case "S":
            return f.second, 2, "0"
        case "j":
            return f.yearday, 3, "0"
        case "u":
            return f.weekday + 1, 1, "0"
        case "w":
            return (f.weekday + 1) % 7, 1, "0"
        case "U":
            return (f.yearday + 6 - (f.weekday + 1) % 7) // 7, 2, "0"
        case "W":
            return (f.yearday + 6 - f.weekday) // 7, 2, "0"
        case "V":
            return _iso_week(f)[1], 2, "0"
        case "G":
            return _iso_week(f)[0], 1, "0"
        case "g":
            return _iso_week(f)[0] % 100, 2, "0"
        case "f":
            return f.microsecond, 6 if f.microsecond >= 0 else -1, "0"
    return 0, -1, ""


def _text(code: str, f: Fields, swapped: bool) -> str | None:
    """A directive that is text or several others."""
    match code:
        case "a":
            return DAYS[f.weekday][:3]
        case "A":
            return DAYS[f.weekday]
        case "b" | "h":
            return MONTHS[f.month - 1][:3]
        case "B":
            return MONTHS[f.month - 1]
        case "p":
            half = "AM" if f.hour < 12 else "PM"
            return half.lower() if swapped else half
        case "P":
            return "am" if f.hour < 12 else "pm"
        case "Z":
            return f.zone.lower() if swapped else f.zone
        case "z":
            return f.offset
        case "F":
            return format_fields("%Y-%m-%d", f)
        case "T" | "X":
            return format_fields("%H:%M:%S", f)
        case "R":
            return format_fields("%H:%M", f)
        case "r":
            return format_fields("%I:%M:%S %p", f)
        case "D" | "x":
            return format_fields("%m/%d/%y", f)
        case "c":
            return format_fields("%a %b %e %H:%M:%S %Y", f)
        case "s":
            return str(_seconds(f))
        case "n":
            return "\n"
        case "t":
            return "\t"
        case "%":
            return "%"
    return None


def _iso_week(f: Fields) -> tuple[int, int]:
    """ISO year and week: the week belongs to the year that its Thursday is in."""
    thursday = f.yearday + 3 - f.weekday
    year = f.year
    if thursday < 1:
        year -= 1
        thursday += _days(year)
    elif thursday > _days(year):
        thursday -= _days(year)
        year += 1
    return year, (thursday + 6) // 7


def _days(year: int) -> int:
    return 366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365


def _seconds(f: Fields) -> int:
    """Since 1970, as UTC."""
    before = f.year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400 + f.yearday - 719163
    return days * 86400 + f.hour * 3600 + f.minute * 60 + f.second
