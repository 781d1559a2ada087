"""bytearray: a growable sequence of bytes. `data` has room; the first `length` bytes of it are in use."""
import unsafe
from machine import u8, u64
from unsafe import Array, Count

from runtime.builtins import bytes_classify
from runtime.builtins import bytes_methods as methods
from runtime.builtins import bytes_tables as tables
from runtime.builtins.bytes_make import make_bytes
from runtime.builtins.exceptions import MemoryError
from runtime.builtins.failure import raise_index, raise_stop_iteration, raise_value_error
from runtime.builtins.number.integer_text import int_to_str
from runtime.builtins.slice import clip_bound, slice_indices
from runtime.builtins.text import case
from runtime.builtins.text.builder import TextBuilder
from runtime.builtins.text.codecs import decode
from runtime.builtins.text.quote import add_quoted_bytes
from runtime.builtins.text.utf8 import is_ascii


class bytearray:
    data: Array[u8]
    length: Count

    @staticmethod
    def __make__[T](source: T = b"", encoding: str | None = None, errors: str = "strict") -> bytearray:
        if isinstance(source, int):
            if source < 0:
                raise_value_error("negative count")
            return new_bytearray(source)
        elif isinstance(source, bytes) or isinstance(source, bytearray) or isinstance(source, memoryview):
            return bytearray_at(source.__buffer_address__(), len(source))
        else:
            made = make_bytes(source, encoding, errors, "byte")
            return bytearray_at(unsafe.tail(made), made.length)

    def __len__(self) -> int:
        return self.length

    def __bool__(self) -> bool:
        return self.length != 0

    def __bytes__(self) -> bytes:
        return bytes(self)

    def __buffer_address__(self) -> u64:
        return unsafe.array_data(self.data)

    def __cut__(self, start: int, end: int) -> bytearray:
        """A copy of the bytes from `start` to `end`, which are inside."""
        if start >= end:
            return new_bytearray(0)
        return bytearray_at(unsafe.array_data(self.data) + unsafe.u64_of(start), end - start)

    def __fresh__(self) -> bytearray:
        """A new object of the same length."""
        return new_bytearray(self.length)

    def resize(self, length: int) -> None:
        """Change the length; new bytes are not cleared.

        CPython refuses while a memoryview looks on. Here a view goes on seeing the bytes it was made of: nobody
        counts how many views there still are.
        """
        if length > len(self.data):
            if length > 1 << 40:
                raise MemoryError()
            grown = unsafe.new_array(u8, length + (length >> 3) + 16)
            unsafe.copy(unsafe.array_data(grown), unsafe.array_data(self.data), unsafe.u64_of(self.length))
            self.data = grown
        self.length = length

    def __getitem__(self, index: int) -> int:
        if index < 0:
            index = unsafe.add_wrapping(index, self.length)
        if unsafe.u64_of(index) >= unsafe.u64_of(self.length):
            raise_index("bytearray index out of range")
        return unsafe.int_of(u64(self.data[index]))

    def __setitem__(self, index: int, value: int) -> None:
        if index < 0:
            index = unsafe.add_wrapping(index, self.length)
        if unsafe.u64_of(index) >= unsafe.u64_of(self.length):
            raise_index("bytearray index out of range")
        self.data[index] = methods.byte_of(value)

    def __delitem__(self, index: int) -> None:
        if index < 0:
            index = unsafe.add_wrapping(index, self.length)
        if unsafe.u64_of(index) >= unsafe.u64_of(self.length):
            raise_index("bytearray index out of range")
        self.replace_range(index, index + 1, 0)

    def __getslice__(self, start: int | None, stop: int | None, step: int | None) -> bytearray:
        first, last, stride, times = slice_indices(start, stop, step, self.length)
        if stride == 1:
            return self.__cut__(first, last)
        result = new_bytearray(times)
        methods.copy_strided(self.__buffer_address__(), first, stride, times, result.__buffer_address__())
        return result

    def __setslice__[B](self, start: int | None, stop: int | None, step: int | None, value: B) -> None:
        if isinstance(value, bytearray):
            if value is not self:
                self.set_slice(start, stop, step, value.__buffer_address__(), value.length)
                return
        taken = bytes(value)
        self.set_slice(start, stop, step, unsafe.tail(taken), taken.length)

    def set_slice(self, start: int | None, stop: int | None, step: int | None, address: u64, size: int) -> None:
        """As __setslice__, of bytes that are not those of this object."""
        first, last, stride, times = slice_indices(start, stop, step, self.length)
        if stride == 1:
            self.replace_range(first, last if last > first else first, size)
            unsafe.copy(self.__buffer_address__() + unsafe.u64_of(first), address, unsafe.u64_of(size))
            return
        if size == 0:
            self.__delslice__(start, stop, step)
            return
        if size != times:
            raise_value_error(
                "attempt to assign bytes of size " + int_to_str(size) + " to extended slice of size "
                + int_to_str(times))
        for i in range(times):
            self.data[first + i * stride] = unsafe.load8(address + unsafe.u64_of(i))

    def __delslice__(self, start: int | None, stop: int | None, step: int | None) -> None:
        first, last, stride, times = slice_indices(start, stop, step, self.length)
        if times == 0:
            return
        if stride == 1:
            self.replace_range(first, last, 0)
            return
        if stride < 0:
            first = first + (times - 1) * stride
            stride = -stride
        # Every stride-th byte goes; those between move down.
        kept = first
        for at in range(first, self.length):
            offset = at - first
            if offset % stride != 0 or offset // stride >= times:
                self.data[kept] = self.data[at]
                kept += 1
        self.resize(kept)

    def replace_range(self, start: int, end: int, size: int) -> None:
        """Make the bytes from `start` to `end` into `size` bytes, whose contents are up to the caller."""
        before = self.length
        after = before - (end - start) + size
        if after == before:
            return
        if after > before:
            self.resize(after)
        base = self.__buffer_address__()
        unsafe.copy(
            base + unsafe.u64_of(start + size), base + unsafe.u64_of(end), unsafe.u64_of(before - end))
        if after < before:
            self.resize(after)

    def append(self, value: int) -> None:
        byte = methods.byte_of(value)
        at = self.length
        self.resize(at + 1)
        self.data[at] = byte

    def insert(self, index: int, value: int) -> None:
        byte = methods.byte_of(value)
        at = clip_bound(index, self.length, False)
        self.replace_range(at, at, 1)
        self.data[at] = byte

    def pop(self, index: int = -1) -> int:
        if self.length == 0:
            raise_index("pop from empty bytearray")
        if index < 0:
            index = unsafe.add_wrapping(index, self.length)
        if unsafe.u64_of(index) >= unsafe.u64_of(self.length):
            raise_index("pop index out of range")
        value = unsafe.int_of(u64(self.data[index]))
        self.replace_range(index, index + 1, 0)
        return value

    def remove(self, value: int) -> None:
        at = self.find(value)
        if at < 0:
            raise_value_error("value not found in bytearray")
        self.replace_range(at, at + 1, 0)

    def clear(self) -> None:
        self.resize(0)

    def copy(self) -> bytearray:
        return self.__cut__(0, self.length)

    def reverse(self) -> None:
        low = 0
        high = self.length - 1
        while low < high:
            value = self.data[low]
            self.data[low] = self.data[high]
            self.data[high] = value
            low += 1
            high -= 1

    def extend[B](self, source: B) -> None:
        if isinstance(source, bytes) or isinstance(source, memoryview):
            at = self.length
            self.resize(at + len(source))
            unsafe.copy(
                self.__buffer_address__() + unsafe.u64_of(at), source.__buffer_address__(),
                unsafe.u64_of(len(source)))
        else:
            self.extend(bytes(source))

    def __iadd__[B](self, source: B) -> bytearray:
        self.extend(source)
        return self

    def __imul__(self, times: int) -> bytearray:
        repeated = methods.repeated(self.__buffer_address__(), unsafe.u64_of(self.length), times)
        self.resize(repeated.length)
        unsafe.copy(self.__buffer_address__(), unsafe.tail(repeated), unsafe.u64_of(repeated.length))
        return self

    def __iter__(self) -> bytearray_iterator:
        return bytearray_iterator(self)

    def __cursor_next__(self, cursor: int) -> int:
        cursor = unsafe.add_wrapping(cursor, 1)
        return cursor if cursor < self.length else -1

    def __cursor_get__(self, cursor: int) -> int:
        return unsafe.int_of(u64(self.data[cursor]))

    def __add__[B](self, other: B) -> bytearray:
        return bytearray(methods.concatenated(self, other))

    def __mul__(self, times: int) -> bytearray:
        return bytearray(methods.repeated(self.__buffer_address__(), unsafe.u64_of(self.length), times))

    def __rmul__(self, times: int) -> bytearray:
        return self.__mul__(times)

    def __repr__(self) -> str:
        built = TextBuilder(unsafe.u64_of(self.length) + 14)
        built.add_text("bytearray(")
        add_quoted_bytes(built, self.__buffer_address__(), unsafe.u64_of(self.length), True)
        built.add_text(")")
        return built.finish()

    def __str__(self) -> str:
        return self.__repr__()

    # Searching

    def find[N](self, needle: N, start: int | None = None, end: int | None = None) -> int:
        return methods.find(self, needle, start, end)

    def rfind[N](self, needle: N, start: int | None = None, end: int | None = None) -> int:
        return methods.rfind(self, needle, start, end)

    def index[N](self, needle: N, start: int | None = None, end: int | None = None) -> int:
        return methods.found(methods.find(self, needle, start, end))

    def rindex[N](self, needle: N, start: int | None = None, end: int | None = None) -> int:
        return methods.found(methods.rfind(self, needle, start, end))

    def count[N](self, needle: N, start: int | None = None, end: int | None = None) -> int:
        return methods.count(self, needle, start, end)

    def __contains__[N](self, needle: N) -> bool:
        return methods.contains(self, needle)

    def startswith[P](self, prefix: P, start: int | None = None, end: int | None = None) -> bool:
        return methods.starts(self, prefix, start, end)

    def endswith[P](self, suffix: P, start: int | None = None, end: int | None = None) -> bool:
        return methods.ends(self, suffix, start, end)

    # Taking apart and putting together

    def split[N](self, sep: N = None, maxsplit: int = -1) -> list[bytearray]:
        if sep is None:
            return methods.split_whitespace(self, maxsplit)
        else:
            return methods.split(self, sep, maxsplit)

    def rsplit[N](self, sep: N = None, maxsplit: int = -1) -> list[bytearray]:
        if sep is None:
            return methods.rsplit_whitespace(self, maxsplit)
        else:
            return methods.rsplit(self, sep, maxsplit)

    def splitlines(self, keepends: bool = False) -> list[bytearray]:
        return methods.split_lines(self, keepends)

    def partition[N](self, sep: N) -> tuple[bytearray, bytearray, bytearray]:
        return methods.partition(self, sep)

    def rpartition[N](self, sep: N) -> tuple[bytearray, bytearray, bytearray]:
        return methods.rpartition(self, sep)

    def strip[N](self, chars: N = None) -> bytearray:
        return methods.strip(self, chars, True, True)

    def lstrip[N](self, chars: N = None) -> bytearray:
        return methods.strip(self, chars, True, False)

    def rstrip[N](self, chars: N = None) -> bytearray:
        return methods.strip(self, chars, False, True)

    def removeprefix[N](self, prefix: N) -> bytearray:
        if methods.matches(self, 0, self.length, prefix, False):
            return self.__cut__(len(prefix), self.length)
        return self.__cut__(0, self.length)

    def removesuffix[N](self, suffix: N) -> bytearray:
        if methods.matches(self, 0, self.length, suffix, True):
            return self.__cut__(0, self.length - len(suffix))
        return self.__cut__(0, self.length)

    def join[T](self, parts: T) -> bytearray:
        return bytearray(methods.joined(self, parts))

    def replace[O, N](self, old: O, new: N, count: int = -1) -> bytearray:
        return bytearray(methods.replaced(self, old, new, count))

    def center[F](self, width: int, fillbyte: F = b" ") -> bytearray:
        gap = width - self.length
        left = (gap >> 1) + (gap & width & 1)
        return bytearray(methods.padded(self, left, gap - left, fillbyte, "center"))

    def ljust[F](self, width: int, fillbyte: F = b" ") -> bytearray:
        return bytearray(methods.padded(self, 0, width - self.length, fillbyte, "ljust"))

    def rjust[F](self, width: int, fillbyte: F = b" ") -> bytearray:
        return bytearray(methods.padded(self, width - self.length, 0, fillbyte, "rjust"))

    # Case and kinds of characters: ASCII only

    def upper(self) -> bytearray:
        result = self.__fresh__()
        case.ascii_upper(self.__buffer_address__(), unsafe.u64_of(self.length), result.__buffer_address__())
        return result

    def lower(self) -> bytearray:
        result = self.__fresh__()
        case.ascii_lower(self.__buffer_address__(), unsafe.u64_of(self.length), result.__buffer_address__())
        return result

    def swapcase(self) -> bytearray:
        result = self.__fresh__()
        case.ascii_swapcase(self.__buffer_address__(), unsafe.u64_of(self.length), result.__buffer_address__())
        return result

    def title(self) -> bytearray:
        result = self.__fresh__()
        case.ascii_title(self.__buffer_address__(), unsafe.u64_of(self.length), result.__buffer_address__())
        return result

    def capitalize(self) -> bytearray:
        result = self.lower()
        if self.length > 0:
            case.ascii_upper(self.__buffer_address__(), u64(1), result.__buffer_address__())
        return result

    def isascii(self) -> bool:
        return is_ascii(self.__buffer_address__(), unsafe.u64_of(self.length))

    def isdigit(self) -> bool:
        return bytes_classify.all_digits(self.__buffer_address__(), unsafe.u64_of(self.length))

    def isalpha(self) -> bool:
        return bytes_classify.all_letters(self.__buffer_address__(), unsafe.u64_of(self.length))

    def isalnum(self) -> bool:
        return bytes_classify.all_alphanumeric(self.__buffer_address__(), unsafe.u64_of(self.length))

    def isspace(self) -> bool:
        return bytes_classify.all_spaces(self.__buffer_address__(), unsafe.u64_of(self.length))

    def islower(self) -> bool:
        return bytes_classify.is_one_case(self.__buffer_address__(), unsafe.u64_of(self.length), False)

    def isupper(self) -> bool:
        return bytes_classify.is_one_case(self.__buffer_address__(), unsafe.u64_of(self.length), True)

    def istitle(self) -> bool:
        return bytes_classify.is_title(self.__buffer_address__(), unsafe.u64_of(self.length))

    def translate[T, D](self, table: T | None, delete: D = b"") -> bytearray:
        return bytearray(tables.translated(self, table, delete))

    @staticmethod
    def maketrans[F, T](frm: F, to: T) -> bytes:
        return tables.table_of(frm, to)

    def zfill(self, width: int) -> bytearray:
        return bytearray(tables.zero_filled(bytes(self), width))

    def expandtabs(self, tabsize: int = 8) -> bytearray:
        return bytearray(tables.tabs_expanded(bytes(self), tabsize))

    # Comparison with any bytes-like object

    def __eq__[B](self, other: B) -> bool:
        if isinstance(other, bytes) or isinstance(other, bytearray) or isinstance(other, memoryview):
            return methods.equal(self, other)
        else:
            return False

    def __ne__[B](self, other: B) -> bool:
        return not self.__eq__(other)

    def __lt__[B](self, other: B) -> bool:
        return methods.compare(self, other) < 0

    def __le__[B](self, other: B) -> bool:
        return methods.compare(self, other) <= 0

    def __gt__[B](self, other: B) -> bool:
        return methods.compare(self, other) > 0

    def __ge__[B](self, other: B) -> bool:
        return methods.compare(self, other) >= 0

    # Text

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        return decode(bytes(self), encoding, errors)

    def hex(self, sep: str = "", bytes_per_sep: int = 1) -> str:
        return methods.hex_text(self.__buffer_address__(), unsafe.u64_of(self.length), sep, bytes_per_sep)

    @staticmethod
    def fromhex(text: str) -> bytearray:
        return bytearray(methods.from_hex(text))


def new_bytearray(length: int) -> bytearray:
    """A zeroed bytearray."""
    made = unsafe.new_with_tail(bytearray, u64(0))
    made.data = unsafe.new_array(u8, length)
    made.length = length
    return made


def bytearray_at(address: u64, length: int) -> bytearray:
    """A bytearray with a copy of memory."""
    made = new_bytearray(length)
    unsafe.copy(unsafe.array_data(made.data), address, unsafe.u64_of(length))
    return made


class bytearray_iterator:
    """Iterator over the bytes as ints; sees bytes added meanwhile, as CPython's does."""

    source: bytearray
    position: int

    def __init__(self, source: bytearray) -> None:
        self.source = source
        self.position = 0

    def __iter__(self) -> bytearray_iterator:
        return self

    def __next__(self) -> int:
        at = self.position
        if at >= self.source.length:
            raise_stop_iteration()
        self.position = at + 1
        return self.source.__cursor_get__(at)
