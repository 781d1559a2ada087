"""Blind attacks (RFC 5961), floods, and tables that must stay bounded."""

import random

import pytest

from net.clock import SECOND
from net.tcp import state
from net.tcp.endpoint import CONNECTION_LIMIT, HALF_OPEN_LIMIT, TIME_WAIT_LIMIT
from net.tcp.initial_sequence import COOKIE_SIZES
from net.tcp.reassembly import PIECE_LIMIT
from tcp_peer import TcpPeer, established, listening_host


def is_challenge(answers, peer):
    return [str(a.flags) for a in answers] == ["A"] and answers[0].ack == peer.next and answers[0].seq == peer.ack


# RFC 5961 section 3: blind reset with RST


def test_reset_inside_the_window_is_challenged_only():
    peer, connection = established()
    for offset in (1, 500, 16383):
        assert is_challenge(peer.send("R", seq=peer.next + offset), peer)
    assert connection.is_established()


def test_reset_outside_the_window_is_dropped():
    peer, connection = established()
    for offset in (-1, -5000, 16385, 2**31):
        assert peer.send("R", seq=peer.next + offset) == []
    assert connection.is_established()


def test_exact_reset_resets():
    peer, connection = established()
    peer.send("R", seq=peer.next)
    assert connection.state == state.CLOSED


# section 4: blind reset with SYN


@pytest.mark.parametrize("offset", [-3000, -1, 0, 1, 1000, 2**31])
def test_syn_on_a_connection_is_challenged_wherever_it_lies(offset):
    peer, connection = established()
    assert is_challenge(peer.send("S", seq=peer.next + offset), peer)
    assert connection.is_established()


def test_rebooted_peer_answers_the_challenge_with_an_exact_reset():
    peer, connection = established()
    (challenge,) = peer.send("S", seq=peer.next + 100_000)
    peer.send("R", seq=challenge.ack)
    assert connection.state == state.CLOSED


# section 5: blind data injection


def test_data_with_an_ack_far_outside_is_challenged_and_not_taken():
    peer, connection = established()
    for offset in (1, 70_000, -70_000, 2**31):
        assert is_challenge(peer.send("A", b"evil", ack=peer.ack + offset), peer)
    assert connection.available() == 0


def test_data_with_a_somewhat_old_ack_is_taken():
    peer, connection = established()
    connection.write(b"x" * 100)
    peer.drain()
    peer.ack += 100
    peer.send("A")
    peer.say("A", b"fine", ack=peer.ack - 100)
    assert connection.read(9) == b"fine"


# section 7: limits


def test_challenges_are_limited_for_each_connection():
    peer, connection = established()
    answers = sum(len(peer.send("S", seq=peer.next + 7)) for _ in range(1000))
    assert answers == 10
    other = TcpPeer(peer.host, sport=40001, isn=9).handshake()
    assert len(other.send("S")) == 1  # one connection's budget says nothing about another's
    peer.now += SECOND
    assert len(peer.send("S")) == 1


def test_out_of_window_acks_do_not_start_a_storm():
    peer, connection = established()
    answers = sum(len(peer.send("A", seq=peer.next - 1000)) for _ in range(1000))
    assert answers <= 10


def test_resets_for_strays_are_limited():
    host, _ = listening_host(port=99)
    peer = TcpPeer(host)
    assert sum(len(peer.send("A", ack=i)) for i in range(1000)) == 200


# floods


def flood(host, count, now=SECOND):
    source = random.Random(3)
    peers = []
    for i in range(count):
        peer = TcpPeer(host, sport=1024 + i, isn=source.getrandbits(32), now=now)
        peers.append((peer, peer.say("S", options=[("MSS", 1400)])))
    return peers


def test_syn_flood_leaves_the_table_bounded_and_answers_with_cookies():
    host, listener = listening_host()
    peers = flood(host, 500)
    assert len(host.tcp.connections) == HALF_OPEN_LIMIT == host.tcp.half_open
    assert host.counters.tcp_cookies_sent == 500 - HALF_OPEN_LIMIT
    assert all(answers[0].flags == "SA" for _, answers in peers)


def test_real_client_gets_through_a_syn_flood():
    host, listener = listening_host()
    flood(host, 100)
    client = TcpPeer(host, sport=50000, isn=0xFFFFFFFF).handshake(mss=1400)
    connection = listener.accept()
    assert connection is not None and connection.send_mss == 1400
    client.say("A", b"GET /")
    assert connection.read(10) == b"GET /"
    connection.write(b"hello")
    (answer,) = client.drain()
    assert bytes(answer.payload) == b"hello" and answer.ack == client.next


def test_first_data_may_carry_the_cookie():
    """The bare ACK of the handshake was lost: the request says the same."""
    host, listener = listening_host()
    flood(host, 100)
    client = TcpPeer(host, sport=50000)
    (answer,) = client.say("S")
    client.ack = answer.seq + 1
    client.say("A", b"GET /")
    assert listener.accept().read(10) == b"GET /"


def test_forged_cookie_is_reset():
    host, listener = listening_host()
    flood(host, 100)
    forger = TcpPeer(host, sport=50000)
    for guess in range(50):
        (answer,) = forger.send("A", ack=guess * 0x1234567)
        assert answer.flags == "R"
    assert listener.accept() is None


def test_cookie_expires():
    host, listener = listening_host()
    flood(host, 100)
    late = TcpPeer(host, sport=50000)
    (answer,) = late.say("S")
    late.ack = answer.seq + 1
    late.now += 200 * SECOND
    flood(host, 1, late.now)
    (answer,) = late.send("A")
    assert answer.flags == "R" and listener.accept() is None


