"""strptime(): reads a date and time by a format.

A directive may be read in several ways; the first that lets the rest of the format match is taken, longer ones before
shorter ones. Digits are those of ASCII.
"""

from __future__ import annotations

from typing import Final

from _strftime import DAYS, MONTHS
from _gregorian import from_ordinal, is_leap, to_ordinal

# Two digits at most: the greatest number of two digits, and the least with one digit (1: "0" alone is none).
_RANGES: Final[dict[str, tuple[int, int, int]]] = {
    "d": (1, 31, 1), "m": (1, 12, 1), "H": (0, 23, 0), "I": (1, 12, 1), "M": (0, 59, 0), "S": (0, 61, 0),
    "U": (0, 53, 0), "W": (0, 53, 0), "V": (1, 53, 0),
}
_COMPOSED: Final[dict[str, str]] = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}
_KNOWN: Final = "aAbBcdfGHIjmMpSuUVwWxXyYzZ%"


class Parsed:
    """What was read: a date (1900-01-01 by default), a time and an offset in seconds."""

    def __init__(self) -> None:
        self.year = 1900
        self.month = 1
        self.day = 1
        self.hour = 0
        self.minute = 0
        self.second = 0
        self.microsecond = 0
        self.weekday = -1           # 0 is Monday
        self.yearday = -1
        self.has_offset = False
        self.offset = 0
        self.offset_microseconds = 0
        self.zone = ""
        self.utc = False            # whether %Z said UTC or GMT


