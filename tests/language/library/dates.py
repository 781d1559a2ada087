"""datetime.date: calendar arithmetic, ISO weeks, comparison, texts, errors."""

from datetime import MAXYEAR, MINYEAR, date, timedelta

d = date(2024, 2, 29)
print(d, repr(d), d.year, d.month, d.day)
print(d.weekday(), d.isoweekday(), d.toordinal(), d.ctime(), d.isoformat())
print(date.min, date.max, date.resolution, MINYEAR, MAXYEAR)
print(d + timedelta(days=1), d - timedelta(days=60), timedelta(weeks=1) + d, d - date(2023, 12, 31))
print(d.replace(year=2020), d.replace(month=1), d.replace(day=1), d.replace(2000, 3, 4))

for year in (2004, 2005, 2008, 2009, 2010, 2015, 2020, 2021, 9999, 1):
    for month, day in ((1, 1), (12, 31), (6, 15)):
        one = date(year, month, day)
        iso = one.isocalendar()
        print(one, tuple(iso), iso.year, iso.week, iso.weekday, iso == tuple(iso), end="; ")
        back = date.fromordinal(one.toordinal())
        assert back == one and hash(back) == hash(one)
        if 1 <= iso.year <= 9999:
            assert date.fromisocalendar(iso.year, iso.week, iso.weekday) == one
    print()
y, w, wd = date(2021, 1, 3).isocalendar()
print(y, w, wd, date(2021, 1, 3).isocalendar(), date(2021, 1, 3).isocalendar()[1])

days = [date(2020, 5, 17), date(1999, 12, 31), date(2020, 5, 16), date(2020, 1, 31)]
print([str(x) for x in sorted(days)], str(max(days)), str(min(days)))
print(date(2020, 1, 1) == date(2020, 1, 1), date(2020, 1, 1) != date(2020, 1, 2), date(2020, 1, 1) < date(2020, 1, 2),
      date(2020, 1, 1) >= date(2020, 1, 2), len({date(2020, 1, 1), date(2020, 1, 1)}))
print({x: x.year for x in days}[date(1999, 12, 31)])

for text in ("2024-01-31", "20240131", "2024-W05-3", "2024W053", "2024-W05", "2024W05"):
    print(text, date.fromisoformat(text))
for text in ("2024-1-31", "2024-02-30", "2024-13-01", "", "24-01-01", "2024/01/01", "2024-W54-1", "2024-W05-8", "2024-0131",
             "2024W05-1", "2024-01-3a", "0000-01-01"):
    try:
        print(date.fromisoformat(text))
    except ValueError as error:
        print(error)


def attempt(year: int, month: int, day: int) -> None:
    try:
        print(date(year, month, day))
    except ValueError as error:
        print(error)


attempt(0, 1, 1)
attempt(10000, 1, 1)
attempt(2023, 0, 1)
attempt(2023, 13, 1)
attempt(2023, 2, 29)
attempt(2000, 2, 29)
attempt(1900, 2, 29)
attempt(2023, 4, 31)
attempt(2023, 1, 0)
for ordinal in (0, -5):
    try:
        print(date.fromordinal(ordinal))
    except ValueError as error:
        print(error)
for change in (timedelta(1), timedelta(-3652059), timedelta(999999999)):
    try:
        print(date.max + change)
    except OverflowError as error:
        print(error)
for year, week, day in ((2020, 53, 7), (2021, 53, 1), (2020, 0, 1), (2020, 1, 8), (0, 1, 1), (2020, 54, 1)):
    try:
        print(date.fromisocalendar(year, week, day))
    except ValueError as error:
        print(error)
print(d.strftime("%Y-%m-%d %A %a %B %b %j %U %W %V %G %u %w %y %C %e %D %F %x"), f"{d:%d.%m.%Y}", f"{d}", format(d, ""))
t = d.timetuple()
print(t.tm_year, t.tm_yday, t.tm_wday, t.tm_isdst, t)
print(date.fromtimestamp(86400.0 * 365), date.fromtimestamp(-1), date.today() > date(2020, 1, 1))
total = 0
day_ = date(2023, 12, 25)
while day_ < date(2024, 3, 5):
    if day_.weekday() >= 5:
        total += 1
    day_ += timedelta(days=1)
print(total, day_)
