"""Functions annotated by a namedtuple() whose fields have no types: each call tells them"""
# mypy: disable-error-code="no-any-return"

from collections import namedtuple

Particle = namedtuple("Particle", "x y mass")
Point = namedtuple("Point", ["x", "y"])


def total(particles: list[Particle]) -> float:
    return sum(p.mass for p in particles)


def center(particles: list[Particle]) -> Point:
    return Point(sum(p.x for p in particles) / len(particles), 0.0)


def move(p: Point, dx: int | str) -> Point:
    return p._replace(x=p.x * 2)


print(total([Particle(1.0, 2.0, 3.0)]), center([Particle(1.0, 2.0, 3.0)]), move(Point(1, 2), 5))
print(center([Particle(1.0, 2.0, 3.0), Particle(2.0, 4.0, 5.0)]).x, move(Point("a", "b"), "c"))
