"""`range`. The bounds and the length are 64-bit; a range of 2**63 items or more is refused with OverflowError."""

from unsafe import add_wrapping, int_of, mul_wrapping, u64_of
from machine import u64

from runtime.builtins.failure import raise_index, raise_overflow, raise_value_error
from runtime.builtins.slice import slice_indices
from runtime.builtins.tuple import tuple_hash_add, tuple_hash_finish, tuple_hash_start


class range:
    start: int
    stop: int
    step: int
    length: int

    def __init__(self, start: int, stop: int | None = None, step: int = 1) -> None:
        if step == 0:
            raise_value_error("range() arg 3 must not be zero")
        if stop is None:
            self.start = 0
            self.stop = start
        else:
            self.start = start
            self.stop = stop
        self.step = step
        self.length = range_length(self.start, self.stop, step)

    def __len__(self) -> int:
        return self.length

    def __bool__(self) -> bool:
        return self.length != 0

    def item(self, index: int) -> int:
        """The item at `index`, 0 <= index < length: the product may wrap, the sum is then right again."""
        return add_wrapping(self.start, mul_wrapping(index, self.step))

    def __getitem__(self, index: int) -> int:
        if index < 0:
            index += self.length
        if u64_of(index) >= u64_of(self.length):
            raise_index("range object index out of range")
        return self.item(index)

    def __getslice__(self, start: int | None, stop: int | None, step: int | None) -> range:
        if step == -9223372036854775808:
            # Which slice_indices would take for the next one.
            raise_overflow("range step")
        first, last, stride, _ = slice_indices(start, stop, step, self.length)
        return range(self.start + first * self.step, self.start + last * self.step, self.step * stride)

    def __contains__(self, value: int) -> bool:
        return self.position_of(value) >= 0

    def position_of(self, value: int) -> int:
        """The index of `value`, or -1."""
        if self.length == 0:
            return -1
        if self.step > 0:
            if value < self.start or value >= self.stop:
                return -1
            distance = u64_of(value) - u64_of(self.start)
            stride = u64_of(self.step)
        else:
            if value > self.start or value <= self.stop:
                return -1
            distance = u64_of(self.start) - u64_of(value)
            stride = u64(0) - u64_of(self.step)
        if distance % stride != 0:
            return -1
        return int_of(distance // stride)

    def index(self, value: int) -> int:
        at = self.position_of(value)
        if at < 0:
            raise ValueError(repr(value) + " is not in range")
        return at

    def count(self, value: int) -> int:
        return 1 if self.position_of(value) >= 0 else 0

    def __eq__(self, other: range) -> bool:
        if self.length != other.length:
            return False
        if self.length == 0:
            return True
        return self.start == other.start and (self.length == 1 or self.step == other.step)

    def __ne__(self, other: range) -> bool:
        return not self.__eq__(other)

    def __hash__(self) -> int:
        """Equal for equal ranges; the value is not CPython's, which takes in the address of None."""
        accumulator = tuple_hash_add(tuple_hash_start(), self.length)
        accumulator = tuple_hash_add(accumulator, self.start if self.length > 0 else 0)
        accumulator = tuple_hash_add(accumulator, self.step if self.length > 1 else 0)
        return tuple_hash_finish(accumulator, 3)

    def __iter__(self) -> range_iterator:
        return range_iterator(self.start, self.step, self.length)

    def __reversed__(self) -> range_iterator:
        return range_iterator(self.item(self.length - 1), int_of(u64(0) - u64_of(self.step)), self.length)

    def __cursor_next__(self, cursor: int) -> int:
        cursor += 1
        return cursor if cursor < self.length else -1

    def __cursor_get__(self, cursor: int) -> int:
        return self.item(cursor)

    def __repr__(self) -> str:
        text = "range(" + repr(self.start) + ", " + repr(self.stop)
        if self.step != 1:
            text += ", " + repr(self.step)
        return text + ")"


class range_iterator:
    upcoming: int
    step: int
    remaining: int

    def __init__(self, start: int, step: int, count: int) -> None:
        self.upcoming = start
        self.step = step
        self.remaining = count

    def __iter__(self) -> range_iterator:
        return self

    def __next__(self) -> int:
        if self.remaining <= 0:
            raise StopIteration()
        value = self.upcoming
        self.remaining -= 1
        # Wraps behind the last item at most, where it is not used any more.
        self.upcoming = add_wrapping(value, self.step)
        return value

    def __length_hint__(self) -> int:
        return self.remaining


def range_length(start: int, stop: int, step: int) -> int:
    """How many items `range(start, stop, step)` has; in unsigned arithmetic, which holds any distance."""
    if step > 0:
        if start >= stop:
            return 0
        count = (u64_of(stop) - u64_of(start) - 1) // u64_of(step) + 1
    else:
        if start <= stop:
            return 0
        count = (u64_of(start) - u64_of(stop) - 1) // (u64(0) - u64_of(step)) + 1
    if int_of(count) <= 0:
        raise_overflow("range length")
    return int_of(count)
