"""Standard output: UTF-8, buffered by lines, over the platform's console.

`print` compiles to `write_text`, `write_newline` and `flush`. Standard error has no buffer of its own: it goes to
the same console, behind what standard output holds back.
"""

from typing import Final, NoReturn

from unsafe import Array, array_data, copy, load8, load32, new_array, noinline, tail, u64_of
from machine import u8, u32, u64

from runtime.builtins.text.storage import is_wide
from runtime.platform import write

CAPACITY: Final = 1024
NEWLINE: Final = 10

buffer: Array[u8] = new_array(u8, CAPACITY)
held: int = 0


def write_text(text: str) -> None:
    """Append `text` to standard output; a newline in it sends all of it to the console.

    UnicodeEncodeError, with nothing written, if there is a surrogate in it.
    """
    if not is_wide(text):
        complete = write_narrow(tail(text), u64_of(text.length))
    else:
        refuse_surrogates(text)
        complete = write_wide(tail(text), u64_of(text.length), False)
    if complete:
        flush()


class TextSink:
    """What standard output is redirected to."""

    def write(self, text: str) -> None:
        raise NotImplementedError


class Redirection:
    """`sink`: where print() writes, None for the console."""

    sink: TextSink | None

    def __init__(self) -> None:
        self.sink = None


redirection: Redirection = Redirection()


def print_text(text: str) -> None:
    """`write_text` in programs that redirect standard output."""
    sink = redirection.sink
    if sink is None:
        write_text(text)
    else:
        sink.write(text)


def write_newline() -> None:
    put(u8(NEWLINE))
    flush()


def write_error(text: str) -> None:
    """Write `text` to standard error; surrogates come out as backslash escapes."""
    flush()
    if not is_wide(text):
        write_narrow(tail(text), u64_of(text.length))
    else:
        write_wide(tail(text), u64_of(text.length), True)
    flush()


def write_error_bytes(at: u64, count: u64) -> None:
    """Write UTF-8 to standard error."""
    flush()
    write(at, count)


def flush() -> None:
    global held
    if held > 0:
        count = held
        held = 0
        write(array_data(buffer), u64_of(count))


def put(value: u8) -> None:
    global held
    if held == CAPACITY:
        flush()
    buffer[held] = value
    held += 1


def put_bytes(at: u64, count: u64) -> None:
    """Append bytes; more than the buffer takes go straight to the console."""
    global held
    if u64_of(held) + count > CAPACITY:
        flush()
        if count > CAPACITY:
            write(at, count)
            return
    copy(array_data(buffer) + u64_of(held), at, count)
    held += int(count)


def write_narrow(at: u64, count: u64) -> bool:
    """Latin-1 code points: ASCII stretches go as they are, the others as two bytes. True if there was a newline."""
    newline = False
    end = at + count
    start = at
    while at < end:
        value = load8(at)
        if value == NEWLINE:
            newline = True
        elif value >= 0x80:
            put_bytes(start, at - start)
            put((value >> 6) | 0xC0)
            put((value & 0x3F) | 0x80)
            start = at + 1
        at += 1
    put_bytes(start, end - start)
    return newline


def write_wide(at: u64, count: u64, escape: bool) -> bool:
    """UCS-4 code points as UTF-8 (RFC 3629). True if there was a newline."""
    newline = False
    end = at + (count << 2)
    while at < end:
        code = load32(at)
        if code < 0x80:
            put(u8(code))
            if code == NEWLINE:
                newline = True
        elif code < 0x800:
            put(u8(code >> 6) | 0xC0)
            put(u8(code & 0x3F) | 0x80)
        elif code >= 0xD800 and code < 0xE000 and escape:
            put_escape(code)
        elif code < 0x10000:
            put(u8(code >> 12) | 0xE0)
            put(u8((code >> 6) & 0x3F) | 0x80)
            put(u8(code & 0x3F) | 0x80)
        else:
            put(u8(code >> 18) | 0xF0)
            put(u8((code >> 12) & 0x3F) | 0x80)
            put(u8((code >> 6) & 0x3F) | 0x80)
            put(u8(code & 0x3F) | 0x80)
        at += 4
    return newline


def put_escape(code: u32) -> None:
    """A surrogate as `\\udxxx`."""
    put(u8(0x5C))
    put(u8(0x75))
    shift = u32(16)
    while shift > 0:
        shift -= 4
        digit = u8((code >> shift) & 15)
        put(digit + 0x30 if digit < 10 else digit + 0x57)


def refuse_surrogates(text: str) -> None:
    at = tail(text)
    for position in range(text.length):
        code = load32(at)
        if code >= 0xD800 and code < 0xE000:
            raise_surrogate(text, position)
        at += 4


@noinline
def raise_surrogate(text: str, start: int) -> NoReturn:
    end = start + 1
    while end < len(text) and 0xD800 <= ord(text[end]) < 0xE000:
        end += 1
    raise UnicodeEncodeError("utf-8", text, start, end, "surrogates not allowed")
