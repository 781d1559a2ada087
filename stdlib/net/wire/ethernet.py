"""Ethernet II frames (IEEE 802.3 §3.2.6), untagged, without the check sequence the device deals with."""

from typing import Final

from net.wire.fields import put16

ETHERNET_HEADER: Final = 14
"""Bytes: destination at 0, source at 6, type at 12."""
ETHERTYPE_IPV4: Final = 0x0800
ETHERTYPE_ARP: Final = 0x0806
BROADCAST_MAC: Final = b"\xff\xff\xff\xff\xff\xff"


def put_ethernet(packet: bytearray, destination: bytes, source: bytes, ethertype: int) -> None:
    """Fill in the header at the start of the packet."""
    packet[0:6] = destination
    packet[6:12] = source
    put16(packet, 12, ethertype)
