"""collections: all of deque, Counter, OrderedDict, defaultdict, ChainMap, UserDict, UserList and namedtuple."""
import collections
from collections import deque, Counter, defaultdict, OrderedDict, namedtuple
d: deque[int] = deque([1, 2, 3], maxlen=5)
d.insert(1, 9)
d += [7, 8]
print(d, d + deque([1]), d * 2, d.index(9), d.count(1), d.maxlen, d == deque([1]), d.copy())
d.rotate(2); d.extendleft([5]); d.reverse(); d.remove(7)
print(d, list(reversed(d)), 3 in d, d[0], d[-1])
del d[0]
try:
    d.index(100)
except ValueError as e:
    print(e)
try:
    deque([1], 1).insert(0, 2)
except IndexError as e:
    print(e)
c = Counter("mississippi")
c2 = Counter(a=1, s=2)
c += c2
c -= Counter("i")
c |= Counter(z=3)
c &= Counter("mmsszzz")
print(c, c.most_common(1), sorted(c.elements()), c.total(), c == Counter("x"), c <= c, c < Counter(m=99, s=99, z=99), c["nope"])
del c["m"]
print(dict(c), Counter([1, 1, 2]).most_common(), Counter({"a": 2}) - Counter(a=5), +Counter(a=-1), Counter(x for x in "aab"))
dd: defaultdict[str, list[int]] = defaultdict(list)
dd["a"].append(1)
print(dd["b"], len(dd), dd, dd.get("q"), dd.default_factory is list)
od = OrderedDict([("a", 1), ("b", 2)])
od.move_to_end("a")
print(od, od == OrderedDict([("a", 1), ("b", 2)]), od == {"a": 1, "b": 2}, list(reversed(od)), od.popitem(last=False))
cm = collections.ChainMap({"a": 1}, {"a": 2, "b": 3})
print(cm["b"], cm["a"], list(cm), cm.maps, cm.new_child({"z": 9})["z"], cm.parents["a"], "q" in cm, cm.get("q", 0), len(cm))
cm["n"] = 5
print(cm)
class Bag(collections.UserDict[str, int]):
    def __setitem__(self, key: str, item: int) -> None:
        super().__setitem__(key.lower(), item)
b = Bag({"A": 1})
b["B"] = 2
print(b, b.data, "a" in b, list(b), len(b), b.get("z"))
class Stack(collections.UserList[int]):
    def push(self, x: int) -> None:
        self.append(x)
s = Stack([1, 2])
s.push(3)
print(s, s[0], len(s), s.data, s[-1], 2 in s)
P = namedtuple("P", ["x", "y"], defaults=[0])
p = P(1)
print(p, p._asdict(), p._replace(y=5), P._fields, P._make([3, 4]), p.x + p[1])
