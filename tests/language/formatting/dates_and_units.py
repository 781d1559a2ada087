"""Durations, dates, sizes, plurals, lists in words, and roman pages as texts."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone


def duration(seconds: int) -> str:
    parts: list[str] = []
    for name, size in (("week", 604800), ("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1)):
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count} {name}{'' if count == 1 else 's'}")
    return words(parts) or "now"


def words(items: Sequence[str], last: str = "and") -> str:
    if len(items) < 3:
        return f" {last} ".join(items)
    return f"{', '.join(items[:-1])}, {last} {items[-1]}"


def ago(then: datetime, now: datetime) -> str:
    delta = now - then
    if delta < timedelta(0):
        raise ValueError(f"{then:%H:%M} is yet to come")
    if delta.days:
        return f"{delta.days}d"
    return f"{delta.seconds // 3600}h{delta.seconds % 3600 // 60:02}" if delta.seconds >= 3600 else f"{delta.seconds // 60}m"


def si(value: float, unit: str) -> str:
    if value == 0:
        return f"0 {unit}"
    for prefix, factor in (("G", 1e9), ("M", 1e6), ("k", 1e3), ("", 1.0), ("m", 1e-3), ("µ", 1e-6), ("n", 1e-9)):
        if abs(value) >= factor:
            return f"{value / factor:.4g} {prefix}{unit}"
    return f"{value:.3e} {unit}"


for n in (0, 1, 60, 7259, 86400, 728640, 6000000, 604801):
    print(n, duration(n))
print(words([]), words(["a"]), words(["a", "b"], "or"), words("xyz"), sep="|")
now = datetime(2024, 3, 1, 12, 0, tzinfo=timezone.utc)
for then in (now, now - timedelta(minutes=59, seconds=59), now - timedelta(hours=5, minutes=7), now - timedelta(days=400), now + timedelta(1)):
    try:
        print(ago(then, now), end=" ")
    except ValueError as error:
        print(error)
print([si(v, "Hz") for v in (0.0, 2.4e9, 999.0, 1000.0, 0.0123, -5e-7, 3e-12)])
day = date(2024, 2, 29)
print(f"{day:%A, %d %B %Y}", f"{day:%j %U %y/%m/%d}", day.isoformat(), f"{day}", f"{day!r:>30}", f"{now:%Y-%m-%dT%H:%M:%S%z}", sep="; ")
print(f"{timedelta(hours=30, milliseconds=5)}", str(timedelta(days=-1, hours=1)), f"{now:%I:%M %p}", f"[{day:%d.%m.}]", f"{day.day:>5}")
for number in (1, 3.14159, -2.5):
    print(f"{number:>10.3f}|{number:<+10.1f}|{number:^10.2e}|{number:010.2f}|{number:,.0f}")
