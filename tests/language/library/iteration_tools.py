"""itertools, functools, heapq, bisect and operator: iterables of different items, rows of three, sums of several kinds."""
import itertools as it
import functools, operator, heapq, bisect
from typing import Any, Iterator
print(list(it.chain("ab", [1], ())), list(it.chain.from_iterable(["ab", "cd"])))
print(list(it.accumulate([1, 2, 3])), list(it.accumulate([1, 2, 3], lambda a, b: a * b)), list(it.accumulate([1, 2], operator.mul, initial=10)), list(it.accumulate("abc")))
print(list(it.accumulate([5, 3, 8], max)), list(it.accumulate([1, 2, 3], initial=100)), list(it.accumulate([1.5, 2])))
print(list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.starmap(lambda a, b, c: a + b + c, [(1, 2, 3)])), list(it.starmap(operator.add, zip([1], [2]))))
print(list(it.zip_longest("ab", [1, 2, 3], fillvalue="-")), list(it.zip_longest([1], [2, 3], [4, 5, 6], fillvalue=0)), list(it.zip_longest("a", "bc")))
print(list(it.islice(it.count(10, 5), 3)), list(it.islice("abcdef", 1, None, 2)), list(it.islice(it.count(0.5, 0.25), 3)), list(it.repeat("x", 2)))
print([(k, list(g)) for k, g in it.groupby("aabbc")], [(k, len(list(g))) for k, g in it.groupby(sorted(["aa", "b", "cc"], key=len), key=len)])
print(list(it.product("ab", repeat=2)), list(it.product([1, 2], "xy")), len(list(it.product(range(2), repeat=3))), list(it.product([1], [2], [3], [4])))
a, b = it.tee([1, 2, 3])
print(list(a), sum(b), list(it.compress("abc", [1, 0, 1])), list(it.dropwhile(lambda x: x < 2, [1, 2, 1])), list(it.filterfalse(None, [0, 1, 2])), list(it.takewhile(str.isalpha, "ab1c")))
x, y, z = it.tee("ab", 3)
print(next(x), next(y), list(z), list(it.pairwise([1, 2, 3])), next(it.cycle([7])))
print(functools.reduce(lambda a, b: a + b, [1, 2, 3]), functools.reduce(operator.mul, [1, 2, 3], 10), functools.reduce(lambda acc, x: acc + [x], [1, 2], [0]))
print(heapq.nlargest(2, [1, 5, 3], key=lambda v: -v), heapq.nsmallest(2, ["b", "a", "c"]), list(heapq.merge([1, 4], [2, 3], reverse=False)), list(heapq.merge(["bb"], ["a"], key=len)))
h = [5, 1, 4]
heapq.heapify(h)
print(heapq.heappop(h), heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h)
print(bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2], 2), bisect.bisect_right(["a", "b"], "a", 0, 1), bisect.bisect_left([(1, "a"), (2, "b")], 2, key=lambda r: r[0]))
xs = [1, 3]
bisect.insort(xs, 2)
bisect.insort_left(xs, 0, key=lambda v: v)
print(xs)
rows = [{"n": "b", "v": 2}, {"n": "a", "v": 1}]
print(sorted([(1, "b"), (0, "c")], key=operator.itemgetter(1, 0)), list(map(operator.itemgetter(0), ["ab", "cd"])))
@functools.lru_cache(maxsize=None)
def fib(n: int) -> int:
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(30), fib.cache_info(), fib.__name__)
def gen() -> Iterator[int]:
    yield from it.count(1)
print(list(it.islice((v * v for v in gen() if v % 2), 3)), list(zip(it.count(), "ab")), dict(zip("ab", it.count(1))), list(enumerate("ab", start=1)))
