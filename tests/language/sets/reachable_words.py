"""Frontiers as sets: word ladders by breadth-first search over neighbouring words."""

from __future__ import annotations

from string import ascii_lowercase

WORDS = frozenset(
    """cold cord card ward warm word worm corm form farm harm lead load goad gold told toad bold
    hard lard lord head heal teal tell tall tail ball bale hale male mole zulu""".split()
)


def neighbours(word: str) -> set[str]:
    swaps = {word[:i] + c + word[i + 1 :] for i in range(len(word)) for c in ascii_lowercase}
    return (swaps & WORDS) - {word}


def ladder(start: str, goal: str) -> list[str]:
    for word in (start, goal):
        if word not in WORDS:
            raise LookupError(f"{word!r} is not in the dictionary")
    parents: dict[str, str | None] = {start: None}
    frontier = {start}
    while frontier and goal not in frontier:
        following: set[str] = set()
        for word in sorted(frontier):
            for neighbour in neighbours(word).difference(parents):
                parents[neighbour] = word
                following.add(neighbour)
        frontier = following
    path: list[str] = []
    at: str | None = goal if goal in parents else None
    while at is not None:
        path.append(at)
        at = parents[at]
    return path[::-1]


def components() -> list[set[str]]:
    left = set(WORDS)
    found: list[set[str]] = []
    while left:
        group = {min(left)}
        while grown := {n for w in group for n in neighbours(w)} - group:
            group |= grown
        found.append(group)
        left -= group
    return sorted(found, key=lambda g: (-len(g), min(g)))


for pair in (("cold", "warm"), ("lead", "gold"), ("teal", "mole"), ("cold", "zulu"), ("warm", "warm")):
    path = ladder(*pair)
    print(pair, len(path), path[0] if path else None, path[-1] if path else None)
    assert all(sum(a != b for a, b in zip(x, y)) == 1 for x, y in zip(path, path[1:]))
for a, b in (("cold", "xyzw"), ("abcd", "cold")):
    try:
        ladder(a, b)
    except LookupError as error:
        print(error)
print([len(c) for c in components()], sorted(components()[-1]), sorted(neighbours("ward")))
