# mypy: disable-error-code="var-annotated, type-arg, assignment, arg-type"
"""Empty displays that are filled as a whole: extend(), update(), operators of assignment; their parameter tells what they hold."""

from collections import defaultdict, deque


def fill(items: list[str], more: dict[str, int], pairs: list[tuple[str, int]]) -> None:
    a = []
    a.extend(items)
    b = []
    b += items
    c = set()
    c.update(items)
    d = {}
    d.update(more)
    e = {}
    e.update(pairs)
    f = []
    f.extend(x for x in items)
    g = []
    g.extend(map(len, items))
    h = set()
    h |= set(items)
    i = []
    i.extend("xyz")
    i.extend(range(3))
    j = {}
    j |= more
    k = []
    k[:0] = items
    m = set()
    m = m.union(items)
    n = []
    n = n + items
    print(a, b, sorted(c), d, e, f, g, sorted(h), i, j, k, sorted(m), n)


fill(["a"], {"b": 1}, [("x", 2)])


def show(items: list[str]) -> None:
    q = deque()
    q.extend(items)
    q.extendleft(items)
    d = defaultdict(list)
    for x in items:
        d[x].extend(items)
    print(q, dict(d))


class N:
    def __init__(self) -> None:
        self.kids = []
        self.names = set()

    def add(self, more: list["N"], names: tuple[str, ...]) -> None:
        self.kids.extend(more)
        self.names.update(names)


n = N()
n.add([N(), N()], ("a", "b"))
print(len(n.kids), sorted(n.names))
show(["a", "b"])
