"""uuid: universally unique identifiers (RFC 4122). An int has 64 bits here, so there is no attribute `int`."""

from typing import Final

from hashlib.md5 import Md5
from hashlib.sha1 import Sha1
from runtime.platform import random_bytes, wall

Octets = bytes

RESERVED_NCS: Final = "reserved for NCS compatibility"
RFC_4122: Final = "specified in RFC 4122"
RESERVED_MICROSOFT: Final = "reserved for Microsoft compatibility"
RESERVED_FUTURE: Final = "reserved for future definition"

# 100 ns steps from 1582-10-15 to 1970-01-01
_GREGORIAN: Final = 0x01B21DD213814000


class UUID:
    """16 octets with a version and a variant; immutable."""

    _octets: Octets

    def __init__(self, hex: str | None = None, bytes: Octets | None = None, bytes_le: Octets | None = None,
                 fields: tuple[int, int, int, int, int, int] | None = None, *, version: int | None = None) -> None:
        given = (hex is not None) + (bytes is not None) + (bytes_le is not None) + (fields is not None)
        if given != 1:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        octets = b""
        if hex is not None:
            octets = _of_hex(hex)
        elif bytes is not None:
            if len(bytes) != 16:
                raise ValueError("bytes is not a 16-char string")
            octets = bytes
        elif bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError("bytes_le is not a 16-char string")
            octets = _swapped(bytes_le)
        elif fields is not None:
            octets = _of_fields(fields)
        if version is not None:
            if version < 1 or version > 5:
                raise ValueError("illegal version number")
            octets = octets[:6] + _octet(octets[6] & 0x0F | version << 4) + octets[7:8] \
                + _octet(octets[8] & 0x3F | 0x80) + octets[9:]
        self._octets = octets

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UUID) and self._octets == other._octets

    def __lt__(self, other: "UUID") -> bool:
        return self._octets < other._octets

    def __le__(self, other: "UUID") -> bool:
        return self._octets <= other._octets

    def __gt__(self, other: "UUID") -> bool:
        return self._octets > other._octets

    def __ge__(self, other: "UUID") -> bool:
        return self._octets >= other._octets

    def __hash__(self) -> int:
        # That of the number of 128 bits, modulo 2**61 - 1, where 2**64 is 8.
        modulus = 0x1FFFFFFFFFFFFFFF
        value = 0
        for octet in self._octets:
            # Times 16 is a rotation by four places in 61 bits.
            for nibble in (octet >> 4, octet & 15):
                value = ((value & 0x1FFFFFFFFFFFFFF) << 4 | value >> 57) + nibble
                if value >= modulus:
                    value -= modulus
        return value

    def __str__(self) -> str:
        h = self._octets.hex()
        return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"

    def __repr__(self) -> str:
        return f"UUID('{self}')"

    @property
    def bytes(self) -> Octets:
        """Its sixteen bytes, most significant first."""
        return self._octets

    @property
    def bytes_le(self) -> Octets:
        """The first three fields with the least significant octet first."""
        return _swapped(self._octets)

    @property
    def hex(self) -> str:
        """32 hexadecimal digits in lower case, without hyphens."""
        return self._octets.hex()

    @property
    def urn(self) -> str:
        """As a name (RFC 4122 §3), with "urn:uuid:" before it."""
        return f"urn:uuid:{self}"

    @property
    def fields(self) -> tuple[int, int, int, int, int, int]:
        """(time_low, time_mid, time_hi_version, clock_seq_hi_variant, clock_seq_low, node)."""
        return self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant, self.clock_seq_low, self.node

    @property
    def time_low(self) -> int:
        """Bytes 0 to 3."""
        return int.from_bytes(self._octets[:4], "big")

    @property
    def time_mid(self) -> int:
        """Bytes 4 and 5."""
        return int.from_bytes(self._octets[4:6], "big")

    @property
    def time_hi_version(self) -> int:
        """Bytes 6 and 7, the version in the upper four bits."""
        return int.from_bytes(self._octets[6:8], "big")

    @property
    def clock_seq_hi_variant(self) -> int:
        """Byte 8, the variant in its upper bits."""
        return self._octets[8]

    @property
    def clock_seq_low(self) -> int:
        """Byte 9."""
        return self._octets[9]

    @property
    def time(self) -> int:
        """100 ns steps since 1582-10-15."""
        return (self.time_hi_version & 0x0FFF) << 48 | self.time_mid << 32 | self.time_low

    @property
    def clock_seq(self) -> int:
        """14 bits of bytes 8 and 9."""
        return (self._octets[8] & 0x3F) << 8 | self._octets[9]

    @property
    def node(self) -> int:
        """Bytes 10 to 15."""
        return int.from_bytes(self._octets[10:], "big")

    @property
    def variant(self) -> str:
        """One of RESERVED_NCS, RFC_4122, RESERVED_MICROSOFT and RESERVED_FUTURE: who says what the bits mean."""
        octet = self._octets[8]
        if octet & 0x80 == 0:
            return RESERVED_NCS
        if octet & 0x40 == 0:
            return RFC_4122
        return RESERVED_MICROSOFT if octet & 0x20 == 0 else RESERVED_FUTURE

    @property
    def version(self) -> int | None:
        """From 1 to 5 in practice; None unless the variant is RFC_4122."""
        return self._octets[6] >> 4 if self.variant == RFC_4122 else None


