"""struct.unpack with formats of every kind of field"""
import struct
from typing import NamedTuple

HEADER = struct.Struct("!4sHHI")
POINT = "<2d?"


class Packet(NamedTuple):
    kind: int
    length: int
    name: bytes


def parse(data: bytes) -> Packet:
    kind, length, name = struct.unpack("!BH5s", data[:8])
    return Packet(kind, length, name.rstrip(b"\0"))


print(parse(struct.pack("!BH5s", 7, 513, b"ab")))
magic, major, minor, size = HEADER.unpack(HEADER.pack(b"UNIC", 1, 2, 4096))
print(magic, major, minor, size, HEADER.size)
x, y, flag = struct.unpack(POINT, struct.pack(POINT, 1.5, -2.25e-300, True))
print(x, y, flag, x + y)
for value in (0.0, -0.0, 1.0, -1.5, 65504.0, 6e-8, float("inf"), float("-inf")):
    (half,) = struct.unpack("<e", struct.pack("<e", value))
    (single,) = struct.unpack(">f", struct.pack(">f", value))
    (double,) = struct.unpack("=d", struct.pack("=d", value))
    print(half, single, double)
(nan,) = struct.unpack("<f", b"\x00\x00\xc0\x7f")
print(nan != nan, struct.unpack("<f", b"\x01\x00\x00\x00")[0], struct.unpack("<d", b"\x01" + b"\x00" * 7)[0])
buffer = bytearray(struct.pack("<bBhHiIqQ", -1, 255, -2, 65535, -3, 4294967295, -4, 4))
print(struct.unpack("<bBhHiIqQ", buffer), struct.unpack_from("<hH", buffer, 2), struct.unpack_from("<b", buffer))
print(struct.unpack("3c2x5p", b"abc??\x03xyz!"), struct.unpack(">I", memoryview(b"\x00\x01\x00\x00")))
print(HEADER.unpack_from(b"..GIF8" + b"\x00\x01\x00\x02\x00\x00\x00\x09", 2))
for bad in (b"", b"12345"):
    try:
        struct.unpack("!HH", bad)
    except struct.error as e:
        print("error", e)
try:
    struct.unpack_from("<If", b"abcdef", 1)
except struct.error as e:
    print("error", e)
total = 0
for offset in range(0, 12, 3):
    a, b = struct.unpack_from(">BH", bytes(range(12)), offset)
    total += a * b
print(total, sum(struct.unpack("4B", b"\x01\x02\x03\x04")), list(struct.unpack("<3h", b"\x01\x00\x02\x00\xff\xff")))
