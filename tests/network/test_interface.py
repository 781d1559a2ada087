"""Everything below TCP through the interface: neighbours, addresses, ICMP, UDP, and what is dropped and why."""

from errno import EADDRINUSE, EINVAL, EMSGSIZE, ENETUNREACH
import random

import pytest
from scapy.layers.inet import ICMP, IP, TCP, UDP
from scapy.layers.l2 import ARP, Ether

from net.arp import NEIGHBOUR_LIMIT, WAITING_LIMIT
from net.clock import NEVER, SECOND
from net.egress import EGRESS_LIMIT
from net.interface import Interface
from net.udp import QUEUE_LIMIT, SOCKET_LIMIT
from wire import Wire, interface

MAC = "02:00:00:00:00:02"
PEER = "02:00:00:00:00:09"


def host(gateway="10.0.0.1"):
    made = Interface(bytes([2, 0, 0, 0, 0, 2]), 1500, random.Random(1).randbytes)
    made.configure_static("10.0.0.2/24", gateway)
    sent(made)
    return made


def sent(end, now=SECOND):
    end.poll(now)
    out = []
    while (frame := end.next_frame()) is not None:
        out.append(Ether(frame))
    return out


def give(end, layer, now=SECOND, src=PEER, dst=MAC):
    """Deliver a packet and return what the host sends."""
    end.input(bytes(Ether(src=src, dst=dst) / layer), now)
    return sent(end, now)


def meet(end, address="10.0.0.9", mac=PEER, now=SECOND):
    """A neighbour asks for the host, which thereby learns it."""
    return give(end, ARP(op=1, hwsrc=mac, psrc=address, pdst="10.0.0.2"), now, src=mac, dst="ff:ff:ff:ff:ff:ff")


def ip(**fields):
    return IP(**{"src": "10.0.0.9", "dst": "10.0.0.2", **fields})


# neighbours


def test_announces_its_address():
    made = Interface(bytes([2, 0, 0, 0, 0, 2]), 1500, random.Random(1).randbytes)
    made.configure_static("10.0.0.2/24", None)
    (announcement,) = sent(made)
    assert announcement.dst == "ff:ff:ff:ff:ff:ff" and announcement[ARP].psrc == announcement[ARP].pdst == "10.0.0.2"
    assert made.poll(SECOND) == NEVER


def test_packets_wait_for_the_answer_and_go_out_in_order():
    end = host()
    socket = end.udp_bind(1000)
    for i in range(3):
        socket.send_to(bytes([i]), "10.0.0.9", 53)
    (question,) = sent(end)
    assert question[ARP].op == 1 and question[ARP].pdst == "10.0.0.9"
    out = give(end, ARP(op=2, hwsrc=PEER, psrc="10.0.0.9", pdst="10.0.0.2", hwdst=MAC))
    assert [bytes(p[UDP].payload) for p in out] == [b"\0", b"\1", b"\2"] and {p.dst for p in out} == {PEER}


def test_unanswered_questions_are_repeated_three_times_then_dropped():
    end = host()
    end.udp_bind(1000).send_to(b"x", "10.0.0.9", 53)
    questions = []
    for second in range(1, 10):
        questions += sent(end, second * SECOND)
    assert len(questions) == 3 and end.counters.arp_unresolved == 1 and end.neighbours.neighbours == {}
    assert end.neighbours.waiting == 0


def test_waiting_packets_and_neighbours_are_bounded():
    end = host()
    socket = end.udp_bind(1000)
    for i in range(200):
        socket.send_to(b"x", f"10.0.0.{10 + i}", 53)
        sent(end)
    assert len(end.neighbours.neighbours) <= NEIGHBOUR_LIMIT and end.neighbours.waiting <= WAITING_LIMIT
    waiting = sum(len(n.waiting) for n in end.neighbours.neighbours.values())
    assert waiting == end.neighbours.waiting


def test_unsolicited_replies_teach_nothing():
    end = host()
    give(end, ARP(op=2, hwsrc=PEER, psrc="10.0.0.9", pdst="10.0.0.2"))
    give(end, ARP(op=1, hwsrc=PEER, psrc="10.0.0.9", pdst="10.0.0.77"))
    assert end.neighbours.neighbours == {}


def test_stale_neighbour_is_asked_again_while_it_is_used():
    end = host()
    meet(end)
    socket = end.udp_bind(1000)
    later = 100 * SECOND
    end.poll(later)
    socket.send_to(b"x", "10.0.0.9", 53)
    kinds = [ARP in p for p in sent(end, later)]
    assert sorted(kinds) == [False, True]
    socket.send_to(b"x", "10.0.0.9", 53)
    assert [ARP in p for p in sent(end, later)] == [False]


