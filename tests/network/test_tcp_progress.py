"""Whatever window a peer offers, also one that it takes back (RFC 9293 §3.8.6), and whatever gets lost: sending goes on."""

import random

import pytest

from net.clock import NEVER, SECOND
from tcp_peer import established

SIZE = 40_000


class SlowReader:
    """Answers segments and never speaks by itself, so that only the host's own timers can find out that it reads again."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.peer, self.connection = established()
        self.first = self.peer.ack
        self.received = bytearray()
        self.lost = 0
        self.is_sane = False

    def loses(self) -> bool:
        """Whether the next segment gets lost: one in five, but never so many that the host may give up."""
        is_lost = not self.is_sane and self.lost >= 0 and self.random.random() < 0.2
        # After two, some come through: a segment and its answer.
        self.lost = -4 if self.lost == 2 else self.lost + 1 if is_lost or self.lost < 0 else 0
        return is_lost

    def window(self) -> int:
        """From one moment to the next anything; at last, all there is."""
        if self.is_sane:
            return 8000
        return self.random.choice([0, 0, 1, 10, 400, 999, 1000, 1500, 3000, 8000])

    def take(self, segments: list) -> None:
        """What the host has sent, and what it sends to that."""
        while segments:
            for segment in segments:
                if self.loses():
                    continue
                data = bytes(segment.payload)
                place = (segment.seq - self.first) & 0xFFFFFFFF
                room = len(data) if self.is_sane else self.random.choice([1, len(data), len(data)])
                if place <= len(self.received) < place + room:
                    self.received += data[len(self.received) - place : room]
            self.peer.ack = (self.first + len(self.received)) & 0xFFFFFFFF
            if self.loses():
                return
            segments = self.peer.send("A", window=self.window())

    def has_timer(self) -> bool:
        """Whether the host will do something by itself, as long as not everything has been acknowledged."""
        connection = self.connection
        return connection.unsent() == 0 or connection.deadline() < NEVER or connection.output_wanted


@pytest.mark.parametrize("seed", range(24))
def test_a_peer_that_only_answers_gets_everything(seed: int) -> None:
    reader = SlowReader(seed)
    data = random.Random(seed).randbytes(SIZE)
    written = 0
    for turn in range(100):
        written += reader.connection.write(data[written : written + 5000])
        reader.take(reader.peer.drain())
        assert reader.has_timer(), turn
        reader.take(reader.peer.wait(reader.random.choice([0.01, 0.2, 1, 5])))
        assert reader.has_timer(), turn
    reader.is_sane = True
    started = reader.peer.now
    while reader.connection.unsent() > 0 or written < SIZE:
        written += reader.connection.write(data[written : written + 5000])
        reader.take(reader.peer.drain())
        assert reader.has_timer()
        reader.take(reader.peer.wait(1))
        assert reader.peer.now - started < 120 * SECOND
    assert bytes(reader.received) == data


def test_a_window_that_is_taken_back_with_data_under_way() -> None:
    """As Linux does when it has no memory for what arrives: the timeout that follows must not be the last."""
    peer, connection = established()
    connection.write(b"q" * 5000)
    assert len(peer.drain()) == 5
    peer.send("A", window=0)
    probes = peer.wait(5)
    assert len(probes) >= 2 and {(probe.seq, len(probe.payload)) for probe in probes} == {(peer.ack, 1)}
    assert sum(len(answer.payload) for answer in peer.send("A", window=8000)) == 1000  # slow start


def test_a_window_that_opens_a_little_while_it_is_probed() -> None:
    """Too little to send at once (§3.8.6.2.1); the probe's byte beyond it does not count as under way."""
    peer, connection = established()
    peer.send("A", window=0)
    connection.write(b"q" * 3000)
    assert len(peer.wait(2)) > 0
    assert peer.send("A", window=100) == []
    answers = peer.wait(1)
    assert {len(answer.payload) for answer in answers} == {100}
    peer.ack += 100
    peer.send("A", window=200)
    assert {len(answer.payload) for answer in peer.wait(1)} == {200}


@pytest.mark.parametrize("window", [8000, 0])
def test_a_machine_that_stood_still_for_long_asks_before_it_gives_up(window: int) -> None:
    peer, connection = established()
    peer.send("A", window=window)
    connection.write(b"q" * 1000)
    peer.drain()
    peer.now += 600 * SECOND
    answers = peer.drain()
    assert connection.is_established() and [answer.seq for answer in answers] == [peer.ack]
    peer.wait(1)
    for answer in peer.send("A", window=8000) or answers:
        peer.ack = answer.seq + len(answer.payload)
    peer.send("A")
    assert connection.is_established() and connection.unsent() == 0
