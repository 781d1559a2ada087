"""ICMP messages (RFC 792): echo, and the destination-unreachable error."""

from typing import Final

from net.wire.checksum import fold, sum_emitted, sum_received
from net.wire.fields import get16, get32, put16, put32
from net.wire.ipv4 import HEADROOM

ECHO_REPLY: Final = 0
DESTINATION_UNREACHABLE: Final = 3
ECHO_REQUEST: Final = 8
PROTOCOL_UNREACHABLE: Final = 2
PORT_UNREACHABLE: Final = 3
ICMP_HEADER: Final = 8


class IcmpMessage:
    """`rest` is the second word of the header (identifier and sequence of an echo), `body` what follows it."""

    kind: int
    code: int
    rest: int
    body: bytes
    checksum_ok: bool

    def __init__(self, kind: int, code: int, rest: int, body: bytes, checksum_ok: bool) -> None:
        self.kind = kind
        self.code = code
        self.rest = rest
        self.body = body
        self.checksum_ok = checksum_ok


def parse_icmp(data: bytes) -> IcmpMessage | None:
    """The message, with whether its checksum is right; None for one that is too short."""
    if len(data) < ICMP_HEADER:
        return None
    checksum_ok = fold(sum_received(data, 0, len(data), 0)) == 0
    return IcmpMessage(data[0], data[1], get32(data, 4), data[8:], checksum_ok)


def emit_icmp(kind: int, code: int, rest: int, body: bytes) -> bytearray:
    """The message behind HEADROOM free bytes."""
    packet = bytearray(HEADROOM + ICMP_HEADER + len(body))
    packet[HEADROOM] = kind
    packet[HEADROOM + 1] = code
    put32(packet, HEADROOM + 4, rest)
    packet[HEADROOM + ICMP_HEADER :] = body
    put16(packet, HEADROOM + 2, fold(sum_emitted(packet, HEADROOM, len(packet), 0)))
    return packet


class QuotedPacket:
    """What an ICMP error says about the packet it is about: its ends, and the first word of a TCP sequence."""

    source: int
    destination: int
    protocol: int
    source_port: int
    destination_port: int
    sequence: int

    def __init__(self, data: bytes, header_length: int) -> None:
        self.source = get32(data, 12)
        self.destination = get32(data, 16)
        self.protocol = data[9]
        self.source_port = get16(data, header_length)
        self.destination_port = get16(data, header_length + 2)
        self.sequence = get32(data, header_length + 4)


def parse_quoted(body: bytes) -> QuotedPacket | None:
    """The header and 8 bytes that an ICMP error quotes."""
    if len(body) < 28 or body[0] >> 4 != 4:
        return None
    header_length = (body[0] & 15) * 4
    if header_length < 20 or len(body) < header_length + 8:
        return None
    return QuotedPacket(body, header_length)
