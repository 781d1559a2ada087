"""The hash table of set and frozenset, with the order of iteration that CPython 3.11's setobject.c gives.

Open addressing over a table whose length is a power of two: from each place of the probe sequence on, nine
neighbours are looked at before the next jump. `hashes` says what a place holds: 0 never used, -1 deleted, else
the item's hash, where hash 0 is stored as ZERO (and hash ZERO, one in 2**64, counts as hash 0). Which
deleted place is used again and when the table is resized decide the order of iteration.
"""

from typing import Final

from unsafe import Array, Count, address, count_trailing_zeros, int_of, is_same, new_array, noinline, u64_of
from machine import u64

from runtime.builtins.array import clear_items, copy_items
from runtime.builtins.failure import raise_runtime
from runtime.builtins.object import class_name, hash_of
from runtime.builtins.protocols import Iterable
from runtime.builtins.representation import begin_repr, end_repr

SMALLEST: Final = 8
LINEAR_PROBES: Final = 9
UNUSED: Final = 0
DELETED: Final = -1
MAPPED: Final = 64
ZERO: Final = -0x8000000000000000
# Above this many items a table only doubles.
LARGE: Final = 50000


class set_table[T]:
    hashes: Array[int]
    items: Array[T]
    # Items; places in use, those of deleted items included; where pop() looks first.
    used: Count
    fill: Count
    finger: int
    # Which places of a table of at most MAPPED places have an item; of a larger one nothing that is of use.
    occupied: u64

    def set_empty(self) -> None:
        self.hashes = new_array(int, SMALLEST)
        self.items = new_array(T, SMALLEST)
        self.used = 0
        self.fill = 0
        self.occupied = u64(0)

    def __len__(self) -> int:
        return self.used

    def __bool__(self) -> bool:
        return self.used != 0

    # The table

    def next_place(self, place: int) -> int:
        """The first place with an item from `place` on, the table's length if there is none. Found by the map of places
        where there is one: whether the next place is taken is what a processor cannot foresee."""
        hashes = self.hashes
        if len(hashes) <= MAPPED:
            rest = self.occupied >> u64_of(place) if place < MAPPED else u64(0)
            return place + int_of(count_trailing_zeros(rest)) if rest != 0 else len(hashes)
        while place < len(hashes) and (hashes[place] == UNUSED or hashes[place] == DELETED):
            place += 1
        return place

    def find(self, item: T, hashed: int) -> int:
        """The place of `item`, or -1."""
        hashes = self.hashes
        items = self.items
        mask = len(hashes) - 1
        stored = hashed if hashed != 0 else ZERO
        perturb = probe_seed(stored)
        start = int_of(perturb & u64_of(mask))
        while True:
            last = start + LINEAR_PROBES if start + LINEAR_PROBES <= mask else start
            place = start
            while place <= last:
                known = hashes[place]
                if known == UNUSED:
                    return -1
                if known == stored and (is_same(items[place], item) or items[place] == item):
                    return place
                place += 1
            perturb >>= 5
            start = int_of(u64_of(start) * 5 + 1 + perturb & u64_of(mask))

    def insert(self, item: T, hashed: int) -> None:
        """Add `item` if it is not there: in the last deleted place on its probe path, if there is one."""
        hashes = self.hashes
        items = self.items
        mask = len(hashes) - 1
        stored = hashed if hashed != 0 else ZERO
        perturb = probe_seed(stored)
        start = int_of(perturb & u64_of(mask))
        free = -1
        while True:
            last = start + LINEAR_PROBES if start + LINEAR_PROBES <= mask else start
            place = start
            while place <= last:
                known = hashes[place]
                if known == UNUSED:
                    self.used += 1
                    if free >= 0:
                        self.occupied |= place_bit(free)
                        hashes[free] = stored
                        items[free] = item
                        return
                    self.occupied |= place_bit(place)
                    hashes[place] = stored
                    items[place] = item
                    self.fill += 1
                    if self.fill * 5 >= mask * 3:
                        self.resize(growth(self.used))
                    return
                if known == stored:
                    if is_same(items[place], item) or items[place] == item:
                        return
                    if not is_same(self.hashes, hashes):
                        # == has changed this very set.
                        self.insert(item, hashed)
                        return
                elif known == DELETED:
                    free = place
                place += 1
            perturb >>= 5
            start = int_of(u64_of(start) * 5 + 1 + perturb & u64_of(mask))

    @noinline
    def resize(self, minimum: int) -> None:
        """Build the table anew with more than `minimum` places, without the deleted ones."""
        size = SMALLEST
        while size <= minimum:
            size <<= 1
        old_hashes = self.hashes
        old_items = self.items
        self.hashes = new_array(int, size)
        self.items = new_array(T, size)
        self.fill = self.used
        self.occupied = u64(0)
        self.insert_clean(old_hashes, old_items)

    def insert_clean(self, hashes: Array[int], items: Array[T]) -> None:
        """Place the items of another table; none of them is here, and nothing here is deleted."""
        for place in range(len(hashes)):
            stored = hashes[place]
            if stored != UNUSED and stored != DELETED:
                target = unused_place(self.hashes, stored)
                self.occupied |= place_bit(target)
                self.hashes[target] = stored
                self.items[target] = items[place]

    def merge(self, other: set_table[T]) -> None:
        """Add all items of `other`."""
        if is_same(self, other) or other.used == 0:
            return
        if (self.fill + other.used) * 5 >= (len(self.hashes) - 1) * 3:
            self.resize((self.used + other.used) * 2)
        if self.fill == 0:
            self.fill = other.used
            self.used = other.used
            if len(self.hashes) == len(other.hashes) and other.fill == other.used:
                self.occupied = other.occupied
                copy_items(self.hashes, 0, other.hashes, 0, len(other.hashes))
                copy_items(self.items, 0, other.items, 0, len(other.items))
            else:
                self.insert_clean(other.hashes, other.items)
            return
        place = other.next_place(0)
        while place < len(other.hashes):
            stored = other.hashes[place]
            self.insert(other.items[place], plain_hash(stored))
            place = other.next_place(place + 1)

    def discard_hashed(self, item: T, hashed: int) -> bool:
        """Delete `item`; False if it is not there."""
        place = self.find(item, hashed)
        if place < 0:
            return False
        self.remove_place(place)
        return True

    def remove_place(self, place: int) -> None:
        self.occupied &= ~place_bit(place)
        self.hashes[place] = DELETED
        clear_items(self.items, place, 1)
        self.used -= 1

    def swap(self, other: set_table[T]) -> None:
        """Take over the table of `other`, which is not used any more; pop()'s finger stays with this set."""
        self.hashes = other.hashes
        self.items = other.items
        self.used = other.used
        self.fill = other.fill
        self.occupied = other.occupied

    def fill_from(self, items: Iterable[T]) -> None:
        """Add all `items`, with the order that each kind of source gives."""
        if isinstance(items, set_table[T]):
            self.merge(items)
        elif isinstance(items, dict):
            if (self.fill + items.used) * 5 >= (len(self.hashes) - 1) * 3:
                self.resize((self.used + items.used) * 2)
            for entry in range(items.filled):
                if items.hashes[entry] != -1:
                    self.insert(items.keys_[entry], items.hashes[entry])
        else:
            for item in items:
                self.insert(item, hash_of(item))

    # Algebra: each fills `result`, an empty table, for set and frozenset alike

    def intersect_into(self, result: set_table[T], other: Iterable[T]) -> None:
        if isinstance(other, set_table[T]):
            if is_same(self, other):
                result.merge(self)
            elif other.used > self.used:
                result.add_common(self, other)
            else:
                result.add_common(other, self)
        else:
            for item in other:
                hashed = hash_of(item)
                if self.find(item, hashed) >= 0:
                    result.insert(item, hashed)

    def add_common(self, walked: set_table[T], searched: set_table[T]) -> None:
        place = walked.next_place(0)
        while place < len(walked.hashes):
            stored = walked.hashes[place]
            item = walked.items[place]
            hashed = plain_hash(stored)
            if searched.find(item, hashed) >= 0:
                self.insert(item, hashed)
            place = walked.next_place(place + 1)

    def subtract_into(self, result: set_table[T], other: Iterable[T]) -> None:
        # Against much fewer items, copying and then deleting takes fewer look-ups.
        if isinstance(other, set_table) or isinstance(other, dict):
            if self.used >> 2 <= other.used:
                place = self.next_place(0)
                while place < len(self.hashes):
                    stored = self.hashes[place]
                    item = self.items[place]
                    hashed = plain_hash(stored)
                    if other.find(item, hashed) < 0:
                        result.insert(item, hashed)
                    place = self.next_place(place + 1)
                return
        result.merge(self)
        result.remove_all(other)

    def remove_all(self, other: Iterable[T]) -> None:
        if isinstance(other, set_table):
            if is_same(self, other):
                self.set_empty()
                return
            place = other.next_place(0)
            while place < len(other.hashes):
                stored = other.hashes[place]
                self.discard_hashed(other.items[place], plain_hash(stored))
                place = other.next_place(place + 1)
        else:
            for item in other:
                self.discard_hashed(item, hash_of(item))
        # Many deleted places make every search longer.
        if self.fill - self.used > (len(self.hashes) - 1) // 4:
            self.resize(growth(self.used))

    def toggle_all(self, other: set_table[T]) -> None:
        """Delete the items of `other` that are here, add those that are not."""
        if is_same(self, other):
            self.set_empty()
            return
        place = other.next_place(0)
        while place < len(other.hashes):
            stored = other.hashes[place]
            item = other.items[place]
            hashed = plain_hash(stored)
            if not self.discard_hashed(item, hashed):
                self.insert(item, hashed)
            place = other.next_place(place + 1)

    # Questions

    def __contains__(self, item: T) -> bool:
        return self.find(item, hash_of(item)) >= 0

    def is_within(self, other: set_table[T]) -> bool:
        if self.used > other.used:
            return False
        place = self.next_place(0)
        while place < len(self.hashes):
            stored = self.hashes[place]
            if other.find(self.items[place], plain_hash(stored)) < 0:
                return False
            place = self.next_place(place + 1)
        return True

    def issubset(self, other: Iterable[T]) -> bool:
        if isinstance(other, set_table):
            return self.is_within(other)
        return self.is_within(set(other))

    def issuperset(self, other: Iterable[T]) -> bool:
        if isinstance(other, set_table):
            return other.is_within(self)
        for item in other:
            if item not in self:
                return False
        return True

    def isdisjoint(self, other: Iterable[T]) -> bool:
        if isinstance(other, set_table):
            small: set_table[T] = self
            large: set_table[T] = other
            if other.used <= self.used:
                small = other
                large = self
            place = small.next_place(0)
            while place < len(small.hashes):
                stored = small.hashes[place]
                if large.find(small.items[place], plain_hash(stored)) >= 0:
                    return False
                place = small.next_place(place + 1)
            return True
        for item in other:
            if item in self:
                return False
        return True

    def __eq__(self, other: set_table[T]) -> bool:
        return self.used == other.used and self.is_within(other)

    def __ne__(self, other: set_table[T]) -> bool:
        return not self.__eq__(other)

    def __le__(self, other: set_table[T]) -> bool:
        return self.is_within(other)

    def __lt__(self, other: set_table[T]) -> bool:
        return self.used < other.used and self.is_within(other)

    def __ge__(self, other: set_table[T]) -> bool:
        return other.is_within(self)

    def __gt__(self, other: set_table[T]) -> bool:
        return self.used > other.used and other.is_within(self)

    def __iter__(self) -> set_iterator[T]:
        return set_iterator(self)

    def item_reprs(self) -> str:
        parts: list[str] = []
        for item in self:
            parts.append(repr(item))
        return ", ".join(parts)

    def __repr__(self) -> str:
        name = class_name(self)
        if self.used == 0:
            return name + "()"
        if not begin_repr(address(self)):
            return name + "(...)"
        try:
            text = self.item_reprs()
        finally:
            end_repr()
        if name == "set":
            return "{" + text + "}"
        return name + "({" + text + "})"


