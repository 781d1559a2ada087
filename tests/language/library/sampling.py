"""random with fixed seeds: dice, shuffles, weighted choices, Monte Carlo, reservoir samples, a random walk."""

import math
import random
from bisect import bisect
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T")


def reservoir(items: Iterable[T], k: int, rng: random.Random) -> list[T]:
    kept: list[T] = []
    for i, item in enumerate(items):
        if i < k:
            kept.append(item)
        elif (j := rng.randint(0, i)) < k:
            kept[j] = item
    return kept


def weighted(weights: dict[str, float], rng: random.Random) -> str:
    names, totals = list(weights), list(accumulate(weights.values()))
    return names[bisect(totals, rng.random() * totals[-1])]


def estimate_pi(n: int, rng: random.Random) -> float:
    return 4 * sum(math.hypot(rng.random(), rng.random()) <= 1 for _ in range(n)) / n


rng = random.Random(12345)
rolls = Counter(rng.randint(1, 6) + rng.randint(1, 6) for _ in range(500))
for total in range(2, 13):
    print(f"{total:2} {'*' * (rolls[total] // 5)}")
deck = [r + s for s in "CDHS" for r in "A23456789TJQK"]
rng.shuffle(deck)
hands = [sorted(deck[i::4][:5]) for i in range(4)]
print(hands, len(set(deck)))
print(rng.sample(range(100), 5), rng.choices("ab", k=8), rng.choices(["x", "y", "z"], weights=[1, 0, 3], k=10), rng.choice("quick"))
print([round(rng.uniform(-1, 1), 6) for _ in range(3)], round(rng.gauss(0, 1), 6), rng.randrange(0, 100, 7), rng.getrandbits(16))
print(reservoir(range(1000), 4, random.Random(1)), reservoir("ab", 4, rng), Counter(weighted({"a": 1.0, "b": 3.0}, rng) for _ in range(400)))
print(estimate_pi(2000, random.Random(7)), abs(estimate_pi(20000, rng) - math.pi) < 0.05)
position, seen = (0, 0), {(0, 0)}
for _ in range(200):
    dx, dy = rng.choice([(0, 1), (1, 0), (0, -1), (-1, 0)])
    position = position[0] + dx, position[1] + dy
    seen.add(position)
print(position, len(seen))
random.seed("text seed")
first = [random.random() for _ in range(3)]
random.seed("text seed")
print([random.random() for _ in range(3)] == first, round(first[0], 9))
for bad in range(3):
    try:
        if bad == 0:
            rng.choice([])
        elif bad == 1:
            rng.sample([1, 2], 3)
        else:
            rng.randint(5, 1)
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
