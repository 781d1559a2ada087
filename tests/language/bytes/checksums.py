"""Checksums of bytes: Luhn-like sums, Fletcher, Adler, CRC by a table, and XOR."""

import zlib


def fletcher16(data: bytes) -> int:
    low = high = 0
    for byte in data:
        low = (low + byte) % 255
        high = (high + low) % 255
    return high << 8 | low


def internet_checksum(data: bytes) -> int:
    """RFC 1071: the complement of the sum of 16-bit words with end-around carry."""
    if len(data) % 2:
        data += b"\0"
    total = sum(int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def crc_table(polynomial: int) -> list[int]:
    table: list[int] = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ (polynomial if value & 1 else 0)
        table.append(value)
    return table


TABLE = crc_table(0xEDB88320)


def crc32(data: bytes, start: int = 0) -> int:
    crc = start ^ 0xFFFFFFFF
    for byte in data:
        crc = TABLE[(crc ^ byte) & 0xFF] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


def crc16_ccitt(data: bytes, crc: int = 0xFFFF) -> int:
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021) & 0xFFFF if crc & 0x8000 else crc << 1
    return crc


for text in (b"", b"a", b"abcde", b"123456789", bytes(range(256)) * 3):
    name = text if len(text) < 12 else text[:3] + b".."
    print(f"{name!r:16}{fletcher16(text):04x} {internet_checksum(text):04x} {crc32(text):08x} {crc16_ccitt(text):04x}", end=" ")
    print(zlib.crc32(text) == crc32(text), f"{zlib.adler32(text):#010x}")
header = bytes.fromhex("45 00 00 73 00 00 40 00 40 11 00 00 c0 a8 00 01 c0 a8 00 c7")
check = internet_checksum(header)
filled = header[:10] + check.to_bytes(2, "big") + header[12:]
print(hex(check), internet_checksum(filled), filled.hex(" ", 4))
print(crc32(b"56789", crc32(b"1234")) == crc32(b"123456789"))
total = 0
for b in b"$GPGLL,5300.97914,N,00259.98174,E,125926,A"[1:]:
    total ^= b
print(f"*{total:02X}")
try:
    (70000).to_bytes(2, "big")
except OverflowError as error:
    print(error)
