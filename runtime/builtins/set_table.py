"""The hash table of set and frozenset, with the order of iteration that CPython 3.11's setobject.c gives.

Open addressing over a table whose length is a power of two: from each place of the probe sequence on, nine
neighbours are looked at before the next jump. The first part of a place says what it holds: 0 never used, -1 deleted,
else the hash of the item, which is the second; hash 0 is stored as ZERO (and hash ZERO, one in 2**64, counts as hash 0).
Which deleted place is used again and when the table is resized decide the order of iteration.

A bit map says which places have items, so that walking over them does not hang on what a processor cannot foresee.
"""

from typing import Final

from unsafe import Array, Count, address, count_trailing_zeros, int_of, is_same, new_array, noinline, u64_of
from machine import u32, u64

from runtime.builtins.array import clear_items, copy_items, store_first_word
from runtime.builtins.failure import raise_memory, raise_runtime
from runtime.builtins.object import class_name, hash_of
from runtime.builtins.protocols import Iterable
from runtime.builtins.representation import begin_repr, end_repr

SMALLEST: Final = 8
LINEAR_PROBES: Final = u64(9)
UNUSED: Final = 0
DELETED: Final = -1
# The longest table whose bit map is one word.
MAPPED: Final = 64
ZERO: Final = -0x8000000000000000
# More places than its mask can count would take tens of gigabytes.
LARGEST: Final = 1 << 32
NONE: Final = u64(0xFFFFFFFFFFFFFFFF)
WALK_SHIFT: Final = 32
PLACE_OF_WALK: Final = u64(0xFFFFFFFF)
# Above this many items a table only doubles.
LARGE: Final = 50000


