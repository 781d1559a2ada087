"""Two stacks on a bad wire: whatever it does, the bytes arrive intact and in order, both ways at once."""

import random

import pytest

from wire import Wire, interface


def transfer(wire, size, limit_seconds=900):
    """Send `size` random bytes each way and close; asserts that both ends got everything."""
    source = random.Random(99)
    outgoing = [source.randbytes(size), source.randbytes(size)]
    listener = wire.ends[1].listen(80, 8)
    client = wire.ends[0].connect("10.0.0.2", 80, wire.now)
    ends = [client, None]
    received = [bytearray(), bytearray()]
    written = [0, 0]
    stop = wire.now + limit_seconds * 10**9

    def serve():
        if ends[1] is None:
            ends[1] = listener.accept()
        for i, end in enumerate(ends):
            if end is None:
                continue
            received[i] += end.read(100_000)
            if end.is_established() and written[i] < size:
                written[i] += end.write(outgoing[i][written[i] : written[i] + 5000])
                if written[i] == size:
                    end.close_write()
        return all(end is not None and end.at_eof() for end in ends)

    wire.run(limit_seconds, serve)
    assert wire.now < stop, f"too slow: {[len(r) for r in received]}, {[(e.state, e.error) for e in ends if e]}"
    assert bytes(received[1]) == outgoing[0]
    assert bytes(received[0]) == outgoing[1]
    return ends


def test_perfect_wire():
    wire = Wire(interface(1), interface(2))
    start = wire.now
    transfer(wire, 200_000)
    assert wire.ends[0].counters.tcp_retransmissions == 0
    assert wire.ends[1].counters.tcp_retransmissions == 0
    assert wire.now - start < 3 * 10**9


@pytest.mark.parametrize("seed", range(4))
def test_everything_at_once(seed):
    wire = Wire(
        interface(1, seed), interface(2, seed), seed, loss=0.03, reorder=0.05, duplicate=0.03, corrupt=0.02
    )
    transfer(wire, 200_000)


def test_heavy_loss():
    transfer(Wire(interface(1), interface(2), 5, loss=0.2), 50_000)


def test_heavy_reordering_and_duplication():
    transfer(Wire(interface(1), interface(2), 6, reorder=0.5, duplicate=0.3), 100_000)


def test_corruption_is_always_detected():
    wire = Wire(interface(1), interface(2), 7, corrupt=0.1)
    transfer(wire, 100_000)
    counters = [end.counters for end in wire.ends]
    assert sum(c.tcp_checksum + c.ip_checksum for c in counters) > 0


@pytest.mark.parametrize("near", [0xFFFF_FFF0, 0x7FFF_FFF0, 0xFFFF_FFFF])
def test_sequence_numbers_wrap_during_the_transfer(near, monkeypatch):
    from net.tcp.initial_sequence import InitialSequence

    monkeypatch.setattr(InitialSequence, "number", lambda self, local, remote, now: near)
    transfer(Wire(interface(1), interface(2), 8, loss=0.03, reorder=0.1), 60_000)


def test_one_lost_segment_is_repaired_without_a_timeout():
    """Fast retransmit: three duplicates arrive well before the retransmission timer."""
    wire = Wire(interface(1), interface(2))
    listener = wire.ends[1].listen(80, 8)
    client = wire.ends[0].connect("10.0.0.2", 80, wire.now)
    wire.run(1)
    server = listener.accept()
    dropped = []

    def drop_one(sender, frame):
        if sender == 0 and len(frame) > 1000 and not dropped:
            dropped.append(frame)
            return False
        return True

    wire.filter = drop_one
    start = wire.now
    client.write(b"z" * 12000)
    wire.run(5, lambda: server.available() == 12000)
    assert wire.now - start < 40_000_000  # four one-way delays of 5 ms, and far from 200 ms
    assert wire.ends[0].counters.tcp_retransmissions == 1


def test_two_lost_segments_of_one_window_are_repaired_without_a_timeout():
    """NewReno: the partial acknowledgement retransmits the second hole (RFC 6582)."""
    wire = Wire(interface(1), interface(2))
    listener = wire.ends[1].listen(80, 8)
    client = wire.ends[0].connect("10.0.0.2", 80, wire.now)
    wire.run(1)
    server = listener.accept()
    seen = []

    def drop_two(sender, frame):
        if sender == 0 and len(frame) > 1000:
            seen.append(frame)
            return len(seen) not in (1, 3)
        return True

    wire.filter = drop_two
    start = wire.now
    client.write(b"z" * 12000)
    wire.run(5, lambda: server.available() == 12000)
    assert wire.now - start < 60_000_000
    assert wire.ends[0].counters.tcp_retransmissions == 2


def test_no_delayed_acknowledgement_stalls_a_request_and_its_answer():
    wire = Wire(interface(1), interface(2))
    listener = wire.ends[1].listen(80, 8)
    client = wire.ends[0].connect("10.0.0.2", 80, wire.now)
    wire.run(1)
    server = listener.accept()
    for _ in range(10):
        start = wire.now
        client.write(b"GET / HTTP/1.1\r\n")
        client.write(b"\r\n")
        wire.run(1, lambda: server.available() > 0)
        assert server.read(1000) == b"GET / HTTP/1.1\r\n\r\n"
        server.write(b"HTTP/1.1 200 OK\r\n\r\n")
        server.write(b"b" * 3000)
        wire.run(1, lambda: client.available() == 3019)
        client.read(9999)
        assert wire.now - start == 2 * wire.delay
