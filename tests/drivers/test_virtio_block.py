"""The virtio-blk driver against a device double: data arrive where they belong, and a hostile device ends in an error or a panic."""

from __future__ import annotations

import errno
from typing import Any

import pytest
from hypothesis import given, settings, strategies

from tests.drivers.virtio_block_double import (
    ALL_BLOCK_FEATURES,
    BLK_SIZE,
    DISCARD,
    FLUSH,
    RO,
    SEG_MAX,
    SIZE_MAX,
    BlockDouble,
)
from tests.drivers.virtio_double import EVENT_IDX, VERSION_1, MmioSlot, Queue
from tests.support.imports import load

unsafe = load("unsafe")
model = unsafe.machine_model
machine = load("machine")
heap = load("runtime.memory.heap")
mmio = load("runtime.drivers.virtio.mmio")
block = load("runtime.drivers.virtio.block")
Panic = load("runtime.panic").Panic
Buffer = unsafe.PlacedBuffer

SLOTS = 0xFEB00000
SIZE = 1 << 20


def attached(device: BlockDouble) -> Any:
    """The driver of a device in slot 3."""
    model.reset(0x100000, SIZE, garbage=0xA5)
    heap.initialize(machine.u64(0x100000), machine.u64(0x100000 + SIZE))
    for number in range(24):
        model.devices.append((SLOTS + 512 * number, 512, MmioSlot(device if number == 3 else None)))
    [transport] = mmio.find_mmio_devices(machine.u64(SLOTS), block.BLOCK_DEVICE)
    return block.VirtioBlockDevice(transport)


def finish(driver: Any) -> tuple[int, int]:
    """Submit, and the one request that finishes."""
    driver.submit()
    result = driver.finished()
    assert result is not None and driver.finished() is None
    return result


FEATURE_SETS = [
    ALL_BLOCK_FEATURES, VERSION_1, VERSION_1 | SEG_MAX, VERSION_1 | EVENT_IDX | SEG_MAX | SIZE_MAX, VERSION_1 | BLK_SIZE | RO]


@pytest.mark.parametrize("features", FEATURE_SETS)
def test_what_the_device_says_is_what_the_driver_says(features: int) -> None:
    device = BlockDouble(offered=features | 1 << 4 | 1 << 10 | 1 << 11 | 1 << 12 | 1 << 14, size_max=4096)
    driver = attached(device)
    assert device.features == features, "a feature was accepted that the driver does not handle"
    assert device.status == 15
    assert driver.size == 65536 and driver.sector_size == 512
    assert driver.is_read_only == bool(features & RO)
    assert driver.can_flush == bool(features & FLUSH)
    assert driver.can_discard == bool(features & DISCARD)


def test_larger_sectors_are_reported_and_a_last_part_of_one_is_not() -> None:
    driver = attached(BlockDouble(block_size=4096, disk=bytearray(3 * 4096 + 512)))
    assert driver.sector_size == 4096 and driver.size == 3 * 4096
    with pytest.raises(ValueError, match="whole sectors"):
        driver.start_read(512, Buffer(4096), 0, 4096)
    with pytest.raises(ValueError, match="outside"):
        driver.start_read(3 * 4096, Buffer(4096), 0, 4096)


def test_a_read_brings_the_bytes_of_the_disk_and_no_others() -> None:
    device = BlockDouble()
    driver = attached(device)
    buffer = Buffer(b"\xEE" * 2000)
    number = driver.start_read(1024, buffer, 100, 1536)
    assert number >= 0 and finish(driver) == (number, 0)
    assert buffer.contents() == b"\xEE" * 100 + device.disk[1024:2560] + b"\xEE" * 364


def test_a_write_comes_from_bytes_and_from_bytearrays() -> None:
    device = BlockDouble()
    driver = attached(device)
    before = bytes(device.disk)
    first, second = bytes(range(256)) * 4, Buffer(b"s" * 1000)
    number = driver.start_write(512, first, 512, 512)
    assert finish(driver) == (number, 0)
    assert device.disk[512:1024] == first[512:]
    number = driver.start_write(2048, second, 400, 512)
    assert finish(driver) == (number, 0)
    assert device.disk == before[:512] + first[512:] + before[1024:2048] + b"s" * 512 + before[2560:]


