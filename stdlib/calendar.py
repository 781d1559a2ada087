"""calendar: months as weeks, their names, and text calendars. Not here: HTML calendars and other locales."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from _gregorian import days_in_month, from_ordinal, is_leap, to_ordinal
from _strftime import DAYS, MONTHS
from datetime import date

MONDAY: Final = 0
TUESDAY: Final = 1
WEDNESDAY: Final = 2
THURSDAY: Final = 3
FRIDAY: Final = 4
SATURDAY: Final = 5
SUNDAY: Final = 6
January: Final = 1
February: Final = 2
EPOCH: Final = 1970

day_name: list[str] = list(DAYS)
day_abbr: list[str] = [name[:3] for name in DAYS]
month_name: list[str] = [""] + list(MONTHS)
month_abbr: list[str] = [""] + [name[:3] for name in MONTHS]
mdays: list[int] = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


class IllegalMonthError(ValueError):
    """A month outside of 1 to 12, kept as `month`."""

    def __init__(self, month: int) -> None:
        super().__init__(month)
        self.month = month

    def __str__(self) -> str:
        return f"bad month number {self.month!r}; must be 1-12"


class IllegalWeekdayError(ValueError):
    """A first weekday outside of 0 (Monday) to 6 (Sunday), kept as `weekday`."""

    def __init__(self, weekday: int) -> None:
        super().__init__(weekday)
        self.weekday = weekday

    def __str__(self) -> str:
        return f"bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)"


def isleap(year: int) -> bool:
    """Whether the year has a 29 February (Gregorian rules, for years before 1582 as well)."""
    return is_leap(year)


def leapdays(y1: int, y2: int) -> int:
    """The leap years from y1 to before y2."""
    return _leap_years_before(y2) - _leap_years_before(y1)


def _leap_years_before(year: int) -> int:
    year -= 1
    return year // 4 - year // 100 + year // 400


def weekday(year: int, month: int, day: int) -> int:
    """0 is Monday. Years outside of 1 to 9999 are as those 400 years away."""
    if not 1 <= year <= 9999:
        year = 2000 + year % 400
    return date(year, month, day).weekday()


def monthrange(year: int, month: int) -> tuple[int, int]:
    """The weekday of the first day, and the number of days."""
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    return weekday(year, month, 1), days_in_month(year, month)


def timegm(tuple: Sequence[int]) -> int:
    """Seconds since 1970 of a time in UTC; the reverse of time.gmtime()."""
    days = date(tuple[0], tuple[1], 1).toordinal() - 719163 + tuple[2] - 1
    return ((days * 24 + tuple[3]) * 60 + tuple[4]) * 60 + tuple[5]


class Calendar:
    """Months as weeks that begin on a certain day."""

    def __init__(self, firstweekday: int = 0) -> None:
        self.firstweekday = firstweekday % 7

    def getfirstweekday(self) -> int:
        """The weekday that weeks begin with, from 0 for Monday."""
        return self.firstweekday

    def setfirstweekday(self, firstweekday: int) -> None:
        """Any number is taken, modulo 7."""
        self.firstweekday = firstweekday % 7

    def iterweekdays(self) -> Iterator[int]:
        """The seven weekdays in the order of a week."""
        for n in range(self.firstweekday, self.firstweekday + 7):
            yield n % 7

    def itermonthdays(self, year: int, month: int) -> Iterator[int]:
        """The days of the month in whole weeks, 0 for days of other months."""
        first, days = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        for _ in range(before):
            yield 0
        for day in range(1, days + 1):
            yield day
        for _ in range((self.firstweekday - first - days) % 7):
            yield 0

    def itermonthdays2(self, year: int, month: int) -> Iterator[tuple[int, int]]:
        """With the weekdays."""
        place = self.firstweekday
        for day in self.itermonthdays(year, month):
            yield day, place % 7
            place += 1

    def itermonthdays3(self, year: int, month: int) -> Iterator[tuple[int, int, int]]:
        """(year, month, day), those of other months, too."""
        first, days = monthrange(year, month)
        start = to_ordinal(year, month, 1)
        for ordinal in range(start - (first - self.firstweekday) % 7,
                             start + days + (self.firstweekday - first - days) % 7):
            yield from_ordinal(ordinal)

    def itermonthdays4(self, year: int, month: int) -> Iterator[tuple[int, int, int, int]]:
        """With the weekdays."""
        place = self.firstweekday
        for y, m, d in self.itermonthdays3(year, month):
            yield y, m, d, place % 7
            place += 1

    def itermonthdates(self, year: int, month: int) -> Iterator[date]:
        """The dates of the month in whole weeks, those of other months, too; ValueError where one is not in the years 1 to 9999."""
        for y, m, d in self.itermonthdays3(year, month):
            yield date(y, m, d)

    def monthdayscalendar(self, year: int, month: int) -> list[list[int]]:
        """Weeks of days as itermonthdays() counts them."""
        days = list(self.itermonthdays(year, month))
        return [days[i:i + 7] for i in range(0, len(days), 7)]

    def monthdays2calendar(self, year: int, month: int) -> list[list[tuple[int, int]]]:
        """Weeks of (day, weekday), the day 0 for those of other months."""
        days = list(self.itermonthdays2(year, month))
        return [days[i:i + 7] for i in range(0, len(days), 7)]

    def monthdatescalendar(self, year: int, month: int) -> list[list[date]]:
        """Weeks of dates; the first and the last may have some of other months."""
        days = list(self.itermonthdates(year, month))
        return [days[i:i + 7] for i in range(0, len(days), 7)]

    def yeardayscalendar(self, year: int, width: int = 3) -> list[list[list[list[int]]]]:
        """Rows of months."""
        months = [self.monthdayscalendar(year, month) for month in range(1, 13)]
        return [months[i:i + width] for i in range(0, 12, width)]

    def yeardays2calendar(self, year: int, width: int = 3) -> list[list[list[list[tuple[int, int]]]]]:
        """Rows of months, of (day, weekday)."""
        months = [self.monthdays2calendar(year, month) for month in range(1, 13)]
        return [months[i:i + width] for i in range(0, 12, width)]

    def yeardatescalendar(self, year: int, width: int = 3) -> list[list[list[list[date]]]]:
        """Rows of months, of dates."""
        months = [self.monthdatescalendar(year, month) for month in range(1, 13)]
        return [months[i:i + width] for i in range(0, 12, width)]


class TextCalendar(Calendar):
    """Months as plain text."""

    def prweek(self, theweek: list[tuple[int, int]], width: int) -> None:
        """Prints formatweek() without a newline."""
        print(self.formatweek(theweek, width), end="")

    def formatday(self, day: int, weekday: int, width: int) -> str:
        """The day of the month in the middle of `width` columns; blanks for day 0."""
        return ("" if day == 0 else f"{day:2d}").center(width)

    def formatweek(self, theweek: list[tuple[int, int]], width: int) -> str:
        """A line of days, `width` columns for each, without a newline."""
        return " ".join([self.formatday(day, weekday, width) for day, weekday in theweek])

    def formatweekday(self, day: int, width: int) -> str:
        """The weekday's name in `width` columns, the short one for less than 9."""
        names = day_name if width >= 9 else day_abbr
        return names[day][:width].center(width)

    def formatweekheader(self, width: int) -> str:
        """A line of weekdays, `width` columns for each."""
        return " ".join([self.formatweekday(day, width) for day in self.iterweekdays()])

    def formatmonthname(self, theyear: int, themonth: int, width: int, withyear: bool = True) -> str:
        """Name and year in the middle of `width` columns; never cut."""
        name = month_name[themonth]
        return (f"{name} {theyear}" if withyear else name).center(width)

    def prmonth(self, theyear: int, themonth: int, w: int = 0, l: int = 0) -> None:
        """Prints formatmonth()."""
        print(self.formatmonth(theyear, themonth, w, l), end="")

    def formatmonth(self, theyear: int, themonth: int, w: int = 0, l: int = 0) -> str:
        """`w`: the width of a day; `l`: the lines of a week."""
        w = max(2, w)
        end = "\n" * max(1, l)
        text = self.formatmonthname(theyear, themonth, 7 * (w + 1) - 1).rstrip() + end
        text += self.formatweekheader(w).rstrip() + end
        for week in self.monthdays2calendar(theyear, themonth):
            text += self.formatweek(week, w).rstrip() + end
        return text

    def formatyear(self, theyear: int, w: int = 2, l: int = 1, c: int = 6, m: int = 3) -> str:
        """`c`: the columns between months; `m`: the months in a row."""
        w = max(2, w)
        end = "\n" * max(1, l)
        width = (w + 1) * 7 - 1
        text = str(theyear).center(width * m + c * (m - 1)).rstrip() + "\n" * max(1, l)
        header = self.formatweekheader(w)
        for start in range(1, 13, m):
            months = range(start, min(start + m, 13))
            weeks = [self.monthdays2calendar(theyear, month) for month in months]
            text += end + _columns([self.formatmonthname(theyear, month, width, False) for month in months],
                                   width, c).rstrip() + end
            text += _columns([header for _ in months], width, c).rstrip() + end
            for row in range(max([len(each) for each in weeks])):
                text += _columns([self.formatweek(each[row], w) if row < len(each) else "" for each in weeks],
                                 width, c).rstrip() + end
        return text

    def pryear(self, theyear: int, w: int = 0, l: int = 0, c: int = 6, m: int = 3) -> None:
        """Prints formatyear()."""
        print(self.formatyear(theyear, w, l, c, m), end="")


