"""Lists of lists: a matrix product and a grid."""

Matrix = list[list[int]]


def transpose(m: Matrix) -> Matrix:
    return [[row[i] for row in m] for i in range(len(m[0]))]


def multiply_loops(a: Matrix, b: Matrix) -> Matrix:
    size = len(b)
    result = [[0] * len(b[0]) for _ in a]
    for i in range(len(a)):
        for j in range(len(b[0])):
            for k in range(size):
                result[i][j] += a[i][k] * b[k][j]
    return result


a = [[1, 2], [3, 4], [5, 6]]
b = [[1, 0, 2], [0, 1, 3]]
print(multiply_loops(a, b), transpose(a))
grid = [["."] * 5 for _ in range(3)]
grid[1][2] = "#"
for row in grid:
    print("".join(row))
