"""The small parts of TCP by themselves: reassembly, windows, estimation, congestion, the keyed hash."""

import random

from hypothesis import given
from hypothesis import strategies as st

from machine import u64
from net.clock import MILLISECOND, SECOND
from net.siphash import SipHash
from net.tcp.congestion import CongestionControl
from net.tcp.reassembly import PIECE_LIMIT, Reassembly
from net.tcp.retransmission import SEND_LIMIT, RetransmissionQueue
from net.tcp.rtt import RttEstimator
from net.tcp.window import RECEIVE_LIMIT, ReceiveWindow, SendWindow


@given(st.lists(st.tuples(st.integers(1, 80), st.integers(0, 30)), max_size=40))
def test_reassembly_holds_the_first_bytes_given_for_each_position(inserts):
    """Against a model: a dict from position to byte."""
    table, model = Reassembly(), {}
    for serial, (start, length) in enumerate(inserts):
        data = bytes([serial]) * length
        if table.insert(start, data):
            for i in range(start, start + length):
                model.setdefault(i, serial)
        else:
            break
        assert table.starts == sorted(table.starts) and len(table.pieces) <= PIECE_LIMIT
        held = {s + i: b for s, piece in zip(table.starts, table.pieces) for i, b in enumerate(piece)}
        assert held == model
    else:
        position, got = 1, b""
        while piece := table.take(position):
            got += piece
            position += len(piece)
        expected = []
        while 1 + len(expected) in model:
            expected.append(model[1 + len(expected)])
        assert got == bytes(expected)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5000)), max_size=60))
def test_retransmission_queue_is_the_stream(steps):
    source = random.Random(1)
    queue, stream, acknowledged = RetransmissionQueue(100), b"", 0
    for is_append, count in steps:
        if is_append:
            data = source.randbytes(count)
            taken = queue.append(data)
            assert taken == min(count, SEND_LIMIT - (len(stream) - acknowledged))
            stream += data[:taken]
        else:
            count = min(count, len(stream) - acknowledged)
            assert queue.acknowledge(100 + acknowledged + count) == count
            acknowledged += count
        assert queue.start == 100 + acknowledged and queue.end() == 100 + len(stream)
        assert bytes(queue.piece(queue.start, SEND_LIMIT)) == stream[acknowledged:]


def test_rtt_estimation_follows_rfc_6298():
    rtt = RttEstimator()
    assert rtt.timeout == SECOND
    rtt.sample(400 * MILLISECOND)
    assert rtt.timeout == 400 * MILLISECOND + 4 * 200 * MILLISECOND
    rtt.sample(800 * MILLISECOND)
    assert (rtt.variation, rtt.smoothed) == (250 * MILLISECOND, 450 * MILLISECOND)
    rtt.back_off()
    assert rtt.timeout == 2 * 1450 * MILLISECOND
    for _ in range(20):
        rtt.back_off()
    assert rtt.timeout == 60 * SECOND
    rtt.forget_backoff()
    assert rtt.timeout == 1450 * MILLISECOND
    for _ in range(100):
        rtt.sample(MILLISECOND)
    assert rtt.timeout == 200 * MILLISECOND


def test_slow_start_then_congestion_avoidance():
    control = CongestionControl(1000, 0)
    assert control.window == 10_000
    for _ in range(10):
        control.acknowledged(1000, 1, 10_000)
    assert control.window == 20_000
    control.timed_out(20_000, 30_000, True)
    assert (control.window, control.threshold) == (1000, 10_000)
    while control.window < 10_000:
        control.acknowledged(1000, 1, 1000)
    before = control.window
    for _ in range(10):
        control.acknowledged(1000, 1, 1000)
    assert 900 < control.window - before < 1100  # a segment for each window's worth
    control.timed_out(500, 30_000, False)
    assert control.threshold == 10_000