def test_pieces_of_any_length_make_whole_sectors() -> None:
    device = BlockDouble()
    driver = attached(device)
    buffers = [Buffer(100), Buffer(1), Buffer(1000)]
    driver.start_read_into(512, [(buffers[0], 0, 100), (buffers[1], 0, 1), (buffers[2], 30, 923)])
    assert finish(driver)[1] == 0
    assert buffers[0].contents() + buffers[1].contents() + buffers[2].contents()[30:953] == device.disk[512:1536]
    driver.start_write_from(0, [(b"header", 0, 6), (Buffer(b"b" * 506), 0, 506), (b"tail" * 128, 0, 512)])
    assert finish(driver)[1] == 0
    assert device.disk[:1024] == b"header" + b"b" * 506 + b"tail" * 128


def test_flush_and_discard_reach_the_device() -> None:
    device = BlockDouble()
    driver = attached(device)
    assert driver.most_discarded == 16 * 512
    driver.start_flush()
    assert finish(driver)[1] == 0 and device.flushes == 1
    driver.start_discard(1024, 2048)
    assert finish(driver)[1] == 0 and device.discarded == [(2, 4)]
    with pytest.raises(ValueError):
        driver.start_discard(0, 17 * 512)


@pytest.mark.parametrize(
    ("offset", "start", "length"),
    [(1, 0, 512), (0, 0, 511), (0, 0, 0), (0, 0, -512), (-512, 0, 512), (65536, 0, 512), (65024, 0, 1024), (1 << 62, 0, 512),
     (0, -1, 512), (0, 1, 2048), (0, 2048, 512), (0, 0, 1 << 62), (0, 1 << 62, 512)],
)
def test_impossible_requests_are_refused_before_anything_is_sent(offset: int, start: int, length: int) -> None:
    device = BlockDouble()
    driver = attached(device)
    for request in (
        lambda: driver.start_read(offset, Buffer(2048), start, length),
        lambda: driver.start_read_into(offset, [(Buffer(2048), start, length)]),
        lambda: driver.start_write(offset, bytes(2048), start, length),
        lambda: driver.start_write_from(offset, [(bytes(2048), start, length)]),
    ):
        with pytest.raises(ValueError):
            request()
    driver.submit()
    assert device.queues[0].kicks == 0 and driver.free_count == 128
    with pytest.raises(ValueError):
        driver.start_read_into(0, [])


def test_a_read_only_device_is_not_written() -> None:
    driver = attached(BlockDouble(offered=ALL_BLOCK_FEATURES | RO))
    for request in (
        lambda: driver.start_write(0, bytes(512), 0, 512),
        lambda: driver.start_write_from(0, [(bytes(512), 0, 512)]),
        lambda: driver.start_discard(0, 512),
    ):
        with pytest.raises(OSError) as caught:
            request()
        assert caught.value.errno == errno.EROFS


def test_what_the_device_cannot_do_is_refused() -> None:
    driver = attached(BlockDouble(offered=VERSION_1))
    for request in (driver.start_flush, lambda: driver.start_discard(0, 512)):
        with pytest.raises(OSError) as caught:
            request()
        assert caught.value.errno == errno.ENOTSUP


@pytest.mark.parametrize("features", FEATURE_SETS[:4])
def test_the_limits_that_the_driver_names_can_be_used(features: int) -> None:
    for seg_max in (1, 2, 3, 7, 126, 1000):
        device = BlockDouble(offered=features, seg_max=seg_max, size_max=512)
        driver = attached(device)
        length = min(driver.most_bytes, 65536)
        pieces = min(driver.most_pieces, length)
        # Lengths that cut as badly as can be.
        buffers = [Buffer(1) for _ in range(pieces - 1)] + [Buffer(length - pieces + 1)]
        assert driver.start_read_into(0, [(buffer, 0, len(buffer)) for buffer in buffers]) >= 0
        assert finish(driver)[1] == 0
        assert b"".join(buffer.contents() for buffer in buffers) == device.disk[:length]
        assert driver.free_count == 128
        with pytest.raises(ValueError):
            driver.start_read_into(0, [(Buffer(512), 0, 512)] * (driver.most_pieces + 1))
        if driver.most_bytes < 65536:
            with pytest.raises(ValueError):
                driver.start_read(0, Buffer(65536), 0, driver.most_bytes + 512)


