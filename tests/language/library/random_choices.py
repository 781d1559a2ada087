"""choice, choices, shuffle and sample."""

from random import Random
from typing import Callable

r = Random(7)
print(r.choice("abcdef"), r.choice([1, 2, 3]), r.choice(range(100)), r.choices([1, 2, 3], k=5), r.choices("ab", [1, 9], k=8), r.choices("abc", cum_weights=[0.5, 0.6, 2.0], k=6), r.choices(["x", "y"], weights=[0.25, 0.75], k=4))
items = list(range(12))
r.shuffle(items)
print(items, r.sample(range(1000), 5), r.sample("abcdefgh", 8), r.sample(range(30), 10), r.sample(range(10**6), 30), r.sample(["a", "b"], 3, counts=[2, 4]))

for size in (1, 2, 20, 21, 22, 100):
    print(r.sample(range(size), min(size, 6)), r.sample(list(range(size)), size // 2))
words = ["red", "green", "blue"]
print([r.choice(words) for _ in range(10)], r.choices(words, [5, 0, 1], k=12), r.sample(words, 5, counts=[3, 1, 2]), r.sample((1, 2, 3), 3))
calls: list[Callable[[], object]] = [
    lambda: r.choice([0][:0]),
    lambda: r.sample([1, 2], 3)[0],
    lambda: r.choices([1, 2], [1])[0],
    lambda: r.choices([1, 2], [0, 0])[0],
    lambda: r.sample([1], 1, counts=[1, 2])[0],
    lambda: r.sample([1], -1)[0],
]
for bad in calls:
    try:
        print(bad())
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error)