class set_iterator[T]:
    """Walks the places of a table; RuntimeError when the number of items changes on the way."""

    table: set_table[T] | None
    used: int
    position: int

    def __init__(self, table: set_table[T]) -> None:
        self.table = table
        self.used = table.used
        self.position = 0

    def advance(self) -> int:
        """The next place with an item, or -1."""
        table = self.table
        if table is None:
            return -1
        if self.used != table.used:
            # Stays so: the next call raises again.
            self.used = -1
            raise_runtime("Set changed size during iteration")
        position = table.next_place(self.position)
        if position < len(table.hashes):
            self.position = position + 1
            return position
        self.table = None
        return -1

    def item(self, place: int) -> T:
        table = self.table
        if table is None:
            raise StopIteration()
        return table.items[place]

    def __cursor_next__(self, cursor: int) -> int:
        return self.advance()

    def __cursor_get__(self, cursor: int) -> T:
        return self.item(cursor)

    def __iter__(self) -> set_iterator[T]:
        return self

    def __next__(self) -> T:
        place = self.advance()
        if place < 0:
            raise StopIteration()
        return self.item(place)


def growth(used: int) -> int:
    return used * 2 if used > LARGE else used * 4


def place_bit(place: int) -> u64:
    return u64(1) << (u64_of(place) & 63)


def plain_hash(stored: int) -> int:
    return 0 if stored == ZERO else stored


def probe_seed(stored: int) -> u64:
    return u64_of(0 if stored == ZERO else stored)


def unused_place(hashes: Array[int], stored: int) -> int:
    """The first never used place on the probe path of a hash."""
    mask = len(hashes) - 1
    perturb = probe_seed(stored)
    start = int_of(perturb & u64_of(mask))
    while True:
        last = start + LINEAR_PROBES if start + LINEAR_PROBES <= mask else start
        place = start
        while place <= last:
            if hashes[place] == UNUSED:
                return place
            place += 1
        perturb >>= 5
        start = int_of(u64_of(start) * 5 + 1 + perturb & u64_of(mask))
