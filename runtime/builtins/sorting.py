"""Stable sorting: the algorithm of CPython 3.11's listobject.c (timsort with powersort's merge order).

It makes the same comparisons in the same order, so that also items without a total order (NaN, sets) end up where
CPython has them. See "listsort.txt" in CPython, and Munro and Wild, "Nearly-Optimal Mergesorts", ESA 2018.

Positions are indexes into the arrays; a run is a sorted range, given by its start and length.
"""

from typing import Callable, Final

from unsafe import Array, new_array

from runtime.builtins.array import copy_items
from runtime.builtins.protocols import Iterable

MIN_GALLOP: Final = 7
MAX_MINRUN: Final = 64
# The pending runs' powers rise strictly and are at most the bits of a length.
MAX_PENDING: Final = 64


def sorted[T, K](items: Iterable[T], *, key: Callable[[T], K] | None = None, reverse: bool = False) -> list[T]:
    result = list(items)
    result.sort(key=key, reverse=reverse)
    return result


def sort_items[T](items: Array[T], size: int, reverse: bool) -> None:
    """Sort the first `size` items. `reverse` keeps equal items in their order."""
    if size < 2:
        return
    if reverse:
        reverse_items(items, 0, size)
    TimSort(items, items, False, size).sort()
    if reverse:
        reverse_items(items, 0, size)


def sort_by_key[T, K](items: Array[T], size: int, key: Callable[[T], K], reverse: bool) -> None:
    """Sort the first `size` items by `key(item)`, which is called once for each."""
    keys = new_array(K, size)
    for at in range(size):
        keys[at] = key(items[at])
    if size < 2:
        return
    if reverse:
        reverse_items(keys, 0, size)
        reverse_items(items, 0, size)
    try:
        TimSort(keys, items, True, size).sort()
    finally:
        if reverse:
            reverse_items(items, 0, size)


def reverse_items[T](items: Array[T], low: int, end: int) -> None:
    """Reverse items[low:end]."""
    high = end - 1
    while low < high:
        item = items[low]
        items[low] = items[high]
        items[high] = item
        low += 1
        high -= 1


def minimum_run(size: int) -> int:
    """The length up to which short runs are extended: size / 2**k, rounded up, in 32..64."""
    odd = 0
    while size >= MAX_MINRUN:
        odd |= size & 1
        size >>= 1
    return size + odd


def run_power(start: int, first: int, second: int, size: int) -> int:
    """Depth of the boundary between two adjacent runs in the ideal merge tree over `size` items."""
    power = 0
    left = 2 * start + first
    right = left + first + second
    while True:
        power += 1
        if left >= size:
            left -= size
            right -= size
        elif right >= size:
            return power
        left <<= 1
        right <<= 1


def gallop_left[K](key: K, keys: Array[K], base: int, count: int, hint: int) -> int:
    """Where `key` belongs in the run, left of equal keys: exponential search from `hint`, then binary."""
    last = 0
    offset = 1
    if keys[base + hint] < key:
        limit = count - hint
        while offset < limit and keys[base + hint + offset] < key:
            last = offset
            offset = (offset << 1) + 1
        if offset > limit:
            offset = limit
        last += hint
        offset += hint
    else:
        limit = hint + 1
        while offset < limit and not keys[base + hint - offset] < key:
            last = offset
            offset = (offset << 1) + 1
        if offset > limit:
            offset = limit
        near = last
        last = hint - offset
        offset = hint - near
    last += 1
    while last < offset:
        middle = last + ((offset - last) >> 1)
        if keys[base + middle] < key:
            last = middle + 1
        else:
            offset = middle
    return offset


def gallop_right[K](key: K, keys: Array[K], base: int, count: int, hint: int) -> int:
    """Where `key` belongs in the run, right of equal keys."""
    last = 0
    offset = 1
    if key < keys[base + hint]:
        limit = hint + 1
        while offset < limit and key < keys[base + hint - offset]:
            last = offset
            offset = (offset << 1) + 1
        if offset > limit:
            offset = limit
        near = last
        last = hint - offset
        offset = hint - near
    else:
        limit = count - hint
        while offset < limit and not key < keys[base + hint + offset]:
            last = offset
            offset = (offset << 1) + 1
        if offset > limit:
            offset = limit
        last += hint
        offset += hint
    last += 1
    while last < offset:
        middle = last + ((offset - last) >> 1)
        if key < keys[base + middle]:
            offset = middle
        else:
            last = middle + 1
    return offset


