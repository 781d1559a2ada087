"""datetime.timedelta: normalisation, arithmetic, rounding of fractions, texts, errors."""

from datetime import timedelta

for t in (timedelta(), timedelta(1), timedelta(-1), timedelta(hours=25), timedelta(seconds=-1), timedelta(microseconds=1),
          timedelta(milliseconds=1500), timedelta(minutes=-90), timedelta(weeks=2, days=-1, hours=3, minutes=4, seconds=5),
          timedelta(days=1.5), timedelta(hours=0.1), timedelta(seconds=0.1), timedelta(microseconds=0.5),
          timedelta(microseconds=1.5), timedelta(microseconds=-0.5), timedelta(days=-0.25, microseconds=2.5),
          timedelta(days=1e-9), timedelta(seconds=1e9), timedelta(weeks=0.1, seconds=0.3333333)):
    print(t, repr(t), t.days, t.seconds, t.microseconds, t.total_seconds())
print(timedelta.min, timedelta.max, timedelta.resolution, repr(timedelta.max))

a = timedelta(days=2, hours=3, microseconds=7)
b = timedelta(hours=5, seconds=1)
print(a + b, a - b, b - a, -a, +a, abs(-a), a * 3, 3 * a, a * -2, a * 1.5, 0.1 * a, a * -0.3)
print(a / 2, a / 3, a / -7, a / 0.7, a // 3, a // -7, a / b, a // b, a % b, divmod(a, b), b / a)
print(-a // b, -a % b, divmod(-a, b), divmod(a, -b), a % -b)
print(timedelta.max // timedelta(days=7), timedelta.max % timedelta(days=7, seconds=1), timedelta.max // 2)
print(timedelta(microseconds=5) / 2, timedelta(microseconds=7) / 2, timedelta(microseconds=-5) / 2, timedelta(microseconds=1) * 0.5,
      timedelta(microseconds=3) * 0.5, timedelta(microseconds=1) / 3.0, timedelta(seconds=1) * 1e-7)
print(timedelta(microseconds=999999) * 10**12, timedelta(seconds=86399) * 10**9)
print(bool(timedelta()), bool(timedelta(microseconds=1)), timedelta(1) == timedelta(hours=24), timedelta(1) != timedelta(2))
print(a > b, a >= b, a < b, a <= a, max(a, b), sorted([a, b, -a]), sum([a, b], timedelta()))
print(len({timedelta(1), timedelta(hours=24), timedelta(minutes=1440)}))
print(f"{a}", f"{a!r}", "%s|%r" % (b, b), str(-b))
for numerator in (timedelta(days=1), timedelta(microseconds=1), timedelta(days=365)):
    print(numerator / timedelta(hours=1), numerator.total_seconds() / 60)


def too_much(days: int) -> None:
    try:
        print(timedelta(days=days))
    except OverflowError as error:
        print(error)


too_much(999999999)
too_much(1000000000)
too_much(-1000000000)
try:
    print(timedelta.max + timedelta.resolution)
except OverflowError as error:
    print(error)
try:
    print(timedelta.min - timedelta.resolution)
except OverflowError as error:
    print(error)
for divisor in (timedelta(), timedelta(1)):
    try:
        print(a // divisor)
        print(a % divisor)
        print(a / divisor)
    except ZeroDivisionError as error:
        print(error)
try:
    print(a // 0)
except ZeroDivisionError as error:
    print(error)
try:
    print(a / 0)
except ZeroDivisionError as error:
    print(error)
try:
    print(a / 0.0)
except ZeroDivisionError as error:
    print(error)
for bad in (float("nan"), float("inf")):
    try:
        print(timedelta(days=bad))
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
    try:
        print(a * bad)
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