class set_table[T]:
    places: Array[tuple[int, T]]
    # How many they are, less one: spares a look at the array's header.
    mask: u32
    # Whether `signature` may be more than that of the items.
    removed: bool
    # Items; places in use, those of deleted items included.
    used: Count
    fill: Count
    # Which places have an item: `occupied` of a table of at most MAPPED places, `occupied_words` of a larger one.
    occupied: u64
    # The bits of all items' hashes, as place_bit gives them, and perhaps of some that were removed: what is not among them
    # needs no search.
    signature: u64
    occupied_words: Array[u64] | None

    def set_empty(self) -> None:
        self.places = new_array(tuple[int, T], SMALLEST)
        self.mask = u32(SMALLEST - 1)
        self.removed = False
        self.used = 0
        self.fill = 0
        self.occupied = u64(0)
        self.occupied_words = None
        self.signature = u64(0)

    def __len__(self) -> int:
        return self.used

    def __bool__(self) -> bool:
        return self.used != 0

    # The table

    def next_place(self, place: int) -> int:
        """The first place with an item from `place` on, the table's length if there is none."""
        words = self.occupied_words
        if words is None:
            rest = self.occupied >> u64_of(place) if place < MAPPED else u64(0)
            return place + int_of(count_trailing_zeros(rest)) if rest != 0 else int(self.mask) + 1
        if place > int(self.mask):
            return place
        at = u64_of(place) >> 6
        rest = words[int_of(at)] >> (u64_of(place) & 63)
        if rest != 0:
            return place + int_of(count_trailing_zeros(rest))
        while at < u64_of(len(words) - 1):
            at += 1
            rest = words[int_of(at)]
            if rest != 0:
                return int_of((at << 6) + count_trailing_zeros(rest))
        return int(self.mask) + 1

    def set_occupied(self, place: u64) -> None:
        words = self.occupied_words
        if words is None:
            self.occupied |= place_bit(place)
        else:
            words[int_of(place >> 6)] |= place_bit(place)

    def find(self, item: T, hashed: int) -> int:
        """The place of `item`, or -1."""
        if self.signature & place_bit(u64_of(hashed)) == 0:
            return -1
        places = self.places
        mask = u64(self.mask)
        stored = hashed if hashed != 0 else ZERO
        perturb = probe_seed(stored)
        start = perturb & mask
        while True:
            last = last_probe(start, mask)
            place = start
            while True:
                known, there = places[int_of(place)]
                if known == UNUSED:
                    return -1
                if known == stored and (is_same(there, item) or there == item):
                    return int_of(place)
                if place == last:
                    break
                place += 1
            perturb >>= 5
            start = start * 5 + 1 + perturb & mask

    def insert(self, item: T, hashed: int) -> None:
        """Add `item` if it is not there: in the last deleted place on its probe path, if there is one."""
        places = self.places
        mask = u64(self.mask)
        stored = hashed if hashed != 0 else ZERO
        perturb = probe_seed(stored)
        start = perturb & mask
        free = NONE
        while True:
            last = last_probe(start, mask)
            place = start
            while True:
                known, there = places[int_of(place)]
                if known == UNUSED:
                    self.signature |= place_bit(u64_of(hashed))
                    self.used += 1
                    if free != NONE:
                        self.set_occupied(free)
                        places[int_of(free)] = (stored, item)
                        return
                    self.set_occupied(place)
                    places[int_of(place)] = (stored, item)
                    self.fill += 1
                    if u64_of(self.fill) * 5 >= mask * 3:
                        self.resize(growth(self.used))
                    return
                if known == stored:
                    if is_same(there, item) or there == item:
                        return
                    if not is_same(self.places, places):
                        # == has changed this very set.
                        self.insert(item, hashed)
                        return
                elif known == DELETED:
                    free = place
                if place == last:
                    break
                place += 1
            perturb >>= 5
            start = start * 5 + 1 + perturb & mask

    @noinline
    def resize(self, minimum: int) -> None:
        """Build the table anew with more than `minimum` places, without the deleted ones."""
        self.place_all(table_size(minimum), self)

    def place_all(self, size: int, source: set_table[T]) -> None:
        """Make a table of `size` places with the items of `source`, which may be this very set."""
        places = new_array(tuple[int, T], size)
        words = new_array(u64, size >> 6) if size > MAPPED else None
        bits = u64(0)
        signature = u64(0)
        mask = u64_of(size - 1)
        others = source.occupied_words
        at = 0
        while at <= int(source.mask) >> 6:
            rest = source.occupied if others is None else others[at]
            while rest != 0:
                entry = source.places[int_of(count_trailing_zeros(rest) + (u64_of(at) << 6))]
                rest &= rest - 1
                target = unused_place(places, mask, entry[0])
                places[int_of(target)] = entry
                signature |= place_bit(u64_of(entry[0]))
                if words is None:
                    bits |= place_bit(target)
                else:
                    words[int_of(target >> 6)] |= place_bit(target)
            at += 1
        self.places = places
        self.mask = u32(size - 1)
        self.removed = False
        self.occupied = bits
        self.signature = signature
        self.occupied_words = words
        self.used = source.used
        self.fill = source.used

    def copy_from(self, other: set_table[T]) -> None:
        """Give this set, which has no table yet, the items of `other`."""
        self.copy_table(SMALLEST, other)

    def copy_table(self, size: int, other: set_table[T]) -> None:
        """Make a table with the items of `other`, of `size` places if they are not too many for it."""
        if other.used * 5 >= (size - 1) * 3:
            size = table_size(other.used * 2)
        if size != int(other.mask) + 1 or other.fill != other.used:
            self.place_all(size, other)
            return
        places = new_array(tuple[int, T], size)
        copy_items(places, 0, other.places, 0, size)
        self.places = places
        self.mask = u32(size - 1)
        self.removed = other.removed
        self.occupied = other.occupied
        self.occupied_words = None
        self.signature = other.signature
        others_words = other.occupied_words
        if others_words is not None:
            words = new_array(u64, size >> 6)
            copy_items(words, 0, others_words, 0, size >> 6)
            self.occupied_words = words
        self.used = other.used
        self.fill = other.used

    def merge(self, other: set_table[T]) -> None:
        """Add all items of `other`."""
        if is_same(self, other) or other.used == 0:
            return
        if self.fill == 0:
            self.copy_table(int(self.mask) + 1, other)
            return
        if (self.fill + other.used) * 5 >= int(self.mask) * 3:
            self.resize((self.used + other.used) * 2)
        place = other.next_place(0)
        while place <= int(other.mask):
            stored, item = other.places[place]
            self.insert(item, plain_hash(stored))
            place = other.next_place(place + 1)

    def discard_hashed(self, item: T, hashed: int) -> bool:
        """Delete `item`; False if it is not there."""
        place = self.find(item, hashed)
        if place < 0:
            return False
        self.remove_place(place)
        return True

    def remove_place(self, place: int) -> None:
        places = self.places
        words = self.occupied_words
        if words is None:
            self.occupied &= ~place_bit(u64_of(place))
        else:
            words[place >> 6] &= ~place_bit(u64_of(place))
        self.removed = True
        clear_items(places, place, 1)
        store_first_word(places, place, u64_of(DELETED))
        self.used -= 1

    def sign(self) -> None:
        """Find out the signature of just the items that are here."""
        signature = u64(0)
        place = self.next_place(0)
        while place <= int(self.mask):
            signature |= place_bit(u64_of(self.places[place][0]))
            place = self.next_place(place + 1)
        self.signature = signature
        self.removed = False

    def swap(self, other: set_table[T]) -> None:
        """Take over the table of `other`, which is not used any more; pop()'s finger stays with this set."""
        self.places = other.places
        self.mask = other.mask
        self.removed = other.removed
        self.used = other.used
        self.fill = other.fill
        self.occupied = other.occupied
        self.occupied_words = other.occupied_words
        self.signature = other.signature

    def fill_from(self, items: Iterable[T]) -> None:
        """Add all `items`, with the order that each kind of source gives."""
        if isinstance(items, set_table[T]):
            self.merge(items)
        elif isinstance(items, dict):
            if (self.fill + items.used) * 5 >= int(self.mask) * 3:
                self.resize((self.used + items.used) * 2)
            for entry in range(items.filled):
                if items.hashes[entry] != -1:
                    self.insert(items.keys_[entry], items.hashes[entry])
        else:
            for item in items:
                self.insert(item, hash_of(item))

    # Algebra: each gives `result` its table, for set and frozenset alike

    def intersect_into(self, result: set_table[T], other: Iterable[T]) -> None:
        if isinstance(other, set_table[T]):
            if is_same(self, other):
                result.copy_from(self)
            elif other.used > self.used:
                result.add_common(self, other)
            else:
                result.add_common(other, self)
        else:
            result.set_empty()
            for item in other:
                hashed = hash_of(item)
                if self.find(item, hashed) >= 0:
                    result.insert(item, hashed)

    def add_common(self, walked: set_table[T], searched: set_table[T]) -> None:
        self.set_empty()
        place = walked.next_place(0)
        while place <= int(walked.mask):
            stored, item = walked.places[place]
            hashed = plain_hash(stored)
            if searched.find(item, hashed) >= 0:
                self.insert(item, hashed)
            place = walked.next_place(place + 1)

    def subtract_into(self, result: set_table[T], other: Iterable[T]) -> None:
        # Against much fewer items, copying and then deleting takes fewer look-ups.
        if isinstance(other, set_table) or isinstance(other, dict):
            if self.used >> 2 <= other.used:
                result.set_empty()
                place = self.next_place(0)
                while place <= int(self.mask):
                    stored, item = self.places[place]
                    hashed = plain_hash(stored)
                    if other.find(item, hashed) < 0:
                        result.insert(item, hashed)
                    place = self.next_place(place + 1)
                return
        result.copy_from(self)
        result.remove_all(other)

    def remove_all(self, other: Iterable[T]) -> None:
        if isinstance(other, set_table):
            if is_same(self, other):
                self.set_empty()
                return
            place = other.next_place(0)
            while place <= int(other.mask):
                stored, item = other.places[place]
                self.discard_hashed(item, plain_hash(stored))
                place = other.next_place(place + 1)
        else:
            for item in other:
                self.discard_hashed(item, hash_of(item))
        # Many deleted places make every search longer.
        if self.fill - self.used > int(self.mask) // 4:
            self.resize(growth(self.used))
        elif self.used < MAPPED:
            self.sign()

    def toggle_all(self, other: set_table[T]) -> None:
        """Delete the items of `other` that are here, add those that are not."""
        if is_same(self, other):
            self.set_empty()
            return
        place = other.next_place(0)
        while place <= int(other.mask):
            stored, item = other.places[place]
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
        # Where == has no effects that the missing of calls could show.
        if isinstance(self.places[0][1], int) or isinstance(self.places[0][1], str):
            if not self.removed and self.signature & ~other.signature != 0:
                return False
        place = self.next_place(0)
        while place <= int(self.mask):
            stored, item = self.places[place]
            if other.find(item, plain_hash(stored)) < 0:
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
            while place <= int(small.mask):
                stored, item = small.places[place]
                if large.find(item, plain_hash(stored)) >= 0:
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

    # A cursor is a place, and above it the number of items at the walk's begin, as far as it has room.

    def __cursor_next__(self, cursor: int) -> int:
        place = 0
        if cursor >= 0:
            if (u64_of(cursor) ^ walk_of(self)) >> WALK_SHIFT != 0:
                raise_runtime("Set changed size during iteration")
            place = int_of((u64_of(cursor) & PLACE_OF_WALK) + 1)
        place = self.next_place(place)
        if place > int(self.mask):
            return -1
        return int_of(walk_of(self) | u64_of(place))

    def __cursor_get__(self, cursor: int) -> T:
        return self.places[int_of(u64_of(cursor) & PLACE_OF_WALK)][1]

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
        if position <= int(table.mask):
            self.position = position + 1
            return position
        self.table = None
        return -1

    def item(self, place: int) -> T:
        table = self.table
        if table is None:
            raise StopIteration()
        return table.places[place][1]

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