def test_fast_recovery_by_newreno():
    control = CongestionControl(1000, 0)
    assert [control.duplicate(5000, 10_000, 15_000) for _ in range(4)] == [False, False, True, False]
    assert control.threshold == 5000 and control.window == 5000 + 3000 + 1000
    assert control.acknowledged(1000, 6000, 9000)  # partial: retransmit the next hole
    assert control.in_recovery
    assert not control.acknowledged(9000, 15_000, 2000)
    assert not control.in_recovery and control.window == 3000
    assert not any(control.duplicate(15_000, 5000, 20_000) for _ in range(5))  # nothing new was lost since


def test_limited_transmit():
    control = CongestionControl(1000, 0)
    control.duplicate(5, 10, 10)
    assert control.allowance() == 11_000


def test_send_window_takes_only_newer_segments():
    window = SendWindow(0)
    window.set(100, 10, 5)
    assert window.update(200, 11, 5) and window.size == 200
    assert not window.update(300, 10, 9) and window.size == 200
    assert not window.update(300, 11, 4) and window.size == 200
    assert not window.update(200, 11, 5)
    assert window.update(0, 11, 6) and window.largest == 200


def test_receive_window_never_shrinks():
    window = ReceiveWindow()
    window.start(99)
    source, free = random.Random(2), RECEIVE_LIMIT
    for _ in range(2000):
        edge = window.edge
        took = min(source.randrange(3000), edge - window.next, free)
        window.next += took
        free -= took
        if source.random() < 0.3:
            free = min(RECEIVE_LIMIT, free + source.randrange(6000))
        size = window.offer(free, 1460)
        assert window.edge >= edge and 0 <= size <= free
        if window.edge > edge:
            assert window.edge - edge >= 1460


def test_acceptable_segments_are_those_of_table_6():
    window = ReceiveWindow()
    window.next, window.edge = 100, 110
    assert window.is_acceptable(100, 0) and window.is_acceptable(109, 0) and not window.is_acceptable(110, 0)
    assert window.is_acceptable(95, 6) and not window.is_acceptable(95, 5)
    assert window.is_acceptable(109, 50) and not window.is_acceptable(110, 1) and not window.is_acceptable(99, 0)
    window.edge = 100
    assert window.is_acceptable(100, 0) and not window.is_acceptable(101, 0) and not window.is_acceptable(100, 1)


MASK = 2**64 - 1


def reference_siphash(key: bytes, message: bytes) -> int:
    """SipHash-2-4 as its paper describes it."""

    def rotate(x, b):
        return (x << b | x >> (64 - b)) & MASK

    k0, k1 = int.from_bytes(key[:8], "little"), int.from_bytes(key[8:], "little")
    v = [k0 ^ 0x736F6D6570736575, k1 ^ 0x646F72616E646F6D, k0 ^ 0x6C7967656E657261, k1 ^ 0x7465646279746573]

    def sip_round():
        v[0] = (v[0] + v[1]) & MASK
        v[2] = (v[2] + v[3]) & MASK
        v[1], v[3] = rotate(v[1], 13) ^ v[0], rotate(v[3], 16) ^ v[2]
        v[0] = rotate(v[0], 32)
        v[2] = (v[2] + v[1]) & MASK
        v[0] = (v[0] + v[3]) & MASK
        v[1], v[3] = rotate(v[1], 17) ^ v[2], rotate(v[3], 21) ^ v[0]
        v[2] = rotate(v[2], 32)

    padded = message + bytes(7 - len(message) % 8) + bytes([len(message) % 256])
    for at in range(0, len(padded), 8):
        word = int.from_bytes(padded[at : at + 8], "little")
        v[3] ^= word
        sip_round()
        sip_round()
        v[0] ^= word
    v[2] ^= 0xFF
    for _ in range(4):
        sip_round()
    return v[0] ^ v[1] ^ v[2] ^ v[3]


def test_reference_hash_has_the_papers_value():
    assert reference_siphash(bytes(range(16)), bytes(range(15))) == 0xA129CA6149BE45E5


@given(st.binary(min_size=16, max_size=16), *[st.integers(0, MASK)] * 3)
def test_siphash_is_the_reference(key, first, second, third):
    message = b"".join(value.to_bytes(8, "little") for value in (first, second, third))
    expected = reference_siphash(key, message)
    assert SipHash(key).of(u64(first), u64(second), u64(third)) == u64(expected)
