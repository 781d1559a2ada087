"""bytes: an immutable sequence of bytes; the layout is shared with the compiler, which makes literals."""
import unsafe
from unsafe import Count
from machine import u64

from runtime.builtins import bytes_classify
from runtime.builtins import bytes_methods as methods
from runtime.builtins import bytes_tables as tables
from runtime.builtins.bytes_make import make_bytes
from runtime.builtins.failure import raise_index, raise_stop_iteration
from runtime.builtins.slice import slice_indices
from runtime.builtins.text import case
from runtime.builtins.text.builder import TextBuilder
from runtime.builtins.text.codecs import decode
from runtime.builtins.text.quote import add_quoted_bytes
from runtime.builtins.text.keyed_hash import hash_bytes
from runtime.builtins.text.storage import copy_bytes, new_bytes
from runtime.builtins.text.utf8 import is_ascii


class bytes:
    length: Count

    @staticmethod
    def __make__[T](source: T = b"", encoding: str | None = None, errors: str = "strict") -> bytes:
        return make_bytes(source, encoding, errors, "bytes")

    def __len__(self) -> int:
        return self.length

    def __bool__(self) -> bool:
        return self.length != 0

    def __bytes__(self) -> bytes:
        return self

    def __buffer_address__(self) -> u64:
        return unsafe.tail(self)

    def __cut__(self, start: int, end: int) -> bytes:
        """The bytes from `start` to `end`, which are inside."""
        if start >= end:
            return b""
        if end - start == self.length:
            return self
        return copy_bytes(unsafe.tail(self) + unsafe.u64_of(start), unsafe.u64_of(end - start))

    def __fresh__(self) -> bytes:
        """A new object of the same length."""
        return new_bytes(unsafe.u64_of(self.length))

    def __getitem__(self, index: int) -> int:
        if index < 0:
            index = unsafe.add_wrapping(index, self.length)
        if unsafe.u64_of(index) >= unsafe.u64_of(self.length):
            raise_index("index out of range")
        return unsafe.int_of(u64(unsafe.load8(unsafe.tail(self) + unsafe.u64_of(index))))

    def __getslice__(self, start: int | None, stop: int | None, step: int | None) -> bytes:
        first, last, stride, times = slice_indices(start, stop, step, self.length)
        if stride == 1:
            return self.__cut__(first, last)
        result = new_bytes(unsafe.u64_of(times))
        methods.copy_strided(unsafe.tail(self), first, stride, times, unsafe.tail(result))
        return result

    def __iter__(self) -> bytes_iterator:
        return bytes_iterator(self)

    def __cursor_next__(self, cursor: int) -> int:
        cursor = unsafe.add_wrapping(cursor, 1)
        return cursor if cursor < self.length else -1

    def __cursor_get__(self, cursor: int) -> int:
        return unsafe.int_of(u64(unsafe.load8(unsafe.tail(self) + unsafe.u64_of(cursor))))

    def __add__[B](self, other: B) -> bytes:
        return methods.concatenated(self, other)

    def __mul__(self, times: int) -> bytes:
        return methods.repeated(unsafe.tail(self), unsafe.u64_of(self.length), times)

    def __rmul__(self, times: int) -> bytes:
        return methods.repeated(unsafe.tail(self), unsafe.u64_of(self.length), times)

    def __hash__(self) -> int:
        if self.length == 0:
            return 0
        value = unsafe.int_of(hash_bytes(unsafe.tail(self), unsafe.u64_of(self.length)))
        return -2 if value == -1 else value

    def __repr__(self) -> str:
        built = TextBuilder(unsafe.u64_of(self.length) + 3)
        add_quoted_bytes(built, unsafe.tail(self), unsafe.u64_of(self.length), False)
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

    def split[N](self, sep: N = None, maxsplit: int = -1) -> list[bytes]:
        if sep is None:
            return methods.split_whitespace(self, maxsplit)
        else:
            return methods.split(self, sep, maxsplit)

    def rsplit[N](self, sep: N = None, maxsplit: int = -1) -> list[bytes]:
        if sep is None:
            return methods.rsplit_whitespace(self, maxsplit)
        else:
            return methods.rsplit(self, sep, maxsplit)

    def splitlines(self, keepends: bool = False) -> list[bytes]:
        return methods.split_lines(self, keepends)

    def partition[N](self, sep: N) -> tuple[bytes, bytes, bytes]:
        return methods.partition(self, sep)

    def rpartition[N](self, sep: N) -> tuple[bytes, bytes, bytes]:
        return methods.rpartition(self, sep)

    def strip[N](self, chars: N = None) -> bytes:
        return methods.strip(self, chars, True, True)

    def lstrip[N](self, chars: N = None) -> bytes:
        return methods.strip(self, chars, True, False)

    def rstrip[N](self, chars: N = None) -> bytes:
        return methods.strip(self, chars, False, True)

    def removeprefix[N](self, prefix: N) -> bytes:
        if methods.matches(self, 0, self.length, prefix, False):
            return self.__cut__(len(prefix), self.length)
        return self.__cut__(0, self.length)

    def removesuffix[N](self, suffix: N) -> bytes:
        if methods.matches(self, 0, self.length, suffix, True):
            return self.__cut__(0, self.length - len(suffix))
        return self.__cut__(0, self.length)

    def join[T](self, parts: T) -> bytes:
        return methods.joined(self, parts)

    def replace[O, N](self, old: O, new: N, count: int = -1) -> bytes:
        return methods.replaced(self, old, new, count)

    def center[F](self, width: int, fillbyte: F = b" ") -> bytes:
        gap = width - self.length
        left = (gap >> 1) + (gap & width & 1)
        return methods.padded(self, left, gap - left, fillbyte, "center")

    def ljust[F](self, width: int, fillbyte: F = b" ") -> bytes:
        return methods.padded(self, 0, width - self.length, fillbyte, "ljust")

    def rjust[F](self, width: int, fillbyte: F = b" ") -> bytes:
        return methods.padded(self, width - self.length, 0, fillbyte, "rjust")

    # Case and kinds of characters: ASCII only

    def upper(self) -> bytes:
        result = self.__fresh__()
        case.ascii_upper(self.__buffer_address__(), unsafe.u64_of(self.length), result.__buffer_address__())
        return result

    def lower(self) -> bytes:
        result = self.__fresh__()
        case.ascii_lower(self.__buffer_address__(), unsafe.u64_of(self.length), result.__buffer_address__())
        return result

    def swapcase(self) -> bytes:
        result = self.__fresh__()
        case.ascii_swapcase(self.__buffer_address__(), unsafe.u64_of(self.length), result.__buffer_address__())
        return result

    def title(self) -> bytes:
        result = self.__fresh__()
        case.ascii_title(self.__buffer_address__(), unsafe.u64_of(self.length), result.__buffer_address__())
        return result

    def capitalize(self) -> bytes:
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

    def translate[T, D](self, table: T | None, delete: D = b"") -> bytes:
        return tables.translated(self, table, delete)

    @staticmethod
    def maketrans[F, T](frm: F, to: T) -> bytes:
        return tables.table_of(frm, to)

    def zfill(self, width: int) -> bytes:
        return tables.zero_filled(self, width)

    def expandtabs(self, tabsize: int = 8) -> bytes:
        return tables.tabs_expanded(self, tabsize)

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
        return decode(self, encoding, errors)

    def hex(self, sep: str = "", bytes_per_sep: int = 1) -> str:
        return methods.hex_text(self.__buffer_address__(), unsafe.u64_of(self.length), sep, bytes_per_sep)

    @staticmethod
    def fromhex(text: str) -> bytes:
        return methods.from_hex(text)


class bytes_iterator:
    """Iterator over the bytes as ints."""

    source: bytes
    position: int

    def __init__(self, source: bytes) -> None:
        self.source = source
        self.position = 0

    def __iter__(self) -> bytes_iterator:
        return self

    def __next__(self) -> int:
        at = self.position
        if at >= self.source.length:
            raise_stop_iteration()
        self.position = at + 1
        return self.source.__cursor_get__(at)
