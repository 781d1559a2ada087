"""Big-endian fields inside frames (RFC 791 appendix B). Callers have checked the lengths."""


def get16(data: bytes, at: int) -> int:
    """The 16-bit number at byte `at`."""
    return (data[at] << 8) | data[at + 1]


def get32(data: bytes, at: int) -> int:
    """The 32-bit number at byte `at`."""
    return (data[at] << 24) | (data[at + 1] << 16) | (data[at + 2] << 8) | data[at + 3]


def put16(packet: bytearray, at: int, value: int) -> None:
    """Writes a 16-bit number at byte `at`."""
    packet[at] = (value >> 8) & 0xFF
    packet[at + 1] = value & 0xFF


def put32(packet: bytearray, at: int, value: int) -> None:
    """Writes a 32-bit number at byte `at`."""
    packet[at] = (value >> 24) & 0xFF
    packet[at + 1] = (value >> 16) & 0xFF
    packet[at + 2] = (value >> 8) & 0xFF
    packet[at + 3] = value & 0xFF
