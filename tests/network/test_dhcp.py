"""The DHCP client against a server made with scapy (RFC 2131 §4.4)."""

import random

from scapy.layers.dhcp import BOOTP, DHCP
from scapy.layers.inet import IP, UDP
from scapy.layers.l2 import ARP, Ether

from net import dhcp
from net.address import format_address
from net.clock import SECOND
from net.interface import Interface

MAC = "02:00:00:00:00:02"


class Server:
    """Answers as told by `answers`: message type to message type, or None for silence."""

    def __init__(self, lease=600, mask="255.255.255.0", router="10.0.0.1", **times):
        self.host = Interface(bytes([2, 0, 0, 0, 0, 2]), 1500, random.Random(8).randbytes)
        self.host.configure_dhcp()
        self.client = self.host.timers[-1].__self__
        self.answers = {1: "offer", 3: "ack"}
        self.address = "10.0.0.50"
        self.options = [("server_id", "10.0.0.1"), ("lease_time", lease), ("subnet_mask", mask), ("router", router)]
        self.options += list(times.items())
        self.now = SECOND
        self.heard = []  # (seconds, message type, frame)
        self.tamper = lambda reply: reply

    def pump(self):
        self.deadline = self.host.poll(self.now)
        while (frame := self.host.next_frame()) is not None:
            packet = Ether(frame)
            if ARP in packet and packet[ARP].op == 1 and packet[ARP].pdst == "10.0.0.1":
                reply = ARP(op=2, hwsrc="02:00:00:00:00:01", psrc="10.0.0.1", hwdst=MAC, pdst=packet[ARP].psrc)
                self.host.input(bytes(Ether(src="02:00:00:00:00:01", dst=MAC) / reply), self.now)
            elif DHCP in packet:
                self.answer(packet)
            self.deadline = min(self.deadline, self.host.poll(self.now))

    def answer(self, packet):
        kind = dict(o for o in packet[DHCP].options if isinstance(o, tuple))["message-type"]
        self.heard.append((self.now / SECOND, kind, packet))
        said = self.answers.get(kind)
        in_use = packet[BOOTP].ciaddr
        if said is not None:
            reply = BOOTP(op=2, xid=packet[BOOTP].xid, yiaddr=self.address, chaddr=packet[BOOTP].chaddr) / DHCP(
                options=[("message-type", said), *self.options, "end"]
            )
            lower = IP(src="10.0.0.1", dst=in_use if in_use != "0.0.0.0" else self.address) / UDP(sport=67, dport=68)
            frame = bytes(Ether(src="02:00:00:00:00:01", dst=MAC) / lower / self.tamper(reply))
            self.host.input(frame, self.now)

    def wait(self, seconds):
        end = self.now + int(seconds * SECOND)
        self.pump()
        while self.deadline <= end:
            self.now = max(self.deadline, self.now)
            self.pump()
        self.now = end

    def kinds(self):
        return [kind for _, kind, _ in self.heard]


def test_gets_an_address():
    server = Server()
    assert not server.host.is_configured()
    server.wait(1)
    assert server.kinds() == [1, 3] and server.host.is_configured()
    ip = server.host.ip
    assert format_address(ip.address) == "10.0.0.50" and ip.mask == 0xFFFFFF00
    assert format_address(ip.gateway) == "10.0.0.1"
    for _, _, packet in server.heard:
        assert packet[IP].src == "0.0.0.0" and packet[IP].dst == "255.255.255.255" and packet.dst == "ff:ff:ff:ff:ff:ff"
    options = dict(o for o in server.heard[1][2][DHCP].options if isinstance(o, tuple))
    assert options["requested_addr"] == "10.0.0.50" and options["server_id"] == "10.0.0.1"


def test_discover_is_repeated_with_growing_pauses():
    server = Server()
    server.answers = {}
    server.wait(200)
    times = [time for time, _, _ in server.heard]
    gaps = [b - a for a, b in zip(times, times[1:])]
    for gap, expected in zip(gaps, (4, 8, 16, 32, 64, 64)):
        assert abs(gap - expected) <= 1
    server.answers = {1: "offer", 3: "ack"}
    server.wait(70)
    assert server.host.is_configured()


