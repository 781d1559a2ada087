"""A message format with struct: headers, a CRC, network byte order, a reassembler for fragments."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

HEADER = struct.Struct("!2sBBHHI")
MAGIC = b"uN"


class BadPacket(ValueError):
    pass


@dataclass(frozen=True)
class Packet:
    kind: int
    sequence: int
    payload: bytes
    last: bool = False

    def pack(self) -> bytes:
        return HEADER.pack(MAGIC, self.kind, self.last, self.sequence, len(self.payload), zlib.crc32(self.payload)) + self.payload

    @classmethod
    def unpack(cls, raw: bytes) -> Packet:
        if len(raw) < HEADER.size:
            raise BadPacket(f"{len(raw)} bytes are no header")
        magic, kind, last, sequence, length, crc = struct.unpack("!2sBBHHI", raw[:12])
        if magic != MAGIC:
            raise BadPacket(f"magic {magic!r}")
        payload = raw[HEADER.size : HEADER.size + length]
        if len(payload) < length:
            raise BadPacket(f"payload has {len(payload)} of {length} bytes")
        if zlib.crc32(payload) != crc:
            raise BadPacket("checksum")
        return cls(kind, sequence, payload, bool(last))


def fragments(data: bytes, size: int) -> Iterator[Packet]:
    parts = [data[i : i + size] for i in range(0, len(data), size)] or [b""]
    for number, part in enumerate(parts):
        yield Packet(1, number, part, number == len(parts) - 1)


def assemble(raw: list[bytes]) -> bytes:
    packets = sorted((Packet.unpack(r) for r in raw), key=lambda p: p.sequence)
    missing = set(range(packets[-1].sequence + 1)) - {p.sequence for p in packets}
    if missing or not packets[-1].last:
        raise BadPacket(f"missing {sorted(missing) or 'the end'}")
    return b"".join(p.payload for p in packets)


wire = [p.pack() for p in fragments(b"The quick brown fox", 6)]
print(HEADER.size, HEADER.format, len(wire), wire[0].hex(" "))
print(assemble(wire[::-1]), assemble([p.pack() for p in fragments(b"", 4)]), Packet.unpack(wire[-1]))
flipped = bytearray(wire[0])
flipped[-1] ^= 1
for broken in (b"", b"XX" + wire[0][2:], wire[0][:-1], bytes(flipped)):
    try:
        Packet.unpack(broken)
    except BadPacket as error:
        print(error)
for some in (wire[:-1], wire[1:], wire[::2]):
    try:
        assemble(some)
    except BadPacket as error:
        print(error)
for kind, sequence in ((256, 0), (300, 1), (-1, 0)):
    try:
        Packet(kind, sequence, b"").pack()
    except struct.error as error:
        print(error)
print(struct.unpack("<hHf?3s", struct.pack("<hHf?3s", -2, 65535, 0.5, True, b"ab")), struct.calcsize("!bhi"), [n for (n,) in struct.iter_unpack(">H", b"\0\1\0\2")])
