"""The virtio-net driver against a device double: frames pass, and a hostile device ends in a drop or a panic."""

from __future__ import annotations

from collections import deque

import pytest
from hypothesis import given, settings, strategies

from tests.drivers.virtio_double import (
    COMPLETE,
    CSUM,
    GUEST_CSUM,
    WITHOUT_CHECKSUM,
    ALL_FEATURES,
    BLOCKS,
    EVENT_IDX,
    MAC,
    MAC_ADDRESS,
    MRG_RXBUF,
    MTU,
    VERSION_1,
    MmioSlot,
    NetworkDouble,
    PciConfiguration,
    PciRegisters,
    Queue,
    plain_function,
    virtio_function,
)
from tests.support.imports import load

model = load("unsafe").machine_model
machine = load("machine")
heap = load("runtime.memory.heap")
network = load("runtime.drivers.virtio.network")
qemu = load("runtime.qemu.network")
supervisor = load("runtime.qemu.supervisor")
Panic = load("runtime.panic").Panic
u64 = machine.u64

SLOTS = 0xFEB00000
BAR = 0xFE000000
SIZE = 1 << 20


@pytest.fixture(autouse=True)
def copies_from_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "copy_bytes", lambda address, length: model.read(address, length))


def fresh_machine() -> None:
    model.reset(0x100000, SIZE, garbage=0xA5)
    heap.initialize(u64(0x100000), u64(0x100000 + SIZE))
    qemu.opened = None
    qemu.has_looked = False
    supervisor.enabled_pins.clear()


def on_microvm(device: NetworkDouble, slots: int = 8) -> object:
    """The driver of a device in the last slot of a microvm."""
    fresh_machine()
    model.devices.append((SLOTS + 512 * slots, 512 * (24 - slots), Hole()))
    for number in range(slots):
        slot = MmioSlot(device if number == slots - 1 else None)
        model.devices.append((SLOTS + 512 * number, 512, slot))
    return qemu.open()


def on_q35(device: NetworkDouble, function: bytearray | None = None, bar: int = BAR) -> object:
    """The driver of a device behind a bridge of a q35."""
    fresh_machine()
    functions = {
        0x000000: plain_function(0x29C08086),
        0x00F800: plain_function(0x29188086, header=0x80),
        0x00FA00: plain_function(0x29228086),
        0x000800: plain_function(0x000C1B36, header=1, secondary=1),
        0x010000: virtio_function(bar, BLOCKS) if function is None else function,
    }
    model.ports.append((0xCF8, 8, PciConfiguration(functions)))
    model.devices.append((bar, 0x4000, PciRegisters(device)))
    return qemu.open()


class Hole:
    """Addresses at which nobody answers."""

    def read(self, offset: int, width: int) -> int:
        return (1 << 8 * width) - 1


FEATURE_SETS = [ALL_FEATURES, VERSION_1 | MAC | CSUM, VERSION_1 | MAC | GUEST_CSUM, VERSION_1 | MAC, VERSION_1 | MAC | EVENT_IDX, VERSION_1 | MAC | MRG_RXBUF]


@pytest.mark.parametrize("features", FEATURE_SETS)
@pytest.mark.parametrize("attach", [on_microvm, on_q35])
def test_frames_pass_both_ways(attach: object, features: int) -> None:
    device = NetworkDouble(offered=features | 1 << 7 | 1 << 11 | 1 << 28)
    driver = attach(device)
    assert driver.mac == MAC_ADDRESS and driver.mtu == 1500
    assert device.features == features, "a feature was accepted that the driver does not handle"
    assert device.status == 1 | 2 | 4 | 8
    assert driver.receive() is None and not driver.has_work()
    for round in range(300):
        frame = bytes([round & 0xFF]) * (14 + round * 5 % 1501)
        assert driver.send(frame)
        assert device.sent[-1] == frame
        assert device.deliver(frame) and driver.has_work()
        assert driver.receive() == frame
    assert len(device.sent) == 300


def test_the_device_completes_the_checksums_of_tcp_alone() -> None:
    tcp = bytes(12) + b"\x08\x00" + bytes(9) + b"\x06" + bytes(40)
    udp, arp = tcp[:23] + b"\x11" + tcp[24:], tcp[:12] + b"\x08\x06" + tcp[14:]
    device = NetworkDouble()
    driver = on_microvm(device)
    assert driver.adds_sums
    for _ in range(100):
        for frame in (tcp, udp, arp, tcp[:14], tcp):
            assert driver.send(frame)
    assert device.headers == [WITHOUT_CHECKSUM, COMPLETE, COMPLETE, COMPLETE, WITHOUT_CHECKSUM] * 100
    without = NetworkDouble(offered=ALL_FEATURES & ~CSUM)
    driver = on_microvm(without)
    assert not driver.adds_sums and driver.send(tcp) and without.headers == [COMPLETE]


