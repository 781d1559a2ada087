"""The state machine, by the sections of RFC 9293."""

from errno import ECONNREFUSED, ECONNRESET, EHOSTUNREACH, ETIMEDOUT

import pytest

from net.clock import SECOND
from net.tcp import state
from tcp_peer import HOST, PEER, TcpPeer, established, listening_host


def active(sport=80):
    """The host connects to the peer; the peer after the SYN."""
    host, _ = listening_host(port=9)
    peer = TcpPeer(host, sport=sport)
    connection = host.connect(PEER, sport, peer.now)
    (syn,) = peer.drain()
    assert syn.flags == "S" and dict(syn.options)["MSS"] == 1460
    peer.dport = syn.sport
    peer.ack = syn.seq + 1
    return peer, connection


# 3.5 Establishing a connection


def test_passive_open():
    peer, connection = established()
    assert connection.state == state.ESTABLISHED
    assert connection.peer == (PEER, 40000) and connection.local == (HOST, 80)
    assert connection.send_mss == 1000


def test_active_open():
    peer, connection = active()
    assert connection.is_open() and not connection.is_established()
    (answer,) = peer.say("SA", options=[("MSS", 1200)])
    assert answer.flags == "A" and answer.ack == peer.next and answer.seq == peer.ack
    assert connection.is_established() and connection.send_mss == 1200


def test_peer_without_mss_option_gets_536_bytes():
    peer, connection = active()
    peer.say("SA")
    assert connection.send_mss == 536


def test_absurdly_small_mss_is_not_granted():
    peer, connection = active()
    peer.say("SA", options=[("MSS", 1)])
    assert connection.send_mss == 64


def test_simultaneous_open():
    peer, connection = active()
    (answer,) = peer.say("S")
    assert answer.flags == "SA" and answer.seq == peer.ack - 1
    assert connection.state == state.SYN_RECEIVED
    peer.send("SA", seq=peer.isn)
    peer.send("A")
    assert connection.state == state.ESTABLISHED


def test_lost_syn_ack_is_sent_again():
    host, _ = listening_host()
    peer = TcpPeer(host)
    (first,) = peer.send("S")
    again = peer.wait(1.5)
    assert [s.flags for s in again] == ["SA"] and again[0].seq == first.seq
    (third,) = peer.send("S")
    assert third.flags == "SA" and third.seq == first.seq


def test_syn_to_closed_port_is_reset():
    host, _ = listening_host(port=81)
    peer = TcpPeer(host)
    (answer,) = peer.send("S")
    assert answer.flags == "RA" and answer.ack == peer.isn + 1 and answer.seq == 0


def test_stray_ack_is_reset_with_its_own_number():
    host, _ = listening_host()
    peer = TcpPeer(host)
    (answer,) = peer.send("A", ack=77777)
    assert answer.flags == "R" and answer.seq == 77777


def test_stray_reset_is_not_answered():
    host, _ = listening_host()
    peer = TcpPeer(host)
    assert peer.send("R") == [] and peer.send("RA", ack=5) == []


def test_connection_refused():
    peer, connection = active()
    assert peer.send("RA", seq=0) == []
    assert not connection.is_open() and connection.errno == ECONNREFUSED and connection.at_eof()


def test_reset_with_wrong_ack_does_not_refuse():
    peer, connection = active()
    peer.send("RA", seq=0, ack=peer.ack + 5)
    peer.send("R", seq=0)
    assert connection.is_open()


def test_wrong_ack_in_syn_sent_is_reset():
    peer, connection = active()
    (answer,) = peer.send("SA", ack=peer.ack + 9)
    assert answer.flags == "R" and answer.seq == peer.ack + 9
    assert connection.state == state.SYN_SENT


def test_half_open_old_duplicate_syn_is_recovered_by_reset():
    """3.5, figure 8: the client of an old SYN resets, and the listener is free again."""
    host, listener = listening_host()
    peer = TcpPeer(host)
    peer.say("S")
    assert host.tcp.half_open == 1
    assert peer.send("R") == []
    assert host.tcp.half_open == 0 and host.tcp.connections == {} and listener.accept() is None


def test_connect_gives_up_after_30_seconds():
    peer, connection = active()
    syns = peer.wait(70)
    assert 3 <= len(syns) <= 6 and {str(s.flags) for s in syns} == {"S"}
    assert connection.errno == ETIMEDOUT and peer.host.tcp.connections == {}


