"""array: numbers of one kind, checked to fit their type code.

The type of the items follows from the initializer: array("d", [1.0]) holds floats, and so does an array whose variable
is annotated `array[float]`; ints put into one are refused with a TypeError. Not here: type code "u".
"""

from __future__ import annotations

import math
from typing import Final, Generic, Iterable, Iterator, TypeVar

from struct import _encode

T = TypeVar("T")

typecodes: Final = "bBuhHiIlLqQfd"

_CODES: Final = "bBhHiIlLqQfd"
_SIZES: Final = (1, 1, 2, 2, 4, 4, 8, 8, 8, 8, 4, 8)
_NAMES: Final = {
    "b": "signed char", "B": "unsigned byte integer", "h": "signed short integer", "H": "unsigned short",
    "i": "signed integer", "I": "unsigned int",
}


class array(Generic[T]):
    """itemsize: bytes that an item takes in tobytes()."""

    def __init__(self, typecode: str, initializer: Iterable[T] = ()) -> None:
        if len(typecode) != 1:
            raise TypeError("array() argument 1 must be a unicode character, not str")
        place = _CODES.find(typecode)
        if place < 0:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode = typecode
        self.itemsize = _SIZES[place]
        self._items: list[T] = []
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self.extend(initializer)

    def _fit(self, value: T) -> T:
        """`value` as the array holds it."""
        real = self.typecode == "f" or self.typecode == "d"
        if isinstance(value, float):
            if not real:
                raise TypeError("'float' object cannot be interpreted as an integer")
            return _rounded(value) if self.typecode == "f" else value
        elif isinstance(value, int):
            if real:
                raise TypeError(f"array('{self.typecode}') holds floats: write 1.0 in place of 1")
            _check_range(int(value), self.typecode, self.itemsize)
            return value
        else:
            raise TypeError("an array holds ints or floats")

    def append(self, v: T) -> None:
        """OverflowError where the value does not fit the type code, TypeError where it is a number of the other kind."""
        self._items.append(self._fit(v))

    def extend(self, bb: Iterable[T]) -> None:
        """The items of an array of the same type code (TypeError for another), or of any iterable; what came before an error stays."""
        if isinstance(bb, array):
            if bb.typecode != self.typecode:
                raise TypeError("can only extend with array of same kind")
            self._items += bb._items
        else:
            for value in bb:
                self._items.append(self._fit(value))

    def fromlist(self, list: list[T]) -> None:
        """Adds all of them, or none if one does not fit."""
        self._items += [self._fit(value) for value in list]

    def insert(self, i: int, v: T) -> None:
        """Before the item at `i`; as in a list a place outside of the array is its start or its end."""
        self._items.insert(i, self._fit(v))

    def pop(self, i: int = -1) -> T:
        """Takes out the item at `i` and returns it; IndexError where there is none."""
        if len(self._items) == 0:
            raise IndexError("pop from empty array")
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("pop index out of range")
        return self._items.pop(i)

    def index(self, v: T, start: int = 0, stop: int = (1 << 63) - 1) -> int:
        """The place of the first item equal to `v` in the range, counted from the array's start; ValueError where there is none."""
        size = len(self._items)
        first = max(start + size, 0) if start < 0 else start
        last = stop + size if stop < 0 else min(stop, size)
        for i in range(first, last):
            if self._items[i] == v:
                return i
        raise ValueError("array.index(x): x not in array")

    def remove(self, v: T) -> None:
        """Takes out the first item equal to `v`; ValueError where there is none."""
        for i in range(len(self._items)):
            if self._items[i] == v:
                del self._items[i]
                return
        raise ValueError("array.remove(x): x not in array")

    def count(self, v: T) -> int:
        """How many items are equal to `v`."""
        return self._items.count(v)

    def reverse(self) -> None:
        """Turns the order of the items round, in place."""
        self._items.reverse()

    def tolist(self) -> list[T]:
        """A list of its own with the items, as they are stored: those of "f" rounded to 32 bits."""
        return self._items.copy()

    def tobytes(self) -> bytes:
        """The items as the machine has them: little-endian."""
        out = bytearray()
        for value in self._items:
            bits = _bits(value, self.typecode)
            for shift in range(0, 8 * self.itemsize, 8):
                out.append(bits >> shift & 0xFF)
        return bytes(out)

    def frombytes(self, buffer: bytes | bytearray) -> None:
        """Adds the items that tobytes() gave."""
        size = self.itemsize
        if len(buffer) % size != 0:
            raise ValueError("bytes length not a multiple of item size")
        signed = self.typecode.islower()
        for start in range(0, len(buffer), size):
            bits = buffer[start + size - 1]
            if signed and bits > 0x7F:
                bits -= 0x100
            for at in range(start + size - 2, start - 1, -1):
                bits = bits << 8 | buffer[at]
            self._add_bits(bits)

    def _add_bits(self, bits: int) -> None:
        value = 0
        real = 0.0
        if self.typecode == "f":
            real = _decoded(bits, 8, 23)
        elif self.typecode == "d":
            real = _decoded(bits, 11, 52)
        else:
            value = bits
        _append_number(self._items, value, real, self.typecode == "f" or self.typecode == "d")

    def byteswap(self) -> None:
        """Turns the bytes of each item round."""
        data = self.tobytes()
        turned = bytearray()
        for start in range(0, len(data), self.itemsize):
            for at in range(start + self.itemsize - 1, start - 1, -1):
                turned.append(data[at])
        self._items.clear()
        self.frombytes(turned)

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, i: int) -> T:
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("array index out of range")
        return self._items[i]

    def __getslice__(self, start: int | None, stop: int | None, step: int | None) -> array[T]:
        return self._with(self._items[start:stop:step])

    def __setitem__(self, i: int, v: T) -> None:
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("array assignment index out of range")
        self._items[i] = self._fit(v)

    def __delitem__(self, i: int) -> None:
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("array assignment index out of range")
        del self._items[i]

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __contains__(self, v: T) -> bool:
        return v in self._items

    def _with(self, items: list[T]) -> array[T]:
        made: array[T] = array(self.typecode)
        made._items = items
        return made

    def __copy__(self) -> array[T]:
        return self._with(self._items.copy())

    def __add__(self, other: array[T]) -> array[T]:
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return self._with(self._items + other._items)

    def __iadd__(self, other: array[T]) -> array[T]:
        self.extend(other)
        return self

    def __mul__(self, times: int) -> array[T]:
        return self._with(self._items * times)

    def __rmul__(self, times: int) -> array[T]:
        return self._with(self._items * times)

    def __eq__(self, other: array[T]) -> bool:
        return self._items == other._items

    def __ne__(self, other: array[T]) -> bool:
        return self._items != other._items

    def __lt__(self, other: array[T]) -> bool:
        return self._items < other._items

    def __le__(self, other: array[T]) -> bool:
        return self._items <= other._items

    def __gt__(self, other: array[T]) -> bool:
        return self._items > other._items

    def __ge__(self, other: array[T]) -> bool:
        return self._items >= other._items

    def __repr__(self) -> str:
        if len(self._items) == 0:
            return f"array('{self.typecode}')"
        return f"array('{self.typecode}', {self._items!r})"


