"""datetime: a day and a time of it, with or without a zone."""

from __future__ import annotations

from time import struct_time
from typing import ClassVar, Final

from runtime.platform import wall

from _strftime import Fields
from _time_parsing import parse_moment
from _gregorian import MAX_ORDINAL, from_iso_week, from_ordinal
from datetime.dates import date
from datetime.dates import date as Date
from datetime.iso import read_moment
from datetime.text import check_time, clock_text, offset_text
from datetime.timedeltas import timedelta
from datetime.times import time as Time
from datetime.times import zone_of
from datetime.zones import checked, timezone
from datetime.zones import tzinfo as Zone

_EPOCH: Final = 719163
_DAYS: Final = "MonTueWedThuFriSatSun"
_MONTHS: Final = "JanFebMarAprMayJunJulAugSepOctNovDec"
_DAY: Final = 86_400_000_000            # microseconds


class datetime(date):
    """A moment. One without a zone is naive: whose time it is nobody knows; where that matters it is UTC."""

    min: ClassVar[datetime] = _of(1, 0)
    max: ClassVar[datetime] = _of(MAX_ORDINAL, _DAY - 1)
    resolution: ClassVar[timedelta] = timedelta(microseconds=1)

    hour: int
    minute: int
    second: int
    microsecond: int
    tzinfo: Zone | None
    fold: int

    def __init__(self, year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0,
                 microsecond: int = 0, tzinfo: Zone | None = None, *, fold: int = 0) -> None:
        super().__init__(year, month, day)
        check_time(hour, minute, second, microsecond, fold)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo
        self.fold = fold

    @classmethod
    def now(cls, tz: Zone | None = None) -> datetime:
        """The time now, in `tz`; without one in UTC, which is an image's local time, but with no zone attached."""
        return _local(_of(_EPOCH, wall() // 1000), tz)

    @classmethod
    def today(cls) -> datetime:
        """The time now, as now() without a zone."""
        return _of(_EPOCH, wall() // 1000)

    @classmethod
    def utcnow(cls) -> datetime:
        """The time now in UTC, with no zone attached."""
        return _of(_EPOCH, wall() // 1000)

    @classmethod
    def fromtimestamp(cls, timestamp: int | float, tz: Zone | None = None) -> datetime:
        """From seconds since 1970, to the microsecond, in `tz` or without a zone in UTC; ValueError outside of the years 1 to 9999."""
        return _local(_since_epoch(timestamp), tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp: int | float) -> datetime:
        """From seconds since 1970, in UTC with no zone attached; ValueError outside of the years 1 to 9999."""
        return _since_epoch(timestamp)

    @classmethod
    def fromordinal(cls, ordinal: int) -> datetime:
        """Midnight of a day's number, 1 for 0001-01-01; ValueError outside of the years 1 to 9999."""
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        year, month, day = from_ordinal(ordinal)
        return datetime(year, month, day)

    @classmethod
    def fromisoformat(cls, date_string: str) -> datetime:
        """From an ISO 8601 date, or one with a time behind any one character; an offset becomes the zone. ValueError."""
        year, month, day, clock = read_moment(date_string)
        offset = clock.offset
        zone = None if offset is None else zone_of(offset)
        return datetime(year, month, day, clock.hour, clock.minute, clock.second, clock.microsecond, zone)

    @classmethod
    def fromisocalendar(cls, year: int, week: int, day: int) -> datetime:
        """Midnight of a day from 1 for Monday in a week of a year of ISO 8601; ValueError for a week that it has not."""
        return datetime.fromordinal(from_iso_week(year, week, day))

    @classmethod
    def strptime(cls, date_string: str, format: str) -> datetime:
        """From a text in the form that strftime() writes; a zone where %z is in it. ValueError where text and format do not fit."""
        found = parse_moment(date_string, format)
        zone: timezone | None = None
        if found.has_offset:
            offset = timedelta(seconds=found.offset, microseconds=found.offset_microseconds)
            zone = zone_of(offset) if found.zone == "" else timezone(offset, found.zone)
        return datetime(found.year, found.month, found.day, found.hour, found.minute, found.second,
                        found.microsecond, zone)

    @classmethod
    def combine(cls, date: Date, time: Time, tzinfo: Zone | bool | None = True) -> datetime:
        """A date and a time of day; the zone is the time's own unless one, or None, is given."""
        zone = time.tzinfo if isinstance(tzinfo, bool) else tzinfo
        return datetime(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                        zone, fold=time.fold)

    def replace(self, year: int | None = None, month: int | None = None, day: int | None = None,
                hour: int | None = None, minute: int | None = None, second: int | None = None,
                microsecond: int | None = None, tzinfo: Zone | bool | None = True, *,
                fold: int | None = None) -> datetime:
        """The same moment with some parts changed; the clock is not converted to another zone, see astimezone() for that."""
        zone = self.tzinfo if isinstance(tzinfo, bool) else tzinfo
        return datetime(self.year if year is None else year, self.month if month is None else month,
                        self.day if day is None else day, self.hour if hour is None else hour,
                        self.minute if minute is None else minute, self.second if second is None else second,
                        self.microsecond if microsecond is None else microsecond, zone,
                        fold=self.fold if fold is None else fold)

    def date(self) -> Date:
        """The date alone."""
        return Date(self.year, self.month, self.day)

    def time(self) -> Time:
        """The time of day without the zone."""
        return Time(self.hour, self.minute, self.second, self.microsecond, fold=self.fold)

    def timetz(self) -> Time:
        """The time of day with the zone."""
        return Time(self.hour, self.minute, self.second, self.microsecond, self.tzinfo, fold=self.fold)

    def utcoffset(self) -> timedelta | None:
        """How far the zone is ahead of UTC; None without a zone. ValueError where a zone of the app's says a day or more."""
        zone = self.tzinfo
        return None if zone is None else checked(zone.utcoffset(self))

    def dst(self) -> timedelta | None:
        """What of the offset is summer time, as the zone tells; None where it does not, or without a zone."""
        zone = self.tzinfo
        return None if zone is None else checked(zone.dst(self))

    def tzname(self) -> str | None:
        """The zone's name; None without a zone."""
        zone = self.tzinfo
        return None if zone is None else zone.tzname(self)

    def astimezone(self, tz: Zone | None = None) -> datetime:
        """The same moment in another zone; without one in local time, which is UTC."""
        zone = timezone(timedelta(0), "UTC") if tz is None else tz
        if self.tzinfo is zone:
            return self
        utc = self - (self.utcoffset() or timedelta(0))
        return zone.fromutc(utc.replace(tzinfo=zone))

    def timestamp(self) -> float:
        """Seconds since 1970-01-01 UTC."""
        offset = self.utcoffset()
        if offset is not None:
            return timedelta(self.toordinal() - _EPOCH, self._seconds(), self.microsecond).__sub__(offset).total_seconds()
        seconds = (self.toordinal() - _EPOCH) * 86400 + self._seconds()
        return float(seconds) + float(self.microsecond) / 1e6

    def _seconds(self) -> int:
        """Since midnight."""
        return (self.hour * 60 + self.minute) * 60 + self.second

    def isoformat(self, sep: str = "T", timespec: str = "auto") -> str:
        """Such as 2024-02-29T12:30:00+01:00. `timespec` is the smallest unit: hours, minutes, seconds, milliseconds or
        microseconds, cut off and not rounded; "auto" has microseconds where they are not 0. ValueError for anything else.
        """
        if len(sep) != 1:
            raise TypeError("isoformat() argument 1 must be a unicode character, not str")
        return (f"{self.year:04d}-{self.month:02d}-{self.day:02d}{sep}"
                + clock_text(self.hour, self.minute, self.second, self.microsecond, timespec)
                + offset_text(self.utcoffset(), ":"))

    def ctime(self) -> str:
        """Such as "Thu Feb 29 12:30:00 2024", in English."""
        day = self.weekday() * 3
        month = self.month * 3
        return (f"{_DAYS[day:day + 3]} {_MONTHS[month - 3:month]} {self.day:2d} "
                f"{self.hour:02d}:{self.minute:02d}:{self.second:02d} {self.year:04d}")

    def timetuple(self) -> struct_time:
        """The parts for time.strftime(), by this moment's own clock."""
        saving = self.dst()
        flag = -1 if saving is None else 1 if saving else 0
        return struct_time((self.year, self.month, self.day, self.hour, self.minute, self.second, self.weekday(),
                            self._yearday(), flag))

    def utctimetuple(self) -> struct_time:
        """The parts in UTC; a moment without a zone is taken for one in UTC."""
        offset = self.utcoffset()
        utc = self if offset is None else self - offset
        return struct_time((utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second, utc.weekday(),
                            utc._yearday(), 0))

    def _fields(self) -> Fields:
        return Fields(self.year, self.month, self.day, self.hour, self.minute, self.second, self.weekday(),
                      self._yearday(), self.tzname() or "", offset_text(self.utcoffset(), ""), self.microsecond)

    def __add__(self, other: timedelta) -> datetime:
        return self._moved(other.days, other.seconds, other.microseconds)

    def __radd__(self, other: timedelta) -> datetime:
        return self._moved(other.days, other.seconds, other.microseconds)

    def __sub__(self, other: timedelta) -> datetime:
        return self._moved(-other.days, -other.seconds, -other.microseconds)

    def _moved(self, days: int, seconds: int, microseconds: int) -> datetime:
        made = _of(self.toordinal() + days,
                   (self._seconds() + seconds) * 1_000_000 + self.microsecond + microseconds)
        made.tzinfo = self.tzinfo
        return made

    def __rsub__(self, other: Date) -> timedelta:
        """`other - self`, both of them moments."""
        if not isinstance(other, datetime):
            raise TypeError("unsupported operand type(s) for -: 'datetime.date' and 'datetime.datetime'")
        difference = other._since(self)
        if other.tzinfo is self.tzinfo:
            return difference
        mine = self.utcoffset()
        theirs = other.utcoffset()
        if mine is None and theirs is None:
            return difference
        if mine is None or theirs is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return difference + mine - theirs

    def _since(self, other: datetime) -> timedelta:
        """The difference of what the clocks show."""
        return timedelta(self.toordinal() - other.toordinal(), self._seconds() - other._seconds(),
                         self.microsecond - other.microsecond)

    def _order(self, other: Date) -> int:
        """Negative, 0 or positive, as this one is before the other, the same, or behind it."""
        if not isinstance(other, datetime):
            raise TypeError("can't compare datetime.datetime to datetime.date")
        difference = self._since(other)
        if self.tzinfo is not other.tzinfo:
            mine = self.utcoffset()
            theirs = other.utcoffset()
            if mine is not None and theirs is not None:
                difference = difference - mine + theirs
            elif mine is not None or theirs is not None:
                raise TypeError("can't compare offset-naive and offset-aware datetimes")
        if difference.days < 0:
            return -1
        return 1 if difference else 0

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, datetime):
            return False
        if self.tzinfo is not other.tzinfo and (self.utcoffset() is None) != (other.utcoffset() is None):
            return False
        return self._order(other) == 0

    def __lt__(self, other: Date) -> bool:
        return self._order(other) < 0

    def __le__(self, other: Date) -> bool:
        return self._order(other) <= 0

    def __gt__(self, other: Date) -> bool:
        return self._order(other) > 0

    def __ge__(self, other: Date) -> bool:
        return self._order(other) >= 0

    def __hash__(self) -> int:
        offset = self.utcoffset()
        microseconds = self._seconds() * 1_000_000 + self.microsecond
        if offset is not None:
            microseconds -= (offset.days * 86400 + offset.seconds) * 1_000_000 + offset.microseconds
        return hash((self.toordinal() + microseconds // _DAY, microseconds % _DAY))

    def __repr__(self) -> str:
        text = f"datetime.datetime({self.year}, {self.month}, {self.day}, {self.hour}, {self.minute}"
        if self.second != 0 or self.microsecond != 0:
            text += f", {self.second}"
        if self.microsecond != 0:
            text += f", {self.microsecond}"
        if self.fold != 0:
            text += f", fold={self.fold}"
        zone = self.tzinfo
        if zone is not None:
            text += f", tzinfo={zone!r}"
        return text + ")"

    def __str__(self) -> str:
        return self.isoformat(" ")


def _of(ordinal: int, microseconds: int) -> datetime:
    """The naive moment so many microseconds, of either sign, from the start of a day."""
    ordinal += microseconds // _DAY
    microseconds %= _DAY
    if not 1 <= ordinal <= MAX_ORDINAL:
        raise OverflowError("date value out of range")
    year, month, day = from_ordinal(ordinal)
    seconds = microseconds // 1_000_000
    return datetime(year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, microseconds % 1_000_000)


def _since_epoch(timestamp: int | float) -> datetime:
    """ValueError outside the years 1 to 9999; rounded to the nearest microsecond, a half to the even one."""
    microseconds = 0
    if isinstance(timestamp, int):
        seconds = timestamp
    else:
        if timestamp != timestamp:
            raise ValueError("Invalid value NaN (not a number)")
        if timestamp - timestamp != 0.0:
            raise OverflowError("cannot convert float infinity to integer")
        seconds = int(timestamp)
        microseconds = round((timestamp - float(seconds)) * 1e6)
        if microseconds < 0:
            seconds -= 1
            microseconds += 1_000_000
    ordinal = seconds // 86400 + _EPOCH
    if not 1 <= ordinal <= MAX_ORDINAL:
        year = from_ordinal(ordinal)[0]
        raise ValueError(f"year {year} is out of range")
    return _of(ordinal, seconds % 86400 * 1_000_000 + microseconds)


def _local(utc: datetime, zone: Zone | None) -> datetime:
    return utc if zone is None else zone.fromutc(utc.replace(tzinfo=zone))
