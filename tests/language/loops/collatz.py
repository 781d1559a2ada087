"""Nested loops over growing lists, with early exits."""


def collatz(n: int) -> list[int]:
    steps = [n]
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps.append(n)
    return steps


best = max(range(1, 300), key=lambda n: len(collatz(n)))
print(best, len(collatz(best)), max(collatz(best)), collatz(6))
triangle = [[1]]
while len(triangle) < 7:
    row = triangle[-1]
    triangle.append([1] + [row[i] + row[i + 1] for i in range(len(row) - 1)] + [1])
for row in triangle:
    print(" ".join(str(n) for n in row).center(30).rstrip())
