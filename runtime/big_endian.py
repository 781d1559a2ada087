"""Big-endian numbers in bytes (RFC 791 appendix B), each by one access to memory, where one byte after the other takes ten times
as many instructions. IndexError where a number does not lie in the bytes; what does not fit into it loses its high bits.
"""

import unsafe
from machine import u16, u32, u64
from runtime.builtins.failure import raise_index
from unsafe import inline, noinline


@noinline
def get16(data: bytes, at: int) -> int:
    """The 16-bit number at byte `at`."""
    return unsafe.int_of(unsafe.swap64(u64(unsafe.load16(place(data.__buffer_address__(), len(data) - 2, at)))) >> 48)


@noinline
def get32(data: bytes, at: int) -> int:
    """The 32-bit number at byte `at`."""
    return unsafe.int_of(unsafe.swap64(u64(unsafe.load32(place(data.__buffer_address__(), len(data) - 4, at)))) >> 32)


@noinline
def put16(packet: bytearray, at: int, value: int) -> None:
    """Writes a 16-bit number at byte `at`."""
    unsafe.store16(place(packet.__buffer_address__(), len(packet) - 2, at), u16(unsafe.swap64(unsafe.u64_of(value)) >> 48))


@noinline
def put32(packet: bytearray, at: int, value: int) -> None:
    """Writes a 32-bit number at byte `at`."""
    unsafe.store32(place(packet.__buffer_address__(), len(packet) - 4, at), u32(unsafe.swap64(unsafe.u64_of(value)) >> 32))


@inline
def place(address: u64, last: int, at: int) -> u64:
    """The address of byte `at`, at most `last`."""
    if at < 0 or at > last:
        raise_index("number outside of the data")
    return address + unsafe.u64_of(at)
