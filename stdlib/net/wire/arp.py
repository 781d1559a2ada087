"""ARP for IPv4 over Ethernet (RFC 826)."""

from typing import Final

from net.wire.ethernet import ETHERNET_HEADER, ETHERTYPE_ARP, put_ethernet
from net.wire.fields import get16, get32, put16, put32

REQUEST: Final = 1
REPLY: Final = 2
ARP_LENGTH: Final = 28
_HARDWARE_ETHERNET: Final = 1
_PROTOCOL_IPV4: Final = 0x0800


class ArpPacket:
    """A request or a reply."""

    operation: int
    sender_mac: bytes
    sender: int
    target_mac: bytes
    target: int

    def __init__(self, operation: int, sender_mac: bytes, sender: int, target_mac: bytes, target: int) -> None:
        self.operation = operation
        self.sender_mac = sender_mac
        self.sender = sender
        self.target_mac = target_mac
        self.target = target


def parse_arp(frame: bytes, at: int) -> ArpPacket | None:
    """The packet that starts at `at` of the frame."""
    if len(frame) < at + ARP_LENGTH:
        return None
    if get16(frame, at) != _HARDWARE_ETHERNET or get16(frame, at + 2) != _PROTOCOL_IPV4:
        return None
    if frame[at + 4] != 6 or frame[at + 5] != 4:
        return None
    return ArpPacket(
        get16(frame, at + 6),
        frame[at + 8 : at + 14],
        get32(frame, at + 14),
        frame[at + 18 : at + 24],
        get32(frame, at + 24),
    )


def emit_arp(packet: ArpPacket, destination: bytes) -> bytes:
    """The whole frame, to the hardware address `destination`."""
    frame = bytearray(ETHERNET_HEADER + ARP_LENGTH)
    put_ethernet(frame, destination, packet.sender_mac, ETHERTYPE_ARP)
    put16(frame, 14, _HARDWARE_ETHERNET)
    put16(frame, 16, _PROTOCOL_IPV4)
    frame[18] = 6
    frame[19] = 4
    put16(frame, 20, packet.operation)
    frame[22:28] = packet.sender_mac
    put32(frame, 28, packet.sender)
    frame[32:38] = packet.target_mac
    put32(frame, 38, packet.target)
    return bytes(frame)
