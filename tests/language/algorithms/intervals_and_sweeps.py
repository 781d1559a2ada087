"""Intervals and sweeps: merging, meeting rooms, skyline, two pointers, sliding windows, prefix sums, Kadane."""

import heapq
from collections import Counter, deque
from itertools import accumulate

Interval = tuple[int, int]


def merge(intervals: list[Interval]) -> list[Interval]:
    result: list[Interval] = []
    for start, end in sorted(intervals):
        if start > end:
            raise ValueError(f"interval ends before it starts: {start}..{end}")
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((start, end))
    return result


def rooms(meetings: list[Interval]) -> int:
    ends: list[int] = []
    most = 0
    for start, end in sorted(meetings):
        while ends and ends[0] <= start:
            heapq.heappop(ends)
        heapq.heappush(ends, end)
        most = max(most, len(ends))
    return most


def skyline(buildings: list[tuple[int, int, int]]) -> list[Interval]:
    events = sorted([(left, -height, right) for left, right, height in buildings] + [(right, 0, 0) for _, right, _ in buildings])
    live: list[Interval] = [(0, 1 << 40)]
    result: list[Interval] = []
    for x, negative, right in events:
        while live[0][1] <= x:
            heapq.heappop(live)
        if negative:
            heapq.heappush(live, (negative, right))
        height = -live[0][0]
        if not result or result[-1][1] != height:
            result.append((x, height))
    return result


def window_maxima(numbers: list[int], k: int) -> list[int]:
    best: deque[int] = deque()
    result: list[int] = []
    for i, n in enumerate(numbers):
        while best and numbers[best[-1]] <= n:
            best.pop()
        best.append(i)
        if best[0] <= i - k:
            best.popleft()
        if i >= k - 1:
            result.append(numbers[best[0]])
    return result


def kadane(numbers: list[int]) -> tuple[int, int, int]:
    best, start, at = (numbers[0], 0, 1), 0, 0
    total = 0
    for at, n in enumerate(numbers, 1):
        if total < 0:
            total, start = 0, at - 1
        total += n
        best = max(best, (total, start, at), key=lambda b: b[0])
    return best


def longest_unique(text: str) -> str:
    last: dict[str, int] = {}
    start, best = 0, ""
    for i, c in enumerate(text):
        start = max(start, last.get(c, -1) + 1)
        last[c] = i
        best = max(best, text[start : i + 1], key=len)
    return best


print(merge([(8, 10), (1, 3), (2, 6), (15, 18), (17, 20), (6, 7)]), merge([]), rooms([(0, 30), (5, 10), (15, 20), (10, 15)]), rooms([]))
print(skyline([(2, 9, 10), (3, 7, 15), (5, 12, 12), (15, 20, 10), (19, 24, 8)]), skyline([(0, 2, 3), (2, 5, 3)]))
print(window_maxima([1, 3, -1, -3, 5, 3, 6, 7], 3), window_maxima([1], 1), window_maxima([1, 2], 3))
print(kadane([-2, 1, -3, 4, -1, 2, 1, -5, 4]), kadane([-3, -1, -2]), [longest_unique(t) for t in ("abcabcbb", "bbbb", "pwwkew", "", "dvdf")])
prefix = [0, *accumulate([3, 4, 7, 2, -3, 1, 4, 2])]
seen: Counter[int] = Counter()
hits = 0
for p in prefix:
    hits += seen[p - 7]
    seen[p] += 1
print(prefix, hits, prefix[5] - prefix[2])
water = [0, 1, 0, 2, 1, 0, 1, 3, 2, 1, 2, 1]
left, right = list(accumulate(water, max)), list(accumulate(reversed(water), max))[::-1]
print(sum(min(a, b) - h for a, b, h in zip(left, right, water)), left, right)
for bad in range(2):
    try:
        print(merge([(3, 1)]) if bad else kadane([]))
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error)