def test_unreachable_ends_connecting_and_nothing_else():
    from scapy.layers.inet import ICMP, IP, TCP
    from scapy.layers.l2 import Ether

    def unreachable(peer, sequence, code):
        quoted = bytes(IP(src=HOST, dst=PEER) / TCP(sport=peer.dport, dport=peer.sport, seq=sequence))[:28]
        return bytes(Ether(dst="02:00:00:00:00:02") / IP(src="10.0.0.1", dst=HOST) / ICMP(type=3, code=code) / quoted)

    peer, connection = active()
    peer.host.input(unreachable(peer, peer.ack + 100, 1), peer.now)
    assert connection.is_open()
    peer.host.input(unreachable(peer, peer.ack - 1, 1), peer.now)
    assert connection.errno == EHOSTUNREACH
    peer, connection = active()
    peer.host.input(unreachable(peer, peer.ack - 1, 3), peer.now)
    assert connection.errno == ECONNREFUSED
    peer, connection = active()
    peer.say("SA")
    peer.host.input(unreachable(peer, peer.ack - 1, 3), peer.now)
    assert connection.is_established()


# 3.6 Closing a connection


def test_peer_closes_first():
    peer, connection = established()
    connection.write(b"bye")
    answers = peer.say("FA", b"last")
    assert connection.state == state.CLOSE_WAIT
    assert connection.read(10) == b"last" and connection.at_eof()
    assert answers[-1].ack == peer.next and bytes(answers[-1].payload) == b"bye"
    peer.ack += 3
    connection.close_write()
    (fin,) = peer.drain()
    assert "F" in fin.flags and connection.state == state.LAST_ACK
    peer.ack += 1
    assert peer.send("A") == []
    assert connection.state == state.CLOSED and connection.error is None and peer.host.tcp.connections == {}


def test_host_closes_first():
    peer, connection = established()
    connection.write(b"data")
    connection.close_write()
    (fin,) = peer.drain()
    assert fin.flags == "FPA" and bytes(fin.payload) == b"data"
    assert connection.state == state.FIN_WAIT_1
    peer.ack += 5
    peer.send("A")
    assert connection.state == state.FIN_WAIT_2
    peer.say("A", b"more")  # half-closed: data still comes
    assert connection.read(10) == b"more"
    answers = peer.say("FA")
    assert answers[-1].ack == peer.next and connection.state == state.TIME_WAIT and connection.at_eof()
    assert not connection.is_open()
    peer.wait(61)
    assert peer.host.tcp.connections == {} and connection.error is None


def test_fin_and_its_acknowledgement_in_one_segment():
    peer, connection = established()
    connection.close_write()
    peer.drain()
    peer.ack += 1
    peer.say("FA")
    assert connection.state == state.TIME_WAIT


def test_simultaneous_close():
    peer, connection = established()
    connection.close_write()
    peer.drain()
    (answer,) = peer.say("FA")
    assert connection.state == state.CLOSING and answer.ack == peer.next
    peer.ack += 1
    peer.send("A")
    assert connection.state == state.TIME_WAIT


def test_close_before_the_handshake_ends_sends_fin_afterwards():
    peer, connection = active()
    connection.write(b"early")
    connection.close_write()
    assert peer.drain() == []
    answers = peer.say("SA", options=[("MSS", 1000)])
    assert "F" in answers[-1].flags and bytes(answers[-1].payload) == b"early"
    assert connection.state == state.FIN_WAIT_1


def test_write_after_close_raises_epipe():
    peer, connection = established()
    connection.close_write()
    with pytest.raises(OSError) as caught:
        connection.write(b"x")
    assert caught.value.errno == 32 and connection.send_space() == 0


def test_time_wait_acknowledges_the_fin_again_and_restarts():
    peer, connection = established()
    connection.close_write()
    peer.drain()
    peer.ack += 1
    peer.say("FA")
    peer.wait(50)
    (answer,) = peer.send("FA", seq=peer.next - 1)
    assert answer.ack == peer.next
    peer.wait(50)
    assert len(peer.host.tcp.connections) == 1
    peer.wait(11)
    assert peer.host.tcp.connections == {}