def test_renews_at_half_the_lease_by_unicast():
    server = Server(lease=600)
    server.wait(310)
    time, kind, packet = server.heard[-1]
    assert server.kinds() == [1, 3, 3] and 300 <= time <= 302
    assert packet[IP].src == "10.0.0.50" and packet[IP].dst == "10.0.0.1" and packet[BOOTP].ciaddr == "10.0.0.50"
    options = dict(o for o in packet[DHCP].options if isinstance(o, tuple))
    assert "requested_addr" not in options and "server_id" not in options
    server.wait(300)
    assert len(server.heard) == 4 and server.host.is_configured()


def test_server_may_name_the_times():
    server = Server(lease=600, renewal_time=100, rebinding_time=200)
    server.wait(150)
    assert 100 <= server.heard[-1][0] <= 102


def test_rebinds_by_broadcast_when_the_server_is_silent():
    server = Server(lease=600)
    server.wait(1)
    server.answers = {}
    server.wait(560)
    rebinding = [p for time, _, p in server.heard if time >= 526]
    renewing = [p for time, _, p in server.heard if 300 <= time < 525]
    assert renewing and {p[IP].dst for p in renewing} == {"10.0.0.1"}
    assert rebinding and {p[IP].dst for p in rebinding} == {"255.255.255.255"}
    assert {p[BOOTP].ciaddr for p in rebinding} == {"10.0.0.50"}
    server.answers = {3: "ack"}
    server.wait(35)
    assert server.host.is_configured() and server.client.state == dhcp.BOUND


def test_lease_that_expires_is_given_up_and_a_new_one_asked_for():
    server = Server(lease=600)
    server.wait(1)
    server.answers = {}
    server.wait(598)
    assert server.host.is_configured()
    server.wait(5)
    assert not server.host.is_configured() and server.kinds()[-1] == 1
    server.answers = {1: "offer", 3: "ack"}
    server.wait(60)
    assert server.host.is_configured()


def test_refused_request_starts_over():
    server = Server()
    server.answers = {1: "offer", 3: "nak"}
    server.wait(3.5)
    assert not server.host.is_configured() and server.kinds() == [1, 3] * 3 + [1, 3]


def test_refused_renewal_loses_the_address():
    server = Server(lease=600)
    server.wait(1)
    server.answers = {1: "offer", 3: "nak"}
    server.wait(301)
    assert not server.host.is_configured()
    server.answers = {1: "offer", 3: "ack"}
    server.wait(5)
    assert server.host.is_configured()


def test_silent_server_after_the_offer_is_given_up():
    server = Server()
    server.answers = {1: "offer"}
    server.wait(70)
    assert server.kinds()[:6] == [1, 3, 3, 3, 3, 1]


def test_infinite_lease_is_never_renewed():
    server = Server(lease=0xFFFFFFFF)
    server.wait(1_000_000)
    assert server.kinds() == [1, 3] and server.host.is_configured()


def test_absurdly_short_lease_does_not_make_a_storm():
    server = Server(lease=0)
    server.wait(300)
    assert len(server.heard) < 20


def test_answers_for_others_are_ignored():
    def other_transaction(reply):
        reply[BOOTP].xid ^= 1
        return reply

    def other_client(reply):
        reply[BOOTP].chaddr = bytes(16)
        return reply

    def bad_address(reply):
        reply[BOOTP].yiaddr = "224.0.0.1"
        return reply

    for tamper in (other_transaction, other_client, bad_address):
        server = Server()
        server.tamper = tamper
        server.wait(10)
        assert set(server.kinds()) == {1} and not server.host.is_configured()


def test_new_address_on_renewal_is_used():
    server = Server(lease=600)
    server.wait(1)
    server.address = "10.0.0.60"
    server.wait(302)
    assert format_address(server.host.ip.address) == "10.0.0.60"
