"""Integer arithmetic on dates and times: Easter, day of the week, Julian days, Zeller, ISO weeks, time bases."""

from datetime import date, timedelta


def easter(year: int) -> tuple[int, int]:
    """The anonymous Gregorian algorithm."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return month, day + 1


def julian_day(y: int, m: int, d: int) -> int:
    a = (14 - m) // 12
    y, m = y + 4800 - a, m + 12 * a - 3
    return d + (153 * m + 2) // 5 + 365 * y + y // 4 - y // 100 + y // 400 - 32045


def from_julian(jd: int) -> tuple[int, int, int]:
    f = jd + 1401 + (4 * jd + 274277) // 146097 * 3 // 4 - 38
    e = 4 * f + 3
    g = e % 1461 // 4
    h = 5 * g + 2
    month = (h // 153 + 2) % 12 + 1
    return e // 1461 - 4716 + (14 - month) // 12, month, h % 153 // 5 + 1


def zeller(y: int, m: int, d: int) -> int:
    if m < 3:
        y, m = y - 1, m + 12
    return (d + 13 * (m + 1) // 5 + y % 100 + y % 100 // 4 + y // 100 // 4 - 2 * (y // 100)) % 7


def clock(seconds: int, *bases: int) -> list[int]:
    digits: list[int] = []
    for base in reversed(bases):
        seconds, digit = divmod(seconds, base)
        digits.append(digit)
    return [seconds, *reversed(digits)]


print([easter(y) for y in (1961, 2000, 2008, 2024, 2038)])
days = [date(2000, 1, 1), date(1969, 7, 20), date(2024, 2, 29), date(1582, 10, 15), date(9999, 12, 31), date(1, 1, 1)]
for day in days:
    jd = julian_day(day.year, day.month, day.day)
    print(day, jd, from_julian(jd) == (day.year, day.month, day.day), jd - 1721425 == day.toordinal(), "SSMTWTF"[zeller(day.year, day.month, day.day)], jd % 7 == day.weekday())
print(all(from_julian(n + 1721425) == (d.year, d.month, d.day) for n in range(700000, 702000, 7) for d in [date.fromordinal(n)]))
print(clock(100000, 24, 60, 60), clock(-1, 60), clock(31, 7), -7 // 2, -7 % 3, divmod(-90, 60), divmod(90, -60), 7 // -2)
print([(date(y, 12, 28).isocalendar()[1]) for y in (2015, 2020, 2021)], (date(2024, 3, 1) - date(2024, 2, 1)).days, date(2024, 1, 31) + timedelta(30))
for y, m, d in ((2023, 2, 29), (2024, 13, 1), (0, 1, 1)):
    try:
        print(date(y, m, d))
    except ValueError as error:
        print("ValueError:", error)
