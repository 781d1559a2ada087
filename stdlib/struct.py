"""struct: numbers and bytes in binary records.

What unpack(), unpack_from() and iter_unpack() give has the types that the format tells, where the compiler sees it but for
numbers in it. Elsewhere all fields must be ints: formats with others (`s`, `f`, `?` ...) raise NotImplementedError there. 64-bit fields of 2**63 and more raise OverflowError, as every
such int does.
"""

from __future__ import annotations

import math
from typing import Final, Generic, Iterator, NoReturn, TypeVar

Buffer = TypeVar("Buffer")

_ALIGNED: Final = "bBhHiIlLqQnNPfde?csp"
_NATIVE_SIZES: Final = (1, 1, 2, 2, 4, 4, 8, 8, 8, 8, 8, 8, 8, 4, 8, 2, 1, 1, 1, 1)
_STANDARD_SIZES: Final = (1, 1, 2, 2, 4, 4, 4, 4, 8, 8, 0, 0, 0, 4, 8, 2, 1, 1, 1, 1)
_NAMES: Final = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}
_LARGEST: Final = (1 << 63) - 1


class error(Exception):
    """A format that is wrong, or values or a buffer that do not fit it."""


class _Field:
    """One value of a record: its format character, where it is, and how many bytes it takes."""

    def __init__(self, code: str, offset: int, size: int) -> None:
        self.code = code
        self.offset = offset
        self.size = size


class _Layout:
    """What a format says. native: its floats are the machine's own, which are not checked for overflow."""

    def __init__(self, format: str) -> None:
        self.fields: list[_Field] = []
        self.size = 0
        self.little = True
        self.native = True
        start = 0
        if format[:1] in ("@", "=", "<", ">", "!"):
            start = 1
            self.little = format[0] not in (">", "!")
            self.native = format[0] == "@"
        at = start
        while at < len(format):
            at = self.read_item(format, at)

    def read_item(self, format: str, at: int) -> int:
        """Take in the count and the character at `at`; where the next ones are."""
        c = format[at]
        if c.isspace():
            return at + 1
        count = 1
        if "0" <= c <= "9":
            count = 0
            while "0" <= c <= "9":
                digit = ord(c) - 0x30
                if count > (_LARGEST - digit) // 10:
                    raise error("total struct size too long")
                count = count * 10 + digit
                at += 1
                if at == len(format):
                    raise error("repeat count given without format specifier")
                c = format[at]
        if c != "x":
            self.add(c, count)
        else:
            self.grow(count)
        return at + 1

    def add(self, code: str, count: int) -> None:
        place = _ALIGNED.find(code)
        size = 0 if place < 0 else _NATIVE_SIZES[place] if self.native else _STANDARD_SIZES[place]
        if size == 0:
            raise error("bad char in struct format")
        if self.native:
            self.grow(-self.size % size)
        if code == "s" or code == "p":
            self.fields.append(_Field(code, self.size, count))
            self.grow(count)
            return
        start = self.size
        if count > _LARGEST // size:
            raise error("total struct size too long")
        self.grow(count * size)
        for i in range(count):
            self.fields.append(_Field(code, start + i * size, size))

    def grow(self, size: int) -> None:
        if size > _LARGEST - self.size:
            raise error("total struct size too long")
        self.size += size


_layouts: dict[str, _Layout] = {}


def _layout(format: str | bytes) -> _Layout:
    text = format if isinstance(format, str) else format.decode("ascii")
    known = _layouts.get(text)
    if known is None:
        text.encode("ascii")
        if len(_layouts) >= 100:
            _layouts.clear()
        known = _Layout(text)
        _layouts[text] = known
    return known


# Writing


