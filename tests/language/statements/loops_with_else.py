"""for/else and while/else, nested breaks, changing a collection while looping over a copy, walrus conditions."""


def first_composite_run(length: int) -> int:
    start = 2
    while True:
        for n in range(start, start + length):
            for d in range(2, int(n ** 0.5) + 1):
                if n % d == 0:
                    break
            else:
                start = n + 1
                break
        else:
            return start


def bottles(count: int) -> list[str]:
    lines = []
    while count:
        lines.append(f"{count} bottle{'' if count == 1 else 's'}")
        count -= 1
        if count > 97:
            break
    else:
        lines.append("no more")
    return lines


def guess(secret: int, low: int = 0, high: int = 100) -> list[int]:
    tries: list[int] = []
    while (middle := (low + high) // 2) != secret:
        tries.append(middle)
        if low >= high:
            raise ValueError(f"{secret} is not between")
        low, high = (middle + 1, high) if middle < secret else (low, middle - 1)
    return tries + [middle]


def chunks(text: str, size: int) -> list[str]:
    found = []
    while piece := text[:size]:
        found.append(piece)
        text = text[size:]
    return found


print([first_composite_run(k) for k in (1, 3, 5, 7)], bottles(2), bottles(0), bottles(99), chunks("abcdefg", 3), chunks("", 2))
for secret in (50, 0, 99, 101):
    try:
        print(secret, guess(secret))
    except ValueError as error:
        print(error)
users = {"hans": "active", "eleonore": "inactive", "kei": "active"}
for user, status in users.copy().items():
    if status == "inactive":
        del users[user]
print(users)
try:
    for user in users:
        users[user + "2"] = "new"
except RuntimeError as error:
    print(error, len(users))
numbers = [3, 8, 1, 8, 2]
for i, n in enumerate(numbers[:]):
    if n == 8:
        numbers.remove(n)
        continue
    numbers[numbers.index(n)] = -n
else:
    i += 100
print(numbers, i, n)
for letter in "spam":
    if letter == "a":
        break
    for digit in range(3):
        if digit == 1:
            continue
        print(f"{letter}{digit}", end=" ")
else:
    print("never")
print(letter, digit)
for x in numbers[9:]:
    print(x)
else:
    print("empty loop")
