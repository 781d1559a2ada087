"""str: the methods, each in terms of the algorithms in runtime/builtins/text/.

Indexing and length are by code points, as in CPython. The layout (length, width, hash, then the data) is
shared with the compiler, which puts literals into read-only memory: nothing here writes to a string that
it has not just made.
"""
import unsafe
from machine import u32, u64
from unsafe import ShortCount, noinline

from runtime.builtins.failure import raise_index, raise_stop_iteration, raise_value_error
from runtime.builtins.protocols import Iterable
from runtime.builtins.slice import slice_indices
from runtime.builtins.text import case, classify, keyed_hash, layout, quote, split
from runtime.builtins.text.builder import TextBuilder, add_translated, replace_text
from runtime.builtins.text.codecs import decode, encode
from runtime.builtins.text.concat import concat, join_list, repeat
from runtime.builtins.text.order import equal, is_before
from runtime.builtins.text.search import count_text, find_text, matches_at, rfind_text
from runtime.builtins.text.slicing import clamp_end, clamp_start, search_start
from runtime.builtins.text.specification import format_text
from runtime.builtins.text.storage import HASH_SHIFT, KEEPS_HASH, character, count, is_wide, point, substring
from runtime.builtins.text.strided import every_nth
from runtime.builtins.text.template import format_template


