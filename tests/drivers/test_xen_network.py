"""netfront against a back end double: frames pass, a back end may go and come back, and one that lies ends in a drop or a panic."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings, strategies

from tests.drivers.xen_double import CLOSED, CLOSING, CONNECTED, EventChannels, install
from tests.drivers.xen_network_double import BACKEND, EXTRA_INFO, MORE_DATA, PATH, WITHOUT_CHECKSUM, Backend
from tests.support.imports import load

unsafe = load("unsafe")
model = unsafe.machine_model
machine = load("machine")
heap = load("runtime.memory.heap")
network = load("runtime.drivers.xen.network")
Panic = load("runtime.panic").Panic

SIZE = 2 << 20


@pytest.fixture(autouse=True)
def channels(monkeypatch: pytest.MonkeyPatch) -> EventChannels:
    monkeypatch.setattr(network, "copy_bytes", lambda address, length: model.read(address, length))
    monkeypatch.setattr(network, "new_bytes", lambda length: bytes(int(length)))
    return install(monkeypatch, network)


def attached(backend: Backend) -> Any:
    model.reset(0x100000, SIZE, garbage=0xA5)
    heap.initialize(machine.u64(0x100000), machine.u64(0x100000 + SIZE))
    backend.plug()
    return network.NetworkDevice(backend.store, PATH, backend.grants)


def frame_of(length: int, seed: int = 1) -> bytes:
    return bytes((seed * 7 + i * 13) & 0xFF for i in range(length))


def is_idle(driver: Any) -> bool:
    """Whether no transmit buffer is under way, and none is lost."""
    driver.reclaim()
    return sorted(driver.free_buffers._items) == list(range(64)) and driver.free_count == 64 and not any(driver.with_backend._items)


def test_the_address_and_the_mtu_are_xenstore_s() -> None:
    backend = Backend()
    driver = attached(backend)
    assert model.read(unsafe.tail(driver.mac), 6) == bytes.fromhex("00163e12abcd") and driver.mtu == 1500
    assert backend.store.values[PATH + "/state"] == backend.store.values[BACKEND + "/state"] == CONNECTED
    assert len(backend.grants.entries) == 32 + 64 + 2
    assert attached(Backend(mtu=None)).mtu == 1500
    assert attached(Backend(mtu="576")).mtu == 576
    assert attached(Backend(mtu="4000")).mtu == 4000
    assert attached(Backend(mtu="65521")).mtu == 9000
    assert attached(Backend(mtu="4000", has_sg=False)).mtu == 1500


@pytest.mark.parametrize("mac", ["", "00:16:3e:12:ab", "00:16:3e:12:ab:cd:ef", "00:16:3e:12:ab:cg", "0:16:3e:12:ab:cd1", "00-16-3e-12-ab-cd",
                                 "+0:16:3e:12:ab:cd", "00:16:3e:12:ab:c\u0663"])
def test_an_address_that_is_none_is_a_panic(mac: str) -> None:
    with pytest.raises(Panic, match="no Ethernet address"):
        attached(Backend(mac=mac))


@pytest.mark.parametrize("mtu", ["", "0", "67", "65522", "-1500", "1500x", "9" * 30])
def test_an_mtu_that_cannot_be_is_a_panic(mtu: str) -> None:
    with pytest.raises(Panic, match="impossible MTU"):
        attached(Backend(mtu=mtu))


@pytest.mark.parametrize("mtu", ["1500", "9000"])
def test_frames_pass_both_ways(mtu: str) -> None:
    backend = Backend(mtu=mtu)
    driver = attached(backend)
    assert driver.receive() is None and not driver.has_work() and driver.arm()
    for round in range(300):
        frame = frame_of(14 + round * 97 % (driver.mtu + 1), round)
        assert driver.send(frame)
        backend.serve()
        assert backend.sent.pop() == frame and is_idle(driver)
        parts = [frame[at : at + 4096] for at in range(0, len(frame), 4096)]
        backend.deliver(*parts)
        assert driver.has_work() and not driver.arm()
        assert driver.receive() == frame
        assert driver.receive() is None


def test_a_frame_of_the_wrong_size_is_not_sent() -> None:
    driver = attached(Backend())
    for length in (0, 13, 1515):
        with pytest.raises(ValueError):
            driver.send(bytes(length))
    assert is_idle(driver)


@pytest.mark.parametrize("mtu, most", [("1500", 64), ("9000", 12)])
def test_a_full_queue_refuses_and_says_when_there_is_room(mtu: str, most: int) -> None:
    backend = Backend(mtu=mtu)
    driver = attached(backend)
    frame = frame_of(14 + driver.mtu)
    for _ in range(most):
        assert driver.send(frame)
    assert not driver.send(frame) and driver.arm()
    identities = backend.take()
    assert backend.sent == [frame] * most
    for identity in reversed(identities):
        backend.answer(identity, -1)
    assert not driver.arm(), "there is room"
    assert driver.send(frame) and driver.free_count < 64


def test_events_are_sent_when_the_back_end_wants_them(channels: EventChannels) -> None:
    backend = Backend()
    driver = attached(backend)
    before = channels.notified
    driver.send(bytes(60))
    assert channels.notified == before + 1
    driver.send(bytes(60))
    assert channels.notified == before + 1, "it is still at work"
    backend.serve()
    driver.send(bytes(60))
    assert channels.notified == before + 2


# A back end that goes


@pytest.mark.parametrize("state", [CLOSING, CLOSED, None])
@pytest.mark.parametrize("domain", [0, 3])
def test_a_back_end_that_comes_back_is_connected_again(state: str | None, domain: int, channels: EventChannels) -> None:
    backend = Backend()
    driver = attached(backend)
    for seed in range(64):
        driver.send(frame_of(60, seed))
    backend.deliver(frame_of(60))
    backend.unplug(state)
    driver.backend_changed()
    assert not channels.open and not channels.watched
    assert driver.send(frame_of(60)) and driver.receive() is None and not driver.has_work() and driver.arm()
    backend.domain = domain
    backend.plug()
    driver.backend_changed()
    assert list(channels.open.values()) == [domain] and channels.watched == set(channels.open)
    assert len(backend.grants.entries) == 98, "grants to the old back end are left"
    assert is_idle(driver) and driver.receive() is None
    assert driver.send(frame_of(1514, 5))
    backend.serve()
    assert backend.sent == [frame_of(1514, 5)]
    backend.deliver(frame_of(99))
    assert driver.receive() == frame_of(99)


def test_a_device_that_was_made_anew_behind_our_back_is_connected_again() -> None:
    backend = Backend()
    driver = attached(backend)
    backend.unplug(None)
    backend.plug()
    driver.backend_changed()
    backend.deliver(frame_of(99))
    assert driver.receive() == frame_of(99)


def test_a_smaller_mtu_is_a_panic() -> None:
    backend = Backend()
    driver = attached(backend)
    backend.unplug()
    driver.backend_changed()
    backend.mtu = "1400"
    backend.plug()
    with pytest.raises(Panic, match="smaller MTU"):
        driver.backend_changed()


def test_a_back_end_that_keeps_our_pages_is_a_panic() -> None:
    backend = Backend()
    driver = attached(backend)
    backend.unplug()
    driver.backend_changed()
    backend.plug()
    backend.grants.in_use = True
    with pytest.raises(Panic, match="a network back end keeps pages"):
        driver.backend_changed()


def test_a_back_end_that_does_not_connect_is_named() -> None:
    with pytest.raises(Panic, match=r"the network back end does not connect \(it is in state 2\)"):
        attached(Backend(connects=False))


def test_a_back_end_of_an_impossible_domain_is_named() -> None:
    with pytest.raises(Panic, match="impossible domain"):
        attached(Backend(domain=65536))


# A back end that lies


@pytest.mark.parametrize("status, offset", [(-1, 0), (-32768, 0), (0, 0), (13, 0), (1515, 0), (4097, 0), (32767, 0), (100, 4000), (100, 65535)])
def test_a_length_that_makes_no_sense_drops_the_frame(status: int, offset: int) -> None:
    backend = Backend()
    driver = attached(backend)
    backend.deliver(b"x", status=status, offset=0)
    model.write(backend.incoming + 64 + (backend.delivered - 1) % 256 * 8 + 2, offset.to_bytes(2, "little"))
    backend.deliver(frame_of(60))
    assert driver.receive() == frame_of(60) and driver.receive() is None


def test_a_frame_that_is_too_long_in_parts_is_dropped_whole() -> None:
    backend = Backend()
    driver = attached(backend)
    backend.deliver(frame_of(1000), frame_of(600))
    backend.deliver(frame_of(1000), b"", frame_of(60))
    backend.deliver(frame_of(1000), frame_of(500))
    assert driver.receive() == frame_of(1000) + frame_of(500) and driver.receive() is None


def test_a_frame_without_its_end_is_dropped_with_the_rest_of_it() -> None:
    backend = Backend()
    driver = attached(backend)
    backend.deliver(frame_of(1000), flags=MORE_DATA)
    assert driver.receive() is None
    backend.deliver(frame_of(400))
    assert driver.receive() is None
    backend.deliver(frame_of(60))
    assert driver.receive() == frame_of(60)


def test_checksums_of_tcp_are_left_to_the_back_end_which_vouches_for_others() -> None:
    backend = Backend()
    driver = attached(backend)
    assert driver.adds_sums
    tcp = bytes(12) + b"\x08\x00" + bytes(9) + b"\x06" + bytes(40)
    for frame in (tcp, tcp[:23] + b"\x11" + tcp[24:], tcp):
        assert driver.send(frame)
    backend.take()
    assert backend.sent_flags == [WITHOUT_CHECKSUM, 0, WITHOUT_CHECKSUM]
    for flags in (1, 0, 3, 2, 0):
        backend.deliver(frame_of(60), flags=flags)
        assert driver.receive() == frame_of(60) and driver.is_verified == (flags != 0)


def test_extra_information_that_nobody_asked_for_drops_the_frame() -> None:
    backend = Backend()
    driver = attached(backend)
    backend.deliver(frame_of(100), flags=EXTRA_INFO)
    backend.deliver(frame_of(60))
    assert driver.receive() == frame_of(60)


@pytest.mark.parametrize("identity", [1, 63, 64, 65535])
def test_an_answer_for_a_frame_that_is_not_under_way_is_a_panic(identity: int) -> None:
    backend = Backend()
    driver = attached(backend)
    driver.send(bytes(60))
    backend.take()
    backend.answer(identity)
    with pytest.raises(Panic, match="does not have"):
        driver.arm()


@pytest.mark.parametrize("extra", [1, 255, 256, 1 << 31, (1 << 32) - 65])
def test_more_answers_than_requests_are_a_panic(extra: int) -> None:
    backend = Backend()
    driver = attached(backend)
    model.store(backend.incoming + 8, 4, (64 + extra) & 0xFFFFFFFF)
    with pytest.raises(Panic, match="more than it was asked"):
        while driver.has_work():
            driver.receive()
    backend = Backend()
    driver = attached(backend)
    model.store(backend.outgoing + 8, 4, extra)
    with pytest.raises(Panic, match="more than it was asked"):
        driver.arm()


@settings(max_examples=100, deadline=None)
@given(strategies.binary(max_size=4096), strategies.binary(max_size=4096), strategies.integers(0, 70), strategies.integers(0, 30))
def test_a_back_end_that_scribbles_over_its_rings_breaks_nothing_else(out: bytes, into: bytes, answers: int, frames: int) -> None:
    backend = Backend(mtu="9000")
    driver = attached(backend)
    for seed in range(20):
        driver.send(frame_of(3000, seed))
    model.write(backend.outgoing, out)
    model.write(backend.incoming, into)
    model.store(backend.outgoing + 8, 4, answers)
    model.store(backend.incoming + 8, 4, frames)
    try:
        for _ in range(100):
            frame = driver.receive()
            assert frame is None or 14 <= len(frame) <= 9014
        driver.arm()
        driver.send(frame_of(9014))
    except Panic:
        pass
    assert 0 <= driver.free_count <= 64
    taken = [int(buffer) for buffer in driver.free_buffers._items[: driver.free_count]]
    assert len(set(taken)) == driver.free_count and not any(int(driver.with_backend[buffer]) for buffer in taken)