class _Reader:
    """Matches the text against the format; the values read are kept by directive."""

    def __init__(self, text: str, format: str) -> None:
        self.text = text
        self.format = format
        self.found: dict[str, int] = {}
        self.end = 0
        self.offset_microseconds = 0
        self.offset_start = 0

    def match(self, at: int, place: int) -> bool:
        """Whether the format from `at` on fits the text from `place` on."""
        format = self.format
        text = self.text
        while at < len(format):
            c = format[at]
            if c == "%":
                code = format[at + 1]
                if code != "%":
                    return self.match_directive(code, at + 2, place)
                c = "%"
                at += 1
            elif c.isspace():
                # White space stands for one or more of it.
                end = place
                while end < len(text) and text[end].isspace():
                    end += 1
                at += 1
                while at < len(format) and format[at].isspace():
                    at += 1
                while end > place:
                    if self.match(at, end):
                        return True
                    end -= 1
                return False
            if place >= len(text) or text[place].lower() != c.lower():
                return False
            at += 1
            place += 1
        self.end = place
        return True

    def match_directive(self, code: str, at: int, place: int) -> bool:
        for end, value in self.readings(code, place):
            if self.match(at, end):
                self.found[code] = value
                return True
        return False

    def readings(self, code: str, place: int) -> list[tuple[int, int]]:
        """Ends and values of all that the directive can be read as, in the order of preference."""
        result: list[tuple[int, int]] = []
        if code in _RANGES:
            least, greatest, least_short = _RANGES[code]
            value = self.number(place, 2)
            if least <= value <= greatest:
                result.append((place + 2, value))
            value = self.number(place, 1)
            if value >= least_short:
                result.append((place + 1, value))
            if code == "d" and place + 1 < len(self.text) and self.text[place] == " " and self.number(place + 1, 1) >= 1:
                result.append((place + 2, self.number(place + 1, 1)))
        elif code == "Y" or code == "G":
            self.exactly(place, 4, 0, 9999, result)
        elif code == "y":
            self.exactly(place, 2, 0, 99, result)
        elif code == "j":
            self.exactly(place, 3, 1, 366, result)
            self.exactly(place, 2, 1, 99, result)
            self.exactly(place, 1, 1, 9, result)
        elif code == "w":
            self.exactly(place, 1, 0, 6, result)
        elif code == "u":
            self.exactly(place, 1, 1, 7, result)
        elif code == "f":
            scale = 1
            for digits in range(6, 0, -1):
                value = self.number(place, digits)
                if value >= 0:
                    result.append((place + digits, value * scale))
                scale *= 10
        elif code == "a" or code == "A":
            for index, name in enumerate(DAYS):
                self.name(place, name[:3] if code == "a" else name, index, result)
        elif code == "b" or code == "B":
            for index, name in enumerate(MONTHS):
                self.name(place, name[:3] if code == "b" else name, index + 1, result)
        elif code == "p":
            self.name(place, "am", 0, result)
            self.name(place, "pm", 1, result)
        elif code == "Z":
            self.name(place, "gmt", place, result)
            self.name(place, "utc", place, result)
        elif code == "z":
            self.offset(place, result)
        return result

    def number(self, place: int, digits: int) -> int:
        """The value of so many digits; -1 if they are not there."""
        if place + digits > len(self.text):
            return -1
        value = 0
        for c in self.text[place:place + digits]:
            if not "0" <= c <= "9":
                return -1
            value = value * 10 + ord(c) - 48
        return value

    def exactly(self, place: int, digits: int, least: int, greatest: int, result: list[tuple[int, int]]) -> None:
        value = self.number(place, digits)
        if least <= value <= greatest:
            result.append((place + digits, value))

    def name(self, place: int, name: str, value: int, result: list[tuple[int, int]]) -> None:
        if self.text[place:place + len(name)].lower() == name.lower():
            result.append((place + len(name), value))

    def offset(self, place: int, result: list[tuple[int, int]]) -> None:
        """`+HH[:]MM[[:]SS[.ffffff]]` or Z, in seconds. Whether the colons agree is seen to when all has matched."""
        text = self.text
        self.offset_start = place
        if text[place:place + 1] == "Z":
            result.append((place + 1, 0))
            return
        if text[place:place + 1] not in ("+", "-"):
            return
        hours = self.number(place + 1, 2)
        at = place + 3
        if text[at:at + 1] == ":":
            at += 1
        minutes = self.number(at, 2)
        if hours < 0 or not 0 <= minutes <= 59:
            return
        sign = -1 if text[place] == "-" else 1
        short = (at + 2, sign * (hours * 3600 + minutes * 60))
        at += 2
        if text[at:at + 1] == ":":
            at += 1
        seconds = self.number(at, 2)
        if 0 <= seconds <= 59:
            value = sign * (hours * 3600 + minutes * 60 + seconds)
            if text[at + 2:at + 3] == ".":
                for digits in range(6, 0, -1):
                    if self.number(at + 3, digits) >= 0:
                        result.append((at + 3 + digits, value))
                        self.offset_microseconds = sign * int(text[at + 3:at + 3 + digits].ljust(6, "0"))
                        break
            result.append((at + 2, value))
        result.append(short)


def _check_format(format: str) -> None:
    """ValueError for a directive that is not known."""
    i = 0
    while i < len(format):
        if format[i] == "%":
            i += 1
            if i == len(format):
                raise ValueError(f"stray % in format '{format}'")
            if format[i] not in _KNOWN:
                raise ValueError(f"'{format[i]}' is a bad directive in format '{format}'")
        i += 1


def parse_moment(text: str, format: str) -> Parsed:
    """ValueError when the text does not fit the format, or is no date."""
    _check_format(format)
    whole = format
    for code, parts in _COMPOSED.items():
        if "%" + code in whole:
            whole = _composed(whole, code, parts)
    reader = _Reader(text, whole)
    if not reader.match(0, 0):
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if reader.end != len(text):
        raise ValueError(f"unconverted data remains: {text[reader.end:]}")
    return _parsed(reader, format)


def _composed(format: str, code: str, parts: str) -> str:
    """`%c` and the like by what they stand for; not behind `%%`."""
    result = ""
    i = 0
    while i < len(format):
        if format[i] == "%":
            result += parts if format[i + 1] == code else format[i:i + 2]
            i += 2
        else:
            result += format[i]
            i += 1
    return result


