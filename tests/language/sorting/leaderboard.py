"""Rankings: ties in four ways, medals sorted by several columns, top by group, moving up and down."""

from collections import defaultdict
from itertools import groupby

SCORES = {"solomon": 44, "jason": 42, "errol": 42, "garry": 41, "bernard": 41, "barry": 41, "stephen": 39}


def rank(method: str) -> list[tuple[float, str]]:
    ordered = sorted(SCORES.items(), key=lambda item: (-item[1], item[0]))
    result: list[tuple[float, str]] = []
    place = 0
    for dense, (_, group) in enumerate(groupby(ordered, key=lambda item: item[1]), 1):
        names = [name for name, _ in group]
        for i, name in enumerate(names):
            if method == "standard":
                number = float(place + 1)
            elif method == "modified":
                number = float(place + len(names))
            elif method == "dense":
                number = float(dense)
            elif method == "ordinal":
                number = float(place + i + 1)
            elif method == "fractional":
                number = place + (len(names) + 1) / 2
            else:
                raise ValueError(f"unknown method {method!r}")
            result.append((number, name))
        place += len(names)
    return result


for method in ("standard", "modified", "dense", "ordinal", "fractional", "random"):
    try:
        print(f"{method:11}", *(f"{n:g}{name[0]}" for n, name in rank(method)))
    except ValueError as error:
        print(error)
medals = {"NO": (16, 8, 13), "DE": (12, 10, 5), "CN": (9, 4, 2), "US": (8, 10, 7), "SE": (8, 5, 5), "NL": (8, 5, 4)}
table = sorted(medals, key=lambda c: (medals[c], c), reverse=True)
print(table, sorted(medals, key=lambda c: sum(medals[c]), reverse=True), sorted(medals, key=lambda c: medals[c][::-1])[:2])
teams: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
for name, score in SCORES.items():
    teams["early" if name < "f" else "late"].append((score, name))
print({team: sorted(members, reverse=True)[:2] for team, members in teams.items()}, {t: max(m)[1] for t, m in teams.items()})
before = [n for _, n in rank("ordinal")]
SCORES["barry"] += 2
SCORES["jason"] -= 5
after = [n for _, n in rank("ordinal")]
print([f"{n}{before.index(n) - after.index(n):+d}" for n in after if before.index(n) != after.index(n)])
