"""A scripted peer built from scapy's segments, for tests that say exactly what arrives and look at the answers."""

import random

from scapy.layers.inet import IP, TCP
from scapy.layers.l2 import ARP, Ether

from net.address import parse_address
from net.clock import NEVER, SECOND
from net.interface import Interface
from net.wire.arp import REPLY, REQUEST, ArpPacket, emit_arp

HOST = "10.0.0.2"
HOST_MAC = "02:00:00:00:00:02"
PEER = "10.0.0.9"
PEER_MAC = "02:00:00:00:00:09"
PEER_MAC_BYTES = bytes([2, 0, 0, 0, 0, 9])


class TcpPeer:
    """One end of one connection. `next` is the sequence number the peer sends next, `ack` what it expects."""

    def __init__(self, host: Interface, now: int = SECOND, sport: int = 40000, dport: int = 80, isn: int = 1000):
        self.host = host
        self.now = now
        self.sport, self.dport = sport, dport
        self.isn = isn
        self.next = isn
        self.ack = 0
        request = ArpPacket(REQUEST, PEER_MAC_BYTES, parse_address(PEER), bytes(6), parse_address(HOST))
        host.input(emit_arp(request, bytes(host.mac)), now)
        self.drain()

    def drain(self) -> list:
        """All TCP segments of the host for this connection, parsed by scapy."""
        out = []
        self.deadline = self.host.poll(self.now)
        while (frame := self.host.next_frame()) is not None:
            parsed = Ether(frame)
            if ARP in parsed and parsed[ARP].pdst == PEER:
                reply = ArpPacket(REPLY, PEER_MAC_BYTES, parse_address(PEER), bytes(self.host.mac), parse_address(HOST))
                self.host.input(emit_arp(reply, bytes(self.host.mac)), self.now)
            if TCP in parsed and parsed[TCP].dport == self.sport:
                out.append(parsed[TCP])
        return out

    def segment(self, flags: str, data: bytes = b"", seq: int | None = None, ack: int | None = None, window=8000, **more):
        """The frame of a segment from the peer."""
        layer = TCP(
            sport=self.sport,
            dport=self.dport,
            flags=flags,
            seq=(self.next if seq is None else seq) & 0xFFFFFFFF,
            ack=(self.ack if ack is None else ack) & 0xFFFFFFFF if "A" in flags else 0,
            window=window,
            **more,
        )
        return bytes(Ether(src=PEER_MAC, dst=HOST_MAC) / IP(src=PEER, dst=HOST) / layer / data)

    def send(self, flags: str, data: bytes = b"", **more) -> list:
        """Deliver a segment at the current position without advancing it, and return the host's answers."""
        self.host.input(self.segment(flags, data, **more), self.now)
        return self.drain()

    def say(self, flags: str, data: bytes = b"", **more) -> list:
        """Deliver a segment and count it as sent."""
        answers = self.send(flags, data, **more)
        self.next = (self.next + len(data) + ("S" in flags) + ("F" in flags)) & 0xFFFFFFFF
        return answers

    def wait(self, seconds: float) -> list:
        """Let the clock run, with a poll at each deadline."""
        end = self.now + int(seconds * SECOND)
        out = self.drain()
        while self.deadline <= end and self.deadline < NEVER:
            self.now = max(self.now, self.deadline)
            out += self.drain()
        self.now = end
        return out + self.drain()

    def handshake(self, mss: int = 1000):
        """Connect to a listener of the host; the accepted connection."""
        (answer,) = self.say("S", options=[("MSS", mss)])
        assert answer.flags == "SA" and answer.ack == self.next
        self.ack = answer.seq + 1
        self.say("A")
        return self


def listening_host(backlog: int = 8, port: int = 80):
    """A configured interface and a listener on it."""
    host = Interface(bytes([2, 0, 0, 0, 0, 2]), 1500, random.Random(5).randbytes)
    host.configure_static(HOST + "/24", "10.0.0.1")
    return host, host.listen(port, backlog)


def established(**options):
    """A peer with an established connection, and the host's side of it."""
    host, listener = listening_host()
    peer = TcpPeer(host, **options).handshake()
    connection = listener.accept()
    assert connection is not None
    return peer, connection
