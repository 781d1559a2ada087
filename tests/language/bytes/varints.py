"""Variable-length integers: LEB128 and zig-zag, in a small record format."""

from collections.abc import Iterator


class DecodeError(ValueError):
    def __init__(self, message: str, offset: int) -> None:
        super().__init__(f"{message} at offset {offset}")
        self.offset = offset


def write_varint(n: int) -> bytes:
    if n < 0:
        raise ValueError(f"negative: {n}")
    out = bytearray()
    while n > 0x7F:
        out.append(n & 0x7F | 0x80)
        n >>= 7
    out.append(n)
    return bytes(out)


def read_varint(data: bytes, offset: int) -> tuple[int, int]:
    value = shift = 0
    for i in range(offset, len(data)):
        byte = data[i]
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, i + 1
        shift += 7
    raise DecodeError("truncated number", offset)


def zigzag(n: int) -> int:
    return n << 1 ^ n >> 63


def unzigzag(n: int) -> int:
    return n >> 1 ^ -(n & 1)


def pack(fields: dict[int, int | str]) -> bytes:
    out = b""
    for key, value in fields.items():
        if isinstance(value, int):
            out += write_varint(key << 3) + write_varint(zigzag(value))
        else:
            raw = value.encode()
            out += write_varint(key << 3 | 2) + write_varint(len(raw)) + raw
    return out


def unpack(data: bytes) -> Iterator[tuple[int, int | str]]:
    at = 0
    while at < len(data):
        start = at
        tag, at = read_varint(data, at)
        kind = tag & 7
        n, at = read_varint(data, at)
        if kind == 0:
            yield tag >> 3, unzigzag(n)
        elif kind == 2:
            if at + n > len(data):
                raise DecodeError(f"{n} bytes announced, {len(data) - at} left", at)
            yield tag >> 3, data[at : at + n].decode()
            at += n
        else:
            raise DecodeError(f"unknown kind {kind}", start)


for n in (0, 1, 127, 128, 300, 16383, 16384, 2**32, 2**62):
    code = write_varint(n)
    assert read_varint(code, 0) == (n, len(code))
    print(n, code.hex(), len(code))
print([zigzag(n) for n in (0, -1, 1, -2, 2, -64)], all(unzigzag(zigzag(n)) == n for n in range(-70, 70)))
record = pack({1: 150, 2: "testing", 3: -1, 17: "žluť"})
print(record.hex(), dict(unpack(record)))
for bad in (record[:-1], b"\x80", b"\x0d\x01", b"\x12\x02\xff\xfe", b""):
    try:
        print(list(unpack(bad)))
    except DecodeError as error:
        print("DecodeError:", error, error.offset)
    except UnicodeDecodeError as error:
        print("UnicodeDecodeError:", error)
try:
    write_varint(-1)
except ValueError as error:
    print(error)
