a = [3, 1, 2]
a.sort(); print(a, sorted(a, reverse=True), a.index(2), a.count(1))
a.extend([5, 4]); a.insert(0, 9); print(a, a.pop(), a.pop(0), a)
a.remove(3); a.reverse(); print(a, len(a), sum(a), min(a), max(a))
a += [7, 8]; a[1:3] = [0]; print(a, a[-1], a[::2], a[::-1], 7 in a)
del a[0]; print(a); del a[1:]; print(a); a.clear(); print(a, not a)
b = [[0] * 3 for _ in range(2)]; b[0][1] = 5; print(b, [row[:] for row in b])
c = a.copy(); c.append(1); print(a, c, a == c, [1, 2] < [1, 3], [1] * 3, [1, 2] + [3])
d = {"x": 1, "y": 2}
d["z"] = 3; print(d, d["x"], d.get("q"), d.get("q", 0), "x" in d, len(d))
print(list(d), list(d.keys()), list(d.values()), list(d.items()), d.pop("x"), d.setdefault("w", 5), d)
d.update({"y": 20, "v": 6}); print(d, sorted(d), max(d, key=lambda k: d[k])); del d["y"]; print(d)
for k, v in d.items():
    print(k, v, end="; ")
print({**d, "n": 1}, d | {"m": 2}, {k: v * 2 for k, v in d.items() if v > 3}, dict([("a", 1)]), dict(a=1) if False else {})
e = {1, 2, 3}; f = {2, 3, 4}
print(e & f, e | f, e - f, e ^ f, e <= {1, 2, 3, 4}, e.isdisjoint({9}), 2 in e, len(e), sorted(e | f))
e.add(10); e.discard(1); e.discard(99); e.remove(2); print(sorted(e), e == {3, 10}, frozenset([1, 2]) == {1, 2})
g = frozenset(["a", "b"]); print(len(g), "a" in g, {g: 1}[frozenset(["b", "a"])])
t = (1, "two", 3.0); print(t, t[1], len(t), t + (4,), t * 2, (1, 2) < (1, 3), t[0:2], 1 in t, t.index("two"), t.count(1))
x, *y, z = [1, 2, 3, 4]; print(x, y, z); (p, q), r = (1, 2), 3; print(p, q, r); p, q = q, p; print(p, q)
print(list(range(5)), list(range(2, 10, 3)), list(range(5, 0, -2)), range(10)[3], len(range(0, 10, 3)), 4 in range(0, 10, 2), range(3) == range(0, 3), range(1, 5))
print(list(zip([1, 2, 3], "abc")), list(enumerate("ab", 5)), list(map(lambda v: v * v, [1, 2, 3])), list(filter(lambda v: v % 2, range(6))), list(reversed([1, 2])))
print(any([0, 1]), all([1, 0]), any([]), all([]), sum(range(101)), sum([1.5, 2.5]), min(3, 1, 2), max([4, 9, 2]), max("a", "b"), max(["aa", "b"], key=len))
print([i * j for i in range(3) for j in range(3) if i != j], {i % 3 for i in range(10)}, {i: i * i for i in range(3)}, [[j for j in range(i)] for i in range(3)])
print(sum(v for v in range(10) if v % 2 == 0), "".join(sorted("hello")), list(dict.fromkeys("abca")), sorted({"b": 1, "a": 2}.items()))
nested = {"a": [1, 2], "b": []}; nested["b"].append(3); print(nested, {"k": {"n": (1, 2)}}, [(1, "a"), (2, "b")], [None, True, 1.5, "s"])
m = [[1, 2], [3, 4]]; print([list(r) for r in zip(*m)], [sum(r) for r in m], [v for r in m for v in r])
print([1, 2, 3] == [1, 2, 3], [1] is [1], (1, 2) == (1, 2), {1: 2} == {1: 2}, {1, 2} == {2, 1}, [] == [], None is None)
people = [("bob", 25), ("al", 30), ("cy", 25)]
print(sorted(people, key=lambda p: (p[1], p[0])), sorted(people, key=lambda p: -p[1]), min(people, key=lambda p: p[1]))
stack: list[int] = []
stack.append(1); stack.append(2); print(stack.pop(), stack[-1] if stack else None)
matrix = [[1 if i == j else 0 for j in range(3)] for i in range(3)]
for row in matrix:
    print(*row)
print(*[1, 2], *"ab", sep="-"); print("a", "b", sep="", end="!\n"); print()
print(slice(1, 3), [1, 2, 3, 4][slice(1, 3)])
words = ["apple", "bob", "cat"]
print({w: len(w) for w in words}, {w[0] for w in words} == {"a", "b", "c"}, [w.upper() for w in words if len(w) == 3])
print(list(zip(words, range(10), "xyz")), dict(zip(words, range(3))), [a for a, b in zip([1, 2], [3, 4])])
it = iter([1, 2, 3]); print(next(it), next(it), list(it), next(it, "end"))
u = [5, 3]; u.sort(key=lambda v: -v); print(u, sorted([True, False]), sorted([2.5, 1.0]), sorted([(2, "b"), (1, "z")]))
