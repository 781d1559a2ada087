"""The neighbour cache: which hardware address the next hop has (RFC 826, RFC 1122 §2.3.2).

Learns only from replies to its own questions and from requests addressed to this host, so that a stranger's
reply creates nothing. Packets wait while a question is open; entries and waiting packets are bounded.
"""

from typing import Final

from net.clock import NEVER, SECOND
from net.counters import Counters
from net.egress import EgressQueue
from net.wire.arp import REPLY, REQUEST, ArpPacket, emit_arp, parse_arp
from net.wire.ethernet import BROADCAST_MAC, ETHERNET_HEADER, ETHERTYPE_IPV4, put_ethernet

NEIGHBOUR_LIMIT: Final = 64
WAITING_LIMIT: Final = 16
"""Packets that wait for an answer, all neighbours together."""
REQUEST_LIMIT: Final = 3
REQUEST_INTERVAL: Final = SECOND
FRESH_TIME: Final = 60 * SECOND
"""How long an answer is believed before it is asked again."""
_UNKNOWN_MAC: Final = b"\0\0\0\0\0\0"


class Neighbour:
    """One entry. `mac` is empty until the first answer; `retry_at` is NEVER when no question is open."""

    def __init__(self) -> None:
        self.mac: bytes = b""
        self.fresh_until: int = 0
        self.requests: int = 0
        self.retry_at: int = NEVER
        self.waiting: list[bytearray] = []


class NeighbourCache:
    """Ethernet addresses of neighbours, and packets that wait for one (RFC 1122 §2.3.2)."""

    def __init__(self, mac: bytes, egress: EgressQueue, counters: Counters) -> None:
        self.mac: bytes = mac
        self.egress: EgressQueue = egress
        self.counters: Counters = counters
        self.neighbours: dict[int, Neighbour] = {}
        self.waiting: int = 0
        self.retry_at: int = NEVER  # no question is to be asked again earlier

    def send(self, packet: bytearray, next_hop: int, source: int, now: int) -> None:
        """Put the packet on the wire to the neighbour `next_hop`, at once or when its address is known.

        `packet` is complete but for its Ethernet header; `source` is this host's address, for the question."""
        neighbour = self.neighbours.get(next_hop)
        if neighbour is None:
            neighbour = self._add(next_hop)
        if neighbour.retry_at == NEVER and now >= neighbour.fresh_until:
            neighbour.requests = 0
            self._ask(next_hop, neighbour, source, now)
        if len(neighbour.mac) != 0:
            self.send_to(packet, neighbour.mac)
        elif self.waiting < WAITING_LIMIT:
            neighbour.waiting.append(packet)
            self.waiting += 1
        else:
            self.counters.arp_unresolved += 1

    def send_to(self, packet: bytearray, mac: bytes) -> None:
        """Put an IPv4 packet on the wire to a known hardware address."""
        put_ethernet(packet, mac, self.mac, ETHERTYPE_IPV4)
        self.egress.push(bytes(packet))

    def announce(self, address: int) -> None:
        """Tell the neighbours about this host's address (RFC 5227 §2.3)."""
        packet = ArpPacket(REQUEST, self.mac, address, _UNKNOWN_MAC, address)
        self.egress.push(emit_arp(packet, BROADCAST_MAC))

    def input(self, frame: bytes, address: int, now: int) -> None:
        """An ARP frame; `address` is this host's, 0 when it has none."""
        packet = parse_arp(frame, ETHERNET_HEADER)
        if packet is None or packet.sender_mac[0] & 1 != 0:
            self.counters.arp_malformed += 1
            return
        is_ours = address != 0 and packet.target == address and packet.sender != address
        neighbour = self.neighbours.get(packet.sender)
        if neighbour is None and is_ours and packet.operation == REQUEST and packet.sender != 0:
            # Only while there is room: a flood of requests must not push out the neighbours that are in use.
            if len(self.neighbours) < NEIGHBOUR_LIMIT:
                neighbour = self._add(packet.sender)
        if neighbour is not None and is_ours:
            self._learn(neighbour, packet.sender_mac, now)
        if is_ours and packet.operation == REQUEST:
            reply = ArpPacket(REPLY, self.mac, address, packet.sender_mac, packet.sender)
            self.egress.push(emit_arp(reply, packet.sender_mac))

    def poll(self, source: int, now: int) -> int:
        """Ask again where an answer is overdue; the next deadline."""
        if now < self.retry_at:
            return self.retry_at
        deadline = NEVER
        lost: list[int] = []
        for address, neighbour in self.neighbours.items():
            if neighbour.retry_at <= now:
                if neighbour.requests >= REQUEST_LIMIT:
                    lost.append(address)
                    continue
                self._ask(address, neighbour, source, now)
            deadline = min(deadline, neighbour.retry_at)
        for address in lost:
            self._remove(address)
        self.retry_at = deadline
        return deadline

    def _add(self, address: int) -> Neighbour:
        if len(self.neighbours) >= NEIGHBOUR_LIMIT:
            self._remove(self._stalest())
        neighbour = Neighbour()
        self.neighbours[address] = neighbour
        return neighbour

    def _stalest(self) -> int:
        """The neighbour whose last answer is the oldest: the one to forget when the table is full."""
        stalest = 0
        oldest = NEVER
        for address, neighbour in self.neighbours.items():
            if neighbour.fresh_until < oldest:
                oldest = neighbour.fresh_until
                stalest = address
        return stalest

    def _remove(self, address: int) -> None:
        neighbour = self.neighbours.pop(address)
        self.waiting -= len(neighbour.waiting)
        self.counters.arp_unresolved += len(neighbour.waiting)

    def _learn(self, neighbour: Neighbour, mac: bytes, now: int) -> None:
        neighbour.mac = mac
        neighbour.fresh_until = now + FRESH_TIME
        neighbour.retry_at = NEVER
        waiting = neighbour.waiting
        neighbour.waiting = []
        self.waiting -= len(waiting)
        for packet in waiting:
            self.send_to(packet, mac)

    def _ask(self, address: int, neighbour: Neighbour, source: int, now: int) -> None:
        neighbour.requests += 1
        neighbour.retry_at = now + REQUEST_INTERVAL
        self.retry_at = min(self.retry_at, neighbour.retry_at)
        packet = ArpPacket(REQUEST, self.mac, source, _UNKNOWN_MAC, address)
        self.egress.push(emit_arp(packet, BROADCAST_MAC))
