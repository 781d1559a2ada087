"""The Internet checksum (RFC 1071): the one's complement of the one's complement sum of 16-bit words."""

from runtime.internet_checksum import sum_emitted, sum_received

__all__ = ["fold", "pseudo_header", "sum_emitted", "sum_received"]


def pseudo_header(source: int, destination: int, protocol: int, length: int) -> int:
    """The sum of the pseudo header of TCP and UDP (RFC 9293 §3.1, RFC 768); `length` in bytes."""
    return (source >> 16) + (source & 0xFFFF) + (destination >> 16) + (destination & 0xFFFF) + protocol + length


def fold(total: int) -> int:
    """The 16-bit checksum of a sum: 0 when the data summed held its own correct checksum."""
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return total ^ 0xFFFF
