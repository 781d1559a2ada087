"""calendar: ranges of months, weeks, text calendars, timegm."""

import calendar
import time
from calendar import Calendar, TextCalendar, isleap, leapdays, monthcalendar, monthrange, timegm

print([y for y in range(1890, 2110) if isleap(y)], isleap(1900), isleap(2000), leapdays(1900, 2001), leapdays(2000, 2000), leapdays(1, 2001))
for year, month in ((2024, 2), (2023, 2), (1900, 2), (2000, 2), (2021, 12), (1, 1), (9999, 12)):
    print(year, month, monthrange(year, month), calendar.weekday(year, month, 1))
print(monthcalendar(2024, 2), monthcalendar(2021, 2), monthcalendar(2010, 5))
print(list(calendar.day_name), list(calendar.day_abbr), list(calendar.month_name), list(calendar.month_abbr), calendar.month_name[3], calendar.day_abbr[6])
print(calendar.MONDAY, calendar.SUNDAY, calendar.firstweekday(), calendar.weekheader(3), calendar.weekheader(10))
print(calendar.month(2024, 2))
calendar.prmonth(1999, 12, 4, 2)
print(calendar.calendar(2023))
print(TextCalendar(6).formatyear(2020, 2, 1, 3, 4))
for first in (0, 3, 6):
    c = Calendar(first)
    print(list(c.iterweekdays()), c.monthdayscalendar(2022, 7), list(c.itermonthdays2(2022, 2))[:9], list(c.itermonthdays3(2022, 7))[0], list(c.itermonthdays4(2022, 7))[-1], c.firstweekday)
    print([str(d) for d in c.itermonthdates(2024, 1)][:8], len(c.monthdatescalendar(2024, 1)), c.yeardayscalendar(2024)[0][1][0], len(c.yeardayscalendar(2024, 5)))
    print(c.yeardays2calendar(2024)[1][2][-1], len(c.yeardays2calendar(2023, 4)), [str(d) for d in c.yeardatescalendar(2024)[3][2][0]], len(c.yeardatescalendar(2024, 6)[0]))
text = TextCalendar(calendar.SUNDAY)
text.prmonth(2024, 6)
print(text.formatweek(text.monthdays2calendar(2024, 6)[0], 5), text.formatweekheader(1), text.formatmonthname(2024, 9, 30), text.formatday(5, 0, 4) + "|")
calendar.setfirstweekday(calendar.SUNDAY)
print(calendar.monthcalendar(2024, 9)[0], calendar.firstweekday())
for n in (-1, 7):
    try:
        calendar.setfirstweekday(n)
    except calendar.IllegalWeekdayError as error:
        print(error)
for m in (0, 13):
    try:
        print(monthrange(2024, m))
    except calendar.IllegalMonthError as error:
        print(error, isinstance(error, ValueError))
for moment in (0, 1_000_000_000, -1, 4_000_000_000, 951_782_400):
    t = time.gmtime(moment)
    print(timegm(t) == moment, timegm(tuple(t)) == moment, timegm((t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec)))
