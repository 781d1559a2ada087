"""The Internet checksum (RFC 1071): the one's complement of the one's complement sum of 16-bit words.

The two sums differ in the type they read only: bytes when verifying, bytearray when emitting. The mask cannot
change a sum (64 KB of words is below 2**31); it tells the compiler that the addition cannot overflow.
"""


def sum_received(data: bytes, start: int, end: int, initial: int) -> int:
    """`initial` plus the words of data[start:end]; an odd last byte counts as if a zero followed."""
    total = initial
    i = start
    while i + 1 < end:
        total = (total + ((data[i] << 8) | data[i + 1])) & 0xFFFF_FFFF
        i += 2
    if i < end:
        total += data[i] << 8
    return total


def sum_emitted(packet: bytearray, start: int, end: int, initial: int) -> int:
    """As `sum_received`, over the packet being built."""
    total = initial
    i = start
    while i + 1 < end:
        total = (total + ((packet[i] << 8) | packet[i + 1])) & 0xFFFF_FFFF
        i += 2
    if i < end:
        total += packet[i] << 8
    return total


def pseudo_header(source: int, destination: int, protocol: int, length: int) -> int:
    """The sum of the pseudo header of TCP and UDP (RFC 9293 §3.1, RFC 768); `length` in bytes."""
    return (source >> 16) + (source & 0xFFFF) + (destination >> 16) + (destination & 0xFFFF) + protocol + length


def fold(total: int) -> int:
    """The 16-bit checksum of a sum: 0 when the data summed held its own correct checksum."""
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return total ^ 0xFFFF
