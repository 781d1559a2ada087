"""The views of a dict, `keys()`, `values()` and `items()`, and the iterators behind them.

An iterator's `advance` gives the number of the next entry, or -1 at the end; it raises RuntimeError when the dict
was changed under it, with CPython's two texts. Iterators answer the cursor protocol too, so that a `for` loop ends
without an exception.
"""

from typing import Final

from unsafe import address, is_same

from runtime.builtins.failure import raise_runtime
from runtime.builtins.object import hash_of
from runtime.builtins.protocols import Iterable
from runtime.builtins.representation import begin_repr, end_repr
from runtime.builtins.set_table import set_table

HOLE: Final = -1


class dict_iterator[K, V]:
    """Walks the entries in order. `mapping` is None once the end is reached."""

    mapping: dict[K, V] | None
    used: int
    position: int
    remaining: int

    def __init__(self, mapping: dict[K, V]) -> None:
        self.mapping = mapping
        self.used = mapping.used
        self.position = 0
        self.remaining = mapping.used

    def advance(self) -> int:
        mapping = self.mapping
        if mapping is None:
            return -1
        if self.used != mapping.used:
            # Stays so: the next call raises again.
            self.used = -1
            raise_runtime("dictionary changed size during iteration")
        position = self.position
        while position < mapping.filled and mapping.hashes[position] == HOLE:
            position += 1
        if position >= mapping.filled:
            self.mapping = None
            return -1
        if self.remaining == 0:
            self.mapping = None
            raise_runtime("dictionary keys changed during iteration")
        self.position = position + 1
        self.remaining -= 1
        return position

    def source(self) -> dict[K, V]:
        """The dict, between a successful `advance` and the next one."""
        mapping = self.mapping
        if mapping is None:
            raise StopIteration()
        return mapping

    def __cursor_next__(self, cursor: int) -> int:
        return self.advance()

    def __length_hint__(self) -> int:
        mapping = self.mapping
        if mapping is None or self.used != mapping.used:
            return 0
        return self.remaining


class dict_keyiterator[K, V](dict_iterator[K, V]):
    def __iter__(self) -> dict_keyiterator[K, V]:
        return self

    def __cursor_get__(self, cursor: int) -> K:
        return self.source().keys_[cursor]

    def __next__(self) -> K:
        entry = self.advance()
        if entry < 0:
            raise StopIteration()
        return self.source().keys_[entry]


class dict_valueiterator[K, V](dict_iterator[K, V]):
    def __iter__(self) -> dict_valueiterator[K, V]:
        return self

    def __cursor_get__(self, cursor: int) -> V:
        return self.source().values_[cursor]

    def __next__(self) -> V:
        entry = self.advance()
        if entry < 0:
            raise StopIteration()
        return self.source().values_[entry]


class dict_itemiterator[K, V](dict_iterator[K, V]):
    def __iter__(self) -> dict_itemiterator[K, V]:
        return self

    def __cursor_get__(self, cursor: int) -> tuple[K, V]:
        mapping = self.source()
        return mapping.keys_[cursor], mapping.values_[cursor]

    def __next__(self) -> tuple[K, V]:
        entry = self.advance()
        if entry < 0:
            raise StopIteration()
        mapping = self.source()
        return mapping.keys_[entry], mapping.values_[entry]


class dict_reverseiterator[K, V]:
    """Walks the entries from the last one."""

    mapping: dict[K, V] | None
    used: int
    position: int

    def __init__(self, mapping: dict[K, V]) -> None:
        self.mapping = mapping
        self.used = mapping.used
        self.position = mapping.filled - 1

    def advance(self) -> int:
        mapping = self.mapping
        if mapping is None:
            return -1
        if self.used != mapping.used:
            self.used = -1
            raise_runtime("dictionary changed size during iteration")
        position = self.position
        if position >= mapping.filled:
            # The table was rebuilt shorter: there is nothing where this iterator stands.
            position = -1
        while position >= 0 and mapping.hashes[position] == HOLE:
            position -= 1
        if position < 0:
            self.mapping = None
            return -1
        self.position = position - 1
        return position

    def source(self) -> dict[K, V]:
        mapping = self.mapping
        if mapping is None:
            raise StopIteration()
        return mapping

    def __cursor_next__(self, cursor: int) -> int:
        return self.advance()


class dict_reversekeyiterator[K, V](dict_reverseiterator[K, V]):
    def __iter__(self) -> dict_reversekeyiterator[K, V]:
        return self

    def __cursor_get__(self, cursor: int) -> K:
        return self.source().keys_[cursor]

    def __next__(self) -> K:
        entry = self.advance()
        if entry < 0:
            raise StopIteration()
        return self.source().keys_[entry]


