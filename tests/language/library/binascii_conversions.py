"""binascii: every function, and its errors."""

import binascii
from collections.abc import Callable


def attempt(action: Callable[[], bytes]) -> None:
    try:
        print(action())
    except binascii.Error as problem:
        print("Error:", problem)
    except ValueError as problem:
        print("ValueError:", problem)


def hexadecimal() -> None:
    data = bytes(range(0, 256, 23))
    print(binascii.hexlify(data), binascii.b2a_hex(b""), binascii.hexlify(bytearray(b"ab")), binascii.hexlify(memoryview(b"abcd")[1:]))
    print(binascii.hexlify(data, "-"), binascii.hexlify(data, b":", 2), binascii.hexlify(data, "_", -4), binascii.b2a_hex(b"abc", " ", 5))
    print(binascii.unhexlify("00ffAb"), binascii.a2b_hex(b"7f80"), binascii.unhexlify(""))
    for text in ("0", "0g", "zz", "é0", " 0"):
        attempt(lambda: binascii.unhexlify(text))


def base_64() -> None:
    print(binascii.b2a_base64(b"hello"), binascii.b2a_base64(b"hello", newline=False), binascii.b2a_base64(b""))
    for text in (b"aGVsbG8=", b"aGVsbG8", b"a", b"aGVsb", b"=aGVs", b"aG=Vs", b"aGVs=", b"aG==Vs", b"aG=\n=", b"a-_b"):
        attempt(lambda: binascii.a2b_base64(text))
        attempt(lambda: binascii.a2b_base64(text, strict_mode=True))


def uuencoded() -> None:
    for data in (b"", b"a", b"hello world", bytes(45), bytes(range(200, 245))):
        line = binascii.b2a_uu(data)
        print(line, binascii.b2a_uu(data, backtick=True), binascii.a2b_uu(line) == data)
    attempt(lambda: binascii.b2a_uu(bytes(46)))
    for text in (b"#86)C\n", b"#86)", b"#86)C  \n", b"#86)Cx", b"#\x8086", b"", b" "):
        attempt(lambda: binascii.a2b_uu(text))


def quoted_printable() -> None:
    for data in (b"plain", b"caf\xe9 = good", b"tab\t end \n", b"trailing ", b".\n.x\n", b"under_score", b"a\r\nb \r\nc", b"x" * 80, b"\x00\x01\xff" * 12):
        for encoded in (binascii.b2a_qp(data), binascii.b2a_qp(data, quotetabs=True, header=True), binascii.b2a_qp(data, istext=False)):
            print(encoded, binascii.a2b_qp(encoded))
    for text in (b"=41=4", b"=", b"soft=\nline", b"soft=\r\nline", b"==41", b"=zz", b"a_b"):
        print(binascii.a2b_qp(text), binascii.a2b_qp(text, header=True))


def checksums() -> None:
    print(binascii.crc32(b"123456789"), binascii.crc32(b""), binascii.crc32(b"6789", binascii.crc32(b"12345")))
    print(binascii.crc_hqx(b"123456789", 0), binascii.crc_hqx(b"123456789", 0xFFFF), binascii.crc_hqx(b"", 7))


hexadecimal()
base_64()
uuencoded()
quoted_printable()
checksums()
raise binascii.Error("shown")
