"""The Internet layer (RFC 791, RFC 1122 §3): addresses of this host, routing to the next hop, demultiplexing.

Fragments are dropped and counted: TCP's segment size keeps them away, and reassembly would cost memory that an
attacker chooses. Nothing is forwarded; options, source routes included, are not acted on.
"""

from collections.abc import Callable
from typing import Final

from net.address import BROADCAST, UNSPECIFIED, is_loopback, is_unicast
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
        self.device_adds_sums: bool = False  # to the TCP segments that are sent

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

    def is_own(self, address: int) -> bool:
        """Whether it is an address of this host, which has one."""
        return address == self.address and address != UNSPECIFIED

    def takes(self, destination: int) -> bool:
        """Whether a packet to this address is for this host; before there is an address any is (RFC 2131 §4.1), but never
        one of the loopback network (RFC 1812 §5.3.7)."""
        return destination == self.address or self.is_broadcast(destination) or (self.address == 0 and not is_loopback(destination))

    def is_martian(self, source: int) -> bool:
        """Whether no packet from the wire can have come from this address."""
        return not is_unicast(source) or self.is_broadcast(source) or source == self.address

    def reaches(self, destination: int) -> bool:
        """Whether there is a way to the one host with this address."""
        return self.address != 0 and is_unicast(destination) and self.next_hop(destination) != 0

    def source_for(self, destination: int) -> int:
        """The address of this host that packets to `destination` come from."""
        return self.address

    def resets_unread(self) -> bool:
        """Whether data for a closed connection is answered with a reset (RFC 1122 §4.2.2.13). It could destroy our last
        answer on its way (RFC 9112 §9.6): not on a wire."""
        return False

    def next_hop(self, destination: int) -> int:
        """The neighbour to give a packet to, or 0 when there is no way."""
        if (destination ^ self.address) & self.mask == 0 and self.address != UNSPECIFIED:
            return destination
        return self.gateway

    def input(self, frame: bytes, now: int, is_verified: bool = False) -> None:
        """Takes in a frame. now: nanoseconds. is_verified: the device vouches for the sums of what is in it."""
        packet = parse_ipv4(frame, ETHERNET_HEADER)
        counters = self.counters
        if packet is None:
            counters.ip_malformed += 1
        elif not packet.checksum_ok:
            counters.ip_checksum += 1
        elif not self.takes(packet.destination):
            counters.ip_not_for_us += 1
        elif self.is_martian(packet.source):
            counters.ip_bad_source += 1
        elif packet.is_fragment:
            counters.ip_fragment += 1
        else:
            packet.is_verified = is_verified
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
        if self.is_own(packet.destination) and self.errors.allows(now):
            message = emit_icmp(DESTINATION_UNREACHABLE, code, 0, packet.original())
            self.send(message, packet.destination, packet.source, PROTOCOL_ICMP, now)

    def largest_payload(self) -> int:
        """Bytes that fit behind an IPv4 header in one frame."""
        return self.mtu - IPV4_HEADER
