"""Each format against scapy, both ways, and against lengths that lie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scapy.layers.dhcp import BOOTP, DHCP
from scapy.layers.inet import ICMP, IP, TCP, UDP
from scapy.layers.l2 import ARP, Ether
from scapy.utils import checksum as scapy_checksum

from machine import u32
from net.address import format_address, parse_address, parse_network
from net.tcp.sequence import SequenceNumber, at_position
from net.wire import arp, checksum, dhcp, icmp, ipv4, tcp, udp

MAC_A, MAC_B = b"\x02\0\0\0\0\x01", b"\x02\0\0\0\0\x02"
A, B = parse_address("10.0.0.1"), parse_address("10.0.0.2")
octets = st.binary(max_size=1460)
port = st.integers(0, 65535)


def packet(layer):
    """What parse_ipv4 makes of a scapy packet."""
    return ipv4.parse_ipv4(bytes(Ether(dst=MAC_A, src=MAC_B) / layer), 14)


def framed(built, protocol):
    """What scapy sees of a packet a transport built, with the headers below it filled in."""
    ipv4.put_ipv4(built, A, B, protocol, 77)
    seen = IP(bytes(built[14:]))
    assert seen.src == "10.0.0.1" and seen.dst == "10.0.0.2" and seen.id == 77 and seen.ttl == 64
    again = IP(bytes(seen))
    del again.chksum, again.payload.chksum
    rebuilt = IP(bytes(again))
    assert rebuilt.chksum == seen.chksum and rebuilt.payload.chksum == seen.payload.chksum
    return seen


@given(octets)
def test_checksum_is_scapys(data):
    assert checksum.fold(checksum.sum_received(data, 0, len(data), 0)) == scapy_checksum(data)
    assert checksum.fold(checksum.sum_emitted(bytearray(data), 0, len(data), 0)) == scapy_checksum(data)


def test_arp_both_ways():
    frame = arp.emit_arp(arp.ArpPacket(2, MAC_A, A, MAC_B, B), MAC_B)
    seen = Ether(frame)
    assert seen.dst == "02:00:00:00:00:02" and seen[ARP].op == 2 and seen[ARP].psrc == "10.0.0.1"
    made = bytes(Ether() / ARP(op=1, hwsrc="02:00:00:00:00:01", psrc="10.0.0.1", pdst="10.0.0.2"))
    parsed = arp.parse_arp(made, 14)
    assert (parsed.operation, parsed.sender_mac, parsed.sender, parsed.target) == (1, MAC_A, A, B)


@pytest.mark.parametrize("field", [{"hwtype": 6}, {"ptype": 0x86DD}, {"hwlen": 8}, {"plen": 16}])
def test_arp_of_other_kinds_is_refused(field):
    assert arp.parse_arp(bytes(Ether() / ARP(**field)) + bytes(20), 14) is None


def test_ipv4_header_fields():
    parsed = packet(IP(src="10.0.0.1", dst="10.0.0.2", proto=99, options=[b"\x01" * 8]) / b"payload")
    assert (parsed.source, parsed.destination, parsed.protocol) == (A, B, 99)
    assert parsed.payload == b"payload" and parsed.checksum_ok and not parsed.is_fragment
    assert len(parsed.original()) == 28 + 7


def test_ethernet_padding_is_not_payload():
    frame = bytes(Ether() / IP(src="10.0.0.1", dst="10.0.0.2", proto=99) / b"x") + bytes(25)
    assert ipv4.parse_ipv4(frame, 14).payload == b"x"


@pytest.mark.parametrize(
    "fields",
    [{"version": 6}, {"ihl": 4}, {"ihl": 15}, {"len": 19}, {"len": 60000}, {"len": 22}],
    ids=str,
)
def test_ipv4_lengths_that_lie(fields):
    header = IP(src="10.0.0.1", dst="10.0.0.2", **fields) / b"12"
    parsed = packet(header)
    assert parsed is None if fields != {"len": 22} else parsed.payload == b"12"


def test_ipv4_fragments_and_bad_checksums_are_told():
    assert packet(IP(src="10.0.0.1", dst="10.0.0.2", flags="MF") / b"x").is_fragment
    assert packet(IP(src="10.0.0.1", dst="10.0.0.2", frag=5) / b"x").is_fragment
    assert not packet(IP(src="10.0.0.1", dst="10.0.0.2", flags="DF") / b"x").is_fragment
    assert not packet(IP(src="10.0.0.1", dst="10.0.0.2", chksum=1) / b"x").checksum_ok


@given(octets, st.integers(0, 2**32 - 1))
def test_icmp_both_ways(body, rest):
    seen = framed(icmp.emit_icmp(8, 0, rest, body), 1)
    assert seen[ICMP].type == 8 and bytes(seen[ICMP].payload) == body
    parsed = icmp.parse_icmp(bytes(seen[ICMP]))
    assert parsed.checksum_ok and parsed.rest == rest and parsed.body == body


@given(octets, port, port)
def test_udp_both_ways(data, source, destination):
    seen = framed(udp.emit_udp(A, source, B, destination, data), 17)
    assert seen[UDP].sport == source and seen[UDP].dport == destination and seen[UDP].len == 8 + len(data)
    parsed = udp.parse_udp(bytes(seen)[20:], A, B)
    assert parsed.checksum_ok and parsed.payload == data and parsed.source_port == source


def test_udp_lengths_and_checksums():
    def parse(**fields):
        made = IP(bytes(IP(src="10.0.0.1", dst="10.0.0.2") / UDP(**fields) / b"data"))
        return udp.parse_udp(bytes(made.payload), A, B)

    assert parse(len=7) is None and parse(len=13) is None
    assert parse(chksum=0).checksum_ok and not parse(chksum=1).checksum_ok
    assert udp.parse_udp(b"\0" * 7, A, B) is None


def test_udp_checksum_zero_is_sent_as_all_ones():
    for value in range(65536):
        data = bytes([value >> 8, value & 255])
        built = udp.emit_udp(0, 0, 0, 0, data)
        if built[40:42] == b"\xff\xff":
            return
        assert built[40:42] != b"\0\0"
    raise AssertionError("no datagram had the checksum 0")


@given(octets, port, port, st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1), st.integers(0, 63), port, port)
def test_tcp_both_ways(data, source, destination, seq, ack, flags, window, mss):
    built = tcp.emit_segment(
        A, source, B, destination, SequenceNumber(u32(seq)), SequenceNumber(u32(ack)), flags, window, mss, bytearray(data), False
    )
    seen = framed(built, 6)[TCP]
    assert (seen.sport, seen.dport, seen.seq, seen.ack, seen.window) == (source, destination, seq, ack, window)
    assert int(seen.flags) == flags and bytes(seen.payload) == data
    assert seen.options == ([] if mss == 0 else [("MSS", mss)])
    parsed = tcp.parse_segment(bytes(built[34:]), A, B)
    assert parsed.checksum_ok and parsed.payload == data and parsed.mss == mss and parsed.flags == flags
    assert int(parsed.sequence.value) == seq and int(parsed.acknowledgement.value) == ack
    assert parsed.length() == len(data) + flags % 2 + flags // 2 % 2


def segment(**fields):
    made = IP(bytes(IP(src="10.0.0.1", dst="10.0.0.2") / TCP(**fields) / b"data"))
    return tcp.parse_segment(bytes(made.payload), A, B)


def test_tcp_options_of_other_stacks():
    parsed = segment(flags="S", options=[("NOP", None), ("MSS", 1400), ("SAckOK", b""), ("WScale", 7), ("Timestamp", (1, 2))])
    assert parsed.mss == 1400 and parsed.payload == b"data"
    assert segment(options=[("EOL", None)]).mss == 0


@pytest.mark.parametrize("raw", [b"\x02\x00\0\0", b"\x02\x01\0\0", b"\x02\x06\0\0", b"\x08\xff\0\0", b"\x01\x01\x01\x02", b"\x02\x03\x05\x01"])
def test_tcp_options_that_lie(raw):
    header = bytearray(bytes(TCP(dataofs=6)))[:20] + raw
    assert tcp.parse_segment(bytes(header), A, B) is None


def test_tcp_header_lengths_that_lie():
    assert segment(dataofs=4) is None and segment(dataofs=15) is None
    assert tcp.parse_segment(bytes(19), A, B) is None


@given(st.binary(max_size=400))
def test_parsers_never_raise(data):
    for at in (0, 14):
        arp.parse_arp(data, at)
        ipv4.parse_ipv4(data, at)
    icmp.parse_icmp(data)
    icmp.parse_quoted(data)
    udp.parse_udp(data, A, B)
    tcp.parse_segment(data, A, B)
    dhcp.parse_dhcp(data)
    dhcp.parse_dhcp(b"\x02" + bytes(235) + b"\x63\x82\x53\x63" + data)


def test_dhcp_both_ways():
    sent = BOOTP(dhcp.emit_dhcp(3, 0x12345678, 5, MAC_A, 0, B, A))
    assert sent.op == 1 and sent.xid == 0x12345678 and sent.secs == 5 and sent.chaddr[:6] == MAC_A
    assert sent[DHCP].options[:3] == [("message-type", 3), ("requested_addr", "10.0.0.2"), ("server_id", "10.0.0.1")]
    offer = BOOTP(op=2, xid=9, yiaddr="10.0.0.2", chaddr=MAC_A) / DHCP(
        options=[
            ("message-type", "offer"),
            ("server_id", "10.0.0.1"),
            ("subnet_mask", "255.255.0.0"),
            "pad",
            ("router", "10.0.0.3", "10.0.0.4"),
            ("lease_time", 600),
            ("renewal_time", 100),
            ("rebinding_time", 200),
            ("domain", b"example"),
            "end",
        ]
    )
    reply = dhcp.parse_dhcp(bytes(offer))
    assert (reply.transaction, reply.kind, reply.address, reply.server) == (9, dhcp.OFFER, B, A)
    assert (reply.mask, format_address(reply.router)) == (0xFFFF0000, "10.0.0.3")
    assert (reply.lease, reply.renewal, reply.rebinding, reply.mac) == (600, 100, 200, MAC_A)


@given(st.integers(0, 2**32 - 1))
def test_addresses_read_back(address):
    assert parse_address(format_address(address)) == address


@pytest.mark.parametrize("text", ["", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.x", "1..2.3", "1.2.3.-4", "1.2.3.0004"])
def test_bad_addresses_raise(text):
    with pytest.raises(OSError):
        parse_address(text)
    with pytest.raises(OSError):
        parse_network(text + "/24")


def test_networks():
    assert parse_network("10.0.0.2/24") == (B, 0xFFFFFF00)
    assert parse_network("0.0.0.0/0") == (0, 0) and parse_network("10.0.0.2/32") == (B, 0xFFFFFFFF)
    for text in ("10.0.0.2", "10.0.0.2/33", "10.0.0.2/", "10.0.0.2/24/1"):
        with pytest.raises(OSError):
            parse_network(text)


@given(st.integers(0, 2**50), st.integers(-(2**31), 2**31 - 1))
def test_positions_survive_the_wire(near, distance):
    assert at_position(near + distance).position(near) == near + distance


def test_sequence_numbers_do_not_compare():
    with pytest.raises(TypeError):
        at_position(1) < at_position(2)
