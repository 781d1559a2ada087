"""Dictionaries built by comprehensions: inverted, grouped, filtered, nested, merged, from pairs and counts."""
from __future__ import annotations

people = [("ann", 31, "london"), ("bob", 25, "paris"), ("cy", 31, "paris"), ("dee", 19, "rome"), ("eve", 25, "london")]
ages = {name: age for name, age, _ in people}
by_city = {city: [name for name, _, c in people if c == city] for _, _, city in people}
by_age = {age: sorted(name for name, a in ages.items() if a == age) for age in sorted(set(ages.values()))}
print(ages, by_city, by_age, sep="\n")
inverted = {age: name for name, age in ages.items()}
print(inverted, {v: k for k, v in inverted.items()} == {k: v for k, v in ages.items() if k in "bobcydeeveann"}, len(inverted))
table = {city: {name: age for name, age, c in people if c == city and age > 20} for city in by_city}
print(table, {city: max(inner.values(), default=0) for city, inner in table.items()}, [c for c, inner in table.items() if not inner])
text = "the quick brown the lazy the end quick"
counts = {word: text.split().count(word) for word in text.split()}
print(counts, sorted(((n, w) for w, n in counts.items()), reverse=True)[:2], {n: {w for w in counts if counts[w] == n} for n in set(counts.values()) if n > 1})
letters = {c: i for i, c in enumerate("abcabc")}
print(letters, {c.upper(): c * i for c, i in letters.items() if i != 4}, {i: c for i, c in enumerate("xyz", start=1) if i % 2})
morse = dict(zip("eiaost", (".", "..", ".-", "---", "...", "-")))
back = {code: letter for letter, code in morse.items()}
print(" ".join(morse.get(c, "?") for c in "toast!"), "".join(back[code] for code in "- --- .".split()))
try:
    print([back[code] for code in ("-", "..--")])
except KeyError as error:
    print("no letter for", error)
try:
    print({len(name): 10 // (len(name) - 2) for name in ages})
except ZeroDivisionError as error:
    print(error)
matrix = {(r, c): r * c for r in range(3) for c in range(3) if r >= c}
print(matrix, {r: sum(v for (rr, _), v in matrix.items() if rr == r) for r in range(3)}, {**{k: 0 for k in "ab"}, **{"b": 1}} | {c: 2 for c in "c"})
