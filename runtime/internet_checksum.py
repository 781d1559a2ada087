"""Sums of the Internet checksum (RFC 1071) over memory: two instructions for four bytes, where a loop over the elements of
a bytes object takes some twenty for each.

Words are loaded as the processor has them, low byte first: the sum comes out with its bytes swapped (RFC 1071 §2 (B)).
"""

import unsafe
from machine import u64
from runtime.builtins.failure import raise_index


def sum_received(data: bytes, start: int, end: int, initial: int) -> int:
    """`initial` plus the sum, modulo 65535, of the big-endian 16-bit words of data[start:end].

    An odd last byte counts as if a zero followed. 0 stands only for a sum of nothing but zeros. Raises IndexError.
    """
    if start < 0 or start > end or end > len(data):
        raise_index("checksum range outside of the data")
    return initial + sum_memory(data.__buffer_address__() + unsafe.u64_of(start), unsafe.u64_of(end - start))


def sum_emitted(packet: bytearray, start: int, end: int, initial: int) -> int:
    """As `sum_received`, over the packet being built."""
    if start < 0 or start > end or end > len(packet):
        raise_index("checksum range outside of the packet")
    return initial + sum_memory(packet.__buffer_address__() + unsafe.u64_of(start), unsafe.u64_of(end - start))


def sum_memory(address: u64, length: u64) -> int:
    """The sum over `length` bytes, below 4 GiB so that it fits into 64 bits; folded to 16."""
    total = u64(0)
    end = address + length
    while end - address >= 16:
        total = total + u64(unsafe.load32(address)) + u64(unsafe.load32(address + 4))
        total = total + u64(unsafe.load32(address + 8)) + u64(unsafe.load32(address + 12))
        address = address + 16
    while end - address >= 2:
        total = total + u64(unsafe.load16(address))
        address = address + 2
    if address != end:
        total = total + u64(unsafe.load8(address))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return unsafe.int_of(((total & 0xFF) << 8) | (total >> 8))
