"""heapq: merge, the least and greatest, and heaps of tuples."""

import heapq
from typing import Callable

print(list(heapq.merge([1, 4, 7], [2, 4, 8], [0])), list(heapq.merge([9, 5], [8, 1], reverse=True)))
print(list(heapq.merge(["dog", "horse"], ["cat", "fish", "kangaroo"], key=len)), list(heapq.merge(["ccc", "a"], ["bb"], key=len, reverse=True)))
print(list(heapq.merge(range(0, 10, 3), range(1, 10, 3))), sum(heapq.merge((x * x for x in range(4)), [3, 3])))
print(heapq.nsmallest(3, [5, 1, 4, 1, 5]), heapq.nlargest(2, ["bb", "a", "ccc"], key=len), heapq.nsmallest(0, [1]), heapq.nlargest(-1, [1]), heapq.nlargest(9, (3, 2)))
tasks: list[tuple[int, str]] = []
for rank, name in ((3, "c"), (1, "a"), (2, "b"), (1, "A")):
    heapq.heappush(tasks, (rank, name))
print(tasks, heapq.heappushpop(tasks, (0, "z")), heapq.heapreplace(tasks, (9, "y")), [heapq.heappop(tasks) for _ in range(len(tasks))])
calls: list[Callable[[], object]] = [
    lambda: heapq.heappop([1][:0]),
    lambda: heapq.heapreplace([1][:0], 1),
]
for call in calls:
    try:
        print(call())
    except IndexError as error:
        print(error)
numbers = [(i * 7919) % 101 for i in range(60)]
heap = numbers.copy()
heapq.heapify(heap)
print(heap)
stream = heapq.merge([1, 2], [0, 5])
print(next(stream), next(stream), list(stream))
