"""Gaussian elimination, determinants, transposes, traces and powers of matrices of floats and ints."""

Matrix = list[list[float]]


class Singular(ArithmeticError):
    pass


def identity(n: int) -> Matrix:
    return [[1.0 if i == j else 0.0 for j in range(n)] for i in range(n)]


def multiply(a: Matrix, b: Matrix) -> Matrix:
    if len(a[0]) != len(b):
        raise ValueError(f"cannot multiply {len(a)}x{len(a[0])} by {len(b)}x{len(b[0])}")
    return [[sum((x * y for x, y in zip(row, column)), 0.0) for column in zip(*b)] for row in a]


def solve(a: Matrix, b: list[float]) -> list[float]:
    m = [row + [value] for row, value in zip(a, b)]
    n = len(m)
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(m[r][i]))
        if abs(m[pivot][i]) < 1e-12:
            raise Singular(f"column {i}")
        m[i], m[pivot] = m[pivot], m[i]
        for r in range(i + 1, n):
            factor = m[r][i] / m[i][i]
            m[r] = [x - factor * y for x, y in zip(m[r], m[i])]
    result = [0.0] * n
    for i in reversed(range(n)):
        result[i] = (m[i][n] - sum(m[i][j] * result[j] for j in range(i + 1, n))) / m[i][i]
    return result


def determinant(a: list[list[int]]) -> int:
    if not a:
        return 1
    return sum((-1) ** c * a[0][c] * determinant([row[:c] + row[c + 1 :] for row in a[1:]]) for c in range(len(a)))


def power(a: Matrix, n: int) -> Matrix:
    result = identity(len(a))
    while n:
        if n & 1:
            result = multiply(result, a)
        a, n = multiply(a, a), n >> 1
    return result


print([round(v, 9) for v in solve([[2.0, 1.0, -1.0], [-3.0, -1.0, 2.0], [-2.0, 1.0, 2.0]], [8.0, -11.0, -3.0])])
print(determinant([[1, 2], [3, 4]]), determinant([[2, 0, 1], [1, 3, 2], [1, 1, 1]]), determinant([]), determinant([[5]]))
print(power([[1.0, 1.0], [1.0, 0.0]], 30)[0][1], power([[2.0]], 0), multiply([[1.0, 2.0, 3.0]], [[1.0], [0.5], [0.25]]))
for attempt in range(2):
    try:
        if attempt:
            print(multiply(identity(2), identity(3)))
        else:
            print(solve([[1.0, 2.0], [2.0, 4.0]], [1.0, 2.0]))
    except (Singular, ValueError) as error:
        print(type(error).__name__, error)
grid = [[1, 2, 3], [4, 5, 6]]
print([list(r) for r in zip(*grid)], [sum(r) for r in grid], [sum(c) for c in zip(*grid)], [max(r) for r in grid], sum(map(sum, grid)))
n = 4
diagonals = [[(r, d - r) for r in range(d + 1) if r < n and d - r < n] for d in range(2 * n - 1)]
print(diagonals[3], [len(d) for d in diagonals], [[abs(r - c) for c in range(3)] for r in range(3)])
for row in power([[0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [1.0, 0.0, 0.0]], 100):
    print(*map(int, row))
