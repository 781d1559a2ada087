"""The shortest way through the whole stack: ARP, echo, a TCP handshake and data both ways."""

from scapy.layers.inet import ICMP, IP
from scapy.layers.l2 import ARP, Ether

from wire import Wire, interface
from net.clock import SECOND


def frames(end):
    out = []
    while (frame := end.next_frame()) is not None:
        out.append(frame)
    return out


def test_answers_arp_and_echo():
    host = interface(2)
    frames(host)
    mac = "02:00:00:00:00:02"
    ask = Ether(dst="ff:ff:ff:ff:ff:ff", src="02:00:00:00:00:09") / ARP(
        op=1, hwsrc="02:00:00:00:00:09", psrc="10.0.0.9", pdst="10.0.0.2"
    )
    host.input(bytes(ask), SECOND)
    (reply,) = [Ether(f) for f in frames(host)]
    assert reply[ARP].op == 2 and reply[ARP].hwsrc == mac and reply.dst == "02:00:00:00:00:09"
    ping = Ether(dst=mac, src="02:00:00:00:00:09") / IP(src="10.0.0.9", dst="10.0.0.2") / ICMP(id=7, seq=3) / b"hello"
    host.input(bytes(ping), SECOND)
    (pong,) = [Ether(f) for f in frames(host)]
    assert pong[ICMP].type == 0 and pong[ICMP].id == 7 and pong[ICMP].seq == 3 and bytes(pong[ICMP].payload) == b"hello"
    assert pong[IP].src == "10.0.0.2"


def test_handshake_and_data_both_ways():
    wire = Wire(interface(1), interface(2))
    client_end, server_end = wire.ends
    listener = server_end.listen(80, 8)
    client = client_end.connect("10.0.0.2", 80, wire.now)
    wire.run(1, client.is_established)
    wire.run(1)
    server = listener.accept()
    assert server is not None and server.is_established() and server.peer == client.local
    assert client.write(b"GET /") == 5
    wire.run(1)
    assert server.read(100) == b"GET /"
    server.write(b"x" * 10000)
    wire.run(1)
    assert client.available() == 10000 and client.read(20000) == b"x" * 10000
    client.close_write()
    wire.run(1)
    assert server.at_eof()
    server.close_write()
    wire.run(1)
    assert client.at_eof() and not server.is_open() and client.error is None
