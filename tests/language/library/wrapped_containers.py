"""UserDict, UserList, ChainMap, OrderedDict and defaultdict: copies, operators, slices, fromkeys; subclasses stay what they are."""

from collections import UserDict, UserList, ChainMap, OrderedDict, Counter, deque, defaultdict


class D(UserDict[str, int]):
    pass


def main() -> None:
    d = D({"a": 1})
    e = d.copy()
    e["b"] = 2
    print(d, e, len(e), "a" in e, e.get("z"), e.pop("a"), e | {"q": 5})
    d |= {"x": 3}
    print(d)
    l = UserList([3, 1, 2])
    m = l.copy()
    m.append(5)
    print(l, m, l + [4], [0] + l, l * 2, 2 * l, m[1:], m == [3, 1, 2, 5], m.index(2, 1), m.index(1, 0, 2))
    l += [9]
    print(l, l[-1], sorted(l), l[::2], type(l[:1]).__name__, list(reversed(l)), max(l), l < [9], l <= [3], l > [0], l >= [3])
    l[0:1] = [7, 7]
    del l[0:1]
    print(l)
    l *= 2
    print(l)
    c = ChainMap({"a": 1}, {"b": 2})
    print(ChainMap.fromkeys(["a", "b"], 0), c | {"c": 3}, {"z": 1} | c)
    c |= {"k": 3}
    print(c, c == {"a": 1, "b": 2, "k": 3}, c.setdefault("q", 3))
    o = OrderedDict.fromkeys(["x", "y"], 1)
    print(o, list(reversed(o)), o | {"z": 1})
    print(Counter("hello").most_common(2), Counter(a=3, b=1), Counter(["a"]) | Counter("b"))
    q = deque([1, 2, 3], maxlen=3)
    print(q * 2, q + deque([9]), q.maxlen, q.index(2), q.copy(), q == deque([1, 2, 3]), deque("ab") < deque("b"))
    q.insert(1, 9) if q.maxlen is None else q.rotate(1)
    print(q)
    dd = defaultdict(int, {"a": 1})
    dd2 = defaultdict(int, a=2)
    print(dd | {"b": 2}, dd2)


main()