def test_far_addresses_go_through_the_gateway():
    end = host()
    meet(end, "10.0.0.1", "02:00:00:00:00:01")
    end.udp_bind(1000).send_to(b"x", "192.0.2.1", 53)
    (out,) = sent(end)
    assert out.dst == "02:00:00:00:00:01" and out[IP].dst == "192.0.2.1"


def test_no_gateway_no_way():
    end = host(gateway=None)
    with pytest.raises(OSError) as caught:
        end.udp_bind(1000).send_to(b"x", "192.0.2.1", 53)
    assert caught.value.errno == ENETUNREACH
    with pytest.raises(OSError) as caught:
        end.connect("192.0.2.1", 80, SECOND)
    assert caught.value.errno == ENETUNREACH and end.counters.ip_no_route == 1


# what is dropped, by reason


@pytest.mark.parametrize(
    "reason,frame",
    [
        ("ethernet_malformed", b"short"),
        ("ethernet_not_for_us", bytes(Ether(dst="02:00:00:00:00:03") / ip())),
        ("ethernet_unknown_type", bytes(Ether(dst=MAC, type=0x86DD) / b"x")),
        ("arp_malformed", bytes(Ether(dst=MAC, type=0x0806) / b"x")),
        ("ip_malformed", bytes(Ether(dst=MAC, type=0x0800) / b"x")),
        ("ip_checksum", bytes(Ether(dst=MAC) / ip(chksum=7))),
        ("ip_not_for_us", bytes(Ether(dst=MAC) / ip(dst="10.0.0.3"))),
        ("ip_bad_source", bytes(Ether(dst=MAC) / ip(src="224.0.0.1"))),
        ("ip_bad_source", bytes(Ether(dst=MAC) / ip(src="10.0.0.255"))),
        ("ip_bad_source", bytes(Ether(dst=MAC) / ip(src="10.0.0.2"))),
        ("ip_bad_source", bytes(Ether(dst=MAC) / ip(src="127.0.0.1"))),
        ("ip_fragment", bytes(Ether(dst=MAC) / ip(flags="MF") / UDP())),
        ("ip_fragment", bytes(Ether(dst=MAC) / ip(frag=3) / UDP())),
        ("ip_unknown_protocol", bytes(Ether(dst=MAC) / ip(proto=99))),
        ("icmp_malformed", bytes(Ether(dst=MAC) / ip(proto=1) / b"abc")),
        ("icmp_checksum", bytes(Ether(dst=MAC) / ip() / ICMP(chksum=3))),
        ("icmp_ignored", bytes(Ether(dst="ff:ff:ff:ff:ff:ff") / ip(dst="10.0.0.255") / ICMP())),
        ("icmp_malformed", bytes(Ether(dst=MAC) / ip() / ICMP(type=3) / b"abc")),
        ("udp_malformed", bytes(Ether(dst=MAC) / ip() / UDP(len=3))),
        ("udp_checksum", bytes(Ether(dst=MAC) / ip() / UDP(chksum=3))),
        ("udp_no_socket", bytes(Ether(dst=MAC) / ip() / UDP(dport=9))),
        ("tcp_malformed", bytes(Ether(dst=MAC) / ip(proto=6) / b"abc")),
        ("tcp_malformed", bytes(Ether(dst="ff:ff:ff:ff:ff:ff") / ip(dst="10.0.0.255") / TCP())),
        ("tcp_checksum", bytes(Ether(dst=MAC) / ip() / TCP(chksum=3))),
        ("tcp_no_connection", bytes(Ether(dst=MAC) / ip() / TCP())),
    ],
)
def test_drops_are_counted_by_reason(reason, frame):
    end = host()
    end.udp_bind(1)
    end.listen(1, 1)
    end.input(frame, SECOND)
    assert getattr(end.counters, reason) == 1


def test_no_answer_goes_to_a_broadcast():
    end = host()
    meet(end)
    end.udp_bind(1)
    assert give(end, ip(dst="255.255.255.255") / UDP(dport=9), dst="ff:ff:ff:ff:ff:ff") == []


# ICMP


