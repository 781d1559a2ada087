"""Durations read and written, rounding of moments, stop watches on the clocks of time."""

import time
from datetime import datetime, timedelta

UNITS = {"w": timedelta(weeks=1), "d": timedelta(days=1), "h": timedelta(hours=1), "m": timedelta(minutes=1), "s": timedelta(seconds=1), "ms": timedelta(milliseconds=1)}


def parse(text: str) -> timedelta:
    total = timedelta()
    at = 0
    while at < len(text):
        end = at
        while end < len(text) and (text[end].isdigit() or text[end] == "."):
            end += 1
        unit = end
        while unit < len(text) and text[unit].isalpha():
            unit += 1
        if end == at or text[end:unit] not in UNITS:
            raise ValueError(f"bad duration {text!r} at {at}")
        total += float(text[at:end]) * UNITS[text[end:unit]]
        at = unit
    return total


def words(length: timedelta) -> str:
    if length < timedelta():
        return "-" + words(-length)
    parts = []
    for unit, size in UNITS.items():
        count, length = divmod(length, size)
        if count:
            parts.append(f"{count}{unit}")
    return " ".join(parts) or "0s"


for text in ("1h30m", "2d", "1.5h", "90m", "250ms", "1w1d1h1m1s1ms", "0.1s", "", "5", "h", "3y", "1.2.3s"):
    try:
        length = parse(text)
        print(repr(text), length, words(length), words(-length), length.total_seconds())
    except ValueError as error:
        print(error)


def floor(moment: datetime, step: timedelta) -> datetime:
    return moment - (moment - datetime.min) % step


def nearest(moment: datetime, step: timedelta) -> datetime:
    return floor(moment + step / 2, step)


moment = datetime(2024, 2, 29, 17, 52, 36, 654321)
for step in (timedelta(seconds=1), timedelta(minutes=15), timedelta(hours=6), timedelta(days=1), timedelta(weeks=1), timedelta(milliseconds=100)):
    print(step, floor(moment, step), nearest(moment, step), (moment - floor(moment, step)) / step)
print([(moment - timedelta(days=d)).strftime("%a %d") for d in range(3)], (moment - datetime(moment.year, 1, 1)) // timedelta(days=1), moment.timetuple().tm_yday)
print(sum([timedelta(minutes=m) for m in (10, 20, 30)], timedelta()), timedelta(hours=1) * 0.75, 2.5 * timedelta(minutes=1), timedelta(days=1) / 7, -timedelta(microseconds=1))
started = time.monotonic()
ticks = time.perf_counter_ns()
time.sleep(0.002)
print(time.monotonic() - started >= 0.002, time.perf_counter_ns() - ticks >= 2_000_000, time.process_time() >= 0, time.time_ns() // 10**9 - int(time.time()) in (0, 1, -1))
print(abs(datetime.now().timestamp() - time.time()) < 1, abs(datetime.fromtimestamp(time.time()) - datetime.now()) < timedelta(seconds=1), time.gmtime().tm_year >= 2024)
print(datetime.fromtimestamp(1709229156.654321) == moment, moment.timestamp(), datetime.fromtimestamp(moment.timestamp()) == moment)