def test_half_open_entries_go_away():
    host, _ = listening_host()
    peers = flood(host, 100)
    peers[0][0].wait(70)
    assert host.tcp.half_open == 0 and host.tcp.connections == {}


def test_cookie_sizes_are_sorted_and_eight():
    assert list(COOKIE_SIZES) == sorted(COOKIE_SIZES) and len(COOKIE_SIZES) == 8


def test_backlog_is_bounded_and_the_client_may_try_again():
    host, listener = listening_host(backlog=3)
    peers = [TcpPeer(host, sport=2000 + i) for i in range(5)]
    for peer in peers[:3]:
        peer.handshake()
    assert peers[3].send("S") == [] and host.counters.tcp_backlog_full == 1
    assert listener.accept() is not None
    peers[3].handshake()


def test_handshake_that_finds_the_backlog_full_is_reset():
    host, listener = listening_host(backlog=1)
    first, second = TcpPeer(host, sport=1), TcpPeer(host, sport=2)
    answers = [peer.say("S")[0] for peer in (first, second)]
    for peer, answer in zip((first, second), answers):
        peer.ack = answer.seq + 1
    assert first.send("A") == []
    (answer,) = second.send("A")
    assert "R" in answer.flags and len(host.tcp.connections) == 1


def test_connections_that_died_waiting_are_not_accepted():
    host, listener = listening_host()
    peer = TcpPeer(host).handshake()
    peer.send("R")
    assert listener.accept() is None


def test_closed_listener_resets_what_nobody_accepted():
    host, listener = listening_host()
    peer = TcpPeer(host).handshake()
    listener.close()
    (answer,) = peer.drain()
    assert "R" in answer.flags
    (answer,) = TcpPeer(host, sport=3).send("S")
    assert "R" in answer.flags
    host.listen(80, 5)


def test_number_of_connections_is_bounded():
    host, listener = listening_host(backlog=1000)
    for i in range(CONNECTION_LIMIT):
        TcpPeer(host, sport=1000 + i).handshake()
    assert TcpPeer(host, sport=9).send("S") == []
    assert len(host.tcp.connections) == CONNECTION_LIMIT and host.counters.tcp_connections_full == 1
    while (connection := listener.accept()) is not None:
        connection.abort()
    host.poll(2 * SECOND)
    assert host.tcp.connections == {}


def test_time_wait_is_bounded_and_the_oldest_goes_first():
    host, listener = listening_host()
    for i in range(TIME_WAIT_LIMIT + 10):
        peer = TcpPeer(host, sport=1000 + i, now=SECOND + i).handshake()
        listener.accept().close_write()
        peer.drain()
        peer.ack += 1
        peer.say("FA")
    assert len(host.tcp.connections) == TIME_WAIT_LIMIT
    assert min(c.remote_port for c in host.tcp.connections.values()) == 1010


def test_time_wait_makes_room_for_a_new_connection(monkeypatch):
    monkeypatch.setattr("net.tcp.endpoint.CONNECTION_LIMIT", 3)
    host, listener = listening_host()
    for i in range(5):
        peer = TcpPeer(host, sport=1000 + i).handshake()
        listener.accept().close_write()
        peer.drain()
        peer.ack += 1
        peer.say("FA")
    assert len(host.tcp.connections) == 3


def test_reassembly_is_bounded_by_pieces():
    peer, connection = established()
    for i in range(200):
        peer.send("A", b"x", seq=peer.next + 10 + 3 * i)
    assert len(connection.reassembly.pieces) == PIECE_LIMIT
    assert peer.host.counters.tcp_reassembly_full > 0
    peer.say("A", b"y" * 10)
    assert connection.read(99) == b"y" * 10 + b"x"


def test_initial_sequence_numbers_differ_and_advance():
    """RFC 6528: unpredictable between connections, increasing for one pair of ends."""
    host, _ = listening_host()
    sequence = host.tcp.initial_sequence
    numbers = {sequence.number(1, remote, SECOND) for remote in range(100)}
    assert len(numbers) == 100
    assert (sequence.number(1, 2, 2 * SECOND) - sequence.number(1, 2, SECOND)) & 0xFFFFFFFF == 250_000


def test_ephemeral_ports_are_unpredictable_and_free():
    from net.interface import Interface

    host = Interface(bytes([2, 0, 0, 0, 0, 2]), 1500, random.Random(1).randbytes)
    host.configure_static("10.0.0.2/24", None)
    ports = [host.connect("10.0.0.9", 80, SECOND).local[1] for _ in range(100)]
    assert len(set(ports)) == 100 and min(ports) >= 49152
    assert len({b - a for a, b in zip(ports, ports[1:])}) > 50


# memory


def test_short_of_memory_takes_no_connection_and_no_data_but_recovers():
    host, _ = listening_host()
    host.set_memory_short(True)
    peer = TcpPeer(host)
    assert peer.send("S") == []
    assert len(host.tcp.connections) == 0
    host.set_memory_short(False)
    peer, connection = established()
    peer.host.set_memory_short(True)
    assert peer.send("PA", b"data") == [] and connection.available() == 0
    assert connection.write(b"answer") == 6
    peer.drain()
    peer.send("A", ack=peer.ack + 6)
    assert connection.unsent() == 0, "an acknowledgement gives memory back"
    peer.host.set_memory_short(False)
    peer.send("PA", b"data", ack=peer.ack + 6)
    assert connection.read(100) == b"data"
