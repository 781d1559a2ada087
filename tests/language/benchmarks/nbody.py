"""N-body: the orbits of the Jovian planets (Computer Language Benchmarks Game); SIZE is the number of steps."""
from math import sqrt
from typing import Final

SIZE: Final = 1000

SOLAR_MASS: Final = 39.47841760435743
DAYS_PER_YEAR: Final = 365.24

Vector = list[float]
Body = tuple[Vector, Vector, float]
Pair = tuple[Body, Body]


def planet(position: Vector, velocity: Vector, mass: float) -> Body:
    return position, [component * DAYS_PER_YEAR for component in velocity], mass * SOLAR_MASS


def solar_system() -> list[Body]:
    return [
        planet([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], 1.0),
        planet([4.84143144246472090e+00, -1.16032004402742839e+00, -1.03622044471123109e-01],
               [1.66007664274403694e-03, 7.69901118419740425e-03, -6.90460016972063023e-05], 9.54791938424326609e-04),
        planet([8.34336671824457987e+00, 4.12479856412430479e+00, -4.03523417114321381e-01],
               [-2.76742510726411989e-03, 4.99852801234917238e-03, 2.30417297573763929e-05], 2.85885980666130812e-04),
        planet([1.28943695621391310e+01, -1.51111514016986312e+01, -2.23307578892655734e-01],
               [2.96460137564761618e-03, 2.37847173959480950e-03, -2.96589568540237556e-05], 4.36624404335156298e-05),
        planet([1.53796971148509165e+01, -2.59193146099879641e+01, 1.79258772950371181e-01],
               [2.68067772490389322e-03, 1.62824170038242295e-03, -9.51592254519715870e-05], 5.15138902046611451e-05),
    ]


def combinations(bodies: list[Body]) -> list[Pair]:
    pairs = []
    for i, first in enumerate(bodies):
        for second in bodies[i + 1:]:
            pairs.append((first, second))
    return pairs


def advance(dt: float, n: int, bodies: list[Body], pairs: list[Pair]) -> None:
    for _ in range(n):
        for (p1, v1, m1), (p2, v2, m2) in pairs:
            dx = p1[0] - p2[0]
            dy = p1[1] - p2[1]
            dz = p1[2] - p2[2]
            squared = dx * dx + dy * dy + dz * dz
            mag = dt / (squared * sqrt(squared))
            b1m = m1 * mag
            b2m = m2 * mag
            v1[0] -= dx * b2m
            v1[1] -= dy * b2m
            v1[2] -= dz * b2m
            v2[0] += dx * b1m
            v2[1] += dy * b1m
            v2[2] += dz * b1m
        for r, (vx, vy, vz), m in bodies:
            r[0] += dt * vx
            r[1] += dt * vy
            r[2] += dt * vz


def energy(bodies: list[Body], pairs: list[Pair]) -> float:
    e = 0.0
    for (p1, _, m1), (p2, _, m2) in pairs:
        dx = p1[0] - p2[0]
        dy = p1[1] - p2[1]
        dz = p1[2] - p2[2]
        e -= m1 * m2 / sqrt(dx * dx + dy * dy + dz * dz)
    for _, (vx, vy, vz), m in bodies:
        e += m * (vx * vx + vy * vy + vz * vz) / 2.0
    return e


def offset_momentum(bodies: list[Body], reference: Body) -> None:
    px = py = pz = 0.0
    for _, (vx, vy, vz), m in bodies:
        px -= vx * m
        py -= vy * m
        pz -= vz * m
    _, v, m = reference
    v[0] = px / m
    v[1] = py / m
    v[2] = pz / m


def main() -> None:
    bodies = solar_system()
    pairs = combinations(bodies)
    offset_momentum(bodies, bodies[0])
    print(f"{energy(bodies, pairs):.9f}")
    advance(0.01, SIZE, bodies, pairs)
    print(f"{energy(bodies, pairs):.9f}")


if __name__ == "__main__":
    main()
