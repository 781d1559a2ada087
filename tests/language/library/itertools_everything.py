"""All of itertools, with its optional arguments."""

import itertools
from itertools import accumulate, chain, compress, count, cycle, filterfalse, groupby, islice, pairwise, repeat, starmap, takewhile, dropwhile, tee, zip_longest
from typing import Callable

print(list(islice(count(), 3)), list(islice(count(5), 3)), list(islice(count(5, 3), 3)), list(islice(count(0.5, 0.25), 3)), list(islice(count(2.5), 2)), list(islice(count(10, step=-4), 4)), list(islice(count(step=3), 3)))
print(list(islice(cycle("ab"), 5)), list(repeat(7, 3)), list(repeat("x", times=2)), list(islice(repeat(None), 2)))
print(list(chain([1], (2, 3), range(2))), list(chain.from_iterable(["ab", "c"])), list(compress("abcd", [1, 0, 1, 0])), list(compress([1, 2, 3], [True, False, True])))
print(list(filterfalse(None, [0, 1, 2, 0])), list(filterfalse(lambda x: x % 2, range(6))), list(takewhile(lambda x: x < 3, [1, 2, 5, 1])), list(dropwhile(lambda s: s, ["a", "", "b"])))
print(list(starmap(pow, [(2, 5), (3, 2)])), list(starmap(lambda a, b: a + str(b), [("x", 1), ("y", 2)])))
print(list(accumulate([1, 2, 3])), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2], initial=10)), list(accumulate("abc")), list(accumulate([1, 2, 3], func=lambda a, b: a * b)), list(accumulate([0.5, 0.25])))
a, b = tee([1, 2, 3])
print(next(a), next(a), list(b), list(a))
x, y, z = tee((c for c in "abc"), 3)
print("".join(x), list(zip(y, z)), len(tee([1], 0)))
print(list(zip_longest([1, 2, 3], "ab")), list(zip_longest([1], [2, 3], fillvalue=0)), list(zip_longest([1], "ab", [0.5, 1.5, 2.5], fillvalue="-")), list(zip_longest([1, 2], [3], [4], [5, 6, 7], fillvalue=-1)))
print(list(islice(zip_longest(count(), [1]), 3)))
print([(k, list(g)) for k, g in groupby("aabccc")], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4, 5], key=lambda n: n % 2)])
print(list(pairwise("abcd")), list(pairwise([1])), list(islice("abcdef", 2, None)), list(islice("abcdef", 1, 5, 2)), list(islice([1, 2, 3], None)))
print(list(itertools.product("ab", [1, 2])), list(itertools.product([0, 1], repeat=3)), list(itertools.product("ab", [1], [True])), len(list(itertools.product(range(3), range(4), range(2), range(2)))))
print(list(itertools.permutations("abc", 2)), list(itertools.permutations(range(3))), list(itertools.combinations("abcd", 2)), list(itertools.combinations_with_replacement("ab", 2)), list(itertools.combinations([1], 2)))
calls: list[Callable[[], object]] = [
    lambda: len(list(islice([1], -1))),
    lambda: len(tee([1], -1)),
    lambda: len(list(itertools.permutations([1], -1))),
    lambda: len(list(itertools.combinations([1], -1))),
]
for call in calls:
    try:
        print(call())
    except ValueError as error:
        print(error)
