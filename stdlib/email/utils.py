"""Dates in message headers."""

from time import gmtime
from typing import Final

_DAYS: Final = "MonTueWedThuFriSatSun"
_MONTHS: Final = "JanFebMarAprMayJunJulAugSepOctNovDec"


def formatdate(timeval: float | int | None = None, localtime: bool = False,
               usegmt: bool = False) -> str:
    """A date of RFC 5322 §3.3 in UTC; with `usegmt` HTTP's IMF-fixdate (RFC 9110 §5.6.7).

    `localtime` only changes the zone's sign: "+0000" says that it is the local one.
    """
    t = gmtime(timeval)
    zone = "GMT" if usegmt and not localtime else "+0000" if localtime else "-0000"
    day = _DAYS[t.tm_wday * 3:t.tm_wday * 3 + 3]
    month = _MONTHS[t.tm_mon * 3 - 3:t.tm_mon * 3]
    return (f"{day}, {t.tm_mday:02d} {month} {t.tm_year:04d} "
            f"{t.tm_hour:02d}:{t.tm_min:02d}:{t.tm_sec:02d} {zone}")
