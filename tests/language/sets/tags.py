"""Sets at work: tagged articles, permissions, tests of subset, and set comprehensions."""

ARTICLES: dict[str, set[str]] = {
    "intro": {"python", "basics"},
    "async": {"python", "advanced", "network"},
    "tcp": {"network", "advanced", "protocols"},
    "knitting": {"wool"},
    "blank": set(),
}


def search(required: set[str], excluded: frozenset[str] = frozenset()) -> list[str]:
    return sorted(n for n, tags in ARTICLES.items() if required <= tags and excluded.isdisjoint(tags))


def similarity(a: set[str], b: set[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0


print(search({"python"}), search({"python"}, frozenset({"network"})), search(set()), search({"nope"}))
everything: set[str] = set()
everything = everything.union(*ARTICLES.values())
print(sorted(everything), sorted(ARTICLES["async"].intersection(ARTICLES["tcp"], ["network"])))
for other in sorted(ARTICLES):
    print(f"async~{other:9}{similarity(ARTICLES['async'], ARTICLES[other]):.3f}", end=" ")
print()
only_once = {t for t in everything if sum(t in tags for tags in ARTICLES.values()) == 1}
print(sorted(only_once), {len(t) for tags in ARTICLES.values() for t in tags} == {4, 6, 7, 8, 9})
roles = {"guest": frozenset({"read"}), "editor": frozenset({"read", "write"}), "admin": frozenset({"read", "write", "delete"})}
print([a + "<" + b for a in roles for b in roles if roles[a] < roles[b]])
print(roles["guest"] | {"x"} == {"read", "x"}, type(roles["guest"] | {"x"}).__name__, type({"x"} | roles["guest"]).__name__)
names_by_rights = {rights: name for name, rights in roles.items()}
print(names_by_rights[frozenset(["write", "read"])], frozenset("ab") in names_by_rights)
s = {1, 2, 3}
t = s
t |= {4}
t -= {1}
t ^= {2, 9}
t &= {3, 4, 9, 10}
print(sorted(s), s is t, s >= {3}, s > s, s != {3, 4}, {1} < {2}, set() <= set())
s.discard(77)
for name in ("remove", "pop", "add"):
    try:
        if name == "remove":
            s.remove(77)
        elif name == "pop":
            set[int]().pop()
        else:
            print({(1, 2)} | {(3, 4)} == {(3, 4), (1, 2)}, len({0, 1, 0, -0, 1}))
    except KeyError as error:
        print(name, "KeyError", error)
print(sorted(s.symmetric_difference(range(4, 6))), s.issubset(range(20)), s.issuperset([3]), sorted({*"hello"} - {*"world"}))
