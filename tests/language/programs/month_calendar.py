"""Calendar arithmetic, roman numerals, primes and text tables."""
from typing import Iterable, Iterator

DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
NAMES = "January February March April May June July August September October November December".split()


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year: int, month: int) -> int:
    return DAYS[month - 1] + (1 if month == 2 and is_leap(year) else 0)


def weekday(year: int, month: int, day: int) -> int:
    """0 is Monday (Zeller)."""
    if month < 3:
        month += 12
        year -= 1
    k, j = year % 100, year // 100
    h = (day + 13 * (month + 1) // 5 + k + k // 4 + j // 4 + 5 * j) % 7
    return (h + 5) % 7


def month_lines(year: int, month: int) -> list[str]:
    lines = [f"{NAMES[month - 1]} {year}".center(20).rstrip(), "Mo Tu We Th Fr Sa Su"]
    cells = ["  "] * weekday(year, month, 1) + [f"{d:2d}" for d in range(1, days_in(year, month) + 1)]
    for i in range(0, len(cells), 7):
        lines.append(" ".join(cells[i:i + 7]))
    return lines


def side_by_side(*blocks: list[str]) -> str:
    height = max(len(b) for b in blocks)
    padded = [b + [""] * (height - len(b)) for b in blocks]
    return "\n".join("   ".join(f"{cell:<20}" for cell in row).rstrip() for row in zip(*padded))


def roman(n: int) -> str:
    parts = []
    for value, digits in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
                             ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")):
        count, n = divmod(n, value)
        parts.append(digits * count)
    return "".join(parts)


def primes(limit: int) -> Iterator[int]:
    sieve = bytearray([1]) * (limit + 1)
    for n in range(2, limit + 1):
        if sieve[n]:
            yield n
            sieve[n * n::n] = bytes(len(range(n * n, limit + 1, n)))


def chunks(items: Iterable[int], size: int) -> Iterator[list[int]]:
    chunk: list[int] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def table(rows: list[tuple[str, int, float]]) -> None:
    widths = [max(len(str(row[0])) for row in rows), max(len(str(r[1])) for r in rows)]
    for name, count, share in rows:
        print(f"{name:<{widths[0]}} | {count:>{widths[1]}} | {share:6.2%}")


print(side_by_side(month_lines(2024, 2), month_lines(2023, 2)))
print([y for y in range(1890, 1910) if is_leap(y)], weekday(2000, 1, 1), weekday(1970, 1, 1))
print([roman(y) for y in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)])
for chunk in chunks(primes(60), 6):
    print(*chunk, sep=", ")
counts = [("alpha", 12, 0.5), ("be", 3, 0.125), ("gamma ray", 9, 0.375)]
table(counts)
total = sum(count for _, count, _ in counts)
print(total, "=" * 10, f"{total:08.3f}", f"{total:+d}", f"{total:#x}", f"{1234567:,}", f"{3.14159:.3g}", f"{0.00001234:.2e}")
