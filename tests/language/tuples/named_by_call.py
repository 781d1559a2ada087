from collections import namedtuple
from typing import NamedTuple

Point = namedtuple("Point", "x y")
Pair = namedtuple("Pair", ["left", "right"])
Opt = namedtuple("Opt", "a, b, c", defaults=[1, 2])

p = Point(1, 2)
print(p, p.x + p.y, p[0], p == (1, 2), Point(x=3, y=4))
q = Pair("l", 2.5)
print(q, q.left.upper(), q._asdict(), q._replace(right=1.0))
x, y = p
print(x, y, Point._fields, Point(*[5, 6]) if False else Point(5, 6))
print(Opt(0), Opt(0, b=5))
pts = [Point(3, 4), Point(1, 2)]
print(sorted(pts), max(pts, key=lambda p: p.y), {pts[0]: 1})
