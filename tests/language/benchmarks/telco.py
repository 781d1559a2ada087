"""Telephone billing in exact cents with bankers' rounding (after Mike Cowlishaw's telco), on int; SIZE is the calls."""
from typing import Final, Iterator

SIZE: Final = 300

# In 1/100000 of the currency a second.
RATES: Final = {"L": 130, "D": 894}
BASIC_TAX: Final = 675  # of 10000
DISTANCE_TAX: Final = 341


def call_lengths(count: int) -> Iterator[int]:
    seed = 31415
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        yield (seed >> 11) % 4000 + seed % 3


def half_even(value: int, divisor: int) -> int:
    """value / divisor to the nearest integer, of two equally near the even one."""
    quotient, remainder = divmod(value, divisor)
    if remainder * 2 > divisor or (remainder * 2 == divisor and quotient % 2):
        quotient += 1
    return quotient


def money(cents: int) -> str:
    sign = "-" if cents < 0 else ""
    units, rest = divmod(abs(cents), 100)
    return f"{sign}{units:,}.{rest:02d}"


def bill(calls: Iterator[int]) -> tuple[list[str], int, int, int]:
    lines = ["  Time  Rate |        Price         Tax |      Total"]
    sum_price = sum_basic = sum_distance = 0
    for length in calls:
        rate = "D" if length & 1 else "L"
        price = half_even(length * RATES[rate], 1000)
        basic = price * BASIC_TAX // 10000
        sum_basic += basic
        total = price + basic
        distance = 0
        if rate == "D":
            distance = price * DISTANCE_TAX // 10000
            sum_distance += distance
            total += distance
        sum_price += total
        lines.append("{:>6} {:>5} | {:>12} {:>11} | {:>10}".format(length, rate, money(price), money(basic + distance), money(total)))
    return lines, sum_price, sum_basic, sum_distance


def main() -> None:
    lines, price, basic, distance = bill(call_lengths(SIZE))
    print("\n".join(lines[:6]))
    print(f"{'total:':>14} {money(price)} {money(basic)} {money(distance)}")
    text = "\n".join(lines)
    print(len(text), text.count("D"), [half_even(n, 10) for n in (5, 15, 25, -5, -15, 14, 16)], money(-123456789))


if __name__ == "__main__":
    main()
