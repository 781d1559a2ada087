"""Counter, defaultdict, OrderedDict and bounded deques."""

from collections import Counter, OrderedDict, defaultdict, deque
words = "the cat the dog a cat the end".split()
c = Counter(words)
print(c, c["the"], c["zebra"], "zebra" in c, len(c))
print(c.most_common(), c.most_common(2), c.total(), sum(c.values()))
c.update(["dog", "dog"])
c["new"] += 4
print(sorted(c.items()), list(Counter("abca").elements()))
d = Counter("aab") + Counter("bcc")
print(d, Counter("aab") - Counter("ab"), Counter("aab") & Counter("ab"), Counter("aab") | Counter("bc"))
groups: defaultdict[int, list[str]] = defaultdict(list)
for word in words:
    groups[len(word)].append(word)
print(dict(groups), len(groups), 7 in groups, groups.get(9))
counts: dict[str, int] = defaultdict(int)
for word in words:
    counts[word] += 1
print(sorted(counts.items()))
nested: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
nested["a"]["x"] += 2
nested["b"]["y"] += 1
nested["a"]["x"] += 1
print({k: dict(v) for k, v in nested.items()})
o: OrderedDict[str, int] = OrderedDict()
o["a"] = 1
o["b"] = 2
o["c"] = 3
o.move_to_end("a")
print(o, list(o))
o.move_to_end("c", last=False)
print(o.popitem(last=False), o.popitem(), o)
e = Counter({"x": 3})
print(e, Counter())
empty: dict[str, int] = {}
try:
    empty["k"]
except KeyError as error:
    print("KeyError", error)
q: deque[int] = deque([1, 2, 3], maxlen=3)
q.append(4)
print(q, q[0], 3 in q, list(q))
print(dict(c.most_common(1)), max(c, key=lambda k: c[k]), Counter([1, 1, 2]) == Counter([2, 1, 1]))
seen: defaultdict[str, set[int]] = defaultdict(set)
seen["a"].add(1)
seen["a"].add(1)
print(seen["a"], seen["b"], sorted(seen))
