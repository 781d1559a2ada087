from __future__ import annotations
from typing import NamedTuple, Optional


class P(NamedTuple):
    x: int
    y: int = 5
    label: str = "p"

    @property
    def total(self) -> int:
        return self.x + self.y

    def moved(self, dx: int) -> P:
        return self._replace(x=self.x + dx)

    @classmethod
    def origin(cls) -> P:
        return cls(0, 0)

    @staticmethod
    def unit() -> P:
        return P(1, 1)

    def __str__(self) -> str:
        return f"<{self.x},{self.y}>"


Emp = NamedTuple("Emp", [("name", str), ("age", int)])


class Node(NamedTuple):
    value: int
    next: Optional[Node] = None


def main() -> None:
    p = P(1)
    print(p, repr(p), p.total, p.moved(3), P.origin(), P.unit(), p[0], p[1:], p[-1], len(p))
    x, y, label = p
    print(x, y, label, p == P(1, 5, "p"), p == (1, 5, "p"), hash(p) == hash((1, 5, "p")), p < P(2), (1, 5, "p") == p)
    print(p._fields, P._fields, p._asdict(), P._make([7, 8, "z"]), P._make((7, 8, "z")))
    print(5 in p, p.index(5), p.count(1), list(p), tuple(p), [*p], max(P(1), P(2)), sorted([P(3), P(1)]))
    e = Emp("bob", 3)
    print(e, e.name, e.age + 1, e._replace(age=4), Emp(age=1, name="al"))
    n = Node(1, Node(2))
    print(n, n.next)
    match p:
        case P(a, b):
            print(a, b)
    match n:
        case Node(value=1, next=Node(value=v)):
            print("v", v)
    d = {P(1): "one", P(2): "two"}
    print(d[P(2)], isinstance(p, tuple), isinstance(p, P))
    print(p + (1,), p * 2)
    try:
        p.x = 3  # type: ignore[misc]
    except AttributeError as err:
        print(err)
    print("%d-%d-%s" % p, "{0.x} {0.label}".format(p), "{} {}".format(*p[:2]))
    a, *rest = p
    print(a, rest)
    for i, part in enumerate(p):
        print(i, part)
    print(dict(zip(p._fields, p)))


main()