def test_closed_udp_port_and_unknown_protocol_are_unreachable():
    end = host()
    meet(end)
    end.udp_bind(1)
    (error,) = give(end, ip(id=5) / UDP(sport=3, dport=9) / b"12345678")
    assert (error[ICMP].type, error[ICMP].code) == (3, 3) and error[IP].dst == "10.0.0.9"
    assert len(bytes(error[ICMP].payload)) == 28 and error[ICMP].payload.id == 5
    (error,) = give(end, ip(proto=99) / b"x")
    assert (error[ICMP].type, error[ICMP].code) == (3, 2)


def test_errors_and_echoes_are_limited():
    end = host()
    meet(end)
    end.udp_bind(1)
    assert sum(len(give(end, ip() / UDP(dport=9))) for _ in range(200)) == 50
    assert sum(len(give(end, ip() / ICMP())) for _ in range(1100)) == 1000
    assert len(give(end, ip() / ICMP(), 3 * SECOND)) == 1


# UDP


def test_udp_both_ways():
    end = host()
    meet(end)
    socket = end.udp_bind(5353)
    ready = []
    socket.on_ready = lambda: ready.append(1)
    assert give(end, ip() / UDP(sport=77, dport=5353) / b"question") == []
    assert ready == [1] and socket.receive_from() == (b"question", ("10.0.0.9", 77)) and socket.receive_from() is None
    socket.send_to(b"answer", "10.0.0.9", 77)
    (out,) = sent(end)
    assert out[UDP].sport == 5353 and bytes(out[UDP].payload) == b"answer"
    socket.send_to(b"all", "10.0.0.255", 1)
    (out,) = sent(end)
    assert out.dst == "ff:ff:ff:ff:ff:ff"


def test_udp_queue_and_sockets_are_bounded():
    end = host()
    socket = end.udp_bind(1)
    for _ in range(QUEUE_LIMIT + 5):
        give(end, ip() / UDP(dport=1) / b"x")
    assert len(socket.queue) == QUEUE_LIMIT and end.counters.udp_queue_full == 5
    for i in range(2, SOCKET_LIMIT + 1):
        end.udp_bind(i)
    with pytest.raises(OSError):
        end.udp_bind(9999)


def test_udp_errors():
    end = host()
    socket = end.udp_bind(7)
    for wrong, errno in [
        (lambda: end.udp_bind(7), EADDRINUSE),
        (lambda: end.udp_bind(0), EINVAL),
        (lambda: socket.send_to(b"x", "10.0.0.9", 0), EINVAL),
        (lambda: socket.send_to(b"x", "host", 1), EINVAL),
        (lambda: socket.send_to(bytes(1473), "10.0.0.9", 1), EMSGSIZE),
        (lambda: end.connect("10.0.0.9", 65536, SECOND), EINVAL),
        (lambda: end.listen(0, 1), EINVAL),
    ]:
        with pytest.raises(OSError) as caught:
            wrong()
        assert caught.value.errno == errno
    socket.send_to(bytes(1472), "10.0.0.9", 1)
    socket.close()
    end.udp_bind(7)
    end.listen(80, 1)
    with pytest.raises(OSError) as caught:
        end.listen(80, 1)
    assert caught.value.errno == EADDRINUSE


# a device that takes nothing


def test_full_egress_queue_is_bounded_and_tcp_waits_for_it():
    wire = Wire(interface(1), interface(2))
    listeners = [wire.ends[1].listen(port, 8) for port in range(1, 21)]
    clients = [wire.ends[0].connect("10.0.0.2", port, wire.now) for port in range(1, 21)]
    wire.run(3)  # four of the SYNs find the queue for the neighbour full and are sent again
    servers = [listener.accept() for listener in listeners]
    for client in clients:
        client.write(b"d" * 14000)
    end = wire.ends[0]
    deadline = end.poll(wire.now)
    assert end.egress.count == EGRESS_LIMIT and deadline <= wire.now and end.counters.egress_full == 0
    wire.run(2)
    assert all(server.available() == 14000 for server in servers)
    assert end.counters.tcp_retransmissions == 0


def test_slow_readers_get_everything_through_closed_windows():
    wire = Wire(interface(1), interface(2))
    listener = wire.ends[1].listen(80, 8)
    client = wire.ends[0].connect("10.0.0.2", 80, wire.now)
    wire.run(1)
    server = listener.accept()
    data = random.Random(4).randbytes(60_000)
    written, got = 0, b""
    for _ in range(1000):
        if written < len(data):
            written += client.write(data[written:])
        got += server.read(700)
        assert server.available() <= 16384
        wire.run(0.3)
        if len(got) == len(data):
            break
    assert got == data
