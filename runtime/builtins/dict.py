"""`dict`: a compact, insertion-ordered hash table (the design of CPython's dictobject.c).

`index` is the hash table proper: its length is a power of two, and a slot holds 0 (never used), DELETED_SLOT, or an entry's
number plus FIRST_ENTRY in as many bits as the length has, and above them those of its hash, which the place does not tell: most
slots of other keys are passed over without a look at the entry. Entries stand in three parallel arrays in the order of insertion; a deleted entry
leaves a hole whose hash is -1, which `hash_of` never gives. Sizes and the moments of resizing are CPython's,
because a loop that changes the dict can see them.
"""

from typing import Final

from unsafe import Array, Count, address, int_of, is_same, new_array, noinline, u64_of
from machine import u32, u64

from runtime.builtins.array import clear_items, copy_items
from runtime.builtins.dict_views import (
    dict_items, dict_keyiterator, dict_keys, dict_reversekeyiterator, dict_values,
)
from runtime.builtins.failure import raise_key, raise_runtime
from runtime.builtins.object import hash_of
from runtime.builtins.protocols import Iterable
from runtime.builtins.representation import begin_repr, end_repr

SMALLEST: Final = 8
HOLE: Final = -1
MOST_SPARSE: Final = 2048
DELETED_SLOT: Final = u32(1)
FIRST_ENTRY: Final = 2