def test_requests_are_under_way_together_and_a_full_queue_refuses() -> None:
    device = BlockDouble(serves_at_once=False)
    driver = attached(device)
    buffers = [Buffer(512) for _ in range(43)]
    numbers = [driver.start_read(512 * i, buffers[i], 0, 512) for i in range(43)]
    assert numbers[42] == -1 and len(set(numbers)) == 43
    assert driver.start_flush() >= 0 and driver.start_flush() == -1
    driver.submit()
    assert device.queues[0].kicks == 1
    device.fetch()
    order = []
    while device.held:
        order.append(device.serve_one(len(device.held) // 2))
    assert [driver.finished() for _ in order] == [(number, 0) for number in order]
    assert driver.finished() is None and driver.free_count == 128
    for i in range(42):
        assert buffers[i].contents() == device.disk[512 * i : 512 * i + 512]


def test_objects_are_kept_alive_and_then_let_go() -> None:
    device = BlockDouble(serves_at_once=False)
    driver = attached(device)
    buffer, data = Buffer(512), b"d" * 512
    driver.start_read(0, buffer, 0, 512)
    driver.start_write(512, data, 0, 512)
    kept = [*driver.constants._items, *driver.storages._items]
    assert buffer.data in kept and any(item is data for item in kept)
    driver.submit()
    device.serve()
    while driver.finished():
        pass
    assert set(driver.constants._items) == set(driver.storages._items) == {None}
    assert set(driver.starting.constants._items) == set(driver.starting.storages._items) == {None}


def test_interrupts_come_only_when_armed() -> None:
    for features in (ALL_BLOCK_FEATURES, VERSION_1):
        device = BlockDouble(offered=features, serves_at_once=False)
        driver = attached(device)
        driver.disarm()
        driver.start_read(0, Buffer(512), 0, 512)
        assert driver.arm(), "arming shows the device what is queued"
        device.serve()
        assert device.queues[0].interrupts == 1 and driver.has_work()
        driver.disarm()
        assert not driver.arm(), "a finished request is lost in the wait"
        assert device.interrupt == 0
        assert driver.finished() is not None
        assert driver.arm()


def test_a_request_finished_between_arming_and_looking_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    device = BlockDouble(serves_at_once=False)
    driver = attached(device)
    driver.start_read(0, Buffer(512), 0, 512)
    driver.submit()
    device.fetch()

    def fence() -> None:
        if device.held:
            device.serve_one()

    monkeypatch.setattr(unsafe, "fence", fence)
    assert not driver.arm()


@pytest.mark.parametrize("status", [1, 2, 3, 0x80, 0xFF])
def test_errors_of_the_device_are_reported(status: int) -> None:
    device = BlockDouble(serves_at_once=False)
    driver = attached(device)
    for start in (lambda: driver.start_read(0, Buffer(512), 0, 512), lambda: driver.start_write(0, bytes(512), 0, 512),
                  driver.start_flush, lambda: driver.start_discard(0, 512)):
        number = start()
        driver.submit()
        device.fetch()
        device.serve_one(status=status)
        assert driver.finished() == (number, errno.ENOTSUP if status == 2 else errno.EIO)
        assert driver.free_count == 128


def test_a_status_that_the_device_does_not_write_is_an_error() -> None:
    device = BlockDouble(serves_at_once=False)
    driver = attached(device)
    for _ in range(3):
        number = driver.start_write(0, bytes(512), 0, 512)
        driver.submit()
        device.fetch()
        device.give(0, [(device.held.pop()[0], 1)])
        assert driver.finished() == (number, errno.EIO)


@pytest.mark.parametrize("length", [0, 1, 512, 514, 0xFFFFFFFF])
def test_a_read_of_another_length_is_an_error(length: int) -> None:
    device = BlockDouble(serves_at_once=False)
    driver = attached(device)
    number = driver.start_read(0, Buffer(512), 0, 512)
    driver.submit()
    device.fetch()
    device.serve_one(length=length)
    assert driver.finished() == (number, errno.EIO)


@pytest.mark.parametrize("head", [1, 3, 127, 128, 0xFFFFFFFF])
def test_a_head_that_is_not_under_way_is_a_panic(head: int) -> None:
    device = BlockDouble(serves_at_once=False)
    driver = attached(device)
    driver.start_read(0, Buffer(512), 0, 512)
    driver.submit()
    device.fetch()
    device.give(0, [(head, 513)])
    with pytest.raises(Panic, match="not given"):
        driver.finished()


def test_a_head_given_back_twice_is_a_panic() -> None:
    device = BlockDouble(serves_at_once=False)
    driver = attached(device)
    driver.start_read(0, Buffer(512), 0, 512)
    driver.submit()
    device.fetch()
    head = device.serve_one()
    assert driver.finished() == (head, 0)
    device.give(0, [(head, 513)])
    with pytest.raises(Panic, match="not given"):
        driver.finished()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"offered": SEG_MAX}, "no modern interface"),
        ({"accepts_features": False}, "refuses features"),
        ({"queues": [Queue(limit=0)]}, "no usable queue"),
        ({"queues": [Queue(limit=2)]}, "does not take a sector"),
        ({"seg_max": 0}, "does not take a sector"),
        ({"offered": VERSION_1 | SIZE_MAX, "size_max": 511}, "does not take a sector"),
        ({"block_size": 0}, "sector size"),
        ({"block_size": 256}, "sector size"),
        ({"block_size": 513}, "sector size"),
        ({"block_size": 1 << 31}, "sector size"),
        ({"capacity": 1 << 63}, "impossible size"),
    ],
)
def test_a_device_that_cannot_be_used_is_named(change: dict[str, Any], message: str) -> None:
    with pytest.raises(Panic, match=message):
        attached(BlockDouble(**change))


