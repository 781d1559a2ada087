"""runtime/big_endian.py for CPython, whose bytes have no address."""


def get16(data: bytes, at: int) -> int:
    """The 16-bit number at byte `at`."""
    return int.from_bytes(data[_place(data, at, 2)], "big")


def get32(data: bytes, at: int) -> int:
    """The 32-bit number at byte `at`."""
    return int.from_bytes(data[_place(data, at, 4)], "big")


def put16(packet: bytearray, at: int, value: int) -> None:
    """Writes a 16-bit number at byte `at`."""
    packet[_place(packet, at, 2)] = (value & 0xFFFF).to_bytes(2, "big")


def put32(packet: bytearray, at: int, value: int) -> None:
    """Writes a 32-bit number at byte `at`."""
    packet[_place(packet, at, 4)] = (value & 0xFFFFFFFF).to_bytes(4, "big")


def _place(data: bytes | bytearray, at: int, size: int) -> slice:
    if not 0 <= at <= len(data) - size:
        raise IndexError("number outside of the data")
    return slice(at, at + size)