def test_time_wait_ignores_a_reset():
    """RFC 1337."""
    peer, connection = established()
    connection.close_write()
    peer.drain()
    peer.ack += 1
    peer.say("FA")
    peer.send("R")
    assert connection.state == state.TIME_WAIT


def test_new_syn_reopens_a_connection_in_time_wait():
    peer, connection = established()
    connection.close_write()
    peer.drain()
    peer.ack += 1
    peer.say("FA")
    peer.next += 5000
    (answer,) = peer.say("S")
    assert answer.flags == "SA" and answer.ack == peer.next


def test_old_syn_does_not_reopen_time_wait():
    peer, connection = established()
    connection.close_write()
    peer.drain()
    peer.ack += 1
    peer.say("FA")
    answers = peer.send("S", seq=peer.isn - 5000)
    assert [str(a.flags) for a in answers] == ["A"] and connection.state == state.TIME_WAIT


def test_abort_sends_a_reset_the_peer_accepts():
    peer, connection = established()
    connection.write(b"abc")
    peer.drain()
    connection.abort()
    (answer,) = peer.drain()
    assert "R" in answer.flags and answer.seq == peer.ack + 3
    assert not connection.is_open() and peer.host.tcp.connections == {}


def test_reset_from_the_peer():
    peer, connection = established()
    peer.send("A", b"kept")
    peer.next += 4
    assert peer.send("R") == []
    assert connection.errno == ECONNRESET and connection.read(10) == b"kept" and connection.at_eof()
    with pytest.raises(OSError) as caught:
        connection.write(b"x")
    assert caught.value.errno == ECONNRESET


def test_close_discards_what_still_arrives_and_is_bounded_in_time():
    peer, connection = established()
    connection.write(b"413 too large")
    connection.close()
    peer.drain()
    for _ in range(40):
        peer.say("A", b"x" * 1000)
    assert connection.available() == 0 and connection.is_open()
    peer.ack += 14
    peer.say("A", b"x")
    assert connection.state == state.FIN_WAIT_2
    answers = peer.wait(61)
    assert "R" in answers[-1].flags and peer.host.tcp.connections == {}


# 3.8.3, 3.8.4 and 3.8.6 timeouts, keep-alive, windows


def test_data_is_retransmitted_with_backoff_until_the_user_timeout():
    peer, connection = established()
    connection.write(b"lost")
    peer.drain()
    start = peer.now
    times = []
    for _ in range(400):
        for answer in peer.wait(0.5):
            times.append((peer.now - start, str(answer.flags)))
    assert times[-1][1] == "RA"
    gaps = [b[0] - a[0] for a, b in zip(times[:-1], times[1:-1])]
    assert all(b >= a for a, b in zip(gaps, gaps[1:])) and 5 <= len(times) <= 12
    assert connection.errno == ETIMEDOUT and connection.state == state.CLOSED


def test_keep_alive_finds_a_dead_peer():
    peer, connection = established()
    connection.set_keep_alive(10 * SECOND)
    peer.drain()
    (probe,) = peer.wait(10.5)
    assert probe.seq == peer.ack - 1 and len(probe.payload) == 0
    peer.send("A")
    probes = peer.wait(55)
    assert len(probes) == 5
    peer.wait(10)
    assert connection.errno == ETIMEDOUT


def test_keep_alive_probe_of_the_peer_is_answered():
    peer, connection = established()
    (answer,) = peer.send("A", seq=peer.next - 1)
    assert answer.flags == "A" and answer.ack == peer.next


def test_closed_window_is_probed_and_the_answer_resumes_sending():
    peer, connection = established()
    peer.send("A", window=0)
    connection.write(b"q" * 2000)
    assert peer.drain() == []
    probes = peer.wait(20)
    assert 3 <= len(probes) and all(len(p.payload) == 1 and p.seq == peer.ack for p in probes)
    for _ in range(30):  # alive, and closed for long: never given up
        peer.send("A", window=0)
        peer.wait(30)
    assert connection.is_established()
    answers = peer.send("A", window=8000)
    assert sum(len(a.payload) for a in answers) == 2000
    peer.ack += 2000
    peer.send("A")
    assert connection.unsent() == 0