def test_the_device_vouches_for_a_checksum_only_where_that_was_agreed() -> None:
    for offered, expected in ((ALL_FEATURES, True), (ALL_FEATURES & ~GUEST_CSUM, False)):
        device = NetworkDouble(offered=offered)
        driver = on_microvm(device)
        for flags in (1, 0, 2, 0):
            assert device.deliver(bytes(60), flags) and driver.receive() == bytes(60)
            assert driver.is_verified == (expected and flags != 0)


def test_a_64_bit_region_above_4_gib_works() -> None:
    device = NetworkDouble()
    driver = on_q35(device, bar=0x38_0000_0000)
    assert device.deliver(b"x" * 60) and driver.receive() == b"x" * 60


def test_a_function_with_the_legacy_number_works() -> None:
    device = NetworkDouble()
    driver = on_q35(device, virtio_function(BAR, BLOCKS, identity=0x10001AF4))
    assert driver.send(b"y" * 60) and device.sent == [b"y" * 60]


@settings(max_examples=40, deadline=None)
@given(
    strategies.sampled_from(FEATURE_SETS),
    strategies.lists(strategies.tuples(strategies.sampled_from("dsrtTa"), strategies.integers(14, 1514)), max_size=300),
)
def test_frames_arrive_in_order_and_none_is_lost(features: int, script: list[tuple[str, int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(network, "copy_bytes", lambda address, length: model.read(address, length))
        device = NetworkDouble(offered=features, transmits_at_once=False)
        driver = on_microvm(device)
        arriving: deque[bytes] = deque()
        leaving: list[bytes] = []
        for number, (operation, length) in enumerate(script):
            frame = number.to_bytes(2, "big") + bytes([number & 0xFF]) * (length - 2)
            if operation == "d":
                if device.deliver(frame):
                    arriving.append(frame)
            elif operation == "s":
                if driver.send(frame):
                    leaving.append(frame)
                else:
                    assert device.queues[1].seen == device.queues[1].used_index
                    assert device.available(1) == 64
            elif operation == "r":
                assert driver.receive() == (arriving.popleft() if arriving else None)
            elif operation == "t" and device.available(1):
                device.transmit_one()
            elif operation == "T":
                device.transmit()
            elif operation == "a":
                has_room_again = driver.free_count == 0 and device.queues[1].used_index != int(driver.outgoing.used_index)
                assert driver.arm() == (not arriving and not has_room_again)
                driver.disarm()
        device.transmit()
        assert device.sent == leaving
        while arriving:
            assert driver.receive() == arriving.popleft()
        assert driver.receive() is None


def test_a_full_queue_refuses_until_the_device_has_sent() -> None:
    device = NetworkDouble(transmits_at_once=False)
    driver = on_microvm(device)
    frame = b"f" * 100
    assert all(driver.send(frame) for _ in range(64))
    assert not driver.send(frame)
    assert driver.arm()
    device.transmit_one()
    assert device.queues[1].interrupts == 1 and not driver.has_work()
    assert driver.send(frame) and not driver.send(frame)
    # Sent between the refusal and the wait: no interrupt comes for it.
    device.transmit_one()
    assert not driver.arm()
    assert driver.arm(), "what is done is done"


def test_sent_frames_are_kept_alive_and_then_let_go() -> None:
    device = NetworkDouble(transmits_at_once=False)
    driver = on_microvm(device)
    driver.send(b"k" * 100)
    assert driver.frames[0] == b"k" * 100
    device.transmit()
    driver.arm()
    assert driver.frames[0] is None


def test_frames_of_impossible_size_are_refused() -> None:
    driver = on_microvm(NetworkDouble())
    for length in (0, 13, 1515):
        with pytest.raises(ValueError):
            driver.send(bytes(length))


@pytest.mark.parametrize("features", FEATURE_SETS)
def test_interrupts_come_only_when_armed(features: int) -> None:
    device = NetworkDouble(offered=features)
    driver = on_microvm(device)
    receive = device.queues[0]
    assert driver.arm()
    device.deliver(b"a" * 60)
    assert receive.interrupts == 1 and device.interrupt == 1
    driver.disarm()
    device.deliver(b"b" * 60)
    assert receive.interrupts == 1
    assert not driver.arm(), "work that came before arming is lost in the wait"
    assert device.interrupt == 0, "the interrupt line is still up"
    assert driver.receive() and driver.receive() and driver.receive() is None
    assert driver.arm()
    device.deliver(b"c" * 60)
    assert receive.interrupts >= 2


def test_a_frame_between_arming_and_looking_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The device passes its check of the event index just before the driver's request: only the fence and the second
    look at the used index find the frame."""
    device = NetworkDouble()
    driver = on_microvm(device)
    device.deliver(b"1" * 60)
    # All buffers are back with the device after this, so that arming has nothing to publish.
    assert driver.receive() is not None and driver.receive() is None
    unsafe = load("unsafe")
    late = [b"2" * 60]

    def fence() -> None:
        if late:
            device.deliver(late.pop())

    monkeypatch.setattr(unsafe, "fence", fence)
    assert not driver.arm()
    assert driver.receive() == b"2" * 60


def test_event_indexes_spare_notifications() -> None:
    device = NetworkDouble(transmits_at_once=False)
    driver = on_microvm(device)
    for _ in range(10):
        driver.send(b"n" * 60)
    assert device.queues[1].kicks == 1
    device.transmit()
    driver.send(b"n" * 60)
    assert device.queues[1].kicks == 2


def test_jumbo_frames_are_put_together() -> None:
    device = NetworkDouble(mtu=9000)
    driver = on_microvm(device)
    assert driver.mtu == 9000
    frames = [bytes([n]) * length for n, length in enumerate([9014, 2036, 2037, 4084, 4085, 60])]
    for frame in frames:
        assert device.deliver(frame)
        assert driver.receive() == frame
    for frame in frames[:3]:
        assert device.deliver(frame)
    assert [driver.receive() for _ in range(4)] == [*frames[:3], None]


@pytest.mark.parametrize(("offered", "features"), [(67, MTU), (9001, MTU | MRG_RXBUF), (9000, MTU)])
def test_an_mtu_that_cannot_be_is_not_believed(offered: int, features: int) -> None:
    device = NetworkDouble(mtu=offered, offered=VERSION_1 | MAC | features)
    assert on_microvm(device).mtu == 1500


@pytest.mark.parametrize("length", [0, 11, 12, 25, 2049, 1 << 20, 0xFFFFFFFF])
def test_frames_with_a_wild_length_are_dropped(length: int) -> None:
    device = NetworkDouble()
    driver = on_microvm(device)
    for _ in range(200):
        head, _chain = device.take(0)
        device.give(0, [(head, length)])
        assert driver.receive() is None
    assert device.deliver(b"g" * 60) and driver.receive() == b"g" * 60


@pytest.mark.parametrize("parts", [0, 2, 63, 0xFFFF])
def test_frames_with_a_wild_number_of_buffers_are_dropped(parts: int) -> None:
    device = NetworkDouble()
    driver = on_microvm(device)
    head, [(address, _, _)] = device.take(0)
    model.write(address, bytes(100))
    model.store(address + 10, 2, parts)
    device.give(0, [(head, 100)])
    assert driver.receive() is None
    assert device.deliver(b"g" * 60) and driver.receive() == b"g" * 60


def test_a_merged_frame_longer_than_the_mtu_is_dropped_whole() -> None:
    device = NetworkDouble()
    driver = on_microvm(device)
    assert device.deliver(b"l" * 20000)
    assert device.deliver(b"g" * 60)
    assert driver.receive() == b"g" * 60
    assert driver.receive() is None
    assert device.available(0) == 64


@pytest.mark.parametrize("queue", [0, 1])
@pytest.mark.parametrize("head", [64 * 2, 0xFFFFFFFF, 1 << 16])
def test_a_head_outside_of_the_table_is_a_panic(queue: int, head: int) -> None:
    device = NetworkDouble(transmits_at_once=False)
    driver = on_microvm(device)
    driver.send(b"s" * 60)
    device.take(queue)
    device.give(queue, [(head, 60)])
    with pytest.raises(Panic, match="not given"):
        driver.reclaim() if queue else driver.receive()


def test_a_head_given_back_twice_is_a_panic() -> None:
    device = NetworkDouble(transmits_at_once=False)
    driver = on_microvm(device)
    driver.send(b"s" * 60)
    head, _ = device.take(1)
    device.give(1, [(head, 0), (head, 0)])
    with pytest.raises(Panic, match="not given"):
        driver.reclaim()


def test_a_used_index_that_runs_ahead_is_a_panic() -> None:
    device = NetworkDouble()
    driver = on_microvm(device)
    model.store(device.queues[0].used + 2, 2, 65)
    with pytest.raises(Panic, match="more buffers"):
        driver.receive()


@settings(max_examples=60, deadline=None)
@given(strategies.binary(min_size=0, max_size=600), strategies.integers(0, 0xFFFF))
def test_a_device_that_scribbles_over_its_ring_breaks_nothing_else(noise: bytes, index: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(network, "copy_bytes", lambda address, length: model.read(address, length))
        device = NetworkDouble()
        driver = on_microvm(device)
        queue = device.queues[0]
        model.write(queue.used, noise[: 6 + 8 * queue.size])
        model.store(queue.used + 2, 2, index)
        try:
            for _ in range(100):
                frame = driver.receive()
                assert frame is None or 14 <= len(frame) <= 1514
        except Panic:
            pass


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"offered": MAC}, "no modern interface"),
        ({"offered": VERSION_1}, "no address"),
        ({"accepts_features": False}, "refuses features"),
        ({"queues": [Queue(limit=0), Queue()]}, "no usable queue"),
    ],
)
def test_a_device_that_cannot_be_used_is_named(change: dict[str, object], message: str) -> None:
    with pytest.raises(Panic, match=message):
        on_microvm(NetworkDouble(**change))


def test_a_device_that_does_not_reset_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load("runtime.drivers.virtio.transport"), "RESET_POLLS", 100)
    with pytest.raises(Panic, match="does not reset"):
        on_microvm(NetworkDouble(resets=False))


def test_small_queues_are_used_as_they_are() -> None:
    device = NetworkDouble(queues=[Queue(limit=8), Queue(limit=16)])
    driver = on_microvm(device)
    assert [queue.size for queue in device.queues] == [8, 16]
    for round in range(50):
        assert driver.send(b"q" * 60) and device.deliver(bytes([round]) * 60)
        assert driver.receive() == bytes([round]) * 60


def test_machines_without_a_device_have_none() -> None:
    fresh_machine()
    for number in range(24):
        model.devices.append((SLOTS + 512 * number, 512, MmioSlot(NetworkDouble() if number == 3 else None, version=1)))
    assert qemu.open() is None
    assert on_q35(NetworkDouble(), plain_function(0x10421AF4)) is None


def test_the_device_is_opened_once_and_may_wake_the_machine() -> None:
    driver = on_microvm(NetworkDouble())
    assert qemu.open() is driver
    assert supervisor.enabled_pins == [1 << 12 | 1 << 23]
    function = virtio_function(BAR, BLOCKS)
    function[0x3C] = 11
    on_q35(NetworkDouble(), function)
    assert supervisor.enabled_pins == [0xFF0000 | 1 << 11]


def test_a_device_that_cannot_interrupt_is_named() -> None:
    with pytest.raises(Panic, match="acpi=off"):
        on_microvm(NetworkDouble(), slots=24)


@pytest.mark.parametrize(
    "blocks",
    [
        [],
        BLOCKS[:3],
        [(kind, 6, offset, length) for kind, _, offset, length in BLOCKS],
        [(kind, region, offset, 0) for kind, region, offset, _ in BLOCKS],
        [(kind, region, 0xFFFFFFFF, length) for kind, region, _, length in BLOCKS],
        [(kind, 0, offset, length) for kind, _, offset, length in BLOCKS],
    ],
)
def test_capabilities_that_lead_nowhere_are_a_panic(blocks: list[tuple[int, int, int, int]]) -> None:
    with pytest.raises(Panic, match="without a register block"):
        on_q35(NetworkDouble(), virtio_function(BAR, blocks))


def test_a_loop_of_capabilities_ends() -> None:
    function = virtio_function(BAR, [(9, 4, 0, 16), (9, 4, 0, 16)])
    function[0x50 + 20 + 1] = 0x40
    with pytest.raises(Panic, match="without a register block"):
        on_q35(NetworkDouble(), function)


def test_a_doorbell_outside_of_its_block_is_a_panic() -> None:
    blocks = [*BLOCKS[:3], (2, 4, 0x3000, 4)]
    with pytest.raises(Panic, match="outside of its block"):
        on_q35(NetworkDouble(), virtio_function(BAR, blocks))


def test_the_rings_fit_a_small_machine() -> None:
    fresh_machine()
    before = load("runtime.memory.pages").limit
    device = NetworkDouble()
    model.devices.append((SLOTS, 512 * 24, MmioSlot(device)))
    qemu.open()
    assert (before - load("runtime.memory.pages").limit) * 4096 <= 136 * 1024
