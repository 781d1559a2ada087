"""Chaos game on a B-spline (pyperformance chaos): a fractal of a curve; SIZE is the number of points."""
from __future__ import annotations

from math import sqrt
from random import Random
from typing import Final

SIZE: Final = 600
WIDTH: Final = 64
HEIGHT: Final = 64


class GVector:
    def __init__(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> None:
        self.x = x
        self.y = y
        self.z = z

    def mag(self) -> float:
        return sqrt(self.x ** 2 + self.y ** 2 + self.z ** 2)

    def dist(self, other: GVector) -> float:
        return sqrt((self.x - other.x) ** 2 + (self.y - other.y) ** 2 + (self.z - other.z) ** 2)

    def __add__(self, other: GVector) -> GVector:
        return GVector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other: GVector) -> GVector:
        return self + other * -1.0

    def __mul__(self, other: float) -> GVector:
        return GVector(self.x * other, self.y * other, self.z * other)

    __rmul__ = __mul__

    def linear_combination(self, other: GVector, l1: float, l2: float | None = None) -> GVector:
        if l2 is None:
            l2 = 1.0 - l1
        return GVector(self.x * l1 + other.x * l2, self.y * l1 + other.y * l2, self.z * l1 + other.z * l2)

    def __str__(self) -> str:
        return f"<{self.x:f}, {self.y:f}, {self.z:f}>"


class Spline:
    """A B-spline of the given control points; `knots` may be left out."""

    def __init__(self, points: list[GVector], degree: int = 3, knots: list[float] | None = None) -> None:
        if knots is None:
            last = len(points) - degree
            knots = [0.0] * degree + [float(k) for k in range(last)] + [float(last)] * degree
        elif len(points) > len(knots) - degree + 1:
            raise ValueError("too many control points")
        self.knots = knots
        self.points = points
        self.degree = degree

    def domain(self) -> tuple[float, float]:
        return self.knots[self.degree - 1], self.knots[len(self.knots) - self.degree]

    def __call__(self, u: float) -> GVector:
        low, high = self.domain()
        assert low <= u <= high
        if u == low:
            return self.points[0]
        if u == high:
            return self.points[-1]
        i = self.index_of(u)
        d = [self.points[i - self.degree + 1 + ii] for ii in range(self.degree + 1)]
        u_values = self.knots
        for ik in range(1, self.degree + 1):
            for ii in range(i - self.degree + ik + 1, i + 2):
                ua = u_values[ii + self.degree - ik]
                ub = u_values[ii - 1]
                co1 = (ua - u) / (ua - ub)
                index = ii - i + self.degree - ik - 1
                d[index] = d[index].linear_combination(d[index + 1], co1)
        return d[0]

    def index_of(self, u: float) -> int:
        for ii in range(self.degree - 1, len(self.knots) - self.degree):
            if self.knots[ii] <= u < self.knots[ii + 1]:
                return ii
        return len(self.knots) - self.degree - 1

    def __len__(self) -> int:
        return len(self.points)

    def __repr__(self) -> str:
        return f"Spline({len(self)} points, {self.degree}, {self.knots!r})"


class Chaosgame:
    def __init__(self, splines: list[Spline], thickness: float, rng: Random) -> None:
        self.splines = splines
        self.thickness = thickness
        self.rng = rng
        corners = [point for spline in splines for point in spline.points]
        self.minx = min(point.x for point in corners)
        self.miny = min(point.y for point in corners)
        self.width = max(point.x for point in corners) - self.minx
        self.height = max(point.y for point in corners) - self.miny
        self.num_trafos: list[int] = []
        longest = thickness * max(self.width, self.height)
        for spline in splines:
            low, high = spline.domain()
            length = 0.0
            curr = spline(0.0)
            for i in range(1, 1000):
                last = curr
                curr = spline(i / 999 * high)
                length += curr.dist(last)
            self.num_trafos.append(max(1, int(length / longest * 1.5)))
        self.num_total = sum(self.num_trafos)

    def random_trafo(self) -> tuple[int, int]:
        r = self.rng.randrange(self.num_total)
        part = 0
        for i, count in enumerate(self.num_trafos):
            if r < part + count:
                return i, self.rng.randrange(count)
            part += count
        return len(self.num_trafos) - 1, self.rng.randrange(self.num_trafos[-1])

    def transform(self, point: GVector) -> GVector:
        x = (point.x - self.minx) / self.width
        y = (point.y - self.miny) / self.height
        number, trafo = self.random_trafo()
        spline = self.splines[number]
        start, end = spline.domain()
        segment = (end - start) / self.num_trafos[number]
        t = start + segment * (trafo + x)
        basepoint = spline(t)
        neighbour = spline(t + 1 / 50000 if t + 1 / 50000 <= end else t - 1 / 50000)
        derivative = neighbour - basepoint if t + 1 / 50000 <= end else basepoint - neighbour
        if derivative.mag() != 0:
            basepoint.x += derivative.y / derivative.mag() * (y - 0.5) * self.thickness
            basepoint.y += -derivative.x / derivative.mag() * (y - 0.5) * self.thickness
        self.truncate(basepoint)
        return basepoint

    def truncate(self, point: GVector) -> None:
        point.x = min(max(point.x, self.minx), self.minx + self.width)
        point.y = min(max(point.y, self.miny), self.miny + self.height)

    def image(self, w: int, h: int, iterations: int) -> list[list[int]]:
        im = [[1] * h for _ in range(w)]
        point = GVector((self.minx + self.minx + self.width) / 2, (self.miny + self.miny + self.height) / 2)
        for _ in range(iterations):
            point = self.transform(point)
            x = int((point.x - self.minx) / self.width * w)
            y = int((point.y - self.miny) / self.height * h)
            im[min(x, w - 1)][h - min(y, h - 1) - 1] = 0
        return im


def main() -> None:
    splines = [
        Spline([GVector(1.6, 0.3), GVector(1.7, 0.3), GVector(1.8, 0.3), GVector(1.9, 0.4), GVector(1.9, 0.5),
                GVector(1.8, 0.6), GVector(1.7, 0.6), GVector(1.6, 0.6)], 3,
               [0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 3.0]),
        Spline([GVector(2.4, 1.2), GVector(2.3, 1.6), GVector(2.1, 1.9), GVector(1.5, 1.9), GVector(1.2, 1.4)], 3,
               [0.0, 0.0, 0.0, 1.0, 2.0, 2.0, 2.0]),
    ]
    game = Chaosgame(splines, 0.25, Random(1234))
    image = game.image(WIDTH, HEIGHT, SIZE)
    print(repr(splines[1]), game.num_trafos)
    print(sum(map(sum, image)), "".join(".#"[1 - row[20]] for row in image))


if __name__ == "__main__":
    main()
