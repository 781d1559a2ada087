"""IPv4 headers (RFC 791). Options are skipped on receipt and never sent."""

from typing import Final

from net.wire.checksum import fold, sum_emitted, sum_received
from net.wire.ethernet import ETHERNET_HEADER
from net.wire.fields import get16, get32, put16, put32

IPV4_HEADER: Final = 20
HEADROOM: Final = ETHERNET_HEADER + IPV4_HEADER
"""Bytes a transport leaves free at the start of a packet it builds, for the headers of the layers below."""
PROTOCOL_ICMP: Final = 1
PROTOCOL_TCP: Final = 6
PROTOCOL_UDP: Final = 17
DEFAULT_TTL: Final = 64


class Ipv4Packet:
    """A received packet; `frame` is the one it came in, `payload_at` where its payload starts there. is_verified: the device
    vouches for the checksum of its TCP segment or UDP datagram."""

    source: int
    destination: int
    protocol: int
    is_fragment: bool
    checksum_ok: bool
    payload: bytes
    frame: bytes
    payload_at: int
    is_verified: bool

    def __init__(self, frame: bytes, at: int, header_length: int, total_length: int) -> None:
        self.source = get32(frame, at + 12)
        self.destination = get32(frame, at + 16)
        self.protocol = frame[at + 9]
        self.is_fragment = get16(frame, at + 6) & 0x3FFF != 0
        self.checksum_ok = fold(sum_received(frame, at, at + header_length, 0)) == 0
        self.payload = frame[at + header_length : at + total_length]
        self.frame = frame
        self.payload_at = at + header_length
        self.is_verified = False

    def original(self) -> bytes:
        """The header and the first 8 bytes behind it, which an ICMP error quotes (RFC 792)."""
        return self.frame[ETHERNET_HEADER : self.payload_at] + self.payload[0:8]


def parse_ipv4(frame: bytes, at: int) -> Ipv4Packet | None:
    """The packet that starts at `at` of the frame; bytes behind its total length are padding."""
    available = len(frame) - at
    if available < IPV4_HEADER or frame[at] >> 4 != 4:
        return None
    header_length = (frame[at] & 15) * 4
    total_length = get16(frame, at + 2)
    if header_length < IPV4_HEADER or total_length < header_length or total_length > available:
        return None
    return Ipv4Packet(frame, at, header_length, total_length)


def put_ipv4(packet: bytearray, source: int, destination: int, protocol: int, identification: int) -> None:
    """Fill in the header between the Ethernet header and the transport's, which starts at HEADROOM."""
    at = ETHERNET_HEADER
    packet[at] = 0x45
    packet[at + 1] = 0
    put16(packet, at + 2, len(packet) - ETHERNET_HEADER)
    put16(packet, at + 4, identification)
    put16(packet, at + 6, 0)
    packet[at + 8] = DEFAULT_TTL
    packet[at + 9] = protocol
    put16(packet, at + 10, 0)
    put32(packet, at + 12, source)
    put32(packet, at + 16, destination)
    put16(packet, at + 10, fold(sum_emitted(packet, at, HEADROOM, 0)))
