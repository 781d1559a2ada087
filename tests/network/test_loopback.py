"""The loopback interface: both ends of a connection at one host, and nothing of it on any wire."""

import random
from errno import ECONNREFUSED, ECONNRESET, ENETUNREACH

import pytest
from scapy.layers.inet import TCP, UDP
from scapy.layers.l2 import Ether

from net.clock import NEVER, SECOND
from net.loopback import FRAME_LIMIT, LOCAL_RECEIVE_LIMIT, LOCAL_SEND_LIMIT, Loopback
from net.tcp.connection import TIME_WAIT_LENGTH
from test_interface import MAC, host, ip


def loopback() -> Loopback:
    return Loopback(random.Random(5).randbytes)


def pair(end, port=80, address="127.0.0.1"):
    """The two ends of a new connection, the one that connected first."""
    listener = end.listen(port, 10)
    connection = end.connect(address, port, SECOND)
    end.exchange(SECOND)
    accepted = listener.accept()
    listener.close()
    return connection, accepted


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.2", "127.255.255.254"])
def test_both_ends_are_here_and_see_each_other_s_addresses(address):
    end = loopback()
    client, server = pair(end, address=address)
    assert client.is_established() and server.is_established()
    assert client.local == server.peer == ("127.0.0.1", client.local_port)
    assert client.peer == server.local == (address, 80)
    client.write(b"question")
    end.exchange(SECOND)
    assert server.read(100) == b"question"
    server.write(b"answer")
    server.close_write()
    end.exchange(SECOND)
    assert client.read(100) == b"answer" and client.at_eof()


def test_the_host_s_other_address_leads_here_too():
    end = loopback()
    with pytest.raises(OSError) as caught:
        end.connect("10.0.0.2", 80, SECOND)
    assert caught.value.errno == ENETUNREACH
    end.set_outer_address(0x0A00_0002)
    client, server = pair(end, address="10.0.0.2")
    assert client.local[0] == client.peer[0] == server.local[0] == "10.0.0.2"


def test_a_port_where_nobody_listens_refuses_at_once():
    end = loopback()
    connection = end.connect("127.0.0.1", 81, SECOND)
    end.exchange(SECOND)
    assert connection.errno == ECONNREFUSED


def test_more_than_the_buffers_hold_waits_for_the_reader():
    end = loopback()
    client, server = pair(end)
    data = random.Random(1).randbytes(LOCAL_SEND_LIMIT + LOCAL_RECEIVE_LIMIT + 5000)
    sent = 0
    received = bytearray()
    while client.send_space() > 0:
        sent += client.write(data[sent:])
        end.exchange(SECOND)
    assert sent < len(data) and server.available() <= LOCAL_RECEIVE_LIMIT
    while len(received) < len(data):
        received += server.read(100_000)
        end.exchange(SECOND)
        sent += client.write(data[sent:]) if client.send_space() > 0 else 0
        end.exchange(SECOND)
    assert received == data and end.counters.tcp_retransmissions == 0


def test_data_for_a_closed_connection_is_answered_with_a_reset():
    end = loopback()
    client, server = pair(end)
    server.close()
    end.exchange(SECOND)
    assert client.at_eof() and client.error is None
    client.write(b"too late")
    end.exchange(SECOND)
    assert client.errno == ECONNRESET


def test_thousands_of_connections_leave_nothing_behind():
    end = loopback()
    listener = end.listen(80, 10)
    for _ in range(2000):
        client = end.connect("127.0.0.1", 80, SECOND)
        end.exchange(SECOND)
        server = listener.accept()
        client.close()
        server.close()
        end.exchange(SECOND)
    end.exchange(SECOND + TIME_WAIT_LENGTH + 1)
    assert len(end.tcp.connections) == 0 and end.tcp.half_open == 0


def test_a_datagram_comes_back_and_an_unwanted_one_is_refused():
    end = loopback()
    server = end.udp_bind(53)
    client = end.udp_open(0, ("127.0.0.1", 53))
    client.send_to(b"x" * 40000, "127.0.0.1", 53)
    end.exchange(SECOND)
    data, sender = server.receive_from()
    assert data == b"x" * 40000 and sender == ("127.0.0.1", client.port)
    server.close()
    client.send_to(b"again", "127.0.0.1", 53)
    end.exchange(SECOND)
    assert client.take_error().errno == ECONNREFUSED


def test_the_queue_is_bounded():
    end = loopback()
    client = end.udp_open(0, None)
    for _ in range(2 * FRAME_LIMIT + 10):
        client.send_to(b"", "127.0.0.1", 53)
    assert end.counters.egress_full == 10
    assert end.exchange(SECOND) == NEVER


@pytest.mark.parametrize("configured", [True, False])
@pytest.mark.parametrize("addresses", [{"src": "127.0.0.1"}, {"dst": "127.0.0.1"}, {"src": "127.0.0.1", "dst": "127.0.0.1"}])
@pytest.mark.parametrize("transport", [UDP(dport=1), TCP(dport=1, flags="S")])
def test_martians_from_the_wire_are_dropped(configured, addresses, transport):
    """RFC 1812 §5.3.7."""
    end = host()
    if not configured:
        end.ip.configure(0, 0, 0)
    socket = end.udp_bind(1)
    end.listen(1, 1)
    while end.next_frame() is not None:
        pass
    end.input(bytes(Ether(dst=MAC) / ip(**addresses) / transport), SECOND)
    end.poll(SECOND)
    assert socket.receive() is None and end.next_frame() is None
    assert end.counters.ip_bad_source + end.counters.ip_not_for_us == 1


def test_what_is_not_the_host_s_does_not_come_in_by_the_loopback():
    end = loopback()
    end.udp_bind(1)
    for addresses in ({"src": "10.0.0.1", "dst": "127.0.0.1"}, {"src": "127.0.0.1", "dst": "10.0.0.1"}):
        end.input(bytes(Ether(dst="00:00:00:00:00:00") / ip(**addresses) / UDP(dport=1)), SECOND)
    assert end.counters.ip_bad_source == end.counters.ip_not_for_us == 1
