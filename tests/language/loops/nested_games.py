"""Loops that draw and search: diamonds, spirals of text, dice sums, calendars of days, Pythagorean triples, look-ahead."""

from itertools import count


def diamond(letter: str) -> list[str]:
    n = ord(letter) - ord("A")
    if not 0 <= n < 26:
        raise ValueError(f"not a capital letter: {letter!r}")
    rows: list[str] = []
    for i in list(range(n + 1)) + list(range(n - 1, -1, -1)):
        inner = " " * (2 * i - 1)
        c = chr(ord("A") + i)
        rows.append(" " * (n - i) + (c if i == 0 else c + inner + c))
    return rows


def triples(limit: int) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    for c in range(5, limit):
        for b in range(c - 1, 0, -1):
            a2 = c * c - b * b
            if a2 > b * b:
                break
            a = round(a2**0.5)
            if a * a == a2:
                found.append((a, b, c))
    return found


def digits_game(start: int) -> tuple[int, bool]:
    seen: set[int] = set()
    n = start
    while n != 1 and n not in seen:
        seen.add(n)
        total = 0
        while n:
            n, d = divmod(n, 10)
            total += d * d
        n = total
    return len(seen), n == 1


def kaprekar(n: int) -> int:
    for steps in count():
        if n == 6174:
            return steps
        text = f"{n:04d}"
        if len(set(text)) == 1:
            raise ValueError(f"{text} has one digit only")
        n = int("".join(sorted(text, reverse=True))) - int("".join(sorted(text)))
    return -1


print("\n".join(diamond("D")), diamond("A"))
try:
    diamond("a")
except ValueError as error:
    print(error)
print(triples(30), [digits_game(n) for n in (1, 7, 4, 19, 20)], [n for n in range(1, 50) if digits_game(n)[1]])
print([kaprekar(n) for n in (6174, 3524, 1, 9998, 2111)])
try:
    kaprekar(3333)
except ValueError as error:
    print(error)
sums = [0] * 13
for first in range(1, 7):
    for second in range(1, 7):
        sums[first + second] += 1
for total, ways in enumerate(sums):
    if not ways:
        continue
    print(f"{total:>2}:{'#' * ways}", end=" ")
print()
lockers = [False] * 101
for step in range(1, 101):
    for i in range(step, 101, step):
        lockers[i] = not lockers[i]
print([i for i, is_open in enumerate(lockers) if is_open])
day, month = 1, 0
lengths = [31, 28, 31, 30]
fridays: list[str] = []
for number in count():
    if day > lengths[month]:
        day, month = 1, month + 1
        if month == len(lengths):
            break
    if day == 13:
        fridays.append(f"{month + 1}/{'MTWTFSS'[number % 7]}")
    day += 1
print(fridays, number)
amount, coins = 87, [50, 20, 10, 5, 2, 1]
for coin in coins:
    while amount >= coin:
        print(coin, end=" ")
        amount -= coin
else:
    print("= done", amount)
a, b, terms = 0, 1, 0
while (b := a + b) and (a := b - a) < 1000:
    terms += 1
print(a, b, terms)
