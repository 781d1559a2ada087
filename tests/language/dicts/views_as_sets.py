"""Views of keys and items are operands of sets, and compare with them."""
d = {"a": 1, "b": 2}
e = {"b": 2, "c": 3}
print(d.keys() & e.keys(), d.keys() - e.keys(), sorted(d.keys() | e.keys()), sorted(d.keys() ^ e.keys()))
print(d.items() & e.items(), d.items() - e.items(), sorted(d.items() | e.items()), sorted(d.items() ^ e.items()))
print(d.keys() & {"a", "z"}, d.keys() & ["a"], {"a", "q"} & d.keys(), {"a", "q"} - d.keys(), sorted({"a"} | d.keys()))
print(d.items() & {("a", 1), ("b", 1)}, d.items() - {("a", 1)}, {("a", 1)} <= d.items(), d.items() >= {("a", 1)}, d.items() == {("a", 1), ("b", 2)})
print(d.keys() == {"a", "b"}, d.keys() <= {"a", "b", "c"}, d.keys() < e.keys(), d.keys() >= {"a"}, d.keys().isdisjoint({"x"}), d.items().isdisjoint(e.items()))
print({"a", "b"} == d.keys(), {"a"} < d.keys(), frozenset("ab") == d.keys(), ("a", 1) in d.items(), ("a", 5) in d.items())
print(set(d) - set(e), d.keys() ^ {"a"}, sorted(frozenset("a") | d.keys()), d.keys() | frozenset("b") == {"a", "b"})
print(list(reversed(d.items())), list(reversed(d.values())), len(d.items()), d.keys().mapping if False else 0)
print({1: 2}.items() | {3: 4}.items() == {(1, 2), (3, 4)}, d.keys() > {"a"}, {1, 2}.issuperset({1: 0}.keys()), {1}.union({2: 0}.keys()))
print(d | e, {**d, **e}, d == e, d != e)
d |= e
d |= [("z", 26)]
print(d, sorted(d.items() - e.items()))