class str:
    length: ShortCount
    state: u32

    @staticmethod
    def __make__[T](x: T = "", encoding: str | None = None, errors: str | None = None) -> str:
        if isinstance(x, str):
            return x
        elif isinstance(x, bytes) or isinstance(x, bytearray) or isinstance(x, memoryview):
            if encoding is None and errors is None:
                return x.__str__()
            return decode(
                bytes(x), "utf-8" if encoding is None else encoding, "strict" if errors is None else errors)
        else:
            return x.__str__()

    def __len__(self) -> int:
        return self.length

    def __bool__(self) -> bool:
        return self.length != 0

    def __str__(self) -> str:
        return self

    def __repr__(self) -> str:
        return quote.quoted(self)

    def __format__(self, spec: str) -> str:
        if spec.length == 0:
            return self
        return format_text(self, spec)

    def __hash__(self) -> int:
        known = self.state >> HASH_SHIFT
        if known != 0:
            return unsafe.int_of(u64(known))
        return text_hash(self)

    def __eq__(self, other: str) -> bool:
        return equal(self, other)

    def __ne__(self, other: str) -> bool:
        return not equal(self, other)

    def __lt__(self, other: str) -> bool:
        return is_before(self, other)

    def __le__(self, other: str) -> bool:
        return not is_before(other, self)

    def __gt__(self, other: str) -> bool:
        return is_before(other, self)

    def __ge__(self, other: str) -> bool:
        return not is_before(self, other)

    def __add__(self, other: str) -> str:
        return concat(self, other)

    def __mul__(self, times: int) -> str:
        return repeat(self, times)

    def __rmul__(self, times: int) -> str:
        return repeat(self, times)

    def __contains__(self, needle: str) -> bool:
        return find_text(self, u64(0), count(self), needle) >= 0

    def __getitem__(self, index: int) -> str:
        if index < 0:
            index = unsafe.add_wrapping(index, self.length)
        if unsafe.u64_of(index) >= count(self):
            raise_index("string index out of range")
        return character(point(self, unsafe.u64_of(index)))

    def __getslice__(self, start: int | None, stop: int | None, step: int | None) -> str:
        if step is None or step == 1:
            return substring(
                self, unsafe.u64_of(clamp_start(start, self.length)), unsafe.u64_of(clamp_end(stop, self.length)))
        first, _, stride, times = slice_indices(start, stop, step, self.length)
        return every_nth(self, first, stride, unsafe.u64_of(times))

    def __iter__(self) -> str_iterator:
        return str_iterator(self)

    def __cursor_next__(self, cursor: int) -> int:
        cursor = unsafe.add_wrapping(cursor, 1)
        return cursor if cursor < self.length else -1

    def __cursor_get__(self, cursor: int) -> str:
        return character(point(self, unsafe.u64_of(cursor)))

    # Searching

    def find(self, needle: str, start: int | None = None, end: int | None = None) -> int:
        first = search_start(start, self.length)
        last = clamp_end(end, self.length)
        if first > last:
            return -1
        return find_text(self, unsafe.u64_of(first), unsafe.u64_of(last), needle)

    def rfind(self, needle: str, start: int | None = None, end: int | None = None) -> int:
        first = search_start(start, self.length)
        last = clamp_end(end, self.length)
        if first > last:
            return -1
        return rfind_text(self, unsafe.u64_of(first), unsafe.u64_of(last), needle)

    def index(self, needle: str, start: int | None = None, end: int | None = None) -> int:
        at = self.find(needle, start, end)
        if at < 0:
            raise_value_error("substring not found")
        return at

    def rindex(self, needle: str, start: int | None = None, end: int | None = None) -> int:
        at = self.rfind(needle, start, end)
        if at < 0:
            raise_value_error("substring not found")
        return at

    def count(self, needle: str, start: int | None = None, end: int | None = None) -> int:
        first = search_start(start, self.length)
        last = clamp_end(end, self.length)
        if first > last:
            return 0
        return count_text(self, unsafe.u64_of(first), unsafe.u64_of(last), needle)

    def startswith[T](self, prefix: T, start: int | None = None, end: int | None = None) -> bool:
        first = search_start(start, self.length)
        last = clamp_end(end, self.length)
        if isinstance(prefix, str):
            return starts(self, first, last, prefix)
        else:
            for candidate in prefix:
                if starts(self, first, last, candidate):
                    return True
            return False

    def endswith[T](self, suffix: T, start: int | None = None, end: int | None = None) -> bool:
        first = search_start(start, self.length)
        last = clamp_end(end, self.length)
        if isinstance(suffix, str):
            return ends(self, first, last, suffix)
        else:
            for candidate in suffix:
                if ends(self, first, last, candidate):
                    return True
            return False

    # Taking apart and putting together

    def split(self, sep: str | None = None, maxsplit: int = -1) -> list[str]:
        if sep is None:
            return split.split_whitespace(self, maxsplit)
        return split.split_text(self, sep, maxsplit)

    def rsplit(self, sep: str | None = None, maxsplit: int = -1) -> list[str]:
        if sep is None:
            return split.rsplit_whitespace(self, maxsplit)
        return split.rsplit_text(self, sep, maxsplit)

    def splitlines(self, keepends: bool = False) -> list[str]:
        return split.split_lines(self, keepends)

    def partition(self, sep: str) -> tuple[str, str, str]:
        split.check_separator(sep)
        at = find_text(self, u64(0), count(self), sep)
        if at < 0:
            return (self, "", "")
        i = unsafe.u64_of(at)
        return (substring(self, u64(0), i), sep, substring(self, i + count(sep), count(self)))

    def rpartition(self, sep: str) -> tuple[str, str, str]:
        split.check_separator(sep)
        at = rfind_text(self, u64(0), count(self), sep)
        if at < 0:
            return ("", "", self)
        i = unsafe.u64_of(at)
        return (substring(self, u64(0), i), sep, substring(self, i + count(sep), count(self)))

    def join[I: Iterable[str]](self, parts: I) -> str:
        if isinstance(parts, list[str]):
            return join_list(self, parts)
        else:
            collected: list[str] = []
            for part in parts:
                collected.append(part)
            return join_list(self, collected)

    def translate[V](self, table: dict[int, V]) -> str:
        """Each character replaced by what `table` has for its code point: a text, a code point, or None to drop it."""
        built = TextBuilder(count(self))
        i = u64(0)
        while i < count(self):
            code = point(self, i)
            add_translated(built, code, table.get(int(code), int(code)))
            i = i + 1
        return built.finish()

    @staticmethod
    def maketrans(source: str, target: str) -> dict[int, int]:
        """A table for `translate` that replaces each character of `source` by the one of `target`."""
        if count(source) != count(target):
            raise_value_error("the first two maketrans arguments must have equal length")
        table: dict[int, int] = {}
        i = u64(0)
        while i < count(source):
            table[int(point(source, i))] = int(point(target, i))
            i = i + 1
        return table

    @staticmethod
    def _maketrans_1[K, V](table: dict[K, V]) -> dict[int, V]:
        """A table for `translate` from one whose keys may be single characters."""
        made: dict[int, V] = {}
        for key, value in table.items():
            made[character_code(key)] = value
        return made

    @staticmethod
    def maketrans_3(source: str, target: str, dropped: str) -> dict[int, int | None]:
        """`maketrans` with three arguments: the characters of `dropped` are left out."""
        table: dict[int, int | None] = {}
        for code, replacement in str.maketrans(source, target).items():
            table[code] = replacement
        i = u64(0)
        while i < count(dropped):
            table[int(point(dropped, i))] = None
            i = i + 1
        return table

    def strip(self, chars: str | None = None) -> str:
        return layout.strip_text(self, chars, True, True)

    def lstrip(self, chars: str | None = None) -> str:
        return layout.strip_text(self, chars, True, False)

    def rstrip(self, chars: str | None = None) -> str:
        return layout.strip_text(self, chars, False, True)

    def removeprefix(self, prefix: str) -> str:
        if starts(self, 0, self.length, prefix):
            return substring(self, count(prefix), count(self))
        return self

    def removesuffix(self, suffix: str) -> str:
        if ends(self, 0, self.length, suffix):
            return substring(self, u64(0), count(self) - count(suffix))
        return self

    def replace(self, old: str, new: str, count: int = -1) -> str:
        return replace_text(self, old, new, count)

    def center(self, width: int, fillchar: str = " ") -> str:
        return layout.center(self, width, layout.fill_point(fillchar))

    def ljust(self, width: int, fillchar: str = " ") -> str:
        return layout.pad(self, 0, width - self.length, layout.fill_point(fillchar))

    def rjust(self, width: int, fillchar: str = " ") -> str:
        return layout.pad(self, width - self.length, 0, layout.fill_point(fillchar))

    def zfill(self, width: int) -> str:
        return layout.zero_fill(self, width)

    def expandtabs(self, tabsize: int = 8) -> str:
        return layout.expand_tabs(self, tabsize)

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        return encode(self, encoding, errors)

    def format(self, *args: object) -> str:
        values = unsafe.new_array(object, len(args))
        i = 0
        for value in args:
            values[i] = value
            i += 1
        return format_template(self, values)

    # Case

    def upper(self) -> str:
        return case.upper(self)

    def lower(self) -> str:
        return case.lower(self)

    def title(self) -> str:
        return case.title(self)

    def capitalize(self) -> str:
        return case.capitalize(self)

    def swapcase(self) -> str:
        return case.swapcase(self)

    def casefold(self) -> str:
        return case.casefold(self)

    # Kinds of characters

    def isascii(self) -> bool:
        return classify.is_ascii(self)

    def isspace(self) -> bool:
        return classify.is_space_text(self)

    def isalpha(self) -> bool:
        return classify.is_alpha(self)

    def isdecimal(self) -> bool:
        return classify.is_decimal(self)

    def isdigit(self) -> bool:
        return classify.is_digit(self)

    def isnumeric(self) -> bool:
        return classify.is_numeric(self)

    def isalnum(self) -> bool:
        return classify.is_alnum(self)

    def islower(self) -> bool:
        return classify.is_lower(self)

    def isupper(self) -> bool:
        return classify.is_upper(self)

    def istitle(self) -> bool:
        return classify.is_title(self)

    def isidentifier(self) -> bool:
        return classify.is_identifier(self)

    def isprintable(self) -> bool:
        return classify.is_printable_text(self)