class dict[K, V]:
    index: Array[u32]
    hashes: Array[int]
    keys_: Array[K]
    values_: Array[V]
    # Live entries; entries including holes; entries that may still be added before a resize.
    used: Count
    filled: Count
    usable: int
    # The entry that was found or made last: a text is often looked up several times in a row, as in d[k] = d.get(k, 0) + 1.
    recent: Count

    def __init__(self, items: dict[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        self.set_empty()
        self.fill_from(items)

    def set_empty(self) -> None:
        self.index = new_array(u32, 0)
        self.hashes = new_array(int, 0)
        self.keys_ = new_array(K, 0)
        self.values_ = new_array(V, 0)
        self.used = 0
        self.filled = 0
        self.usable = 0
        self.recent = 0

    def __len__(self) -> int:
        return self.used

    def __bool__(self) -> bool:
        return self.used != 0

    # The table

    def find(self, key: K, hashed: int) -> int:
        """The number of the entry of `key`, or -1."""
        index = self.index
        keys = self.keys_
        if isinstance(key, str):
            # The key of an entry that was deleted is none.
            recent = self.recent
            if recent < self.filled and is_same(keys[recent], key):
                return recent
        if len(index) == 0:
            return -1
        mask = u64_of(len(index) - 1)
        perturb = u64_of(hashed)
        low = u32(perturb)
        place = u32(mask)
        slot = perturb & mask
        while True:
            word = index[int_of(slot)]
            entry = int(word & place) - FIRST_ENTRY
            if (word ^ low) & ~place == 0 and entry >= 0:
                # Keys of these classes have equal hashes if they are equal.
                if isinstance(key, str) or isinstance(key, int):
                    if is_same(keys[entry], key) or keys[entry] == key:
                        if isinstance(key, str):
                            self.recent = entry
                        return entry
                elif is_same(keys[entry], key) or self.hashes[entry] == hashed and keys[entry] == key:
                    return entry
            elif word == 0:
                return -1
            # The hash of an object may have changed.
            elif entry >= 0 and not (isinstance(key, str) or isinstance(key, int)) and is_same(keys[entry], key):
                return entry
            perturb >>= 5
            slot = slot * 5 + perturb + 1 & mask

    def insert_new(self, key: K, hashed: int, value: V) -> None:
        """Add an entry for a key that is not there."""
        if self.usable <= 0:
            self.resize(self.used * 3)
        entry = self.filled
        fill_slot(self.index, entry, hashed)
        self.hashes[entry] = hashed
        self.keys_[entry] = key
        self.values_[entry] = value
        self.recent = entry
        self.filled = entry + 1
        self.usable -= 1
        self.used += 1

    def remove_entry(self, entry: int) -> None:
        """Make a hole of `entry`."""
        index = self.index
        mask = u64_of(len(index) - 1)
        perturb = u64_of(self.hashes[entry])
        slot = perturb & mask
        while int(index[int_of(slot)] & u32(mask)) != entry + FIRST_ENTRY:
            perturb >>= 5
            slot = slot * 5 + perturb + 1 & mask
        index[int_of(slot)] = DELETED_SLOT
        self.hashes[entry] = HOLE
        clear_items(self.keys_, entry, 1)
        clear_items(self.values_, entry, 1)
        self.used -= 1

    @noinline
    def resize(self, minimum: int) -> None:
        """Build the table anew, without holes, with at least `minimum` slots."""
        size = SMALLEST
        while size < minimum:
            size <<= 1
        room = (size << 1) // 3
        hashes = new_array(int, room)
        keys = new_array(K, room)
        values = new_array(V, room)
        # Sparser than CPython's, except where it would be the larger part of a small dict or miss the caches of a large one.
        index = new_array(u32, size << 1 if size > SMALLEST and size <= MOST_SPARSE else size)
        if self.used == self.filled:
            copy_items(hashes, 0, self.hashes, 0, self.used)
            copy_items(keys, 0, self.keys_, 0, self.used)
            copy_items(values, 0, self.values_, 0, self.used)
        else:
            target = 0
            for entry in range(self.filled):
                if self.hashes[entry] != HOLE:
                    hashes[target] = self.hashes[entry]
                    keys[target] = self.keys_[entry]
                    values[target] = self.values_[entry]
                    target += 1
        for entry in range(self.used):
            fill_slot(index, entry, hashes[entry])
        self.index = index
        self.hashes = hashes
        self.keys_ = keys
        self.values_ = values
        self.filled = self.used
        self.usable = room - self.used

    # Items

    def __getitem__(self, key: K) -> V:
        entry = self.find(key, hash_of(key))
        if entry < 0:
            return self.__missing__(key)
        return self.values_[entry]

    def __missing__(self, key: K) -> V:
        """What d[key] is without an entry: subclasses may have an answer."""
        raise_key(key)

    def __setitem__(self, key: K, value: V) -> None:
        hashed = hash_of(key)
        entry = self.find(key, hashed)
        if entry >= 0:
            self.values_[entry] = value
        else:
            self.insert_new(key, hashed, value)

    def __delitem__(self, key: K) -> None:
        entry = self.find(key, hash_of(key))
        if entry < 0:
            raise_key(key)
        self.remove_entry(entry)

    def __contains__(self, key: K) -> bool:
        return self.find(key, hash_of(key)) >= 0

    def get[D](self, key: K, default: D = None) -> V | D:
        entry = self.find(key, hash_of(key))
        if entry < 0:
            return default
        return self.values_[entry]

    def setdefault(self, key: K, default: V) -> V:
        hashed = hash_of(key)
        entry = self.find(key, hashed)
        if entry >= 0:
            return self.values_[entry]
        self.insert_new(key, hashed, default)
        return default

    def pop(self, key: K) -> V:
        entry = self.find(key, hash_of(key))
        if entry < 0:
            raise_key(key)
        value = self.values_[entry]
        self.remove_entry(entry)
        return value

    def pop_default[D](self, key: K, default: D) -> V | D:
        """`pop(key, default)`."""
        entry = self.find(key, hash_of(key))
        if entry < 0:
            return default
        value = self.values_[entry]
        self.remove_entry(entry)
        return value

    def popitem(self) -> tuple[K, V]:
        if self.used == 0:
            raise_key("popitem(): dictionary is empty")
        entry = self.filled - 1
        while self.hashes[entry] == HOLE:
            entry -= 1
        item = (self.keys_[entry], self.values_[entry])
        self.remove_entry(entry)
        self.filled = entry
        return item

    def clear(self) -> None:
        self.set_empty()

    def update(self, items: dict[K, V] | Iterable[tuple[K, V]]) -> None:
        self.fill_from(items)

    def fill_from(self, items: dict[K, V] | Iterable[tuple[K, V]]) -> None:
        if isinstance(items, dict):
            self.merge(items)
        else:
            for key, value in items:
                self[key] = value

    def merge[J, W](self, other: dict[J, W]) -> None:
        """Set every item of `other`, whose items are a K and a V in a narrower type perhaps; its hashes are used again."""
        if address(other) == address(self) or other.used == 0:
            return
        if len(self.hashes) < other.used:
            self.resize((self.used + other.used) * 3 // 2 + 1)
        before = other.used
        entry = 0
        while entry < other.filled:
            hashed = other.hashes[entry]
            if hashed != HOLE:
                key = other.keys_[entry]
                value = other.values_[entry]
                known = self.find(key, hashed)
                if known >= 0:
                    self.values_[known] = value
                else:
                    self.insert_new(key, hashed, value)
                if other.used != before:
                    raise_runtime("dict mutated during update")
            entry += 1

    def copy(self) -> dict[K, V]:
        result: dict[K, V] = dict()
        result.merge(self)
        return result

    @staticmethod
    def fromkeys(keys: Iterable[K], value: V = None) -> dict[K, V]:
        result: dict[K, V] = dict()
        for key in keys:
            result[key] = value
        return result

    def __or__(self, other: dict[K, V]) -> dict[K, V]:
        result = self.copy()
        result.merge(other)
        return result

    def __ior__(self, items: dict[K, V] | Iterable[tuple[K, V]]) -> dict[K, V]:
        self.update(items)
        return self

    def __eq__(self, other: dict[K, V]) -> bool:
        if self.used != other.used:
            return False
        entry = 0
        while entry < self.filled:
            hashed = self.hashes[entry]
            if hashed != HOLE:
                value = self.values_[entry]
                found = other.find(self.keys_[entry], hashed)
                if found < 0:
                    return False
                theirs = other.values_[found]
                if not (is_same(value, theirs) or value == theirs):
                    return False
            entry += 1
        return True

    def __ne__(self, other: dict[K, V]) -> bool:
        return not self.__eq__(other)

    # Iteration

    def keys(self) -> dict_keys[K, V]:
        return dict_keys(self)

    def values(self) -> dict_values[K, V]:
        return dict_values(self)

    def items(self) -> dict_items[K, V]:
        return dict_items(self)

    def __iter__(self) -> dict_keyiterator[K, V]:
        return dict_keyiterator(self)

    def __reversed__(self) -> dict_reversekeyiterator[K, V]:
        return dict_reversekeyiterator(self)

    def __repr__(self) -> str:
        if self.used == 0:
            return "{}"
        if not begin_repr(address(self)):
            return "{...}"
        parts: list[str] = []
        try:
            for key, value in self.items():
                parts.append(repr(key) + ": " + repr(value))
        finally:
            end_repr()
        return "{" + ", ".join(parts) + "}"


def fill_slot(index: Array[u32], entry: int, hashed: int) -> None:
    """Put an entry into the first slot on the probe path of its hash that has none."""
    mask = u64_of(len(index) - 1)
    place = u32(mask)
    perturb = u64_of(hashed)
    low = u32(perturb)
    slot = perturb & mask
    while index[int_of(slot)] & place > DELETED_SLOT:
        perturb >>= 5
        slot = slot * 5 + perturb + 1 & mask
    index[int_of(slot)] = low & ~place | u32(entry + FIRST_ENTRY)


def dict_with_capacity[K, V](count: int) -> dict[K, V]:
    """An empty dict that takes `count` entries without growing, as CPython makes it for a display."""
    made: dict[K, V] = dict()
    if count > 5:
        made.resize((count * 3 + 1) // 2)
    return made
