"""Short loop programs: bottles, FizzBuzz in four ways, multiplication table, loops over changing data."""

from itertools import cycle, islice


def bottles(n: int) -> str:
    return f"{n or 'no more'} bottle{'' if n == 1 else 's'} of beer"


for n in range(2, -1, -1):
    print(f"{bottles(n).capitalize()} on the wall, {bottles(n)}.")
    print("Take one down," if n else "Go to the store,", bottles(n - 1 if n else 99), "on the wall.")


def fizz_if(n: int) -> str:
    if n % 15 == 0:
        return "FizzBuzz"
    elif n % 5 == 0:
        return "Buzz"
    elif n % 3 == 0:
        return "Fizz"
    else:
        return str(n)


def fizz_or(n: int) -> str:
    return ("Fizz" if n % 3 == 0 else "") + ("Buzz" if n % 5 == 0 else "") or str(n)


def fizz_match(n: int) -> str:
    match n % 3, n % 5:
        case 0, 0:
            return "FizzBuzz"
        case 0, _:
            return "Fizz"
        case _, 0:
            return "Buzz"
        case _:
            return str(n)


def fizz_cycle(limit: int) -> list[str]:
    words = (a + b for a, b in zip(cycle(["", "", "Fizz"]), cycle(["", "", "", "", "Buzz"])))
    return [w or str(i) for i, w in enumerate(islice(words, limit), 1)]


numbers = range(1, 31)
results = [[f(n) for n in numbers] for f in (fizz_if, fizz_or, fizz_match)] + [fizz_cycle(30)]
print(all(r == results[0] for r in results), " ".join(results[0][:16]))
print("  x|" + "".join(f"{c:4}" for c in range(1, 10, 2)))
for r in range(1, 10, 3):
    print(f"{r:3}|" + "".join(f"{r * c:4}" if c >= r else " " * 4 for c in range(1, 10, 2)).rstrip())
queue = ["a"]
for item in queue:
    if len(item) < 3:
        queue += [item + "x", item + "y"]
print(queue)
closing: list[str] = []
for i in range(3):
    for i in range(i):
        closing.append(str(i))
    closing.append("|")
print("".join(closing), i)
for x, y in [(1, 2), (3, 4)]:
    x, y = y, x
print(x, y)
days = ("first second third fourth fifth".split(), ["a partridge", "two doves", "three hens"])
for d, day in enumerate(days[0][:3]):
    print(f"On the {day} day:", ", ".join(reversed(days[1][1 : d + 1])) + (" and " if d else "") + days[1][0])
total = 0
for digit in str(2**40):
    total += int(digit)
print(total, sum(map(int, str(2**40))), [c for c in "loop" for _ in range(2)])
try:
    for i in range(5, 0, -1):
        print(60 // (i - 3), end=" ")
except ZeroDivisionError as error:
    print(f"stopped at {i}: {error}")
