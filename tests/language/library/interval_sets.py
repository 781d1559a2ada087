"""Meetings as intervals of datetimes: merging, gaps, overlaps, time sheets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True, order=True)
class Interval:
    start: datetime
    end: datetime

    @classmethod
    def parse(cls, text: str) -> Interval:
        first, _, last = text.partition("/")
        start = datetime.fromisoformat(first)
        end = datetime.combine(start, time.fromisoformat(last)) if len(last) <= 8 else datetime.fromisoformat(last)
        if end < start:
            raise ValueError(f"{text}: ends {start - end} before it starts")
        return cls(start, end)

    @property
    def length(self) -> timedelta:
        return self.end - self.start

    def __and__(self, other: Interval) -> Interval | None:
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Interval(start, end) if start < end else None

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end

    def __str__(self) -> str:
        if self.start.date() == self.end.date():
            return f"{self.start:%d.%m. %H:%M}-{self.end:%H:%M}"
        return f"{self.start:%d.%m. %H:%M}-{self.end:%d.%m. %H:%M}"


def merged(intervals: list[Interval]) -> list[Interval]:
    result: list[Interval] = []
    for interval in sorted(intervals):
        if result and interval.start <= result[-1].end:
            result[-1] = Interval(result[-1].start, max(result[-1].end, interval.end))
        else:
            result.append(interval)
    return result


def gaps(intervals: list[Interval], within: Interval) -> list[Interval]:
    free: list[Interval] = []
    at = within.start
    for interval in merged(intervals):
        if interval.start > at:
            free.append(Interval(at, min(interval.start, within.end)))
        at = max(at, interval.end)
    if at < within.end:
        free.append(Interval(at, within.end))
    return [interval for interval in free if interval.length]


texts = ["2024-05-06T09:00/10:30", "2024-05-06 13:00/14:00", "20240506T1015/11:00", "2024-W19-1T16:30/2024-05-07T00:15", "2024-05-06T13:30/13:45", "2024-05-06T11:00/10:00", "2024-05-06T25:00/26:00", "x/y"]
meetings: list[Interval] = []
for text in texts:
    try:
        meetings.append(Interval.parse(text))
    except ValueError as error:
        print(error)
print([str(m) for m in meetings], [str(m) for m in merged(meetings)])
day = Interval(datetime(2024, 5, 6, 8), datetime(2024, 5, 6, 18))
print([str(g) for g in gaps(meetings, day)], sum([g.length for g in gaps(meetings, day)], timedelta()))
print([str(m & day) for m in meetings], datetime(2024, 5, 6, 10, 30) in meetings[0], datetime(2024, 5, 6, 9) in meetings[0])
print([(i, j) for i in range(len(meetings)) for j in range(i) if meetings[i] & meetings[j]], max(meetings, key=lambda m: m.length), len(set(meetings + meetings)))


def hours(length: timedelta) -> str:
    minutes = round(length / timedelta(minutes=1))
    return f"{minutes // 60}:{minutes % 60:02d}"


sheet: dict[date, timedelta] = {}
for meeting in merged(meetings):
    at = meeting.start
    while at < meeting.end:
        midnight = datetime.combine(at.date() + timedelta(days=1), time.min)
        end = min(midnight, meeting.end)
        sheet[at.date()] = sheet.get(at.date(), timedelta()) + (end - at)
        at = end
for day_, length in sheet.items():
    print(day_, hours(length), f"{length / timedelta(hours=1):.2f}", length.total_seconds())
