"""strftime and strptime of time and datetime."""

import time
from datetime import datetime, timedelta

moment = datetime(2009, 2, 3, 4, 5, 6, 7)
for directive in "aAbBcdDeFfgGhHIjklmMnpPrRsStTuUVwWxXyYzZ%Q":
    print(directive, repr(moment.strftime("%" + directive)), repr(time.strftime("%" + directive, moment.timetuple())))
print(moment.strftime("%-d.%-m. %_H|%-H|%-I %^a %^B %#p"), repr(moment.strftime("")), moment.strftime("100%% ü %Y"), repr(moment.strftime("end%")))
print(datetime(7, 1, 1).strftime("%Y %y %G %F"), datetime(999, 12, 31, 12).strftime("%Y %I %p"), datetime(2024, 12, 30).strftime("%G-W%V-%u %U %W %j"))
for year in range(1998, 2012):
    first = datetime(year, 1, 1)
    last = datetime(year, 12, 31)
    print(first.strftime("%U %W %V %G %a"), last.strftime("%U %W %V %G %j"), end="; ")
print()

for text, format in (
    ("2021-03-04", "%Y-%m-%d"), ("2021-3-4", "%Y-%m-%d"), ("20210304", "%Y%m%d"), ("2021111", "%Y%m%d"), ("03/04/21 05:06:07", "%m/%d/%y %H:%M:%S"),
    ("Thu Mar  4 05:06:07 2021", "%c"), ("thursday, 4 march 2021", "%A, %d %B %Y"), ("4 MAR 69", "%d %b %y"), ("12:30 am", "%I:%M %p"), ("12:30 PM", "%I:%M %p"),
    ("1:02:03.5", "%H:%M:%S.%f"), ("2021 063", "%Y %j"), ("2020 366", "%Y %j"), ("2021 9 4", "%Y %W %w"), ("2021 0 0", "%Y %U %w"), ("2021 W 09 Thu", "%Y W %W %a"),
    ("2021 09 4", "%G %V %u"), ("2021-03-04T05:06:07+0130", "%Y-%m-%dT%H:%M:%S%z"), ("+01:30", "%z"), ("-0500 UTC", "%z %Z"), ("Z", "%z"), ("GMT", "%Z"),
    ("  2021   03", " %Y %m"), ("100%", "%y0%%"), ("29 Feb", "%d %b"), ("11:59:59 PM 03/04/21", "%X %p %x"[:5] + " %x"), ("2021 1 1 1", "%Y %m %d %H"),
    ("0004", "%y%m"), ("68 69", "%y %d"), ("23:59:61", "%H:%M:%S"), ("1.000001", "%S.%f"), ("+010203.25", "%z"), ("12", "%I"), ("7 x", "%d x"),
):
    try:
        print(text, "|", format, "->", repr(datetime.strptime(text, format)))
    except ValueError as error:
        print(text, "|", format, "->", error)
for text, format in (
    ("2021-03-04x", "%Y-%m-%d"), ("2021-13-04", "%Y-%m-%d"), ("21", "%Y"), ("2021-02-29", "%Y-%m-%d"), ("x", "%q"), ("x", "x%"), ("", "%d"), ("5", "%d %m"),
    ("2021 09", "%G %V"), ("2021 09 4", "%Y %V %u"), ("09", "%V"), ("2021 1", "%G %j"), ("31 Apr", "%d %b"), ("March", "%b"), ("a", "b"), ("+01:0030", "%z"), ("25", "%H"),
    ("4 M", "%d %m"),
):
    try:
        print(repr(datetime.strptime(text, format)))
    except ValueError as error:
        print(error)
print(time.strptime("Sat Jan  1 00:00:00 2000"), time.strptime("30 Nov 00", "%d %b %y"), time.strptime("12 UTC", "%H %Z").tm_isdst)
print((datetime.strptime("10:00", "%H:%M") - datetime.strptime("09:15", "%H:%M")) / timedelta(minutes=1))
t = time.gmtime(1_000_000_000)
print(tuple(t), t[0], t[-1], len(t), list(t)[:3], t == tuple(t), t.tm_zone, t.tm_gmtoff, t < time.gmtime(1_000_000_001), t)
year, month, day, *rest = t
print(year, month, day, rest, time.mktime(t), time.mktime((2001, 9, 9, 1, 46, 40, 0, 0, 0)), time.asctime(t), time.ctime(0), time.asctime((2020, 1, 2, 3, 4, 5, 3, 2, 0)))
print(time.strftime("%Y %j", (2020, 0, 0, 0, 0, 0, 0, 0, 0)), time.struct_time((1, 2, 3, 4, 5, 6, 7, 8, 9)), time.gmtime(-1), time.gmtime(1.9).tm_sec)
for parts in ((2020, 13, 1, 0, 0, 0, 0, 1, 0), (2020, 1, 32, 0, 0, 0, 0, 1, 0), (2020, 1, 1, 24, 0, 0, 0, 1, 0), (2020, 1, 1, 0, 60, 0, 0, 1, 0),
              (2020, 1, 1, 0, 0, 62, 0, 1, 0), (2020, 1, 1, 0, 0, 0, 0, 367, 0)):
    try:
        print(time.strftime("%Y", parts))
    except ValueError as error:
        print(error)
print(time.timezone, time.daylight, time.tzname, time.altzone, time.localtime(0) == time.gmtime(0))
try:
    time.sleep(-1)
except ValueError as error:
    print(error)
