"""heapq and bisect."""

import bisect
import heapq

heap: list[int] = []
for n in (5, 1, 8, 3, 9, 2):
    heapq.heappush(heap, n)
print([heapq.heappop(heap) for _ in range(len(heap))])
values = [7, 2, 9, 4]
heapq.heapify(values)
print(heapq.heappushpop(values, 1), heapq.heapreplace(values, 5), sorted(values), heapq.nsmallest(2, [3, 1, 2]), heapq.nlargest(2, [3, 1, 2]))
scores = [10, 20, 20, 30]
print(bisect.bisect_left(scores, 20), bisect.bisect_right(scores, 20), bisect.bisect(scores, 5))
bisect.insort(scores, 25)
print(scores)


def grade(score: int) -> str:
    return "FDCBA"[bisect.bisect([60, 70, 80, 90], score)]


print([grade(s) for s in (33, 99, 77, 70, 89)])
