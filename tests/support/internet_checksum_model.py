"""runtime/internet_checksum.py for CPython, whose bytes have no address: the words one by one, as RFC 1071 §1 says."""


def sum_received(data: bytes, start: int, end: int, initial: int) -> int:
    """`initial` plus the big-endian 16-bit words of data[start:end], an odd last byte followed by a zero."""
    if not 0 <= start <= end <= len(data):
        raise IndexError("checksum range outside of the data")
    part = bytes(data[start:end])
    part += b"\0" * (len(part) & 1)
    return initial + sum(int.from_bytes(part[i : i + 2], "big") for i in range(0, len(part), 2))


def sum_emitted(packet: bytearray, start: int, end: int, initial: int) -> int:
    """As `sum_received`."""
    return sum_received(packet, start, end, initial)
