"""The Internet layer (RFC 791, RFC 1122 §3): addresses of this host, routing to the next hop, demultiplexing.

Fragments are dropped and counted: TCP's segment size keeps them away, and reassembly would cost memory that an
attacker chooses. Nothing is forwarded; options, source routes included, are not acted on.
"""

from collections.abc import Callable
from typing import Final

from net.address import BROADCAST, UNSPECIFIED, is_unicast
from net.arp import NeighbourCache
from net.counters import Counters
from net.rate_limit import RateLimit
from net.wire.ethernet import BROADCAST_MAC, ETHERNET_HEADER
from net.wire.icmp import DESTINATION_UNREACHABLE, PROTOCOL_UNREACHABLE, emit_icmp
from net.wire.ipv4 import IPV4_HEADER, PROTOCOL_ICMP, Ipv4Packet, parse_ipv4, put_ipv4

ERRORS_PER_SECOND: Final = 50


class Ipv4:
    """This host's Internet layer; transports put their input functions into `transports`, by protocol number."""

    def __init__(self, neighbours: NeighbourCache, counters: Counters, mtu: int, identification: int) -> None:
        self.neighbours: NeighbourCache = neighbours
        self.counters: Counters = counters
        self.mtu: int = mtu
        self.address: int = UNSPECIFIED
        self.mask: int = 0
        self.gateway: int = UNSPECIFIED
        self.identification: int = identification
        self.transports: dict[int, Callable[[Ipv4Packet, int], None]] = {}
        self.errors: RateLimit = RateLimit(ERRORS_PER_SECOND)
        self.memory_is_short: bool = False  # transports then take nothing that would be kept

    def configure(self, address: int, mask: int, gateway: int) -> None:
        """`gateway` 0: this network only. `address` 0: the host has lost its address."""
        self.address = address
        self.mask = mask
        self.gateway = gateway
        if address != UNSPECIFIED:
            self.neighbours.announce(address)

    def is_broadcast(self, address: int) -> bool:
        """Whether it is the limited broadcast or this network's; a /31 or /32 has none (RFC 3021)."""
        hosts = self.mask ^ BROADCAST
        return address == BROADCAST or (1 < hosts < BROADCAST and address == self.address | hosts)

    def next_hop(self, destination: int) -> int:
        """The neighbour to give a packet to, or 0 when there is no way."""
        if (destination ^ self.address) & self.mask == 0 and self.address != UNSPECIFIED:
            return destination
        return self.gateway

    def input(self, frame: bytes, now: int) -> None:
        packet = parse_ipv4(frame, ETHERNET_HEADER)
        counters = self.counters
        if packet is None:
            counters.ip_malformed += 1
        elif not packet.checksum_ok:
            counters.ip_checksum += 1
        elif packet.destination != self.address and not self.is_broadcast(packet.destination) and self.address != 0:
            counters.ip_not_for_us += 1
        elif not is_unicast(packet.source) or self.is_broadcast(packet.source) or packet.source == self.address:
            counters.ip_bad_source += 1
        elif packet.is_fragment:
            counters.ip_fragment += 1
        else:
            handler = self.transports.get(packet.protocol)
            if handler is None:
                counters.ip_unknown_protocol += 1
                self.send_unreachable(packet, PROTOCOL_UNREACHABLE, now)
            else:
                handler(packet, now)

    def send(self, packet: bytearray, source: int, destination: int, protocol: int, now: int) -> bool:
        """Send what a transport built behind HEADROOM; False when there is no way to the destination."""
        self.identification = (self.identification + 1) & 0xFFFF
        put_ipv4(packet, source, destination, protocol, self.identification)
        if self.is_broadcast(destination):
            self.neighbours.send_to(packet, BROADCAST_MAC)
            return True
        next_hop = self.next_hop(destination)
        if next_hop == 0:
            self.counters.ip_no_route += 1
            return False
        self.neighbours.send(packet, next_hop, source, now)
        return True

    def send_unreachable(self, packet: Ipv4Packet, code: int, now: int) -> None:
        """An ICMP error about a packet, unless it was a broadcast (RFC 1122 §3.2.2) or there were too many."""
        if packet.destination == self.address and self.address != 0 and self.errors.allows(now):
            message = emit_icmp(DESTINATION_UNREACHABLE, code, 0, packet.original())
            self.send(message, self.address, packet.source, PROTOCOL_ICMP, now)

    def largest_payload(self) -> int:
        """Bytes that fit behind an IPv4 header in one frame."""
        return self.mtu - IPV4_HEADER
