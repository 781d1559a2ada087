"""Nothing that arrives makes the stack raise, or its tables grow beyond their bounds."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scapy.layers.inet import ICMP, IP, TCP, UDP
from scapy.layers.l2 import ARP, Ether

from net.arp import NEIGHBOUR_LIMIT, WAITING_LIMIT
from net.clock import MILLISECOND, NEVER, SECOND
from net.egress import EGRESS_LIMIT
from net.tcp.endpoint import CONNECTION_LIMIT, HALF_OPEN_LIMIT
from net.tcp.reassembly import PIECE_LIMIT
from net.tcp.retransmission import SEND_LIMIT
from net.tcp.state import CLOSED, SYN_RECEIVED
from net.tcp.window import RECEIVE_LIMIT
from tcp_peer import HOST_MAC, PEER_MAC, TcpPeer, established, listening_host

slow = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def check_bounds(host):
    tcp = host.tcp
    assert len(host.neighbours.neighbours) <= NEIGHBOUR_LIMIT and 0 <= host.neighbours.waiting <= WAITING_LIMIT
    assert host.egress.count <= EGRESS_LIMIT
    assert len(tcp.connections) <= CONNECTION_LIMIT
    half_open = sum(c.state == SYN_RECEIVED and c.is_passive for c in tcp.connections.values())
    assert tcp.half_open == half_open <= HALF_OPEN_LIMIT
    for c in tcp.connections.values():
        assert c.state != CLOSED
        assert len(c.received) <= RECEIVE_LIMIT and len(c.queue.data) <= SEND_LIMIT
        assert len(c.reassembly.pieces) <= PIECE_LIMIT
        assert c.receive.next <= c.receive.edge + 1
        assert c.send.unacknowledged <= c.send.next <= c.send.highest


def everything_host():
    host, listener = listening_host()
    host.udp_bind(53)
    host.configure_dhcp()
    return host, listener


samples = [
    Ether(src=PEER_MAC, dst="ff:ff:ff:ff:ff:ff") / ARP(op=1, hwsrc=PEER_MAC, psrc="10.0.0.9", pdst="10.0.0.2"),
    Ether(src=PEER_MAC, dst=HOST_MAC) / ARP(op=2, hwsrc=PEER_MAC, psrc="10.0.0.9", pdst="10.0.0.2"),
    Ether(src=PEER_MAC, dst=HOST_MAC) / IP(src="10.0.0.9", dst="10.0.0.2") / ICMP() / b"ping",
    Ether(src=PEER_MAC, dst=HOST_MAC) / IP(src="10.0.0.9", dst="10.0.0.2") / UDP(sport=67, dport=68) / bytes(300),
    Ether(src=PEER_MAC, dst=HOST_MAC) / IP(src="10.0.0.9", dst="10.0.0.2") / UDP(sport=9, dport=53) / b"query",
    Ether(src=PEER_MAC, dst=HOST_MAC)
    / IP(src="10.0.0.9", dst="10.0.0.2")
    / TCP(sport=40000, dport=80, flags="S", options=[("MSS", 1000)]),
    Ether(src=PEER_MAC, dst=HOST_MAC) / IP(src="10.0.0.9", dst="10.0.0.2") / TCP(sport=40000, dport=80, flags="A") / b"x",
]
samples = [bytes(s) for s in samples]


@slow
@given(st.lists(st.binary(max_size=200), max_size=10))
def test_random_frames(frames):
    host, _ = everything_host()
    for frame in frames:
        host.input(frame, SECOND)
        host.input(bytes(host.mac) + frame, SECOND)
        host.input(bytes(host.mac) + bytes(6) + b"\x08\x00" + frame, SECOND)
    host.poll(SECOND)
    check_bounds(host)


@slow
@given(
    st.lists(
        st.tuples(st.sampled_from(samples), st.lists(st.tuples(st.integers(0, 99), st.integers(0, 255)), max_size=4)),
        max_size=20,
    )
)
def test_mutated_frames(mutations):
    host, _ = everything_host()
    now = SECOND
    for frame, changes in mutations:
        damaged = bytearray(frame)
        for at, value in changes:
            damaged[at % len(damaged)] = value
        host.input(bytes(damaged), now)
        host.input(bytes(damaged[: max(changes)[0] if changes else None]), now)
        now += 100 * MILLISECOND
        host.poll(now)
    check_bounds(host)


segments = st.tuples(
    st.sampled_from(["S", "A", "PA", "FA", "FPA", "R", "RA", "SA", "F", "", "SF"]),
    st.integers(-20, 20) | st.sampled_from([-(2**31), 2**31, 1000, -1000, 16384, 70000]),
    st.integers(-3, 3) | st.sampled_from([-(2**31), 2**31, 1000, -70000]),
    st.integers(0, 30),
    st.sampled_from([0, 1, 500, 8000, 65535]),
)
actions = st.sampled_from(["read", "write", "close_write", "close", "abort", "wait", "long wait"])


@slow
@given(st.lists(segments | actions, max_size=40), st.integers(0, 2**32 - 1))
def test_checksummed_nonsense_on_a_connection(steps, isn):
    """Valid segments with any flags and numbers near the right ones, mixed with all the application can do."""
    peer, connection = established(isn=isn)
    host = peer.host
    connection.on_change = lambda: connection.read(5)
    for step in steps:
        if isinstance(step, tuple):
            flags, seq, ack, length, window = step
            answers = peer.send(flags, b"d" * length, seq=peer.next + seq, ack=peer.ack + ack, window=window)
            if answers:
                peer.next = answers[-1].ack or peer.next
                peer.ack = answers[-1].seq + len(answers[-1].payload)
        elif step == "read":
            connection.read(10)
        elif step == "write":
            if connection.send_space():
                connection.write(b"w" * 700)
        elif step == "wait":
            peer.wait(0.3)
        elif step == "long wait":
            peer.wait(40)
        else:
            getattr(connection, step)()
        peer.drain()
        check_bounds(host)
    for left in [connection, *host.tcp.connections.values()]:  # the nonsense may have opened another one
        left.abort()
    peer.wait(300)
    assert peer.host.tcp.connections == {}


def test_long_random_mixture():
    """Many peers and random segments for a long time: bounded tables, and nothing is left in the end."""
    source = random.Random(11)
    host, listener = everything_host()
    peers = [TcpPeer(host, sport=1000 + i) for i in range(40)]
    accepted = []
    now = SECOND
    for _ in range(6000):
        peer = source.choice(peers)
        now += source.randrange(20 * MILLISECOND)
        peer.now = now
        flags = source.choice(["S", "A", "A", "A", "PA", "FA", "R"])
        if flags == "S":
            peer.next = source.getrandbits(32)
        for answer in peer.say(flags, b"z" * source.choice([0, 0, 10, 1000]) if flags != "S" else b""):
            peer.ack = answer.seq + len(answer.payload) + ("S" in answer.flags) + ("F" in answer.flags)
            if source.random() < 0.9:
                peer.next = answer.ack
        while (connection := listener.accept()) is not None:
            accepted.append(connection)
        if accepted and source.random() < 0.5:
            connection = source.choice(accepted)
            connection.read(source.randrange(2000))
            if connection.send_space():
                connection.write(bytes(source.randrange(3000)))
            if source.random() < 0.2:
                source.choice([connection.close, connection.close_write, connection.abort])()
        accepted = [c for c in accepted if c.is_open()]
    check_bounds(host)
    assert len(accepted) > 0
    for connection in accepted:
        connection.abort()
    listener.close()
    end = now + 1000 * SECOND
    while (deadline := host.poll(now)) < end and now < end:
        while host.next_frame() is not None:
            pass
        now = max(now + 1, deadline)
    assert host.tcp.connections == {} and host.poll(end) <= NEVER
