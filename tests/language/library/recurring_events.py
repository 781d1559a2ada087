"""Recurring events: steps of days, weeks and months over a span, with exceptions, in several zones."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last one."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass
class Event:
    name: str
    start: date
    at: time
    every: str
    count: int = 0
    until: date | None = None
    skipped: set[date] = field(default_factory=set)

    def days(self) -> Iterator[date]:
        n = 0
        while self.count == 0 or n < self.count:
            if self.every == "day":
                day = self.start + timedelta(days=n)
            elif self.every == "week":
                day = self.start + timedelta(weeks=n)
            elif self.every == "month":
                day = add_months(self.start, n)
            else:
                raise ValueError(f"unknown step {self.every!r}")
            if self.until is not None and day > self.until:
                return
            if day not in self.skipped:
                yield day
            n += 1

    def moments(self, zone: timezone) -> Iterator[datetime]:
        for day in self.days():
            yield datetime.combine(day, self.at, tzinfo=zone)


berlin = timezone(timedelta(hours=1), "CET")
tokyo = timezone(timedelta(hours=9), "JST")
events = [
    Event("standup", date(2024, 2, 26), time(9, 15), "day", count=6, skipped={date(2024, 3, 1)}),
    Event("review", date(2024, 1, 31), time(16), "month", until=date(2024, 6, 30)),
    Event("backup", date(2023, 12, 25), time(23, 59, 59), "week", count=4),
    Event("wrong", date(2024, 1, 1), time(), "year", count=1),
]
agenda: list[tuple[datetime, str]] = []
for event in events:
    try:
        for moment in event.moments(berlin if event.name != "backup" else tokyo):
            agenda.append((moment, event.name))
    except ValueError as error:
        print(event.name, error)
agenda.sort()
for moment, name in agenda:
    print(f"{moment:%a %d %b %Y %H:%M %Z} {name:<8}", moment.astimezone(timezone.utc).isoformat(timespec="minutes"), moment.isocalendar().week)
gaps = [later - earlier for (earlier, _), (later, _) in zip(agenda, agenda[1:])]
print(max(gaps), min(gaps), sum(gaps, timedelta()), sum(gaps, timedelta()) / len(gaps))
per_weekday: dict[str, int] = {}
for moment, _ in agenda:
    key = calendar.day_abbr[moment.weekday()]
    per_weekday[key] = per_weekday.get(key, 0) + 1
print(per_weekday, [str(add_months(date(2023, 10, 31), n)) for n in range(-8, 9, 4)])


def easter(year: int) -> date:
    """By the anonymous Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * e) // 451
    month, day = divmod(h + e - 7 * m + 114, 31)
    return date(year, month, day + 1)


print([easter(y).strftime("%d.%m.") for y in range(2019, 2031)], all(easter(y).weekday() == 6 for y in range(1900, 2100)))
print([(easter(2024) + timedelta(days=n)).isoformat() for n in (-47, -2, 0, 1, 39, 49, 60)])
