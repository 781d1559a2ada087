"""while, for, else, break, continue, ranges."""


def find_factor(n: int) -> str:
    for candidate in range(2, n):
        if n % candidate == 0:
            return f"{n} = {candidate} * {n // candidate}"
        if candidate * candidate > n:
            break
    else:
        return f"{n}: no candidates"
    return f"{n} is prime"


for n in (2, 9, 13, 15):
    print(find_factor(n))
count = 0
while count < 10:
    count += 1
    if count % 2:
        continue
    if count == 8:
        break
    print(count, end=" ")
else:
    print("never")
print()
while count > 0:
    count -= 3
else:
    print("exhausted", count)
print(list(range(5)), list(range(10, 0, -3)), list(range(3, 3)), len(range(0, 100, 7)), range(5)[2], 4 in range(0, 10, 2))
for i in reversed(range(3)):
    for j in range(i, 3):
        print(i * j, end=",")
print(range(1, 4) == range(1, 4), range(3))
