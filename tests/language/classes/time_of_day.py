"""A value class with total_ordering, parsing class methods, wrap-around arithmetic and formats."""
from __future__ import annotations
from functools import total_ordering


@total_ordering
class Time:
    DAY = 24 * 60

    def __init__(self, hour: int = 0, minute: int = 0) -> None:
        if not (0 <= hour < 24 and 0 <= minute < 60):
            raise ValueError(f"no such time: {hour}:{minute:02}")
        self.minutes = hour * 60 + minute

    @classmethod
    def of_minutes(cls, minutes: int) -> Time:
        return cls(*divmod(minutes % cls.DAY, 60))

    @classmethod
    def parse(cls, text: str) -> Time:
        body, afternoon = text.strip().lower(), False
        if body.endswith(("am", "pm")):
            afternoon = body.endswith("pm")
            hour, minute = cls._numbers(body[:-2])
            if not 1 <= hour <= 12:
                raise ValueError(f"hour {hour} of 12 in {text!r}")
            return cls(hour % 12 + 12 * afternoon, minute)
        return cls(*cls._numbers(body))

    @staticmethod
    def _numbers(text: str) -> tuple[int, int]:
        hour, colon, minute = text.partition(":")
        return int(hour), int(minute) if colon else 0

    def __add__(self, minutes: int) -> Time:
        return Time.of_minutes(self.minutes + minutes)

    def __sub__(self, other: Time | int) -> int | Time:
        if isinstance(other, Time):
            return (self.minutes - other.minutes) % self.DAY
        return self + -other

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Time) and self.minutes == other.minutes

    def __lt__(self, other: Time) -> bool:
        return self.minutes < other.minutes

    def __hash__(self) -> int:
        return hash(self.minutes)

    def __format__(self, spec: str) -> str:
        hour, minute = divmod(self.minutes, 60)
        if spec == "12":
            return f"{(hour - 1) % 12 + 1}:{minute:02}{'ap'[hour >= 12]}m"
        if spec == "h":
            return f"{self.minutes / 60:.2f}h"
        return format(f"{hour:02}:{minute:02}", spec)

    def __str__(self) -> str:
        return f"{self}"

    def __repr__(self) -> str:
        return "Time({}, {})".format(*divmod(self.minutes, 60))


times = [Time.parse(t) for t in ("9:30", "12am", "12:05pm", "23:59", " 7pm ", "0:00")]
print(times, f"{times[0]:12} {times[1]:12} {times[2]:12}|{times[3]:>8}|{times[4]:h}")
print(sorted(times)[2], max(times), times[1] == times[5], len(set(times)), times[0] <= times[2], times[3] > times[4], times[0] >= times[0])
print(times[3] + 2, times[0] - 600, times[1] - times[3], times[0] - Time(9), str(Time(5)))
for bad in ("24:00", "13pm", "9:60", "noon", "0am"):
    try:
        print(Time.parse(bad))
    except ValueError as error:
        print("ValueError:", error)
