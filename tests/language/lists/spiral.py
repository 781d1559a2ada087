"""Grids as lists of lists: spirals, rotation, magic squares, Pascal's triangle, and zig-zags."""


def spiral(n: int) -> list[list[int]]:
    grid = [[0] * n for _ in range(n)]
    x = y = 0
    dx, dy = 1, 0
    for value in range(1, n * n + 1):
        grid[y][x] = value
        if not (0 <= x + dx < n and 0 <= y + dy < n) or grid[y + dy][x + dx]:
            dx, dy = -dy, dx
        x, y = x + dx, y + dy
    return grid


def unwind(grid: list[list[int]]) -> list[int]:
    result: list[int] = []
    while grid:
        result += grid.pop(0)
        grid = [list(row) for row in zip(*grid)][::-1]
    return result


def magic(n: int) -> list[list[int]]:
    if n % 2 == 0:
        raise ValueError("only odd orders: " + str(n))
    return [[n * ((i + j - 1 + n // 2) % n) + (i + 2 * j - 2) % n + 1 for j in range(1, n + 1)] for i in range(1, n + 1)]


def zigzag(n: int) -> list[list[int]]:
    order = sorted(((x, y) for x in range(n) for y in range(n)), key=lambda p: (sum(p), p[0] if sum(p) % 2 else p[1]))
    grid = [[0] * n for _ in range(n)]
    for value, (x, y) in enumerate(order):
        grid[x][y] = value
    return grid


def show(grid: list[list[int]]) -> None:
    width = max(len(str(v)) for row in grid for v in row)
    for row in grid:
        print(" ".join(f"{v:{width}}" for v in row))


show(spiral(5))
print(unwind(spiral(4)) == list(range(1, 17)), unwind([[1, 2, 3], [4, 5, 6]]), spiral(0), spiral(1))
square = magic(5)
show(square)
sums = {sum(row) for row in square} | {sum(column) for column in zip(*square)}
sums |= {sum(square[i][i] for i in range(5)), sum(square[i][-1 - i] for i in range(5))}
print(sums, sorted(v for row in square for v in row) == list(range(1, 26)))
show(zigzag(4))
try:
    magic(4)
except ValueError as error:
    print(error)
triangle = [[1]]
while len(triangle) < 7:
    last = triangle[-1]
    triangle.append([1, *(a + b for a, b in zip(last, last[1:])), 1])
for line in triangle:
    print(" ".join(map(str, line)).center(20).rstrip())
turned = [list(row) for row in zip(*[[1, 2, 3], [4, 5, 6]][::-1])]
print(turned, [list(reversed(row)) for row in turned])
