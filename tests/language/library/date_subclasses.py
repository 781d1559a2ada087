"""Classes that build on dates: a subclass of date, dates in dataclasses, enums, dicts and sorting keys."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone, tzinfo
from enum import Enum
from functools import total_ordering


class Holiday(date):
    NAMES = {(12, 25): "Christmas", (1, 1): "New Year"}

    @property
    def name(self) -> str:
        return self.NAMES.get((self.month, self.day), "?")

    def __str__(self) -> str:
        return f"{self.name} ({self.isoformat()})"


h = Holiday(2024, 12, 25)
print(h, h.weekday(), h.year, h == date(2024, 12, 25), h < date(2025, 1, 1), h.isoformat(), isinstance(h, date), h.strftime("%d/%m"), f"{h}")
days: list[date] = [date(2024, 12, 26), h, date(2024, 12, 24), Holiday(2024, 2, 3)]
print([str(d) for d in sorted(days)], max(days).isoformat(), [(d - days[2]).days for d in days])


class Zone(tzinfo):
    def __init__(self, hours: int, name: str) -> None:
        self.offset = timedelta(hours=hours)
        self.label = name

    def utcoffset(self, dt: datetime | None) -> timedelta:
        return self.offset

    def dst(self, dt: datetime | None) -> timedelta:
        return timedelta(0)

    def tzname(self, dt: datetime | None) -> str:
        return self.label

    def __repr__(self) -> str:
        return f"Zone({self.label})"


class Season(Enum):
    SPRING = (3, 5)
    SUMMER = (6, 8)
    AUTUMN = (9, 11)
    WINTER = (12, 2)

    def has(self, day: date) -> bool:
        first, last = self.value
        return first <= day.month <= last if first <= last else day.month >= first or day.month <= last


@total_ordering
@dataclass(frozen=True)
class Deadline:
    due: datetime
    title: str = ""

    def __lt__(self, other: Deadline) -> bool:
        return (self.due, self.title) < (other.due, other.title)

    def left(self, now: datetime) -> str:
        difference = self.due - now
        if difference < timedelta(0):
            return f"{-difference} late"
        return f"{difference.days}d {difference.seconds // 3600}h"


x, y = Zone(9, "JST"), Zone(-8, "PST")
now = datetime(2024, 1, 1, tzinfo=timezone.utc)
deadlines = [Deadline(datetime(2024, 1, 2, 8, tzinfo=x), "tokyo"), Deadline(datetime(2024, 1, 1, 16, tzinfo=y), "west"), Deadline(datetime(2023, 12, 31, 23, 30, tzinfo=timezone.utc), "old")]
for deadline in sorted(deadlines):
    print(deadline.title, deadline.due, deadline.left(now), deadline.due.tzinfo, deadline.due.astimezone(x).isoformat())
print(deadlines[0] > deadlines[1], deadlines[0] >= replace(deadlines[0], title=""), deadlines[0] == replace(deadlines[0]), min(deadlines).title)
print(deadlines[0])
print([season.name for day in (date(2024, 1, 5), date(2024, 4, 30), date(2024, 8, 31), date(2024, 11, 1)) for season in Season if season.has(day)])
by_month: dict[tuple[int, int], list[date]] = {}
day = date(2023, 11, 20)
while day < date(2024, 2, 10):
    by_month.setdefault((day.year, day.month), []).append(day)
    day += timedelta(days=17)
for (year, month), members in by_month.items():
    print(year, month, [d.day for d in members], members[0].replace(day=1))
match now.date():
    case date(year=2024, month=1, day=d):
        print("January", d)
    case _:
        print("some day")
match now:
    case datetime(hour=0, minute=0) if now.tzinfo is not None:
        print("midnight somewhere")
print({timedelta(hours=1): "hour", timedelta(minutes=1): "minute"}[timedelta(seconds=3600)], {now: 1}[now.astimezone(x)])
