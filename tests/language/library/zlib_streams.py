"""zlib and gzip: streams written by CPython, streams written here, in pieces, with faults."""

import gzip
import zlib
from collections.abc import Callable

DYNAMIC = bytes.fromhex(
    "78daedd33d0a80300c40e1bdd03bf404d6d47f77a9a3432fe0d0415014ece0f1dd9cdfe8d0fd91c047e2a760ec96e2614b3387b0582944abf9bcd368"
    "e2b31ed71eb5d2ca7f59c732a959e784750d5ceb6037b0ae82e3209e503d96f5701ac47310af856b219e8378f0a204e209d48328f0a004e2e56fccdf"
    "f8c36f7c01c254a9e1")
FIXED = bytes.fromhex(
    "780173770d51d0cf2c49cdd53750f0080909d037d433e4e5f2c82f2eb15248ad48cc2dc849e5e5e2e572872b33274e99a10971ea8c0c8953674a4019"
    "0044cb35ee")
STORED = bytes.fromhex(
    "7801010b00f4ff73746f72656420646174611ab2044c")
RAW = bytes.fromhex(
    "2b4a2c5728a2220600")
GZIP = bytes.fromhex(
    "1f8b0800e803000002ffcbcc53485448afca2c50c84dcd4d4a2d0200a367736b10000000")


def attempt(action: Callable[[], bytes]) -> None:
    try:
        print(action())
    except (zlib.error, gzip.BadGzipFile, EOFError) as problem:
        print(type(problem).__name__, problem)


def requests() -> bytes:
    return b"".join(f"GET /item/{i * 7 % 23} HTTP/1.1\r\nHost: example\r\n\r\n".encode() for i in range(40))


def reading() -> None:
    print(zlib.decompress(DYNAMIC) == requests(), zlib.decompress(FIXED) == requests()[:200])
    print(zlib.decompress(STORED), zlib.decompress(RAW, -15), zlib.decompress(GZIP, 31), zlib.decompress(GZIP, 47), gzip.decompress(GZIP + GZIP))
    print(zlib.decompress(bytearray(STORED)), zlib.decompress(STORED + b"behind", wbits=47))


def writing() -> None:
    data = requests()
    for level in (-1, 0, 1, 6, 9):
        written = zlib.compress(data, level)
        print(level, written[:2].hex(), zlib.decompress(written) == data, (len(written) < len(data) // 3) == (level != 0))
    print(zlib.decompress(zlib.compress(b"")), zlib.decompress(zlib.compress(bytes(range(256)) * 3)) == bytes(range(256)) * 3)
    print(gzip.decompress(gzip.compress(data)) == data, gzip.compress(b"x", mtime=258)[:10], gzip.decompress(gzip.compress(b"", 1, mtime=0)))
    writer = zlib.compressobj(wbits=-15)
    reader = zlib.decompressobj(wbits=-15)
    for piece in (b"one ", b"two ", b"two ", b"three"):
        print(reader.decompress(writer.compress(piece) + writer.flush(zlib.Z_SYNC_FLUSH)))
    print(reader.decompress(writer.flush()), reader.eof)


def pieces() -> None:
    reader = zlib.decompressobj()
    found = bytearray()
    for i in range(0, len(DYNAMIC), 7):
        found += reader.decompress(DYNAMIC[i:i + 7])
    print(bytes(found) == requests(), reader.eof, reader.unused_data, reader.unconsumed_tail)
    print(reader.decompress(b"more"), reader.unused_data)
    reader = zlib.decompressobj()
    print(reader.decompress(DYNAMIC, 10), reader.eof, len(reader.unconsumed_tail) > 0)
    rest = reader.decompress(reader.unconsumed_tail, 5)
    print(rest, len(rest) + 10 + len(reader.flush()) == len(requests()))
    try:
        reader.decompress(b"")
    except zlib.error as problem:
        print(problem)
    reader = zlib.decompressobj(31)
    print(reader.decompress(GZIP + b"tail"), reader.eof, reader.unused_data)


def faults() -> None:
    for data in (b"", b"x", DYNAMIC[:-1], DYNAMIC[:20], STORED[:-1] + b"?", b"\x78\x9d", b"\x79\x9c" + DYNAMIC[2:], b"\x78\x9c\x07", b"\x78\x9c\x01\x01\x00\x01\x00",
                 b"\x78\x9c\x4b\x04\x13\x00", b"\x78\x9c\xfd\xff\xff"):
        attempt(lambda: zlib.decompress(data))
    attempt(lambda: zlib.decompress(b"\x06", -15))
    attempt(lambda: zlib.decompress(GZIP))
    attempt(lambda: zlib.compress(b"", 10))
    for data in (b"no gzip data", GZIP[:-4], GZIP[:5], GZIP[:2] + b"\x07" + GZIP[3:], GZIP[:-1] + b"\x01", b""):
        attempt(lambda: gzip.decompress(data))
    try:
        zlib.decompressobj(99)
    except ValueError as problem:
        print(problem)


def checksums() -> None:
    print(zlib.crc32(b"123456789"), zlib.adler32(b"Wikipedia"), zlib.crc32(b""), zlib.adler32(b""))
    print(zlib.adler32(bytes([255]) * 70000), zlib.crc32(b"world", zlib.crc32(b"hello ")), zlib.adler32(b"b", zlib.adler32(b"a")))


reading()
writing()
pieces()
faults()
checksums()
