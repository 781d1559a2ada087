"""set and frozenset algebra."""

evens = {0, 2, 4, 6, 8}
primes = {2, 3, 5, 7}
print(sorted(evens | primes), evens & primes, sorted(evens - primes), sorted(evens ^ primes))
print(2 in evens, 3 not in evens, len(primes), {2} <= primes, primes >= {2, 3}, evens.isdisjoint({1}))
evens.add(10)
evens.discard(100)
evens.remove(0)
print(sorted(evens), set(), {1, 2} == {2, 1}, sorted(set("hello")))
frozen = frozenset([3, 1, 3])
table = {frozen: "value"}
print(table[frozenset({1, 3})], len(frozen), sorted(frozen.union([9])))
try:
    evens.remove(1)
except KeyError as error:
    print("no", error)
evens.update([1, 3], {5})
evens -= {1}
evens &= {3, 5, 100}
print(sorted(evens), {x % 3 for x in range(10)} == {0, 1, 2}, any(x > 4 for x in evens), all(evens))
