"""Views of keys compared with sets and with each other"""

d = {"a": 1, "b": 2}
e = {"b": 5, "a": 7}
s = {"a", "b"}
f = frozenset({"a", "b", "c"})
print(d.keys() == s, s == d.keys(), d.keys() != s, d.keys() == {"a"}, d.keys() == e.keys())
print(d.keys() <= f, d.keys() < s, d.keys() >= {"a"}, d.keys() > s, f >= d.keys(), {"a"} < d.keys())
print(d.keys() == set(), {}.keys() == set() if not d else d.keys() != e.keys())
