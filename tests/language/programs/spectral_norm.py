from __future__ import annotations
from math import sqrt


def eval_A(i: int, j: int) -> float:
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1)


def A_times_u(u: list[float]) -> list[float]:
    return [sum([eval_A(i, j) * u_j for j, u_j in enumerate(u)], 0.0) for i in range(len(u))]


def At_times_u(u: list[float]) -> list[float]:
    return [sum((eval_A(j, i) * u_j for j, u_j in enumerate(u)), 0.0) for i in range(len(u))]


def AtA_times_u(u: list[float]) -> list[float]:
    return At_times_u(A_times_u(u))


def main() -> None:
    n = 30
    u = [1.0] * n
    v = u
    for _ in range(10):
        v = AtA_times_u(u)
        u = AtA_times_u(v)
    vBv = vv = 0.0
    for ue, ve in zip(u, v):
        vBv += ue * ve
        vv += ve * ve
    print("%0.9f" % sqrt(vBv / vv))


main()