class str_iterator:
    """Iterator over the characters of a text."""

    text: str
    position: u64

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = u64(0)

    def __iter__(self) -> str_iterator:
        return self

    def __next__(self) -> str:
        at = self.position
        if at >= count(self.text):
            raise_stop_iteration()
        self.position = at + 1
        return character(point(self.text, at))


def character_code[K](key: K) -> int:
    """The code point that a key of str.maketrans means."""
    if isinstance(key, str):
        if count(key) != 1:
            raise_value_error("string keys in translate table must be of length 1")
        return int(point(key, u64(0)))
    else:
        return int(key)


def starts(text: str, first: int, last: int, prefix: str) -> bool:
    """Whether text[first:last] starts with `prefix`."""
    if first > last or prefix.length > last - first:
        return False
    return matches_at(text, unsafe.u64_of(first), prefix)


def ends(text: str, first: int, last: int, suffix: str) -> bool:
    """Whether text[first:last] ends with `suffix`."""
    if first > last or suffix.length > last - first:
        return False
    return matches_at(text, unsafe.u64_of(last - suffix.length), suffix)


@noinline
def text_hash(s: str) -> int:
    """Hash of `s` by its code points, kept in the string unless it is a literal. hash("") is 0 as in CPython."""
    if s.length == 0:
        return 0
    size = count(s)
    if is_wide(s):
        size = size << 2
    mixed = keyed_hash.hash_bytes(unsafe.tail(s), size)
    value = u32(mixed ^ (mixed >> 32)) >> HASH_SHIFT
    if value == 0:
        value = u32(1)
    if s.state & KEEPS_HASH != 0:
        s.state = s.state | value << HASH_SHIFT
    return unsafe.int_of(u64(value))
