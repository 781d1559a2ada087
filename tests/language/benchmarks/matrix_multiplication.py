"""Multiplication of dense matrices, lists of lists of floats, the inner loop over a transposed row.

SIZE is the number of rows.
"""
from typing import Final

SIZE: Final = 20

Matrix = list[list[float]]


def build(n: int, seed: float) -> Matrix:
    scale = seed / n / n
    return [[scale * (i - j) * (i + j) for j in range(n)] for i in range(n)]


def multiply(a: Matrix, b: Matrix) -> Matrix:
    if len(a[0]) != len(b):
        raise ValueError(f"{len(a)}x{len(a[0])} times {len(b)}x{len(b[0])}")
    n, m, p = len(a), len(b), len(b[0])
    transposed = [[b[i][j] for i in range(m)] for j in range(p)]
    product = []
    for i in range(n):
        ai = a[i]
        row = [0.0] * p
        for j in range(p):
            bj = transposed[j]
            total = 0.0
            for k in range(m):
                total += ai[k] * bj[k]
            row[j] = total
        product.append(row)
    return product


def main() -> None:
    n = SIZE // 2 * 2
    c = multiply(build(n, 1.0), build(n, 2.0))
    print(f"{c[n // 2][n // 2]:.12f} {sum(sum(row) for row in c):.9f}")
    try:
        multiply([[1.0, 2.0]], [[1.0]])
    except ValueError as error:
        print(error)


if __name__ == "__main__":
    main()