ArrayType = array


def _append_number(items: list[T], whole: int, real: float, is_real: bool) -> None:
    """Adds the one of the two numbers that is of the list's type."""
    if isinstance(items, list[float]):
        items.append(real)
    elif isinstance(items, list[int]):
        items.append(whole)


def _bits(value: T, typecode: str) -> int:
    if isinstance(value, float):
        return _encode(value, 8, 23) if typecode == "f" else _encode(value, 11, 52)
    elif isinstance(value, int):
        return int(value)
    else:
        return 0


def _check_range(value: int, typecode: str, size: int) -> None:
    """OverflowError for what does not fit."""
    signed = typecode.islower()
    if typecode == "b":
        # CPython reads it as a C short first.
        _check_bounds(value, "signed short integer", -0x8000, 0x7FFF)
    elif typecode == "H" or typecode == "i":
        _check_bounds(value, "signed integer", -0x80000000, 0x7FFFFFFF)
    if not signed and value < 0 and size >= 4:
        raise OverflowError("can't convert negative int to unsigned" if typecode == "Q" else
                            "can't convert negative value to unsigned int")
    if size < 8:
        low = -(1 << 8 * size - 1) if signed else 0
        high = (1 << 8 * size - (1 if signed else 0)) - 1
        _check_bounds(value, _NAMES[typecode], low, high)


def _check_bounds(value: int, name: str, low: int, high: int) -> None:
    if value < low:
        raise OverflowError(f"{name} is less than minimum")
    if value > high:
        raise OverflowError(f"{name} is greater than maximum")


def _rounded(value: float) -> float:
    """To single precision."""
    return _decoded(_encode(value, 8, 23), 8, 23)


def _decoded(bits: int, exponent_bits: int, mantissa_bits: int) -> float:
    """The number of an IEEE 754 format with these bits; a negative int has the sign bit set."""
    bias = (1 << exponent_bits - 1) - 1
    mantissa = bits & (1 << mantissa_bits) - 1
    exponent = bits >> mantissa_bits & 2 * bias + 1
    if exponent == 2 * bias + 1:
        magnitude = math.inf if mantissa == 0 else math.nan
    elif exponent == 0:
        magnitude = math.ldexp(float(mantissa), 1 - bias - mantissa_bits)
    else:
        magnitude = math.ldexp(float(mantissa | 1 << mantissa_bits), exponent - bias - mantissa_bits)
    return -magnitude if bits < 0 else magnitude
