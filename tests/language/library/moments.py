"""datetime.datetime: parts, arithmetic, comparison, timestamps, texts, errors; naive ones."""

from datetime import date, datetime, time, timedelta

x = datetime(2021, 3, 4, 5, 6, 7, 8)
print(x, repr(x), x.isoformat(), x.isoformat(" "), x.isoformat(sep="_", timespec="milliseconds"))
print(x.date(), x.time(), x.timetz(), x.year, x.microsecond, x.tzinfo, x.fold, x.utcoffset(), x.tzname(), x.dst())
print(datetime(2021, 3, 4), repr(datetime(2021, 3, 4)), repr(datetime(2021, 3, 4, 5, 6, 7)), repr(datetime(2021, 3, 4, 0, 0, 0, 9, fold=1)))
for spec in ("auto", "hours", "minutes", "seconds", "milliseconds", "microseconds"):
    print(x.isoformat(timespec=spec), end=" ")
print()
print(datetime.min, datetime.max, datetime.resolution)
print(x + timedelta(hours=20), x - timedelta(days=64), timedelta(microseconds=-9) + x, x - datetime(2020, 3, 4))
print((datetime(2024, 3, 1) - datetime(2024, 2, 28, 23, 59, 59, 999999)).total_seconds())
print(datetime.combine(date(2020, 1, 2), time(3, 4, 5)), datetime.combine(x, time.max))
print(x.replace(year=1999, microsecond=0), x.replace(hour=0, minute=0), x.replace(2000, 1, 1, 1), x.replace(fold=1).fold)
print(x.weekday(), x.isoweekday(), x.isocalendar(), x.toordinal(), x.ctime(), x.timetuple().tm_yday)
print(x.timestamp(), datetime.fromtimestamp(1e9), datetime.fromtimestamp(0), datetime.fromtimestamp(1.9999999), datetime.fromtimestamp(-0.5),
      datetime.utcfromtimestamp(1234567890.123456), datetime.fromtimestamp(-1.0000005), datetime.fromtimestamp(2.5e-6))
print(datetime.fromordinal(738000), datetime.fromisocalendar(2020, 53, 5))
print(x == datetime(2021, 3, 4, 5, 6, 7, 8), x != x.replace(fold=1), x < x + timedelta.resolution, x >= x, x > x, hash(x) == hash(x.replace(fold=1)))
ordered = sorted([datetime(2020, 1, 2), datetime(2019, 1, 2, 3), datetime(2020, 1, 1, 23, 59, 59, 999999)])
print([str(m) for m in ordered], max(ordered), len(set(ordered + ordered)))
days: list[date] = [date(2020, 1, 1), datetime(2020, 1, 2, 3)]
print([str(d) for d in days], [repr(d + timedelta(1)) for d in days], [isinstance(d, datetime) for d in days], [d.strftime("%H:%M %d") for d in days])
print(days[0] == days[1], date(2020, 1, 2) == datetime(2020, 1, 2), datetime(2020, 1, 2) != date(2020, 1, 2))
try:
    print(days[0] < days[1])
except TypeError as error:
    print(error)
try:
    print(days[1] >= days[0])
except TypeError as error:
    print(error)
try:
    print(days[0] - days[1])
except TypeError as error:
    print(error)


def attempt(month: int = 1, hour: int = 0, minute: int = 0, second: int = 0, microsecond: int = 0, fold: int = 0) -> None:
    try:
        print(datetime(2020, month, 1, hour, minute, second, microsecond, fold=fold))
    except ValueError as error:
        print(error)


attempt(13)
attempt(hour=24)
attempt(hour=-1)
attempt(minute=60)
attempt(second=60)
attempt(microsecond=1000000)
attempt(fold=2)
attempt(12, 23, 59, 59, 999999, 1)
for change in (timedelta(microseconds=1), timedelta(days=-4000000)):
    try:
        print(datetime.max + change)
    except OverflowError as error:
        print(error)
try:
    print(x.isoformat(timespec="days"))
except ValueError as error:
    print(error)
try:
    print(datetime.fromtimestamp(float("nan")))
except ValueError as error:
    print(error)
try:
    print(datetime.fromtimestamp(1e12))
except ValueError as error:
    print(error)
print(f"{x:%d/%m/%y %H.%M}", f"{x!s:>30}", format(x, "%f"), f"{x:}")
now = datetime.now()
print(now > datetime(2020, 1, 1), datetime.utcnow() >= now, datetime.today().year == now.year)
t = time(12, 34, 56, 789)
print(t, repr(t), repr(time()), repr(time(1, 2)), t.replace(hour=1, microsecond=0), time.min, time.max, time.resolution)
print(t < time(13), t == time(12, 34, 56, 789), t >= time.max, sorted([time(3), time(1), time(2, 30)])[1], t.isoformat("minutes"), t.strftime("%I:%M:%S %p %f"))
print(bool(time(0)), hash(t) == hash(time(12, 34, 56, 789)), time.fromisoformat("04:05"), time.fromisoformat("T040506.7"), f"{t:%H-%M}")
