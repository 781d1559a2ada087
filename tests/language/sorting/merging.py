"""Merge sort on a linked list, heapq.merge of sorted runs, binary insertion, top-k, and inversions."""

from __future__ import annotations

import bisect
import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass
class Link:
    value: int
    next: Link | None = None


def build(values: Iterable[int]) -> Link | None:
    head: Link | None = None
    for value in reversed(list(values)):
        head = Link(value, head)
    return head


def walk(link: Link | None) -> Iterator[int]:
    while link is not None:
        yield link.value
        link = link.next


def merge(a: Link | None, b: Link | None) -> Link | None:
    anchor = Link(0)
    tail = anchor
    while a is not None and b is not None:
        if b.value < a.value:
            tail.next = b
            b = b.next
        else:
            tail.next = a
            a = a.next
        assert tail.next is not None
        tail = tail.next
    tail.next = a if a is not None else b
    return anchor.next


def merge_sort(head: Link | None) -> Link | None:
    if head is None or head.next is None:
        return head
    slow: Link = head
    fast: Link | None = head.next
    while fast is not None and fast.next is not None:
        ahead = slow.next
        assert ahead is not None
        slow, fast = ahead, fast.next.next
    second, slow.next = slow.next, None
    return merge(merge_sort(head), merge_sort(second))


def inversions(items: list[int]) -> tuple[list[int], int]:
    if len(items) < 2:
        return items, 0
    half = len(items) // 2
    (left, n), (right, m) = inversions(items[:half]), inversions(items[half:])
    count, result, j = n + m, [], 0
    for value in left:
        while j < len(right) and right[j] < value:
            result.append(right[j])
            j += 1
        result.append(value)
        count += j
    return result + right[j:], count


sample = [38, 27, 43, 3, 9, 82, 10, 3]
print(list(walk(merge_sort(build(sample)))), merge_sort(None), list(walk(merge_sort(build([1])))))
print(list(heapq.merge([1, 4, 7], [2, 4, 6], [0][1:], range(3, 20, 8))), list(heapq.merge("adg", "beh", key=ord)), list(heapq.merge([5, 1], [4, 2], reverse=True)))
print(inversions(sample), inversions(list(range(5, 0, -1)))[1], inversions([]))
kept: list[int] = []
for n in sample:
    bisect.insort(kept, n)
print(kept, bisect.bisect_left(kept, 3), bisect.bisect(kept, 3), "FDCBA"[bisect.bisect([60, 70, 80, 90], 77)])
print(heapq.nsmallest(3, sample), heapq.nlargest(2, sample, key=lambda n: n % 10), heapq.nlargest(20, [1, 2]))
runs: list[list[int]] = []
for n in sample:
    for run in runs:
        if run[-1] <= n:
            run.append(n)
            break
    else:
        runs.append([n])
print(runs, list(heapq.merge(*runs)) == sorted(sample), len(runs))