def test_a_size_that_keeps_changing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    device = BlockDouble()
    calls = iter(range(1 << 20))
    monkeypatch.setattr(BlockDouble, "configuration", lambda self: next(calls).to_bytes(8, "big") * 8)
    device.offered = VERSION_1
    with pytest.raises(Panic, match="does not stay the same"):
        attached(device)


@settings(max_examples=60, deadline=None)
@given(
    strategies.sampled_from([ALL_BLOCK_FEATURES, VERSION_1 | SEG_MAX, VERSION_1 | SEG_MAX | SIZE_MAX | EVENT_IDX]),
    strategies.sampled_from([8, 32, 256]),
    strategies.lists(
        strategies.tuples(strategies.sampled_from("rrwwfs"), strategies.integers(0, 31), strategies.integers(1, 4),
                          strategies.integers(1, 511)), max_size=60),
)
def test_any_mix_of_requests_leaves_the_disk_as_it_should_be(features: int, limit: int, script: list[tuple[str, int, int, int]]) -> None:
    device = BlockDouble(offered=features, queues=[Queue(limit=limit)], serves_at_once=False, size_max=600, seg_max=20)
    driver = attached(device)
    expected = bytearray(device.disk)
    under_way: dict[int, Any] = {}

    def drain() -> None:
        driver.submit()
        device.serve()
        while (result := driver.finished()) is not None:
            number, status = result
            assert status == 0
            check = under_way.pop(number)
            if check is not None:
                first, second, content = check
                assert first.contents() + second.contents() == content

    for operation, sector, count, cut in script:
        offset, length = sector * 512, count * 512
        number = -1
        if operation == "r":
            first, second = Buffer(cut), Buffer(length - cut)
            # The device serves in order here, so that earlier writes are seen.
            pieces = [(first, 0, cut), (second, 0, length - cut)]
            if driver.most_pieces >= 2 and length <= driver.most_bytes:
                number = driver.start_read_into(offset, pieces)
            check = (first, second, bytes(expected[offset : offset + length]))
        elif operation == "w" and length <= driver.most_bytes:
            data = bytes([cut & 0xFF]) * length
            number = driver.start_write(offset, data, 0, length)
            check = None
            if number >= 0:
                expected[offset : offset + length] = data
        elif operation == "f" and driver.can_flush:
            number, check = driver.start_flush(), None
        elif operation == "s":
            drain()
        if number >= 0:
            assert number not in under_way
            under_way[number] = check
    drain()
    assert not under_way and device.disk == expected
    assert driver.free_count == driver.queue.size


@settings(max_examples=60, deadline=None)
@given(strategies.binary(max_size=1030), strategies.integers(0, 0xFFFF))
def test_a_device_that_scribbles_over_its_ring_breaks_nothing_else(noise: bytes, index: int) -> None:
    device = BlockDouble(serves_at_once=False)
    driver = attached(device)
    for i in range(20):
        driver.start_read(512 * i, Buffer(512), 0, 512)
    driver.submit()
    queue = device.queues[0]
    model.write(queue.descriptors, noise)
    model.write(queue.used, noise)
    model.store(queue.used + 2, 2, index)
    finished = 0
    try:
        while driver.finished() is not None:
            finished += 1
    except Panic:
        pass
    assert finished <= 20 and driver.free_count == 128 - 60 + 3 * finished


