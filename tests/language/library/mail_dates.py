"""email.utils: dates of mail and HTTP headers."""

from datetime import datetime, timedelta, timezone
from email.utils import (
    format_datetime, formatdate, mktime_tz, parsedate, parsedate_to_datetime, parsedate_tz, quote, unquote,
)

for moment in (0, 1_000_000_000, 784111777, 951_782_400.9, -1):
    print(formatdate(moment), formatdate(moment, usegmt=True), formatdate(moment, True))
    assert mktime_tz(parsedate_tz(formatdate(moment)) or (0,) * 10) == int(moment // 1)
utc = datetime(1994, 11, 6, 8, 49, 37, 5, tzinfo=timezone.utc)
print(format_datetime(utc), format_datetime(utc, usegmt=True), format_datetime(utc.replace(tzinfo=None)), format_datetime(utc.astimezone(timezone(timedelta(hours=-3, minutes=-30)))))
for bad in (utc.replace(tzinfo=None), utc.astimezone(timezone(timedelta(hours=1)))):
    try:
        print(format_datetime(bad, usegmt=True))
    except ValueError as error:
        print(error)
for text in ("", "x", "Mon, 20 Nov 1995 19:12:08 -0500", "20 Nov 1995 19:12:08", "20 Nov 1995 19:12:08 XYZ", "Mon, 20 Nov 1995 19:12:08 -0000", "Sunday, 06-Nov-94 08:49:37 GMT",
             "Sun Nov  6 08:49:37 1994", "6 Nov 94 8:49", "Tue, 3 Feb 2009 04:05", "Tue, 3 Feb 2009 04.05.06 +0130", "Feb 3, 2009 04:05:06 EST", "3 Foo 2009 04:05", "3 Feb 2009",
             "3 Feb 2009 04:05:06+0200", "Mon,20 Nov 1995 19:12:08 Z", "a b c d e", "3 Feb 2009 4 +0100", "Sun, 06 Nov 1994 08:49:37 GMT", "1 Jan 70 00:00:00 PDT", "1 january 2000 1:2:3 +0000"):
    print(repr(text), parsedate(text), parsedate_tz(text))
    try:
        print("  ", repr(parsedate_to_datetime(text)))
    except ValueError as error:
        print("  ", error)
try:
    print(parsedate_to_datetime("35 Feb 2009 04:05:06 +0200"))
except ValueError as error:
    print(error)
known = parsedate_tz("Tue, 3 Feb 2009 04:05:06 +0130")
if known is not None:
    print(mktime_tz(known), known[:6], known[9], formatdate(mktime_tz(known)))
then = parsedate_to_datetime("Sun, 06 Nov 1994 08:49:37 GMT")
print(then == datetime(1994, 11, 6, 8, 49, 37, tzinfo=timezone.utc), then < utc, (utc - then).total_seconds(), then.timestamp())
print(quote('a "b" \\c'), unquote('"a \\"b\\" \\\\c"'), unquote("<x>"), unquote("plain"), unquote('"'))
