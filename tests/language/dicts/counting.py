"""Counting with dict.get, setdefault, and update; inverting; merging; sorted views."""

from collections.abc import Callable

text = """the rain in spain stays mainly in the plain
in hartford hereford and hampshire hurricanes hardly ever happen"""
counts: dict[str, int] = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
print({w: n for w, n in counts.items() if n > 1})
by_letter: dict[str, list[str]] = {}
for word in counts:
    by_letter.setdefault(word[0], []).append(word)
print({k: by_letter[k] for k in sorted(by_letter, key=lambda k: (-len(by_letter[k]), k))})
inverted: dict[int, set[str]] = {}
for word, n in counts.items():
    inverted.setdefault(n, set()).add(word)
print({n: sorted(words)[:4] for n, words in sorted(inverted.items())})
lengths = dict(zip(counts, map(len, counts)))
print(max(lengths, key=lambda w: lengths[w]), max(lengths.values()), min(lengths.items(), key=lambda kv: (kv[1], kv[0])))
base = {"color": "red", "size": "m"}
override = {"size": "xl", "fit": "slim"}
print(base | override, override | base, {**base, **override, "new": "yes"}, dict(base, size="s"))
base |= [("color", "blue"), ("price", "5")]
base.update([("fit", "loose")])
base.update({"size": "l", "price": "6"})
print(base, base.pop("fit"), base.pop("fit", "gone"), base.popitem(), base)
ACTIONS: list[Callable[[], str]] = [lambda: base["nothing"], lambda: base.pop("nothing"), lambda: str(empty.popitem()), lambda: str(dict.fromkeys("ab", 0)["c"])]
empty: dict[str, int] = {}
for action in ACTIONS:
    try:
        print(action())
    except KeyError as error:
        print("KeyError:", error)
keys = base.keys()
base["late"] = "yes"
print(keys, len(keys), "late" in keys, keys & {"late", "color", "other"} == {"late", "color"}, keys - {"color"} >= {"late"})
print(list(reversed(base)), list(reversed(base.items()))[0], ("color", "blue") in base.items(), "yes" in base.values())
try:
    for key in base:
        base[key + "!"] = "grow"
except RuntimeError as error:
    print("RuntimeError:", error)
del base["late"]
base["color"] = base.pop("color")
print(list(base), base == dict(reversed(list(base.items()))), dict.fromkeys(["a", "b"]), empty.get("x"))
nested = {"a": {"b": {"c": 1}}}
nested["a"]["b"]["d"] = 2
print(nested, nested["a"]["b"].keys(), sum(nested["a"]["b"].values()), not {}, {1: "int"}.get(2, "none"), {1.5: "x"}[3 / 2])
