"""UDP datagrams (RFC 768)."""

from typing import Final

from net.wire.checksum import fold, pseudo_header, sum_emitted, sum_received
from net.wire.fields import get16, put16
from net.wire.ipv4 import HEADROOM, PROTOCOL_UDP

UDP_HEADER: Final = 8


class Datagram:
    """A received datagram."""

    source_port: int
    destination_port: int
    payload: bytes
    checksum_ok: bool

    def __init__(self, source_port: int, destination_port: int, payload: bytes, checksum_ok: bool) -> None:
        self.source_port = source_port
        self.destination_port = destination_port
        self.payload = payload
        self.checksum_ok = checksum_ok


def parse_udp(data: bytes, source: int, destination: int, is_verified: bool = False) -> Datagram | None:
    """The datagram in the payload of an IPv4 packet between the two addresses. is_verified: the checksum needs no look."""
    if len(data) < UDP_HEADER:
        return None
    length = get16(data, 4)
    if length < UDP_HEADER or length > len(data):
        return None
    checksum_ok = True
    if not is_verified and get16(data, 6) != 0:  # 0: the sender did not compute one
        initial = pseudo_header(source, destination, PROTOCOL_UDP, length)
        checksum_ok = fold(sum_received(data, 0, length, initial)) == 0
    return Datagram(get16(data, 0), get16(data, 2), data[UDP_HEADER:length], checksum_ok)


def emit_udp(source: int, source_port: int, destination: int, destination_port: int, payload: bytes) -> bytearray:
    """The datagram behind HEADROOM free bytes."""
    length = UDP_HEADER + len(payload)
    packet = bytearray(HEADROOM + length)
    put16(packet, HEADROOM, source_port)
    put16(packet, HEADROOM + 2, destination_port)
    put16(packet, HEADROOM + 4, length)
    packet[HEADROOM + UDP_HEADER :] = payload
    initial = pseudo_header(source, destination, PROTOCOL_UDP, length)
    checksum = fold(sum_emitted(packet, HEADROOM, len(packet), initial))
    put16(packet, HEADROOM + 6, checksum if checksum != 0 else 0xFFFF)  # RFC 768: 0 would mean "none"
    return packet