class dict_reversevalueiterator[K, V](dict_reverseiterator[K, V]):
    def __iter__(self) -> dict_reversevalueiterator[K, V]:
        return self

    def __cursor_get__(self, cursor: int) -> V:
        return self.source().values_[cursor]

    def __next__(self) -> V:
        entry = self.advance()
        if entry < 0:
            raise StopIteration()
        return self.source().values_[entry]


class dict_reverseitemiterator[K, V](dict_reverseiterator[K, V]):
    def __iter__(self) -> dict_reverseitemiterator[K, V]:
        return self

    def __cursor_get__(self, cursor: int) -> tuple[K, V]:
        mapping = self.source()
        return mapping.keys_[cursor], mapping.values_[cursor]

    def __next__(self) -> tuple[K, V]:
        entry = self.advance()
        if entry < 0:
            raise StopIteration()
        mapping = self.source()
        return mapping.keys_[entry], mapping.values_[entry]


class dict_keys[K, V]:
    """A set-like view of the keys."""

    mapping: dict[K, V]

    def __init__(self, mapping: dict[K, V]) -> None:
        self.mapping = mapping

    def __len__(self) -> int:
        return self.mapping.used

    def __contains__(self, key: K) -> bool:
        return key in self.mapping

    def __iter__(self) -> dict_keyiterator[K, V]:
        return dict_keyiterator(self.mapping)

    def __reversed__(self) -> dict_reversekeyiterator[K, V]:
        return dict_reversekeyiterator(self.mapping)

    def contains_all(self, keys: Iterable[K]) -> bool:
        for key in keys:
            if key not in self.mapping:
                return False
        return True

    def is_within(self, other: dict_keys[K, V] | set_table[K]) -> bool:
        if isinstance(other, dict_keys):
            return other.contains_all(self)
        for key in self:
            if key not in other:
                return False
        return True

    def __eq__(self, other: dict_keys[K, V] | set_table[K]) -> bool:
        return len(self) == len(other) and self.is_within(other)

    def __ne__(self, other: dict_keys[K, V] | set_table[K]) -> bool:
        return not self.__eq__(other)

    def __le__(self, other: dict_keys[K, V] | set_table[K]) -> bool:
        return len(self) <= len(other) and self.is_within(other)

    def __lt__(self, other: dict_keys[K, V] | set_table[K]) -> bool:
        return len(self) < len(other) and self.is_within(other)

    def __ge__(self, other: dict_keys[K, V] | set_table[K]) -> bool:
        return len(self) >= len(other) and self.contains_all(other)

    def __gt__(self, other: dict_keys[K, V] | set_table[K]) -> bool:
        return len(self) > len(other) and self.contains_all(other)

    def __or__(self, other: Iterable[K]) -> set[K]:
        result = set(self.mapping)
        result.update(other)
        return result

    def __and__(self, other: Iterable[K]) -> set[K]:
        # Which side is walked decides the order of the result.
        if isinstance(other, set):
            if len(self) <= len(other):
                return other.intersection(self)
        elif isinstance(other, dict_keys):
            if len(other) > len(self):
                return other.common_keys(self)
        return self.common_keys(other)

    def common_keys(self, other: Iterable[K]) -> set[K]:
        result: set[K] = set()
        for key in other:
            if key in self.mapping:
                result.add(key)
        return result

    def __sub__(self, other: Iterable[K]) -> set[K]:
        result = set(self.mapping)
        result.difference_update(other)
        return result

    def __xor__(self, other: Iterable[K]) -> set[K]:
        result = set(self.mapping)
        result.symmetric_difference_update(other)
        return result

    # A set on the left knows no views.
    def __ror__(self, other: Iterable[K]) -> set[K]:
        result = set(other)
        result.update(self)
        return result

    def __rand__(self, other: Iterable[K]) -> set[K]:
        return self & other

    def __rsub__(self, other: Iterable[K]) -> set[K]:
        result = set(other)
        result.difference_update(self)
        return result

    def __rxor__(self, other: Iterable[K]) -> set[K]:
        result = set(other)
        result.symmetric_difference_update(self)
        return result

    def isdisjoint(self, other: Iterable[K]) -> bool:
        for key in other:
            if key in self.mapping:
                return False
        return True

    def __repr__(self) -> str:
        if not begin_repr(address(self.mapping)):
            return "..."
        try:
            text = "dict_keys(" + repr(list(self)) + ")"
        finally:
            end_repr()
        return text