@settings(max_examples=150, deadline=None)
@given(
    strategies.sampled_from([ALL_BLOCK_FEATURES, VERSION_1 | SEG_MAX, VERSION_1 | SEG_MAX | SIZE_MAX | EVENT_IDX]),
    strategies.lists(
        strategies.tuples(
            strategies.sampled_from("rwfdhhhhslitnc"), strategies.integers(0, 127),
            strategies.one_of(strategies.integers(0, 600), strategies.sampled_from([0xFF, 128, 0xFFFF, 0xFFFFFFFF]))),
        max_size=60),
)
def test_a_device_that_lies_now_and_then_corrupts_nothing(features: int, script: list[tuple[str, int, int]]) -> None:
    """What finishes well is right, what is not finished keeps its objects, and every lie is an error or a panic."""
    device = BlockDouble(offered=features, serves_at_once=False, size_max=600)
    driver = attached(device)
    disk = bytearray(device.disk)
    under_way: dict[int, tuple[Any, int, int]] = {}  # number: buffer or None, offset, the errno that must come of it
    answered = 0

    def take_finished() -> None:
        nonlocal answered
        while (result := driver.finished()) is not None:
            number, status = result
            answered -= 1
            assert answered >= 0, "a request finished that the device did not answer"
            buffer, offset, expected = under_way.pop(number)
            assert status == expected
            if buffer is not None and status == 0:
                assert buffer.contents() == disk[offset : offset + 512]
            kept = {id(item) for item in driver.storages._items}
            assert all(id(buffer.data) in kept for buffer, _, _ in under_way.values() if buffer is not None)

    def answer(place: int, status: int | None = None, length: int | None = None) -> None:
        """With what must come of it: a wrong status or length never passes as done."""
        nonlocal answered
        chain = device.held[place][1]
        is_read = len(chain) > 2 and bool(chain[1][2] & 2)
        head = device.serve_one(place, status=status, length=length)
        answered += 1
        expected = 0
        if status not in (None, 0):
            expected = errno.ENOTSUP if status == 2 else errno.EIO
        elif length is not None and (length != 513 if is_read else length > 1):
            expected = errno.EIO
        under_way[head] = (*under_way[head][:2], expected)

    try:
        for action, place, value in script:
            offset = place * 512
            number = -1
            if action == "r":
                buffer = Buffer(512)
                number = driver.start_read(offset, buffer, 0, 512)
                under_way.update({number: (buffer, offset, 0)} if number >= 0 else {})
            elif action == "w":
                # The same bytes as before, so that reads know what to expect whatever overtakes what.
                number = driver.start_write(offset, bytes(disk[offset : offset + 512]), 0, 512)
            elif action == "f" and driver.can_flush:
                number = driver.start_flush()
            elif action == "d" and driver.can_discard:
                number = driver.start_discard(offset, 512)
            elif action == "c":
                take_finished()
            if action in "wfd" and number >= 0:
                under_way[number] = (None, 0, 0)
            driver.submit()
            device.fetch()
            if device.held:
                place %= len(device.held)
                if action == "h":
                    answer(place)
                elif action == "s":
                    answer(place, status=value & 0xFF)
                elif action == "l":
                    answer(place, length=value)
            queue = device.queues[0]
            if action in "it":
                # A head out of the blue, or an index that is too far ahead or behind.
                lie = value if action == "i" else 0
                is_true = action == "i" and lie in {head for head, _ in device.held}
                if not is_true:
                    take_finished()
                    if action == "i":
                        device.give(0, [(lie, 513)])
                    else:
                        model.store(queue.used + 2, 2, (queue.used_index + 129 + value % 65000) & 0xFFFF)
                    with pytest.raises(Panic):
                        take_finished()
                    return
            elif action == "n":
                # Noise over what is the driver's, once the device has read it.
                model.write(queue.descriptors, bytes([value & 0xFF]) * (16 * queue.size))
        while device.held:
            answer(0)
        take_finished()
    except Panic as panic:
        raise AssertionError("a panic without a lie about which requests are done") from panic
    assert not under_way and driver.free_count == driver.queue.size and device.disk == disk


@pytest.mark.parametrize("features", [ALL_BLOCK_FEATURES, VERSION_1])
def test_a_driver_that_polls_is_not_interrupted(features: int) -> None:
    device = BlockDouble(offered=features)
    driver = attached(device)
    for _ in range(300):
        driver.start_read(0, Buffer(512), 0, 512)
        assert finish(driver)[1] == 0
    assert device.queues[0].interrupts == 0, "an interrupt line that nobody acknowledges ends every wait of others on it"
    assert driver.arm()
    driver.disarm()
    for _ in range(300):
        driver.start_read(0, Buffer(512), 0, 512)
        assert finish(driver)[1] == 0
    assert device.queues[0].interrupts == 0
