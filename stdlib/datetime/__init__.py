"""datetime: dates, times of day, moments, differences and zones of fixed offset.

Local time is UTC. One subject a module: timedeltas, zones,
dates, times, moments (class datetime), iso (reading ISO 8601), text (what isoformat and strftime share).
"""

from typing import Final

from datetime.dates import date
from datetime.moments import datetime
from datetime.timedeltas import timedelta
from datetime.times import time
from datetime.zones import timezone, tzinfo

MINYEAR: Final = 1
MAXYEAR: Final = 9999

UTC: timezone = timezone(timedelta(0))
