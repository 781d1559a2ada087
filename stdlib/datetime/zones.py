"""tzinfo, and timezone: a fixed offset from UTC."""

from __future__ import annotations

from typing import ClassVar

from datetime.moments import datetime
from datetime.text import offset_text
from datetime.timedeltas import timedelta


class tzinfo:
    """What a zone knows; subclasses say it by their own utcoffset(), dst() and tzname()."""

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        """To be defined: how far local time is ahead of UTC at `dt`, less than a day either way."""
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt: datetime | None) -> timedelta | None:
        """To be defined: what of that is summer time, or None where it is not known."""
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def tzname(self, dt: datetime | None) -> str | None:
        """To be defined: a name such as "CET"."""
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def fromutc(self, dt: datetime) -> datetime:
        """The local time of `dt`, which is UTC but has this zone."""
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc() requires a non-None utcoffset() result")
        saving = dt.dst()
        if saving is None:
            raise ValueError("fromutc() requires a non-None dst() result")
        standard = offset - saving
        if standard:
            dt = dt + standard
            saving = dt.dst()
            if saving is None:
                raise ValueError("fromutc(): dt.dst gave inconsistent results; cannot convert")
        return dt + saving


class timezone(tzinfo):
    """A fixed offset, less than a day, with a name or one made from it."""

    utc: ClassVar[timezone] = _fixed(0)
    min: ClassVar[timezone] = _fixed(-1439)
    max: ClassVar[timezone] = _fixed(1439)

    def __init__(self, offset: timedelta, name: str | None = None) -> None:
        if not -timedelta(hours=24) < offset < timedelta(hours=24):
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                             f"timedelta(hours=24), not {offset!r}.")
        self._offset = offset
        self._name = name

    def utcoffset(self, dt: datetime | None) -> timedelta:
        """The zone's offset, at any time."""
        return self._offset

    def dst(self, dt: datetime | None) -> timedelta | None:
        """None: an offset that never changes tells nothing of summer time."""
        return None

    def tzname(self, dt: datetime | None) -> str:
        """The name it was given, else "UTC" or such as "UTC+01:00"."""
        if self._name is not None:
            return self._name
        return "UTC" + offset_text(self._offset, ":") if self._offset else "UTC"

    def fromutc(self, dt: datetime) -> datetime:
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __eq__(self, other: object) -> bool:
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self) -> int:
        return hash(self._offset)

    def __repr__(self) -> str:
        if self._name is not None:
            return f"datetime.timezone({self._offset!r}, {self._name!r})"
        return f"datetime.timezone({self._offset!r})" if self._offset else "datetime.timezone.utc"

    def __str__(self) -> str:
        return self.tzname(None)


def _fixed(minutes: int) -> timezone:
    return timezone(timedelta(minutes=minutes))


def checked(offset: timedelta | None) -> timedelta | None:
    """What a zone's utcoffset() or dst() gave; ValueError for a day or more."""
    if offset is not None and not -86400 < offset.days * 86400 + offset.seconds < 86400:
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
    return offset