class _Writer(Generic[Buffer]):
    """Puts values into `data`, whose bytes from `start` on are the record and are zero."""

    def __init__(self, layout: _Layout, data: Buffer, start: int) -> None:
        self.layout = layout
        self.data = data
        self.start = start

    def put(self, field: _Field, value: object) -> None:
        code = field.code
        if code == "s":
            self.raw(field, _raw(value, "argument for 's' must be a bytes object"), 0)
        elif code == "p":
            text = _raw(value, "argument for 'p' must be a bytes object")
            if field.size > 0:
                self.data[self.start + field.offset] = min(len(text), field.size - 1, 255)
                self.raw(field, text, 1)
        elif code == "c":
            if not isinstance(value, bytes) or len(value) != 1:
                raise error("char format requires a bytes object of length 1")
            self.raw(field, value, 0)
        elif code == "?":
            self.whole(field, 1 if value else 0)
        elif code in ("f", "d", "e"):
            self.whole(field, self.float_bits(code, value))
        else:
            self.whole(field, _checked(code, field.size, value, self.layout.little))

    def raw(self, field: _Field, value: bytes, skipped: int) -> None:
        at = self.start + field.offset + skipped
        for i in range(min(len(value), field.size - skipped)):
            self.data[at + i] = value[i]

    def whole(self, field: _Field, value: int) -> None:
        at = self.start + field.offset
        size = field.size
        if self.layout.little:
            for i in range(size):
                self.data[at + i] = value >> 8 * i & 0xFF
        else:
            for i in range(size):
                self.data[at + i] = value >> 8 * (size - 1 - i) & 0xFF

    def float_bits(self, code: str, value: object) -> int:
        if isinstance(value, float):
            number = float(value)
        elif isinstance(value, int):
            number = float(int(value))
        else:
            raise error("required argument is not a float")
        if code == "d":
            return _encode(number, 11, 52)
        if code == "f":
            bits = _encode(number, 8, 23)
            too_large = bits & 0x7FFFFFFF == 0x7F800000 and not self.layout.native
        else:
            bits = _encode(number, 5, 10)
            too_large = bits & 0x7FFF == 0x7C00
        if too_large and math.isfinite(number):
            if isinstance(value, int):
                raise error("int too large to convert")
            raise OverflowError(f"float too large to pack with {code} format")
        return bits


def _raw(value: object, message: str) -> bytes:
    if isinstance(value, bytes):
        return value
    if isinstance(value, bytearray):
        return bytes(value)
    raise error(message)


def _checked(code: str, size: int, value: object, little: bool) -> int:
    """An int that fits the field."""
    if not isinstance(value, int):
        raise error("required argument is not an integer")
    number = int(value)
    signed = code.islower()
    if code == "P" or size == 8 and (signed or number >= 0):
        return number
    low = -(1 << 8 * size - 1) if signed else 0
    high = (1 << 8 * size - (1 if signed else 0)) - 1 if size < 8 else _LARGEST
    if low <= number <= high:
        return number
    # CPython writes the machine's own byte order, little-endian, by other functions than the other one.
    if code in _NAMES and (little or size == 1):
        raise error(f"{_NAMES[code]} format requires {low} <= number <= {high}")
    if number < 0 and not signed:
        raise error("argument out of range" if little or size < 8 else "int too large to convert")
    raise error(f"'{code}' format requires {low} <= number <= {high}")


def _encode(value: float, exponent_bits: int, mantissa_bits: int) -> int:
    """An IEEE 754 number of that kind, nearest to `value`, as the int (negative for a minus) of its bits."""
    bias = (1 << exponent_bits - 1) - 1
    infinite = (2 * bias + 1) << mantissa_bits
    magnitude = abs(value)
    if math.isnan(value):
        bits = infinite + (1 << mantissa_bits - 1)
    elif math.isinf(value):
        bits = infinite
    elif magnitude == 0.0:
        bits = 0
    else:
        fraction, exponent = math.frexp(magnitude)
        # Below the least exponent numbers lose digits in place of it. Rounding up may carry into the exponent.
        place = max(exponent - 1, 1 - bias)
        bits = round(math.ldexp(fraction, exponent - place + mantissa_bits)) + (place + bias - 1 << mantissa_bits)
        bits = min(bits, infinite)
    if math.copysign(1.0, value) < 0.0:
        return bits + (-1 << exponent_bits + mantissa_bits)
    return bits


def _pack(layout: _Layout, values: tuple[object, ...], data: Buffer, start: int, name: str) -> None:
    if len(values) != len(layout.fields):
        raise error(f"{name} expected {len(layout.fields)} items for packing (got {len(values)})")
    writer = _Writer(layout, data, start)
    at = 0
    for field in layout.fields:
        writer.put(field, values[at])
        at += 1


def _pack_new(layout: _Layout, values: tuple[object, ...]) -> bytes:
    data = bytearray(layout.size)
    _pack(layout, values, data, 0, "pack")
    return bytes(data)


