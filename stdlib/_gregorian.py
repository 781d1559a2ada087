"""Days of the proleptic Gregorian calendar, counted from 1 January of year 1, which is day 1.

Days are counted in eras of 400 years that begin on 1 March, so that the leap day is the last of its year
(Howard Hinnant, "chrono-compatible low-level date algorithms").
"""

from typing import Final

MAX_ORDINAL: Final = 3652059        # 9999-12-31
# Days from 1 March of year 0 to 31 December of that year.
_BEFORE_YEAR_1: Final = 306
_ERA: Final = 146097


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month == 4 or month == 6 or month == 9 or month == 11 else 31


def to_ordinal(year: int, month: int, day: int) -> int:
    if month > 2:
        shifted = month - 3
    else:
        shifted = month + 9
        year -= 1
    era = year // 400
    year_of_era = year % 400
    day_of_year = (153 * shifted + 2) // 5 + day - 1
    return era * _ERA + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - _BEFORE_YEAR_1 + 1


def from_ordinal(ordinal: int) -> tuple[int, int, int]:
    """Year, month and day; any ordinal, year 0 and before included."""
    days = ordinal - 1 + _BEFORE_YEAR_1
    era = days // _ERA
    day_of_era = days % _ERA
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted + 2) // 5 + 1
    year = era * 400 + year_of_era
    return (year, shifted + 3, day) if shifted < 10 else (year + 1, shifted - 9, day)


def first_week(year: int) -> int:
    """The ordinal of the Monday of ISO week 1: the week with the year's first Thursday."""
    start = to_ordinal(year, 1, 1)
    weekday = (start + 6) % 7
    return start - weekday if weekday <= 3 else start - weekday + 7


def iso_week(year: int, ordinal: int) -> tuple[int, int, int]:
    """ISO year, week (from 1) and weekday (Monday is 1) of a day of `year`."""
    start = first_week(year)
    if ordinal < start:
        year -= 1
        start = first_week(year)
    elif ordinal >= start + 52 * 7 and ordinal >= first_week(year + 1):
        year += 1
        start = first_week(year)
    return (year, (ordinal - start) // 7 + 1, (ordinal - start) % 7 + 1)


def from_iso_week(year: int, week: int, weekday: int) -> int:
    """The ordinal of a day by ISO year, week and weekday; ValueError if there is no such day."""
    if not 1 <= year <= 9999:
        raise ValueError(f"Year is out of range: {year}")
    start = first_week(year)
    if not 1 <= week <= 53 or week == 53 and first_week(year + 1) == start + 52 * 7:
        raise ValueError(f"Invalid week: {week}")
    if not 1 <= weekday <= 7:
        raise ValueError(f"Invalid day: {weekday} (range is [1, 7])")
    return start + (week - 1) * 7 + weekday - 1
