"""datetime.timezone, tzinfo of one's own, and moments with zones."""

from datetime import UTC, datetime, time, timedelta, timezone, tzinfo

utc = timezone.utc
india = timezone(timedelta(hours=5, minutes=30))
newyork = timezone(timedelta(hours=-5), "EST")
odd = timezone(timedelta(hours=1, minutes=2, seconds=3, microseconds=4))
for zone in (utc, india, newyork, odd, timezone(-timedelta(hours=1, minutes=2, seconds=3, microseconds=4)), timezone.min, timezone.max,
             timezone(timedelta(0)), timezone(timedelta(0), "Z")):
    print(zone, repr(zone), zone.utcoffset(None), zone.tzname(None))
print(UTC == utc, timezone(timedelta(hours=1)) == timezone(timedelta(minutes=60), "X"), hash(timezone(timedelta(0))) == hash(utc), utc != india)
for hours in (24, -24, 23.99):
    try:
        print(timezone(timedelta(hours=hours)))
    except ValueError as error:
        print(error)

x = datetime(2024, 3, 10, 12, 0, tzinfo=utc)
print(x, repr(x), x.astimezone(india), x.astimezone(newyork), x.astimezone(odd), repr(x.astimezone(newyork)))
print(x == x.astimezone(india), hash(x) == hash(x.astimezone(odd)), x.astimezone(india) - x.astimezone(newyork), x < x.astimezone(india) + timedelta(seconds=1))
local = datetime(2024, 3, 10, 12, 0, tzinfo=india)
print(x - local, local < x, local != x, max(x, local), local.timestamp(), x.timestamp(), local.utctimetuple(), local.timetuple().tm_isdst)
print(datetime.fromtimestamp(1e9, utc), datetime.fromtimestamp(1e9, tz=india), datetime.now(utc) > x, datetime.now(tz=india).tzinfo == india)
print(local.replace(tzinfo=None), local.replace(tzinfo=utc), local.timetz(), local.time(), local.utcoffset(), local.tzname(), local.dst())
print(local.strftime("%z|%Z|%H"), x.strftime("%z %Z"), datetime(2020, 1, 1).strftime("[%z%Z]"), datetime(2020, 1, 1, tzinfo=odd).strftime("%z"))
naive = datetime(2024, 3, 10, 12, 0)
print(naive == x, naive != x, {naive: 1}.get(x), repr(naive.astimezone(utc)), repr(naive.astimezone()))
try:
    print(naive < x)
except TypeError as error:
    print(error)
try:
    print(naive - x)
except TypeError as error:
    print(error)


class Berlin(tzinfo):
    """Summer time from April to September."""

    def summer(self, dt: datetime | None) -> bool:
        return dt is not None and 4 <= dt.month <= 9

    def utcoffset(self, dt: datetime | None) -> timedelta:
        return timedelta(hours=2 if self.summer(dt) else 1)

    def dst(self, dt: datetime | None) -> timedelta:
        return timedelta(hours=1 if self.summer(dt) else 0)

    def tzname(self, dt: datetime | None) -> str:
        return "CEST" if self.summer(dt) else "CET"


berlin = Berlin()
for month in (1, 7):
    m = datetime(2024, month, 1, 12, tzinfo=berlin)
    print(m, m.tzname(), m.dst(), m.utcoffset(), m.timetuple().tm_isdst, m.astimezone(utc), datetime(2024, month, 1, tzinfo=utc).astimezone(berlin))
print(datetime(2024, 7, 1, tzinfo=berlin) - datetime(2024, 1, 1, tzinfo=berlin))


class Wild(Berlin):
    def utcoffset(self, dt: datetime | None) -> timedelta:
        return timedelta(days=2)


try:
    print(datetime(2020, 1, 1, tzinfo=Wild()).utcoffset())
except ValueError as error:
    print(error)

a = time(12, 30, tzinfo=india)
b = time(7, 0, tzinfo=utc)
print(a, repr(a), a == b, a < b, hash(a) == hash(b), a.utcoffset(), a.tzname(), a.isoformat(), a.replace(tzinfo=None), a.strftime("%H%z"))
try:
    print(a < time(1))
except TypeError as error:
    print(error)
print(a == time(12, 30), datetime.combine(x, a), datetime.combine(x, a, tzinfo=None), datetime.combine(x, time(1), utc))
