from typing import NamedTuple, Optional


class Point(NamedTuple):
    x: int
    y: int = 0

    def dist(self, other: "Point") -> int:
        return abs(self.x - other.x) + abs(self.y - other.y)

    @property
    def swapped(self) -> "Point":
        return Point(self.y, self.x)

    def __add__(self, other: object) -> "Point":
        assert isinstance(other, Point)
        return Point(self.x + other.x, self.y + other.y)


class Employee(NamedTuple):
    name: str
    salary: float
    boss: Optional[str] = None


p = Point(1, 2)
q = Point(y=5, x=3)
print(p, q, p.x, p[1], p.dist(q), p.swapped, p + q)
x, y = p
print(x, y, len(p), list(p), tuple(q), sum(q), max(p))
print(p == Point(1, 2), p == (1, 2), p < q, sorted([q, p]), {p: "a"}[Point(1, 2)], p in {p, q}, hash(p) == hash((1, 2)))
print(p._replace(x=10), q._asdict(), 5 in q, p != q)
for v in p:
    print(v)
e = Employee("Bob", 10.5)
print(e, e.boss is None, "%s earns %.1f (%s)" % e)
name, salary, boss = e
print(name.upper(), salary * 2)
people = [Employee("Z", 3.0), Employee("A", 5.0, "Z")]
for n, s, _ in sorted(people, key=lambda e: e.salary, reverse=True):
    print(n, s)
match p:
    case Point(0, 0):
        print("origin")
    case Point(x=1, y=yy):
        print("one", yy)
print([a * b for a, b in [p, q]], dict([("k", p)]))


def f(a: int, b: int) -> int:
    return a * 10 + b


print(f(*p), min([q, p], key=lambda t: t.y), p.index(2), p.count(1))
