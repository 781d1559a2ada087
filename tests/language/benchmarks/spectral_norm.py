"""Spectral norm of an infinite matrix, cut at SIZE rows, by the power method (Benchmarks Game)."""
from math import sqrt
from typing import Final

SIZE: Final = 30


def a(i: int, j: int) -> float:
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times_u(u: list[float]) -> list[float]:
    result = []
    for i in range(len(u)):
        total = 0.0
        for j, value in enumerate(u):
            total += a(i, j) * value
        result.append(total)
    return result


def transposed_times_u(u: list[float]) -> list[float]:
    result = []
    for i in range(len(u)):
        total = 0.0
        for j, value in enumerate(u):
            total += a(j, i) * value
        result.append(total)
    return result


def squared_times_u(u: list[float]) -> list[float]:
    return transposed_times_u(times_u(u))


def main() -> None:
    u = [1.0] * SIZE
    v: list[float] = []
    for _ in range(10):
        v = squared_times_u(u)
        u = squared_times_u(v)
    vbv = vv = 0.0
    for ue, ve in zip(u, v):
        vbv += ue * ve
        vv += ve * ve
    print(f"{sqrt(vbv / vv):.9f}")


if __name__ == "__main__":
    main()
