"""List, set, dict and generator comprehensions, nested and conditional."""

print([x * y for x in range(4) for y in range(x) if (x + y) % 2])
print({word[0]: len(word) for word in ["apple", "bee", "cat"]}, sorted({n % 4 for n in range(20)}))
print([[row * 10 + column for column in range(3)] for row in range(2)])
print([a for a, b in [(1, 2), (3, 4)] if b > 2], [x if x % 2 else -x for x in range(5)])
matrix = [[1, 2, 3], [4, 5, 6]]
print([n for row in matrix for n in row], [[row[i] for row in matrix] for i in range(3)])
x = "outer"
inner = [x for x in range(3)]
print(x, inner, sum(n * n for n in range(5)), dict((n, n * n) for n in range(3)))
print([y := 5, y + 1], [total for n in range(4) if (total := n * 2) > 2])
print({(i, j): i * j for i in range(2) for j in range(2)}, tuple(n for n in (3, 1, 2)))