def _columns(cells: list[str], width: int, spacing: int) -> str:
    return (" " * spacing).join([cell.center(width) for cell in cells])


_calendar: TextCalendar = TextCalendar()


def firstweekday() -> int:
    """The weekday that weeks of the module's functions begin with, from 0 for Monday."""
    return _calendar.firstweekday


def setfirstweekday(firstweekday: int) -> None:
    """For all functions of the module from then on; IllegalWeekdayError outside of 0 to 6."""
    if not MONDAY <= firstweekday <= SUNDAY:
        raise IllegalWeekdayError(firstweekday)
    _calendar.firstweekday = firstweekday


def monthcalendar(year: int, month: int) -> list[list[int]]:
    """Weeks of days of the month, 0 for those of other months."""
    return _calendar.monthdayscalendar(year, month)


def weekheader(width: int) -> str:
    """A line of weekdays, `width` columns for each."""
    return _calendar.formatweekheader(width)


def month(theyear: int, themonth: int, w: int = 0, l: int = 0) -> str:
    """The month's calendar as lines of text: `w` columns a day, `l` lines a week, each at least what the text needs."""
    return _calendar.formatmonth(theyear, themonth, w, l)


def prmonth(theyear: int, themonth: int, w: int = 0, l: int = 0) -> None:
    """Prints month()."""
    _calendar.prmonth(theyear, themonth, w, l)


def calendar(theyear: int, w: int = 2, l: int = 1, c: int = 6, m: int = 3) -> str:
    """The year's calendar as text: `w` columns a day, `l` lines a week, `c` blanks between months, `m` months side by side."""
    return _calendar.formatyear(theyear, w, l, c, m)


def prcal(theyear: int, w: int = 0, l: int = 0, c: int = 6, m: int = 3) -> None:
    """Prints calendar(), with columns as narrow as they can be unless told otherwise."""
    _calendar.pryear(theyear, w, l, c, m)
