"""The set methods that take any iterable, and in-place forms."""

small, large = {1, 2}, {1, 2, 3}
print(small.issubset(large), large.issubset(small), small.issubset([2, 1, 0]), set[int]().issubset(small))
print(large.issuperset(small), small.issuperset(large), large.issuperset((1, 3)), small.issuperset(range(0)))
print(frozenset("ab").issubset("abc"), frozenset("abc").issuperset("ca"))

common = {1, 2, 3, 4, 5}
common.intersection_update([2, 3, 9], (3, 2, 2))
print(sorted(common))
common.intersection_update(set())
print(common)

changed = {1, 2, 3}
changed.symmetric_difference_update([3, 4, 4])
print(sorted(changed))
changed.difference_update([1], [2])
print(sorted(changed))