def _pack_into(layout: _Layout, buffer: Buffer, offset: int, values: tuple[object, ...]) -> None:
    if len(values) != len(layout.fields):
        raise error(f"pack_into expected {len(layout.fields)} items for packing (got {len(values)})")
    start = _place(layout.size, len(buffer), offset, "pack_into", "packing")
    record = bytearray(layout.size)
    _pack(layout, values, record, 0, "pack_into")
    for i in range(layout.size):
        buffer[start + i] = record[i]


# Reading


class _Reader(Generic[Buffer]):
    """Takes values out of `data`, where the record starts at `start`."""

    def __init__(self, layout: _Layout, data: Buffer, start: int) -> None:
        self.layout = layout
        self.data = data
        self.start = start

    def whole(self, field: _Field) -> int:
        at = self.start + field.offset
        size = field.size
        step = 1 if self.layout.little else -1
        at += size - 1 if self.layout.little else 0
        value = self.data[at]
        if value > 0x7F and field.code.islower():
            value -= 0x100
        for _ in range(size - 1):
            at -= step
            value = value << 8 | self.data[at]
        return value

    def whole_at(self, place: int) -> int:
        return self.whole(self.layout.fields[place])

    def flag_at(self, place: int) -> bool:
        return self.whole(self.layout.fields[place]) != 0

    def piece_at(self, place: int) -> bytes:
        """The bytes of `c`, `s`, or of the Pascal string `p`, whose first byte is its length."""
        field = self.layout.fields[place]
        at = self.start + field.offset
        size = field.size
        if field.code == "p":
            if size == 0:
                return b""
            size = min(self.data[at], size - 1)
            at += 1
        return bytes(self.data[at:at + size])

    def real_at(self, place: int) -> float:
        """An IEEE 754 number of 2, 4 or 8 bytes."""
        field = self.layout.fields[place]
        size = field.size
        step = 1 if self.layout.little else -1
        at = self.start + field.offset + (size - 1 if self.layout.little else 0)
        top = self.data[at]
        value = top & 0x7F
        for _ in range(size - 1):
            at -= step
            value = value << 8 | self.data[at]
        bits = 10 if size == 2 else 23 if size == 4 else 52
        highest = (1 << (size * 8 - 1 - bits)) - 1
        exponent = value >> bits
        mantissa = value & ((1 << bits) - 1)
        if exponent == highest:
            result = math.inf if mantissa == 0 else math.nan
        elif exponent == 0:
            result = math.ldexp(float(mantissa), 1 - (highest >> 1) - bits)
        else:
            result = math.ldexp(float(mantissa | 1 << bits), exponent - (highest >> 1) - bits)
        return -result if top > 0x7F else result

    def reals(self) -> tuple[float, ...]:
        for field in self.layout.fields:
            if field.code not in ("f", "d", "e"):
                raise NotImplementedError(f"unpacking '{field.code}' of a format that is not constant where floats are expected")
        return tuple([self.real_at(place) for place in range(len(self.layout.fields))])

    def values(self) -> tuple[int, ...]:
        found: list[int] = []
        for field in self.layout.fields:
            if field.code in ("f", "d", "e", "s", "p", "c", "?"):
                _not_ints(field.code)
            found.append(self.whole(field))
        return tuple(found)


def _not_ints(code: str) -> NoReturn:
    raise NotImplementedError(f"unpacking '{code}': only formats of ints can be unpacked")


def _open(format: str, kinds: str, buffer: Buffer) -> _Reader[Buffer]:
    """A reader of the record that `buffer` is. kinds: see _read_as."""
    layout = _read_as(format, kinds)
    if len(buffer) != layout.size:
        raise error(f"unpack requires a buffer of {layout.size} bytes")
    return _Reader(layout, buffer, 0)


def _open_from(format: str, kinds: str, buffer: Buffer, offset: int = 0) -> _Reader[Buffer]:
    """A reader of the record at `offset` of `buffer`."""
    layout = _read_as(format, kinds)
    return _Reader(layout, buffer, _place(layout.size, len(buffer), offset, "unpack_from", "unpacking"))


def _open_each(format: str, kinds: str, buffer: Buffer) -> list[_Reader[Buffer]]:
    """Readers of the records that stand one after another in `buffer`."""
    layout = _read_as(format, kinds)
    _check_each(layout, len(buffer))
    return [_Reader(layout, buffer, start) for start in range(0, len(buffer), layout.size)]


