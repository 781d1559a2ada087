"""struct.pack in all formats and byte orders, and what does not fit."""

import struct
from collections.abc import Callable


def attempt(action: Callable[[], object]) -> None:
    try:
        print(action())
    except struct.error as problem:
        print("error:", problem)
    except OverflowError as problem:
        print("OverflowError:", problem)


def pack_one(format: str, value: object) -> None:
    attempt(lambda: struct.pack(format, value).hex())


def integers() -> None:
    for order in ("", "@", "=", "<", ">", "!"):
        row: list[str] = []
        for code in "bBhHiIlLqQ":
            row.append(struct.pack(order + code, 100).hex())
        print(order, row)
    for code in "bhilq":
        print(code, struct.pack("<" + code, -2).hex(), struct.pack(">" + code, -2).hex())
    print(struct.pack(">q", -(2**63)).hex(), struct.pack("<q", 2**63 - 1).hex(), struct.pack("n", -5).hex(), struct.pack("NP", 5, 6).hex())
    for code in "bBhHiIlLqQ":
        for value in (-1, 127, 128, 255, 256, 65535, 65536, -32769, 2**31, 2**32, -(2**40)):
            pack_one("<" + code, value)
    pack_one("i", 2**31)
    pack_one("I", -1)
    pack_one("i", True)


def floats() -> None:
    for value in (0.0, -0.0, 1.0, -1.5, 0.1, 1e300, 5e-324, 2.0**-1022, 3.4e38, 1.17e-38, 1e-45, 65504.0, 6e-8, 2049.0,
                  float("inf"), float("-inf"), float("nan")):
        for code in "dfe":
            pack_one(">" + code, value)
    pack_one("f", 1e39)
    pack_one("<f", -1e39)
    pack_one("e", 65519.0)
    pack_one("e", 65520.0)
    pack_one("d", 3)
    pack_one("f", True)
    pack_one("e", 65536)
    pack_one("d", "1.0")


def bytes_and_bools() -> None:
    print(struct.pack("5s", b"abc"), struct.pack("2s", b"abc"), struct.pack("0s", b"abc"), struct.pack("s", bytearray(b"xy")))
    print(struct.pack("4p", b"abcdef"), struct.pack("6p", b"ab"), struct.pack("0p", b"ab"), struct.pack("3c", b"a", b"b", b"c"))
    print(struct.pack("????", True, False, 5, ""), struct.pack("<?h", [1], 7))
    for format, value in (("c", b"ab"), ("s", "text"), ("p", 5), ("B", 1.0), ("H", b"a"), ("Q", None)):
        attempt(lambda: struct.pack(format, value))


def records() -> None:
    print(struct.pack("<BHIQ", 1, 2, 3, 4), struct.pack("BHIQ", 1, 2, 3, 4), struct.pack("!4sB2xh", b"GIF", 8, -1))
    print(struct.pack("3B h 2i", 1, 2, 3, 4, 5, 6), struct.pack(b">2h", 1, 2), struct.pack(""))
    attempt(lambda: struct.pack("ii", 1))
    attempt(lambda: struct.pack("i", 1, 2))
    buffer = bytearray(b"." * 10)
    struct.pack_into(">HB", buffer, 3, 0x4142, 0x43)
    struct.pack_into("<H", buffer, -2, 0x5859)
    struct.pack_into("2s2x", memoryview(buffer)[0:4], 0, b"mv")
    print(buffer)
    attempt(lambda: struct.pack_into("i", buffer, 7, 1))
    attempt(lambda: struct.pack_into("i", buffer, -3, 1))
    attempt(lambda: struct.pack_into("i", buffer, -11, 1))
    attempt(lambda: struct.pack_into("i", buffer, 0))
    header = struct.Struct("<HxB")
    print(header.format, header.size, header.pack(513, 9))
    header.pack_into(buffer, 6, 1, 2)
    print(buffer)


integers()
floats()
bytes_and_bools()
records()
