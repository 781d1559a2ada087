"""date: a day, without a time."""

from __future__ import annotations

from time import struct_time
from typing import ClassVar, Final, Iterator

from runtime.platform import wall

from _gregorian import MAX_ORDINAL, from_iso_week, from_ordinal, iso_week, to_ordinal
from datetime.iso import read_date
from datetime.moments import datetime
from datetime.text import check_date
from datetime.timedeltas import timedelta
from _strftime import Fields, format_fields

_DAYS: Final = "MonTueWedThuFriSatSun"
_MONTHS: Final = "JanFebMarAprMayJunJulAugSepOctNovDec"


class IsoCalendarDate:
    """ISO year, week and weekday; a tuple of three by its behaviour."""

    def __init__(self, year: int, week: int, weekday: int) -> None:
        self.year = year
        self.week = week
        self.weekday = weekday

    def __getitem__(self, index: int) -> int:
        return (self.year, self.week, self.weekday)[index]

    def __len__(self) -> int:
        return 3

    def __iter__(self) -> Iterator[int]:
        return iter((self.year, self.week, self.weekday))

    def _key(self) -> tuple[int, int, int]:
        return (self.year, self.week, self.weekday)

    def __eq__(self, other: IsoCalendarDate | tuple[int, ...]) -> bool:  # type: ignore[override]
        if isinstance(other, IsoCalendarDate):
            return self._key() == other._key()
        return tuple(self) == other

    def __lt__(self, other: IsoCalendarDate) -> bool:
        return self._key() < other._key()

    def __le__(self, other: IsoCalendarDate) -> bool:
        return self._key() <= other._key()

    def __gt__(self, other: IsoCalendarDate) -> bool:
        return self._key() > other._key()

    def __ge__(self, other: IsoCalendarDate) -> bool:
        return self._key() >= other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return f"datetime.IsoCalendarDate(year={self.year}, week={self.week}, weekday={self.weekday})"


class date:
    """A day of the years 1 to 9999."""

    min: ClassVar[date] = _of(1)
    max: ClassVar[date] = _of(MAX_ORDINAL)
    resolution: ClassVar[timedelta] = timedelta(1)

    year: int
    month: int
    day: int

    def __init__(self, year: int, month: int, day: int) -> None:
        check_date(year, month, day)
        self.year = year
        self.month = month
        self.day = day

    @classmethod
    def today(cls) -> date:
        """The date in UTC, which is an image's local time."""
        return date.fromordinal(wall() // 86_400_000_000_000 + 719163)

    @classmethod
    def fromtimestamp(cls, timestamp: int | float) -> date:
        """The UTC date of seconds since 1970; ValueError outside of the years 1 to 9999."""
        moment = datetime.fromtimestamp(timestamp)
        return date(moment.year, moment.month, moment.day)

    @classmethod
    def fromordinal(cls, ordinal: int) -> date:
        """The date of a day's number, 1 for 0001-01-01; ValueError outside of the years 1 to 9999."""
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        year, month, day = from_ordinal(ordinal)
        return date(year, month, day)

    @classmethod
    def fromisoformat(cls, date_string: str) -> date:
        """From an ISO 8601 date: YYYY-MM-DD, YYYYMMDD, YYYY-Www-D or YYYYWwwD, a week without its day too; ValueError."""
        year, month, day = read_date(date_string)
        return date(year, month, day)

    @classmethod
    def fromisocalendar(cls, year: int, week: int, day: int) -> date:
        """From a year of ISO 8601, a week of it and a day from 1 for Monday; ValueError for a week that it has not."""
        return date.fromordinal(from_iso_week(year, week, day))

    def replace(self, year: int | None = None, month: int | None = None, day: int | None = None) -> date:
        """The same date with some parts changed; ValueError where that is no date."""
        return date(self.year if year is None else year, self.month if month is None else month,
                    self.day if day is None else day)

    def toordinal(self) -> int:
        """The day's number, 1 for 0001-01-01."""
        return to_ordinal(self.year, self.month, self.day)

    def weekday(self) -> int:
        """Monday is 0."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self) -> int:
        """Monday is 1."""
        return (self.toordinal() + 6) % 7 + 1

    def isocalendar(self) -> IsoCalendarDate:
        """(year, week, weekday) of ISO 8601: weeks belong to the year of their Thursday, Monday is 1."""
        year, week, weekday = iso_week(self.year, self.toordinal())
        return IsoCalendarDate(year, week, weekday)

    def isoformat(self) -> str:
        """Such as 2024-02-29."""
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def ctime(self) -> str:
        """Such as "Thu Feb 29 00:00:00 2024", in English."""
        day = self.weekday() * 3
        month = self.month * 3
        return f"{_DAYS[day:day + 3]} {_MONTHS[month - 3:month]} {self.day:2d} 00:00:00 {self.year:04d}"

    def timetuple(self) -> struct_time:
        """The parts for time.strftime(); midnight, and -1 for summer time, which is not known."""
        return struct_time((self.year, self.month, self.day, 0, 0, 0, self.weekday(), self._yearday(), -1))

    def _yearday(self) -> int:
        return self.toordinal() - to_ordinal(self.year, 1, 1) + 1

    def _fields(self) -> Fields:
        """What strftime() can show."""
        return Fields(self.year, self.month, self.day, 0, 0, 0, self.weekday(), self._yearday(), "", "", 0)

    def strftime(self, format: str) -> str:
        """By the codes of time.strftime(), in English; the time of day is midnight."""
        return format_fields(format, self._fields())

    def __format__(self, spec: str) -> str:
        return self.strftime(spec) if len(spec) != 0 else str(self)

    def __add__(self, other: timedelta) -> date:
        return _of(self.toordinal() + other.days)

    def __radd__(self, other: timedelta) -> date:
        return self + other

    def __sub__(self, other: timedelta) -> date:
        return _of(self.toordinal() - other.days)

    def __rsub__(self, other: date) -> timedelta:
        """`other - self`, both of them dates."""
        if isinstance(other, datetime):
            raise TypeError("unsupported operand type(s) for -: 'datetime.datetime' and 'datetime.date'")
        return timedelta(other.toordinal() - self.toordinal())

    def _key(self) -> tuple[int, int, int]:
        return (self.year, self.month, self.day)

    def _refuse(self, other: date) -> None:
        if isinstance(other, datetime):
            raise TypeError("can't compare datetime.datetime to datetime.date")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, date) and not isinstance(other, datetime) and self._key() == other._key()

    def __lt__(self, other: date) -> bool:
        self._refuse(other)
        return self._key() < other._key()

    def __le__(self, other: date) -> bool:
        self._refuse(other)
        return self._key() <= other._key()

    def __gt__(self, other: date) -> bool:
        self._refuse(other)
        return self._key() > other._key()

    def __ge__(self, other: date) -> bool:
        self._refuse(other)
        return self._key() >= other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return f"datetime.date({self.year}, {self.month}, {self.day})"

    def __str__(self) -> str:
        return self.isoformat()


def _of(ordinal: int) -> date:
    if not 1 <= ordinal <= MAX_ORDINAL:
        raise OverflowError("date value out of range")
    year, month, day = from_ordinal(ordinal)
    return date(year, month, day)