class TimSort[K, V]:
    """One sort. `values` move along with `keys` when `keyed`; otherwise `values` is `keys` and is left alone."""

    keys: Array[K]
    values: Array[V]
    keyed: bool
    size: int
    min_gallop: int
    saved_keys: Array[K]
    saved_values: Array[V]
    pending: int
    starts: Array[int]
    lengths: Array[int]
    powers: Array[int]

    def __init__(self, keys: Array[K], values: Array[V], keyed: bool, size: int) -> None:
        self.keys = keys
        self.values = values
        self.keyed = keyed
        self.size = size
        self.min_gallop = MIN_GALLOP
        self.saved_keys = new_array(K, 0)
        self.saved_values = new_array(V, 0)
        self.pending = 0
        runs = MAX_PENDING if size > MAX_MINRUN else 1
        self.starts = new_array(int, runs)
        self.lengths = new_array(int, runs)
        self.powers = new_array(int, runs)

    def sort(self) -> None:
        """March over the items once, finding runs, extending short ones, and merging as the powers say."""
        minimum = minimum_run(self.size)
        start = 0
        remaining = self.size
        while remaining > 0:
            length = self.count_run(start, remaining)
            if length < minimum:
                forced = remaining if remaining <= minimum else minimum
                self.binary_sort(start, start + forced, start + length)
                length = forced
            self.push_run(start, length)
            start += length
            remaining -= length
        while self.pending > 1:
            at = self.pending - 2
            if at > 0 and self.lengths[at - 1] < self.lengths[at + 1]:
                at -= 1
            self.merge_at(at)

    def count_run(self, start: int, count: int) -> int:
        """Length of the run at `start`; a strictly descending one is reversed."""
        keys = self.keys
        if count == 1:
            return 1
        length = 2
        if keys[start + 1] < keys[start]:
            while length < count and keys[start + length] < keys[start + length - 1]:
                length += 1
            reverse_items(keys, start, start + length)
            if self.keyed:
                reverse_items(self.values, start, start + length)
        else:
            while length < count and not keys[start + length] < keys[start + length - 1]:
                length += 1
        return length

    def binary_sort(self, low: int, end: int, start: int) -> None:
        """Insertion sort of low..end, of which low..start is sorted; the place is found by bisection."""
        keys = self.keys
        values = self.values
        while start < end:
            left = low
            right = start
            pivot = keys[start]
            while left < right:
                middle = left + ((right - left) >> 1)
                if pivot < keys[middle]:
                    right = middle
                else:
                    left = middle + 1
            copy_items(keys, left + 1, keys, left, start - left)
            keys[left] = pivot
            if self.keyed:
                value = values[start]
                copy_items(values, left + 1, values, left, start - left)
                values[left] = value
            start += 1

    def push_run(self, start: int, length: int) -> None:
        pending = self.pending
        if pending > 0:
            top = pending - 1
            power = run_power(self.starts[top], self.lengths[top], length, self.size)
            while self.pending > 1 and self.powers[self.pending - 2] > power:
                self.merge_at(self.pending - 2)
            self.powers[self.pending - 1] = power
        self.starts[self.pending] = start
        self.lengths[self.pending] = length
        self.pending += 1

    def merge_at(self, at: int) -> None:
        """Merge the pending runs `at` and `at + 1`."""
        left = self.starts[at]
        left_count = self.lengths[at]
        right = self.starts[at + 1]
        right_count = self.lengths[at + 1]
        self.lengths[at] = left_count + right_count
        if at == self.pending - 3:
            self.starts[at + 1] = self.starts[at + 2]
            self.lengths[at + 1] = self.lengths[at + 2]
            self.powers[at + 1] = self.powers[at + 2]
        self.pending -= 1
        # What is in place already, at the front of the left run and at the end of the right one, stays out of it.
        keys = self.keys
        skip = gallop_right(keys[right], keys, left, left_count, 0)
        left += skip
        left_count -= skip
        if left_count == 0:
            return
        right_count = gallop_left(keys[left + left_count - 1], keys, right, right_count, right_count - 1)
        if right_count <= 0:
            return
        if left_count <= right_count:
            self.merge_low(left, left_count, right, right_count)
        else:
            self.merge_high(left, left_count, right, right_count)

    def save(self, start: int, count: int) -> None:
        """Copy a run aside."""
        if len(self.saved_keys) < count:
            self.saved_keys = new_array(K, count)
            if self.keyed:
                self.saved_values = new_array(V, count)
        copy_items(self.saved_keys, 0, self.keys, start, count)
        if self.keyed:
            copy_items(self.saved_values, 0, self.values, start, count)

    def move(self, target: int, source: int, count: int) -> None:
        copy_items(self.keys, target, self.keys, source, count)
        if self.keyed:
            copy_items(self.values, target, self.values, source, count)

    def restore(self, target: int, saved: int, count: int) -> None:
        copy_items(self.keys, target, self.saved_keys, saved, count)
        if self.keyed:
            copy_items(self.values, target, self.saved_values, saved, count)

    def merge_low(self, target: int, left_count: int, right: int, right_count: int) -> None:
        """Merge from the front; the left run, the shorter one, is set aside. target + left_count == right always."""
        keys = self.keys
        values = self.values
        keyed = self.keyed
        self.save(target, left_count)
        saved = self.saved_keys
        saved_values = self.saved_values
        left = 0
        finished = False
        try:
            self.move(target, right, 1)
            target += 1
            right += 1
            right_count -= 1
            min_gallop = self.min_gallop
            while right_count > 0 and left_count > 1:
                left_wins = 0
                right_wins = 0
                while True:
                    if keys[right] < saved[left]:
                        keys[target] = keys[right]
                        if keyed:
                            values[target] = values[right]
                        target += 1
                        right += 1
                        right_count -= 1
                        right_wins += 1
                        left_wins = 0
                        if right_count == 0 or right_wins >= min_gallop:
                            break
                    else:
                        keys[target] = saved[left]
                        if keyed:
                            values[target] = saved_values[left]
                        target += 1
                        left += 1
                        left_count -= 1
                        left_wins += 1
                        right_wins = 0
                        if left_count == 1 or left_wins >= min_gallop:
                            break
                if right_count == 0 or left_count == 1:
                    break
                # One run wins so often that searching for the end of its streak may pay.
                min_gallop += 1
                left_wins = MIN_GALLOP
                while left_wins >= MIN_GALLOP or right_wins >= MIN_GALLOP:
                    if min_gallop > 1:
                        min_gallop -= 1
                    self.min_gallop = min_gallop
                    left_wins = gallop_right(keys[right], saved, left, left_count, 0)
                    if left_wins > 0:
                        self.restore(target, left, left_wins)
                        target += left_wins
                        left += left_wins
                        left_count -= left_wins
                        # None left: `<` contradicts itself.
                        if left_count <= 1:
                            break
                    self.move(target, right, 1)
                    target += 1
                    right += 1
                    right_count -= 1
                    if right_count == 0:
                        break
                    right_wins = gallop_left(saved[left], keys, right, right_count, 0)
                    if right_wins > 0:
                        self.move(target, right, right_wins)
                        target += right_wins
                        right += right_wins
                        right_count -= right_wins
                        if right_count == 0:
                            break
                    self.restore(target, left, 1)
                    target += 1
                    left += 1
                    left_count -= 1
                    if left_count == 1:
                        break
                if right_count > 0 and left_count > 1:
                    # Leaving galloping mode makes the next entry harder.
                    min_gallop += 1
                    self.min_gallop = min_gallop
            finished = True
        finally:
            if finished and left_count == 1 and right_count > 0:
                # The last of the left run is the greatest of all.
                self.move(target, right, right_count)
                target += right_count
            # Also when `<` raised: no item may get lost.
            self.restore(target, left, left_count)

    def merge_high(self, left: int, left_count: int, right: int, right_count: int) -> None:
        """Merge from the end; the right run, the shorter one, is set aside.

        `target`, `end` and `saved_end` are the positions last in line: of the merged items, the left run and the
        saved right run.
        """
        keys = self.keys
        values = self.values
        keyed = self.keyed
        self.save(right, right_count)
        saved = self.saved_keys
        saved_values = self.saved_values
        target = right + right_count - 1
        end = left + left_count - 1
        saved_end = right_count - 1
        finished = False
        try:
            self.move(target, end, 1)
            target -= 1
            end -= 1
            left_count -= 1
            min_gallop = self.min_gallop
            while left_count > 0 and right_count > 1:
                left_wins = 0
                right_wins = 0
                while True:
                    if saved[saved_end] < keys[end]:
                        keys[target] = keys[end]
                        if keyed:
                            values[target] = values[end]
                        target -= 1
                        end -= 1
                        left_count -= 1
                        left_wins += 1
                        right_wins = 0
                        if left_count == 0 or left_wins >= min_gallop:
                            break
                    else:
                        keys[target] = saved[saved_end]
                        if keyed:
                            values[target] = saved_values[saved_end]
                        target -= 1
                        saved_end -= 1
                        right_count -= 1
                        right_wins += 1
                        left_wins = 0
                        if right_count == 1 or right_wins >= min_gallop:
                            break
                if left_count == 0 or right_count == 1:
                    break
                min_gallop += 1
                left_wins = MIN_GALLOP
                while left_wins >= MIN_GALLOP or right_wins >= MIN_GALLOP:
                    if min_gallop > 1:
                        min_gallop -= 1
                    self.min_gallop = min_gallop
                    left_wins = left_count - gallop_right(saved[saved_end], keys, left, left_count, left_count - 1)
                    if left_wins > 0:
                        target -= left_wins
                        end -= left_wins
                        left_count -= left_wins
                        self.move(target + 1, end + 1, left_wins)
                        if left_count == 0:
                            break
                    self.restore(target, saved_end, 1)
                    target -= 1
                    saved_end -= 1
                    right_count -= 1
                    if right_count == 1:
                        break
                    right_wins = right_count - gallop_left(keys[end], saved, 0, right_count, right_count - 1)
                    if right_wins > 0:
                        target -= right_wins
                        saved_end -= right_wins
                        right_count -= right_wins
                        self.restore(target + 1, saved_end + 1, right_wins)
                        if right_count <= 1:
                            break
                    self.move(target, end, 1)
                    target -= 1
                    end -= 1
                    left_count -= 1
                    if left_count == 0:
                        break
                if left_count > 0 and right_count > 1:
                    min_gallop += 1
                    self.min_gallop = min_gallop
            finished = True
        finally:
            if finished and right_count == 1 and left_count > 0:
                # The first of the right run is the smallest of all.
                target -= left_count
                end -= left_count
                self.move(target + 1, end + 1, left_count)
            self.restore(target - right_count + 1, 0, right_count)
