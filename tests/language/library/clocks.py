"""Clocks only go forward; calendar of a given second."""

import time

first = time.monotonic()
second = time.monotonic()
print(second >= first, time.monotonic_ns() > 0, time.time() > 1_600_000_000, time.perf_counter() > 0)
time.sleep(0.01)
print(0.01 <= time.monotonic() - second < 5)
moment = time.gmtime(1_000_000_000)
print(moment.tm_year, moment.tm_mon, moment.tm_mday, moment.tm_hour, moment.tm_min, moment.tm_sec, moment.tm_wday, moment.tm_yday)
print(time.strftime("%Y-%m-%d %H:%M:%S", moment), time.strftime("%a %b %d", time.gmtime(0)))
