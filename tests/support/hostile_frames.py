"""Frames that a guest must survive: broken ones, and floods of sound ones. All random numbers come from a seed."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable

# Scapy warns about addresses it has no route to; nothing here is sent by scapy.
logging.getLogger("scapy.runtime").setLevel(logging.ERROR)

from scapy.layers.dhcp import BOOTP  # noqa: E402
from scapy.layers.inet import ICMP, IP, TCP, UDP  # noqa: E402
from scapy.layers.l2 import ARP, Ether  # noqa: E402
from scapy.packet import Packet, Raw, fuzz, raw  # noqa: E402

BROADCAST = "ff:ff:ff:ff:ff:ff"
LONGEST_FRAME = 1514


class Sender:
    """Makes frames for the guest with these addresses that serves TCP port `port`."""

    def __init__(self, seed: int, mac: str, guest: str, host: str, port: int) -> None:
        self.random = random.Random(seed)
        random.seed(seed)  # scapy's own
        self.mac = mac
        self.guest = guest
        self.host = host
        self.port = port

    def data(self, limit: int) -> Raw:
        return Raw(self.random.randbytes(self.random.randrange(limit)))

    def ethernet(self) -> Packet:
        source = f"02:00:00:00:00:{self.random.randrange(256):02x}"
        return Ether(dst=self.random.choice([self.mac, self.mac, BROADCAST]), src=source)

    def ip(self) -> Packet:
        local = f"10.0.0.{self.random.randrange(256)}"
        foreign = f"{self.random.randrange(256)}.2.3.4"
        targets = [self.guest] * 4 + ["10.0.0.255", "255.255.255.255"]
        return IP(src=self.random.choice([self.host, local, foreign]), dst=self.random.choice(targets))

    def tcp(self) -> Packet:
        r = self.random
        return TCP(dport=self.port, sport=r.randrange(65536), flags=r.randrange(256), seq=r.getrandbits(32),
                   ack=r.getrandbits(32), options=[("MSS", r.randrange(65536))])  # fmt: skip

    def quoted(self) -> Packet:
        inner = IP(src=self.guest, dst=self.host) / TCP(sport=self.port, seq=self.random.getrandbits(32))
        return ICMP(type=3, code=self.random.randrange(16)) / inner

    def fragment(self) -> Packet:
        return IP(src=self.host, dst=self.guest, flags="MF", frag=self.random.randrange(8192)) / self.data(200)

    def malformed(self, count: int) -> list[bytes]:
        """Frames with random fields, random bytes, and cut ends."""
        kinds: list[Callable[[], Packet]] = [
            lambda: fuzz(ARP()),
            lambda: fuzz(IP(dst=self.guest)) / self.data(100),
            lambda: self.ip() / fuzz(TCP(dport=self.port)),
            lambda: self.ip() / self.tcp() / self.data(1400),
            lambda: self.ip() / fuzz(UDP()),
            lambda: self.ip() / UDP(dport=68, sport=67) / fuzz(BOOTP()),
            lambda: self.ip() / fuzz(ICMP()),
            lambda: self.ip() / self.quoted(),
            self.fragment,
            lambda: self.data(1500),
        ]
        frames = []
        for _ in range(count):
            frame = bytearray(raw(self.ethernet() / self.random.choice(kinds)()))
            if self.random.random() < 0.4:
                for _ in range(self.random.randrange(1, 6)):
                    frame[self.random.randrange(len(frame))] = self.random.randrange(256)
            if self.random.random() < 0.1:
                del frame[self.random.randrange(14, len(frame) + 1):]
            frames.append(bytes(frame[:LONGEST_FRAME]))
        return frames

    def flood(self, kind: str, count: int) -> list[bytes]:
        """Sound frames of one kind from many sources: "syn", "syn_from_neighbours", "arp", "echo", "udp", "segment"."""
        return [raw(self.one_of_flood(kind)) for _ in range(count)]

    def one_of_flood(self, kind: str) -> Packet:
        r = self.random
        neighbour = f"10.0.0.{r.randrange(3, 254)}"
        foreign = ".".join(str(r.randrange(1, 223)) for _ in range(4))
        ethernet = Ether(dst=self.mac, src="02:00:00:00:00:01")
        ip = IP(src=neighbour if kind == "syn_from_neighbours" else foreign, dst=self.guest)
        source = r.randrange(1024, 65536)
        match kind:
            case "arp":
                return ethernet / ARP(op=1, psrc=neighbour, pdst=self.guest, hwsrc=f"02:00:00:00:01:{r.randrange(256):02x}")
            case "echo":
                return ethernet / ip / ICMP() / Raw(b"x" * 1000)
            case "udp":
                return ethernet / ip / UDP(dport=r.randrange(65536)) / Raw(b"x" * 1000)
            case "segment":
                return ethernet / ip / TCP(sport=source, dport=self.port, flags="A", seq=r.getrandbits(32)) / Raw(b"x" * 1000)
        return ethernet / ip / TCP(sport=source, dport=self.port, flags="S", seq=r.getrandbits(32), options=[("MSS", 1460)])