def _read_as(format: str, kinds: str) -> _Layout:
    """The layout of a format whose fields the compiler takes for ints, floats, bools and bytes (w, r, f, p; "": not told)."""
    layout = _layout(format)
    if kinds != "":
        found = "".join(["p" if field.code in "csp" else "f" if field.code == "?" else "r" if field.code in "efd" else "w" for field in layout.fields])
        if found != kinds:
            raise NotImplementedError(f"the fields of format {format!r} are not those that the compiler found")
    return layout


def _unpack(layout: _Layout, buffer: Buffer) -> tuple[int, ...]:
    if len(buffer) != layout.size:
        raise error(f"unpack requires a buffer of {layout.size} bytes")
    return _Reader(layout, buffer, 0).values()


def _unpack_from(layout: _Layout, buffer: Buffer, offset: int) -> tuple[int, ...]:
    start = _place(layout.size, len(buffer), offset, "unpack_from", "unpacking")
    return _Reader(layout, buffer, start).values()


def _iter_unpack(layout: _Layout, buffer: Buffer) -> Iterator[tuple[int, ...]]:
    _check_each(layout, len(buffer))
    return _records(layout, buffer)


def _check_each(layout: _Layout, length: int) -> None:
    if layout.size == 0:
        raise error("cannot iteratively unpack with a struct of length 0")
    if length % layout.size != 0:
        raise error(f"iterative unpacking requires a buffer of a multiple of {layout.size} bytes")


def _records(layout: _Layout, buffer: Buffer) -> Iterator[tuple[int, ...]]:
    for start in range(0, len(buffer), layout.size):
        yield _Reader(layout, buffer, start).values()


def _place(size: int, length: int, offset: int, function: str, doing: str) -> int:
    """Where a record of `size` bytes starts that is to be at `offset`, which may count from the end."""
    if offset < 0:
        if offset + size > 0:
            reason = "not enough data to unpack" if doing == "unpacking" else "no space to pack"
            raise error(f"{reason} {size} bytes at offset {offset}")
        if offset + length < 0:
            raise error(f"offset {offset} out of range for {length}-byte buffer")
        offset += length
    if length - offset < size:
        raise error(f"{function} requires a buffer of at least {size + offset} bytes for {doing} {size} bytes "
                    f"at offset {offset} (actual buffer size is {length})")
    return offset


# The interface


class Struct:
    """A format, read once."""

    def __init__(self, format: str | bytes) -> None:
        self.format = format if isinstance(format, str) else format.decode("ascii")
        self._layout = _layout(format)
        self.size = self._layout.size

    def pack(self, *values: object) -> bytes:
        """The values as bytes; error for what does not fit."""
        return _pack_new(self._layout, values)

    def pack_into(self, buffer: Buffer, offset: int, *values: object) -> None:
        """Writes them into the buffer at `offset`."""
        _pack_into(self._layout, buffer, offset, values)

    def unpack(self, buffer: Buffer) -> tuple[int, ...]:
        """The values of as many bytes as `size` says."""
        return _unpack(self._layout, buffer)

    def unpack_from(self, buffer: Buffer, offset: int = 0) -> tuple[int, ...]:
        """The values at `offset` of the buffer."""
        return _unpack_from(self._layout, buffer, offset)

    def iter_unpack(self, buffer: Buffer) -> Iterator[tuple[int, ...]]:
        """The values of each record, one after the other."""
        return _iter_unpack(self._layout, buffer)


def calcsize(format: str | bytes) -> int:
    """The size in bytes of a record of `format`."""
    return _layout(format).size


def pack(format: str | bytes, *values: object) -> bytes:
    """The record of `values`. error, or OverflowError for floats, when one does not fit its field."""
    return _pack_new(_layout(format), values)


def pack_into(format: str | bytes, buffer: Buffer, offset: int, *values: object) -> None:
    """Writes the record into a bytearray or a memoryview of one."""
    _pack_into(_layout(format), buffer, offset, values)


def unpack(format: str | bytes, buffer: Buffer) -> tuple[int, ...]:
    """The values of the record that `buffer` is, which must have exactly its size."""
    return _unpack(_layout(format), buffer)


def unpack_from(format: str | bytes, buffer: Buffer, offset: int = 0) -> tuple[int, ...]:
    """The values of the record that starts at `offset` in `buffer`."""
    return _unpack_from(_layout(format), buffer, offset)


def iter_unpack(format: str | bytes, buffer: Buffer) -> Iterator[tuple[int, ...]]:
    """The values of the records that stand one after another in `buffer`."""
    return _iter_unpack(_layout(format), buffer)
