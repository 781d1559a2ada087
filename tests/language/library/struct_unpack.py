"""Sizes, and unpacking of ints."""

import struct


def sizes() -> None:
    for format in ("b", "h", "i", "l", "q", "n", "P", "f", "d", "e", "?", "c", "10s", "10p", "x", "4x", "", "0i", "bi", "bq", "bhq", "b0q",
                   "bl", "cd", "?e", "<bl", "=bl", ">bq", "!4sHH", "@bl", " b  i ", "2h 3b", "3s0i", "z", "<n", "3", "i 3", "i!", "2 i",
                   "4611686018427387904i", "9999999999999999999i", "9223372036854775807s", "9223372036854775807sb"):
        try:
            print(repr(format), struct.calcsize(format))
        except struct.error as problem:
            print(repr(format), "error:", problem)


def values() -> None:
    data = bytes(range(0x78, 0x88))
    for order in "@=<>!":
        for code in "bBhHiI":
            print(order + code, struct.unpack_from(order + "2" + code, data, 4))
        print(order, struct.unpack(order + "qq", data))
    width, height = struct.unpack(">HH", b"\x01\x00\x00\x80")
    print(width * height)
    (only,) = struct.unpack("<I", b"\xff\xff\xff\xff")
    print(only, struct.unpack("<i", b"\xff\xff\xff\xff")[0])
    total = 0
    for a, b in struct.iter_unpack("<Hb", bytes(range(250, 256)) * 3):
        total += a * b
    print(total, len(struct.unpack("<3x", b"abc")), struct.unpack("<Q", bytes([255] * 7 + [127])))
    print(struct.unpack("!bh", bytearray(b"\x80\xff\xfe")), struct.unpack("<H", memoryview(b"abcd")[1:3]))
    point = struct.Struct(">hh")
    packed = b"".join(point.pack(x, x * x) for x in range(-3, 4))
    print([x + y for x, y in point.iter_unpack(packed)], point.unpack_from(packed, 4), point.unpack_from(packed, offset=-4))


def faults() -> None:
    for format, data in (("i", b"abc"), ("<hh", b""), ("2q", b"1" * 17)):
        try:
            print(struct.unpack(format, data))
        except struct.error as problem:
            print("error:", problem)
    for offset in (0, 3, 4, 7, 8, -1, -4, -7, -8):
        try:
            print(offset, struct.unpack_from("<I", b"abcdefg", offset))
        except struct.error as problem:
            print(offset, "error:", problem)
    for format, data in (("i", b"abcde"), ("0i", b"abcde"), ("", b""), ("<h", b"abcd")):
        try:
            print(list(struct.iter_unpack(format, data)))
        except struct.error as problem:
            print("error:", problem)
    try:
        a, b = list(struct.unpack("<3B", b"abc"))
    except ValueError as problem:
        print(problem)


sizes()
values()
faults()
raise struct.error("as it is printed")
