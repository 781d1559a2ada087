"""UDP sockets with a peer, and free ports."""

from errno import ECONNREFUSED, EHOSTUNREACH, EINVAL

import pytest
from scapy.layers.inet import ICMP, UDP

from net.udp import EPHEMERAL_PORTS, FIRST_EPHEMERAL_PORT
from test_interface import give, host, ip, meet

PEER = ("10.0.0.9", 53)


def test_free_ports_are_ephemeral_and_differ():
    end = host()
    ports = {end.udp_open(0, None).port for _ in range(10)}
    assert len(ports) == 10
    assert all(FIRST_EPHEMERAL_PORT <= port < FIRST_EPHEMERAL_PORT + EPHEMERAL_PORTS for port in ports)


def test_a_connected_socket_hears_its_peer_only():
    end = host()
    meet(end)
    socket = end.udp_open(1000, PEER)
    give(end, ip() / UDP(sport=53, dport=1000) / b"peer")
    give(end, ip() / UDP(sport=54, dport=1000) / b"other port")
    give(end, ip(src="10.0.0.8") / UDP(sport=53, dport=1000) / b"other host")
    assert socket.receive_from() == (b"peer", PEER) and socket.receive_from() is None
    assert not socket.has_something() and socket.local() == ("10.0.0.2", 1000)


@pytest.mark.parametrize(("code", "errno"), [(3, ECONNREFUSED), (2, ECONNREFUSED), (1, EHOSTUNREACH)])
def test_what_icmp_says_about_the_peer_is_an_error_once(code, errno):
    end = host()
    meet(end)
    socket = end.udp_open(1000, PEER)
    told = []
    socket.on_ready = lambda: told.append(True)
    socket.send_to(b"x", *PEER)
    about = ip(src="10.0.0.2", dst="10.0.0.9") / UDP(sport=1000, dport=53) / b"x"
    give(end, ip() / ICMP(type=3, code=code) / about)
    assert told == [True] and socket.has_something()
    error = socket.take_error()
    assert error is not None and error.errno == errno and socket.take_error() is None


def test_icmp_about_others_is_not_believed():
    end = host()
    meet(end)
    connected, open_to_all = end.udp_open(1000, PEER), end.udp_open(1001, None)
    for source_port, port in ((1000, 54), (1001, 53), (1002, 53)):
        give(end, ip() / ICMP(type=3, code=3) / ip(src="10.0.0.2", dst="10.0.0.9") / UDP(sport=source_port, dport=port))
    assert connected.take_error() is None and open_to_all.take_error() is None


def test_a_peer_must_be_a_numeric_address():
    with pytest.raises(OSError) as caught:
        host().udp_open(0, ("peer.example", 53))
    assert caught.value.errno == EINVAL