def test_closed_window_does_not_hold_a_connection_nobody_waits_for():
    peer, connection = established()
    peer.send("A", window=0)
    connection.write(b"q" * 2000)
    connection.close()
    for _ in range(20):
        peer.send("A", window=0)
        peer.wait(10)
    assert peer.host.tcp.connections == {} and connection.errno == ETIMEDOUT


def test_accepted_probe_byte_is_not_sent_twice():
    peer, connection = established()
    peer.send("A", window=0)
    connection.write(b"0123456789")
    peer.drain()
    peer.wait(3)
    peer.ack += 1
    answers = peer.send("A", window=8000)
    assert b"".join(bytes(a.payload) for a in answers) == b"123456789"


def test_peer_that_never_answers_probes_times_out():
    peer, connection = established()
    peer.send("A", window=0)
    connection.write(b"q")
    peer.drain()
    for _ in range(20):
        peer.wait(10)
    assert connection.errno == ETIMEDOUT


def test_silly_windows_are_not_filled():
    """The sender waits until a whole segment, or half the largest window, fits (3.8.6.2.1)."""
    peer, connection = established()
    peer.send("A", window=10)
    connection.write(b"q" * 3000)
    assert [len(a.payload) for a in peer.drain()] == []
    answers = peer.send("A", window=1000)
    assert [len(a.payload) for a in answers] == [1000]


def test_receive_window_closes_and_opens_without_silly_steps():
    peer, connection = established()
    sent = 0
    while sent < 16384:
        answers = peer.say("A", b"d" * 1024)
        sent += 1024
    assert answers and answers[-1].window == 0
    (answer,) = peer.send("A", b"x")  # a probe into the closed window
    assert answer.ack == peer.next and answer.window == 0 and connection.available() == 16384
    connection.read(100)
    assert peer.drain() == []
    connection.read(1400)
    (update,) = peer.drain()
    assert update.window == 1500
    connection.read(100)
    assert peer.drain() == []


def test_data_beyond_the_window_is_cut_off():
    peer, connection = established()
    for _ in range(16):
        peer.say("A", b"d" * 1000)
    peer.send("A", b"e" * 1000)
    assert connection.available() == 16384


def test_second_segment_is_acknowledged_at_once_and_one_after_40_ms():
    peer, connection = established()
    assert peer.say("A", b"1") == []
    (answer,) = peer.say("A", b"2")
    assert answer.ack == peer.next
    assert peer.say("A", b"3") == []
    assert peer.wait(0.03) == []
    (answer,) = peer.wait(0.02)
    assert answer.ack == peer.next


# 3.10.7.4 seventh step: data in any order


def test_out_of_order_data_is_acknowledged_at_once_and_delivered_in_order():
    peer, connection = established()
    (duplicate,) = peer.send("A", b"DEF", seq=peer.next + 3)
    assert duplicate.ack == peer.next and connection.available() == 0
    (duplicate,) = peer.send("FA", b"", seq=peer.next + 6)
    assert duplicate.ack == peer.next and not connection.at_eof()
    (answer,) = peer.send("A", b"ABC")
    assert answer.ack == peer.next + 7 and connection.read(10) == b"ABCDEF" and connection.at_eof()


def test_overlapping_segments():
    peer, connection = established()
    peer.send("A", b"45", seq=peer.next + 4)
    peer.send("A", b"89", seq=peer.next + 8)
    peer.send("A", b"3456789a", seq=peer.next + 3)
    peer.send("A", b"0123")
    assert connection.read(99) == b"0123456789a"


def test_segment_without_ack_is_dropped():
    peer, connection = established()
    assert peer.send("P", b"data") == [] and connection.available() == 0


def test_on_change_is_called_once_for_a_segment():
    peer, connection = established()
    calls = []
    connection.on_change = lambda: calls.append(connection.available())
    connection.write(b"out")
    peer.drain()
    peer.ack += 3
    peer.say("FA", b"in")
    assert calls == [2]
    peer.send("A")
    assert calls == [2]


def test_callback_may_use_the_connection():
    """A callback that reads, writes and aborts must not confuse the tables."""
    peer, connection = established()

    def react():
        if connection.is_open():
            connection.write(connection.read(99))
            connection.abort()

    connection.on_change = react
    answers = peer.say("A", b"in")
    assert "R" in answers[-1].flags and peer.host.tcp.connections == {}