def table_size(minimum: int) -> int:
    """The number of places of a table with more than `minimum`."""
    size = SMALLEST
    while size <= minimum:
        size <<= 1
    if size > LARGEST:
        raise_memory()
    return size


def last_probe(start: u64, mask: u64) -> u64:
    """The last of the neighbours that are looked at from place `start` on."""
    return start + LINEAR_PROBES if start + LINEAR_PROBES <= mask else start


def walk_of[T](table: set_table[T]) -> u64:
    """What stands above the place in the cursors of a walk that begins now."""
    return u64_of(table.used) << 33 >> 1


def place_bit(place: u64) -> u64:
    return u64(1) << (place & 63)


def plain_hash(stored: int) -> int:
    return 0 if stored == ZERO else stored


def probe_seed(stored: int) -> u64:
    return u64_of(0 if stored == ZERO else stored)


def unused_place[T](places: Array[tuple[int, T]], mask: u64, stored: int) -> u64:
    """The first never used place on the probe path of a hash."""
    perturb = probe_seed(stored)
    start = perturb & mask
    while True:
        last = last_probe(start, mask)
        place = start
        while True:
            if places[int_of(place)][0] == UNUSED:
                return place
            if place == last:
                break
            place += 1
        perturb >>= 5
        start = start * 5 + 1 + perturb & mask
