"""What the stack leaves to a device that adds and verifies checksums."""

from __future__ import annotations

import pytest
from scapy.layers.inet import IP, TCP, UDP
from scapy.layers.l2 import Ether

from tests.network.test_interface import PEER, SECOND, host, ip, meet


def frames(end):
    end.poll(SECOND)
    found = []
    while (frame := end.next_frame()) is not None:
        found.append(frame)
    return found


def syn(sport):
    return bytes(Ether(src=PEER, dst=bytes([2, 0, 0, 0, 0, 2])) / ip() / TCP(sport=sport, dport=80, flags="S"))


def spoilt(frame, at):
    return frame[:at] + bytes([frame[at] ^ 0x55]) + frame[at + 1 :]


def test_only_the_pseudo_header_is_summed_for_a_device_that_adds_the_rest() -> None:
    answers = []
    for adds in (False, True):
        end = host()
        meet(end)
        end.listen(80, 5)
        if adds:
            end.let_device_add_sums()
        frames(end)
        end.input(syn(4000), SECOND)
        [answer] = frames(end)
        answers.append(bytearray(answer))
    whole, partial = answers
    for answer in answers:
        answer[38:42] = bytes(4)                                    # the initial sequence number is another each time
    segment = bytes(partial[34:])
    pseudo = partial[26:34] + bytes([0, 6]) + len(segment).to_bytes(2, "big")
    total = sum(int.from_bytes(pseudo[i : i + 2], "big") for i in range(0, 12, 2))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    assert segment[16:18] == total.to_bytes(2, "big")
    assert whole[50:52] != partial[50:52]
    # What the device does: the checksum of the segment as it is.
    completed = Ether(bytes(partial))
    assert completed[IP].chksum == IP(bytes(completed[IP])).chksum
    del completed[TCP].chksum
    assert bytes(completed)[:50] == bytes(partial)[:50]


def test_datagrams_and_the_ip_header_are_always_summed() -> None:
    end = host()
    meet(end)
    end.let_device_add_sums()
    frames(end)
    end.udp_bind(5000).send_to(b"hello", "10.0.0.9", 7)
    [frame] = frames(end)
    seen = Ether(frame)
    given = (seen[IP].chksum, seen[UDP].chksum)
    del seen[IP].chksum, seen[UDP].chksum
    again = Ether(bytes(seen))
    assert given == (again[IP].chksum, again[UDP].chksum)


@pytest.mark.parametrize("is_verified", [False, True])
def test_a_wrong_checksum_counts_unless_the_device_vouches_for_it(is_verified: bool) -> None:
    end = host()
    meet(end)
    end.listen(80, 5)
    socket = end.udp_bind(5000)
    frames(end)
    end.input(spoilt(syn(4000), 50), SECOND, is_verified)
    datagram = bytes(Ether(src=PEER, dst=bytes([2, 0, 0, 0, 0, 2])) / ip() / UDP(sport=9, dport=5000) / b"text")
    end.input(spoilt(datagram, 40), SECOND, is_verified)
    assert (end.counters.tcp_checksum, end.counters.udp_checksum) == ((0, 0) if is_verified else (1, 1))
    assert len(frames(end)) == is_verified and socket.has_something() == is_verified
    # The header's own sum is not the device's.
    end.input(spoilt(syn(4001), 24), SECOND, is_verified)
    assert end.counters.ip_checksum == 1
