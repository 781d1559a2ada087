"""Dicts of dicts: a family tree, a currency table with paths, nested defaults, grouping twice, and a trie."""

from __future__ import annotations

from collections import defaultdict, deque

RATES: dict[str, dict[str, float]] = {"USD": {"EUR": 0.5, "GBP": 0.25}, "EUR": {"CHF": 2.0}, "CHF": {"JPY": 100.0}, "XXX": {}}
PARENTS = {"Ann": ("Bob", "Cat"), "Bob": ("Dan", "Eve"), "Fay": ("Dan", "Eve"), "Gus": ("Fay", "Hal")}


def both_ways(rates: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    full: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for source, targets in rates.items():
        full[source].update(targets)
        for target, rate in targets.items():
            full[target].setdefault(source, 1 / rate)
    return dict(full)


def convert(amount: float, source: str, target: str, table: dict[str, dict[str, float]]) -> tuple[float, list[str]]:
    if source not in table or target not in table:
        raise KeyError(target if source in table else source)
    queue = deque([(source, amount, [source])])
    seen = {source}
    while queue:
        at, value, path = queue.popleft()
        if at == target:
            return value, path
        for following, rate in table[at].items():
            if following not in seen:
                seen.add(following)
                queue.append((following, value * rate, [*path, following]))
    raise LookupError(f"no way from {source} to {target}")


def ancestors(name: str) -> dict[str, int]:
    result: dict[str, int] = {}
    for parent in list(PARENTS[name]) if name in PARENTS else []:
        result[parent] = 1
        for older, distance in ancestors(parent).items():
            result.setdefault(older, distance + 1)
    return result


table = both_ways(RATES)
print(table["EUR"], sorted(table), convert(8.0, "USD", "JPY", table), convert(1.0, "JPY", "GBP", table), convert(5.0, "EUR", "EUR", table))
for source, target in (("USD", "XXX"), ("USD", "ABC"), ("DEF", "USD")):
    try:
        print(convert(1.0, source, target, table))
    except KeyError as error:
        print("KeyError", error)
    except LookupError as error:
        print("LookupError", error)
print({n: ancestors(n) for n in PARENTS}, ancestors("Ann").keys() & ancestors("Gus").keys() == {"Dan", "Eve"})
children: defaultdict[str, list[str]] = defaultdict(list)
for child, parents in PARENTS.items():
    for parent in parents:
        children[parent].append(child)
print(dict(children), [c for c in children if len(children[c]) > 1])
sales = [("n", "tea", 3), ("s", "tea", 4), ("n", "milk", 1), ("n", "tea", 5)]
pivot: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
for region, product, amount in sales:
    pivot[region][product] += amount
print({r: dict(p) for r, p in pivot.items()}, pivot["s"]["milk"], pivot["x"]["y"], len(pivot), sorted(pivot["s"]))
for region in sorted(pivot):
    print(region, *(f"{p}={n}" for p, n in sorted(pivot[region].items())), sum(pivot[region].values()))
