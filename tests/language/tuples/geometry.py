"""Points as tuples: areas, hulls, segments that cross, and comparison of tuples."""

import math

Point = tuple[float, float]
Segment = tuple[Point, Point]


def cross(o: Point, a: Point, b: Point) -> float:
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


def area(polygon: list[Point]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(polygon, polygon[1:] + polygon[:1])) / 2


def hull(points: list[Point]) -> list[Point]:
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered

    def half(seq: list[Point]) -> list[Point]:
        chain: list[Point] = []
        for p in seq:
            while len(chain) > 1 and cross(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        return chain[:-1]

    return half(ordered) + half(ordered[::-1])


def crossing(s: Segment, t: Segment) -> Point | None:
    (p, q), (r, u) = s, t
    dx1, dy1, dx2, dy2 = q[0] - p[0], q[1] - p[1], u[0] - r[0], u[1] - r[1]
    bottom = dx1 * dy2 - dy1 * dx2
    if bottom == 0:
        return None
    a = ((r[0] - p[0]) * dy2 - (r[1] - p[1]) * dx2) / bottom
    b = ((r[0] - p[0]) * dy1 - (r[1] - p[1]) * dx1) / bottom
    return (p[0] + a * dx1, p[1] + a * dy1) if 0 <= a <= 1 and 0 <= b <= 1 else None


def inside(point: Point, polygon: list[Point]) -> bool:
    x, y = point
    odd = False
    for (x1, y1), (x2, y2) in zip(polygon, polygon[1:] + polygon[:1]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
print(area(square), area(square[::-1]), area([]), area([(3.0, 4.0), (5.0, 11.0), (12.0, 8.0), (9.0, 5.0), (5.0, 6.0)]))
cloud = [(math.floor(5 * math.cos(i)) * 1.0, math.floor(5 * math.sin(i * 1.7)) * 1.0) for i in range(30)]
print(hull(cloud), hull(square + [(2.0, 2.0), (2.0, 0.0)]) == square, hull([(1.0, 1.0)] * 3))
print(crossing(((0.0, 0.0), (2.0, 2.0)), ((0.0, 2.0), (2.0, 0.0))), crossing(((0.0, 0.0), (1.0, 1.0)), ((2.0, 0.0), (3.0, 1.0))))
print(crossing(((0.0, 0.0), (1.0, 0.0)), ((2.0, -1.0), (2.0, 1.0))), [inside(p, square) for p in ((1.0, 1.0), (5.0, 1.0), (-1.0, 4.0))])
print((1, "a") < (1, "b"), (1,) < (1, 0), () < (0,), (2, 0) > (1, 99), (1, 2) == (1.0, 2.0), max([(1, 5), (3, 0), (3, -1)]))
nearest = min(cloud, key=lambda p: (math.dist(p, (1.0, 1.0)), p))
print(nearest, nearest + (0.5,), (nearest,) * 2, len(nearest * 3), nearest.index(nearest[1]), (1, 2, 1).count(1))
try:
    (1, 2).index(3)
except ValueError as error:
    print("ValueError:", error)
(a, b), c, *_, ((d,), e) = (1, 2), "c", 9, 8, ((4,), 5)
print(a, b, c, d, e, hash((1, (2, "x"))) == hash((1, (2, "x"))), {(0, 0): "origin"}[0, 0])
