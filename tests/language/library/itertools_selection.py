"""Iterators that leave items out, and that combine them."""

from itertools import chain, combinations_with_replacement, compress, dropwhile, filterfalse

words = ["ant", "bee", "cat", "dog", "eel"]
print(list(compress(words, [1, 0, True, False, 1])), list(compress("abc", [True])), list(compress([], [1])))
print(list(dropwhile(lambda n: n < 3, [1, 2, 3, 1, 5])), list(dropwhile(lambda n: n < 9, [1, 2])))
print(list(filterfalse(lambda n: n % 2 == 0, range(7))))
print(list(chain.from_iterable([[1, 2], [], [3]])), "".join(chain.from_iterable(["ab", "cd"])))
print(list(combinations_with_replacement("abc", 2)), len(list(combinations_with_replacement(range(4), 3))))
print(list(combinations_with_replacement([1, 2], 0)), list(combinations_with_replacement([], 1)))

lazy = dropwhile(lambda n: n < 2, iter([0, 1, 2, 3]))
print(next(lazy), next(lazy), next(lazy, -1))
nested = chain.from_iterable(range(n) for n in range(4))
print(next(nested), list(nested))
