"""CRC-32 and Adler-32."""

from __future__ import annotations

from typing import Final, TypeVar

Buffer = TypeVar("Buffer")

# CRC-32 of each half byte, reflected polynomial 0xEDB88320 (ISO/IEC 8802-3): sixteen entries
# rather than 256, since images are small before they are fast. A list: indexing a tuple copies it.
_NIBBLES: Final = [
    0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
    0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
]
_UNREDUCED: Final = 4096        # bytes summed before the sums are reduced; they stay far below 2**63


def crc32(data: Buffer, value: int = 0) -> int:
    """The CRC-32 of `data` after data whose checksum is `value`."""
    crc = ~value & 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        crc = (crc >> 4) ^ _NIBBLES[crc & 15]
        crc = (crc >> 4) ^ _NIBBLES[crc & 15]
    return crc ^ 0xFFFFFFFF


def adler32(data: Buffer, value: int = 1) -> int:
    """Adler-32 (RFC 1950 §8.2) of `data` after data whose checksum is `value`."""
    low = value & 0xFFFF
    high = (value >> 16) & 0xFFFF
    for start in range(0, len(data), _UNREDUCED):
        for i in range(start, min(start + _UNREDUCED, len(data))):
            low += data[i]
            high += low
        low %= 65521
        high %= 65521
    return high << 16 | low