class dict_values[K, V]:
    """A view of the values."""

    mapping: dict[K, V]

    def __init__(self, mapping: dict[K, V]) -> None:
        self.mapping = mapping

    def __len__(self) -> int:
        return self.mapping.used

    def __contains__(self, value: V) -> bool:
        for known in self:
            if is_same(known, value) or known == value:
                return True
        return False

    def __iter__(self) -> dict_valueiterator[K, V]:
        return dict_valueiterator(self.mapping)

    def __reversed__(self) -> dict_reversevalueiterator[K, V]:
        return dict_reversevalueiterator(self.mapping)

    def __repr__(self) -> str:
        if not begin_repr(address(self.mapping)):
            return "..."
        try:
            text = "dict_values(" + repr(list(self)) + ")"
        finally:
            end_repr()
        return text


class dict_items[K, V]:
    """A view of the (key, value) pairs."""

    mapping: dict[K, V]

    def __init__(self, mapping: dict[K, V]) -> None:
        self.mapping = mapping

    def __len__(self) -> int:
        return self.mapping.used

    def __contains__(self, item: tuple[K, V]) -> bool:
        key, value = item
        entry = self.mapping.find(key, hash_of(key))
        if entry < 0:
            return False
        known = self.mapping.values_[entry]
        return is_same(known, value) or known == value

    def __iter__(self) -> dict_itemiterator[K, V]:
        return dict_itemiterator(self.mapping)

    def __reversed__(self) -> dict_reverseitemiterator[K, V]:
        return dict_reverseitemiterator(self.mapping)

    def contains_all(self, items: Iterable[tuple[K, V]]) -> bool:
        for item in items:
            if item not in self:
                return False
        return True

    def is_within(self, other: dict_items[K, V] | set_table[tuple[K, V]]) -> bool:
        if isinstance(other, dict_items):
            return other.contains_all(self)
        for item in self:
            if item not in other:
                return False
        return True

    def __eq__(self, other: dict_items[K, V] | set_table[tuple[K, V]]) -> bool:
        if isinstance(other, dict_items):
            return self.mapping == other.mapping
        return len(self) == len(other) and self.is_within(other)

    def __ne__(self, other: dict_items[K, V] | set_table[tuple[K, V]]) -> bool:
        return not self.__eq__(other)

    def __le__(self, other: dict_items[K, V] | set_table[tuple[K, V]]) -> bool:
        return len(self) <= len(other) and self.is_within(other)

    def __lt__(self, other: dict_items[K, V] | set_table[tuple[K, V]]) -> bool:
        return len(self) < len(other) and self.is_within(other)

    def __ge__(self, other: dict_items[K, V] | set_table[tuple[K, V]]) -> bool:
        return len(self) >= len(other) and self.contains_all(other)

    def __gt__(self, other: dict_items[K, V] | set_table[tuple[K, V]]) -> bool:
        return len(self) > len(other) and self.contains_all(other)

    def __or__(self, other: Iterable[tuple[K, V]]) -> set[tuple[K, V]]:
        result = set(self)
        result.update(other)
        return result

    def __and__(self, other: Iterable[tuple[K, V]]) -> set[tuple[K, V]]:
        # Which side is walked decides the order of the result.
        if isinstance(other, set):
            if len(self) <= len(other):
                return other.intersection(self)
        elif isinstance(other, dict_items):
            if len(other) > len(self):
                return other.common_items(self)
        return self.common_items(other)

    def common_items(self, other: Iterable[tuple[K, V]]) -> set[tuple[K, V]]:
        result: set[tuple[K, V]] = set()
        for item in other:
            if item in self:
                result.add(item)
        return result

    def __sub__(self, other: Iterable[tuple[K, V]]) -> set[tuple[K, V]]:
        result = set(self)
        result.difference_update(other)
        return result

    def __xor__(self, other: Iterable[tuple[K, V]]) -> set[tuple[K, V]]:
        result = set(self)
        result.symmetric_difference_update(other)
        return result

    # A set on the left knows no views.
    def __ror__(self, other: Iterable[tuple[K, V]]) -> set[tuple[K, V]]:
        result = set(other)
        result.update(self)
        return result

    def __rand__(self, other: Iterable[tuple[K, V]]) -> set[tuple[K, V]]:
        return self & other

    def __rsub__(self, other: Iterable[tuple[K, V]]) -> set[tuple[K, V]]:
        result = set(other)
        result.difference_update(self)
        return result

    def __rxor__(self, other: Iterable[tuple[K, V]]) -> set[tuple[K, V]]:
        result = set(other)
        result.symmetric_difference_update(self)
        return result

    def isdisjoint(self, other: Iterable[tuple[K, V]]) -> bool:
        for item in other:
            if item in self:
                return False
        return True

    def __repr__(self) -> str:
        if not begin_repr(address(self.mapping)):
            return "..."
        try:
            text = "dict_items(" + repr(list(self)) + ")"
        finally:
            end_repr()
        return text