def _octet(value: int) -> Octets:
    return value.to_bytes(1, "big")


def _of_hex(text: str) -> Octets:
    digits = text.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
    if len(digits) != 32:
        raise ValueError("badly formed hexadecimal UUID string")
    for digit in digits:
        if digit not in "0123456789abcdefABCDEF":
            raise ValueError(f"invalid literal for int() with base 16: {digits!r}")
    return Octets.fromhex(digits)


def _swapped(octets: Octets) -> Octets:
    return octets[3::-1] + octets[5:3:-1] + octets[7:5:-1] + octets[8:]


def _of_fields(fields: tuple[int, int, int, int, int, int]) -> Octets:
    low, middle, high, clock_high, clock_low, node = fields
    for number, value, bits in ((1, low, 32), (2, middle, 16), (3, high, 16), (4, clock_high, 8), (5, clock_low, 8), (6, node, 48)):
        if value < 0 or value >> bits != 0:
            raise ValueError(f"field {number} out of range (need a {bits}-bit value)")
    return low.to_bytes(4, "big") + middle.to_bytes(2, "big") + high.to_bytes(2, "big") + _octet(clock_high) \
        + _octet(clock_low) + node.to_bytes(6, "big")


class _Clock:
    """What uuid1() keeps: a node number of its own, and the time it gave last, which never comes twice."""

    def __init__(self) -> None:
        self.node = -1
        self.last = 0

    def get_node(self) -> int:
        if self.node < 0:
            # Random, with the multicast bit set (RFC 4122 §4.5).
            self.node = int.from_bytes(random_bytes(6), "big") | 1 << 40
        return self.node

    def tick(self) -> int:
        now = wall() // 100 + _GREGORIAN
        if now <= self.last:
            now = self.last + 1
        self.last = now
        return now


_clock: Final = _Clock()


def getnode() -> int:
    """The node number of this image: random, but the same at every call."""
    return _clock.get_node()


def uuid1(node: int | None = None, clock_seq: int | None = None) -> UUID:
    """From the time and a node number."""
    time = _clock.tick()
    sequence = clock_seq if clock_seq is not None else int.from_bytes(random_bytes(2), "big") & 0x3FFF
    return UUID(fields=(time & 0xFFFFFFFF, time >> 32 & 0xFFFF, time >> 48 & 0x0FFF, sequence >> 8 & 0x3F, sequence & 0xFF,
                        node if node is not None else _clock.get_node()), version=1)


def uuid3(namespace: UUID, name: str) -> UUID:
    """From the MD5 hash of a name."""
    hash = Md5()
    hash.update(namespace.bytes + name.encode())
    return UUID(bytes=hash.digest(), version=3)


def uuid4() -> UUID:
    """A random one."""
    return UUID(bytes=random_bytes(16), version=4)


def uuid5(namespace: UUID, name: str) -> UUID:
    """From the SHA-1 hash of a name."""
    hash = Sha1()
    hash.update(namespace.bytes + name.encode())
    return UUID(bytes=hash.digest()[:16], version=5)


NAMESPACE_DNS: Final = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL: Final = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID: Final = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500: Final = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
