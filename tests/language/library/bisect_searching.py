"""bisect with keys, bounds and sequences of all kinds."""

import bisect
from dataclasses import dataclass
from typing import Callable


@dataclass
class Film:
    name: str
    year: int


films = [Film("a", 1970), Film("b", 1980), Film("c", 1980), Film("d", 1999)]
print(bisect.bisect_left(films, 1980, key=lambda f: f.year), bisect.bisect_right(films, 1980, key=lambda f: f.year), bisect.bisect(films, 2000, key=lambda f: f.year))
bisect.insort(films, Film("e", 1980), key=lambda f: f.year)
bisect.insort_left(films, Film("f", 1980), key=lambda f: f.year)
print([f.name for f in films])
words = ["apple", "Banana", "cherry"]
bisect.insort(words, "Avocado", key=str.lower)
print(words, bisect.bisect_left((1, 3, 5), 3), bisect.bisect("abcxyz", "m"), bisect.bisect_left(range(100), 42), bisect.bisect([1.5, 2.5], 2))
data = [1, 2, 2, 2, 3]
for x in (0, 1, 2, 3, 4):
    print(x, bisect.bisect_left(data, x), bisect.bisect_right(data, x), bisect.bisect_left(data, x, 2), bisect.bisect_right(data, x, 1, 3), bisect.bisect(data, x, hi=2))
calls: list[Callable[[], object]] = [
    lambda: bisect.bisect(data, 1, -1),
    lambda: bisect.bisect_left(data, 1, lo=-1),
    lambda: bisect.bisect_left(data, 9, 0, 10),
]
for call in calls:
    try:
        print(call())
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error)
bisect.insort_right(data, 2)
bisect.insort_left(data, 0)
print(data)