def _parsed(reader: _Reader, format: str) -> Parsed:
    found = reader.found
    p = Parsed()
    p.hour = found.get("H", 0)
    if "I" in found:
        p.hour = found["I"] % 12 + 12 * found.get("p", 0)
    p.minute = found.get("M", 0)
    p.second = found.get("S", 0)
    p.microsecond = found.get("f", 0)
    if "z" in found:
        p.has_offset = True
        p.offset = found["z"]
        p.offset_microseconds = reader.offset_microseconds
        _check_colons(reader.text, reader.offset_start)
        if "Z" in found:
            p.zone = reader.text[found["Z"]:found["Z"] + 3]
    p.utc = "Z" in found
    year = found.get("Y", -1)
    if year < 0 and "y" in found:
        year = found["y"] + (2000 if found["y"] <= 68 else 1900)
    p.month = found.get("m", found.get("b", found.get("B", 1)))
    p.day = found.get("d", 1)
    if "A" in found or "a" in found:
        p.weekday = found["A"] if "A" in found else found["a"]
    elif "w" in found:
        p.weekday = (found["w"] + 6) % 7
    elif "u" in found:
        p.weekday = found["u"] - 1
    _check_iso(found, year, p.weekday)
    yearday = found.get("j", -1)
    leap_year_fix = False
    if year < 0 and p.month == 2 and p.day == 29:
        # 29 February of no year: any leap year will do.
        year = 1904
        leap_year_fix = True
    elif year < 0:
        year = 1900
    if yearday < 0 and p.weekday >= 0:
        if "U" in found or "W" in found:
            yearday = _by_week(year, found.get("U", found.get("W", 0)), p.weekday, "W" in found)
        elif "G" in found and "V" in found:
            year, month, day = from_ordinal(_iso_day(found["G"], found["V"], p.weekday))
            yearday = to_ordinal(year, month, day) - to_ordinal(year, 1, 1) + 1
        if yearday <= 0 and ("U" in found or "W" in found):
            year -= 1
            yearday += 366 if is_leap(year) else 365
    if yearday < 0:
        _check_day(year, p.month, p.day)
        p.yearday = to_ordinal(year, p.month, p.day) - to_ordinal(year, 1, 1) + 1
    else:
        year, p.month, p.day = from_ordinal(to_ordinal(year, 1, 1) + yearday - 1)
        p.yearday = yearday
    p.weekday = (to_ordinal(year, p.month, p.day) + 6) % 7 if p.weekday < 0 else p.weekday
    p.year = 1900 if leap_year_fix else year
    return p


def _check_colons(text: str, at: int) -> None:
    """ValueError for an offset with a colon in one place and none in the other."""
    if text[at + 3:at + 4] == ":" and at + 6 < len(text) and "0" <= text[at + 6] <= "9":
        raise ValueError(f"Inconsistent use of : in {text[at:]}")


def _check_day(year: int, month: int, day: int) -> None:
    if year < 1:
        raise ValueError(f"year {year} is out of range")
    if month == 2 and day > (29 if is_leap(year) else 28) or day == 31 and month in (4, 6, 9, 11):
        raise ValueError("day is out of range for month")


def _check_iso(found: dict[str, int], year: int, weekday: int) -> None:
    if year < 0 and "G" in found:
        if "V" not in found or weekday < 0:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        if "j" in found:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. "
                             "Use '%Y' instead.")
    elif "V" in found and "U" not in found and "W" not in found:
        if weekday < 0:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. "
                         "Use the ISO year '%G' instead.")


def _by_week(year: int, week: int, weekday: int, from_monday: bool) -> int:
    """The day of the year by a week that starts on Monday or Sunday; week 0 is before the first such day."""
    first = (to_ordinal(year, 1, 1) + 6) % 7
    if not from_monday:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    first_of_week_1 = (7 - first) % 7
    return 1 + first_of_week_1 + (week - 1) * 7 + weekday


def _iso_day(year: int, week: int, weekday: int) -> int:
    start = to_ordinal(year, 1, 1)
    first = (start + 6) % 7
    monday = start - first if first <= 3 else start - first + 7
    return monday + (week - 1) * 7 + weekday
