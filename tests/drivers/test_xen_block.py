"""blkfront against a back end double: data arrive where they belong, requests survive a reconnect, and a back end that lies
ends in an error or a panic."""

from __future__ import annotations

import errno
from typing import Any

import pytest
from hypothesis import given, settings, strategies

from tests.drivers.xen_block_double import BACKEND, PATH, Backend
from tests.drivers.xen_double import CLOSED, CLOSING, INIT_WAIT, INITIALISING, EventChannels, install
from tests.support.imports import load

unsafe = load("unsafe")
model = unsafe.machine_model
machine = load("machine")
heap = load("runtime.memory.heap")
block = load("runtime.drivers.xen.block")
Panic = load("runtime.panic").Panic
Buffer = unsafe.PlacedBuffer

SIZE = 2 << 20


@pytest.fixture(autouse=True)
def channels(monkeypatch: pytest.MonkeyPatch) -> EventChannels:
    return install(monkeypatch, block)


def attached(backend: Backend) -> Any:
    model.reset(0x100000, SIZE, garbage=0xA5)
    heap.initialize(machine.u64(0x100000), machine.u64(0x100000 + SIZE))
    backend.plug()
    return block.XenBlockDevice(backend.store, PATH, backend.grants)


def finish(backend: Backend, driver: Any) -> tuple[int, int]:
    """Submit, serve, and the one request that finishes."""
    driver.submit()
    backend.serve()
    result = driver.finished()
    assert result is not None and driver.finished() is None
    return result


def is_idle(driver: Any) -> bool:
    """Whether nothing is under way, and nothing has been lost."""
    return (driver.free_number_count == 32 and driver.free_page_count == 64
            and sorted(driver.free_pages._items) == list(range(64)) and not any(driver.states._items)
            and all(pieces.count == 0 for pieces in driver.pieces._items))


def test_what_the_back_end_says_is_what_the_driver_says() -> None:
    backend = Backend()
    driver = attached(backend)
    assert (driver.size, driver.sector_size, driver.is_read_only) == (512 * 1024, 512, False)
    assert driver.can_flush and driver.can_discard and driver.most_bytes == 32 * 4096
    assert backend.store.values[PATH + "/state"] == "4"
    assert (BACKEND + "/state", PATH) in backend.store.watches
    plain = attached(Backend(properties={"sector-size": "4096", "info": "4"}))
    assert plain.sector_size == 4096 and plain.is_read_only
    assert not plain.can_flush and not plain.can_discard and plain.most_bytes == 11 * 4096


@pytest.mark.parametrize("length", [512, 4096, 4608, 11 * 4096, 11 * 4096 + 512, 32 * 4096])
def test_reads_and_writes_of_every_length(length: int) -> None:
    backend = Backend()
    driver = attached(backend)
    buffer = Buffer(b"\xEE" * (length + 10))
    number = driver.start_read(1024, buffer, 3, length)
    assert finish(backend, driver) == (number, 0)
    assert buffer.contents() == b"\xEE" * 3 + backend.disk[1024 : 1024 + length] + b"\xEE" * 7
    data = bytes(range(251)) * (length // 251 + 1)
    number = driver.start_write(512, data, 0, length)
    before = bytes(backend.disk)
    assert finish(backend, driver) == (number, 0)
    assert backend.disk == before[:512] + data[:length] + before[512 + length :]
    assert backend.served_indirect == (2 if length > 11 * 4096 else 0) and is_idle(driver)


def test_pieces_of_any_length_make_whole_sectors() -> None:
    backend = Backend()
    driver = attached(backend)
    buffers = [Buffer(100), Buffer(4095), Buffer(1000)]
    driver.start_read_into(512, [(buffers[0], 0, 100), (buffers[1], 0, 4095), (buffers[2], 30, 925)])
    assert finish(backend, driver)[1] == 0
    assert buffers[0].contents() + buffers[1].contents() + buffers[2].contents()[30:955] == backend.disk[512:5632]
    driver.start_write_from(0, [(b"header", 0, 6), (Buffer(b"b" * 506), 0, 506), (b"tail" * 128, 0, 512)])
    assert finish(backend, driver)[1] == 0
    assert backend.disk[:1024] == b"header" + b"b" * 506 + b"tail" * 128


def test_flush_and_discard_reach_the_back_end() -> None:
    backend = Backend()
    driver = attached(backend)
    driver.start_flush()
    assert finish(backend, driver)[1] == 0 and backend.flushes == 1
    driver.start_discard(1024, 2048)
    assert finish(backend, driver)[1] == 0 and backend.discarded == [(2, 4)]


@pytest.mark.parametrize(
    ("offset", "start", "length"),
    [(1, 0, 512), (0, 0, 511), (0, 0, 0), (0, 0, -512), (-512, 0, 512), (1 << 19, 0, 512), (1 << 62, 0, 512),
     (0, -1, 512), (0, 1, 1 << 18), (0, 0, 33 * 4096)],
)
def test_impossible_requests_are_refused_before_anything_is_sent(offset: int, start: int, length: int) -> None:
    backend = Backend()
    driver = attached(backend)
    for request in (
        lambda: driver.start_read(offset, Buffer(1 << 18), start, length),
        lambda: driver.start_write_from(offset, [(bytes(1 << 18), start, length)]),
    ):
        with pytest.raises(ValueError):
            request()
    assert is_idle(driver)
    with pytest.raises(ValueError):
        driver.start_read_into(0, [(Buffer(512), 0, 512)] * 17)


def test_what_the_device_cannot_do_is_refused() -> None:
    driver = attached(Backend(properties={"sector-size": "512", "info": "4"}))
    for request, code in (
        (lambda: driver.start_write(0, bytes(512), 0, 512), errno.EROFS),
        (lambda: driver.start_discard(0, 512), errno.EROFS),
        (driver.start_flush, errno.ENOTSUP),
    ):
        with pytest.raises(OSError) as caught:
            request()
        assert caught.value.errno == code


def test_requests_are_under_way_together_and_a_full_queue_refuses() -> None:
    backend = Backend()
    driver = attached(backend)
    buffers = [Buffer(1024) for _ in range(33)]
    numbers = [driver.start_read(1024 * i, buffers[i], 0, 1024) for i in range(33)]
    assert numbers[32] == -1 and len(set(numbers)) == 33
    driver.submit()
    backend.fetch()
    order = []
    while backend.held:
        order.append(backend.serve_one(len(backend.held) // 2))
    assert [driver.finished() for _ in order] == [(number, 0) for number in order]
    assert is_idle(driver)
    for i in range(32):
        assert buffers[i].contents() == backend.disk[1024 * i : 1024 * i + 1024]
    assert driver.start_read(0, Buffer(1 << 17), 0, 1 << 17) >= 0
    assert driver.start_read(0, Buffer(1 << 17), 0, 1 << 17) == -1, "the pool has 64 pages"


def test_events_are_asked_for_one_by_one() -> None:
    backend = Backend()
    driver = attached(backend)
    driver.start_read(0, Buffer(512), 0, 512)
    assert driver.arm(), "arming shows the back end what is queued"
    backend.serve()
    assert backend.events == 1 and driver.has_work() and not driver.arm()
    assert driver.finished() and driver.arm()


@pytest.mark.parametrize("status", [-1, -2, 1, -32768, 256])
def test_errors_of_the_back_end_are_reported(status: int) -> None:
    backend = Backend()
    driver = attached(backend)
    for start in (lambda: driver.start_read(0, Buffer(512), 0, 512), lambda: driver.start_write(0, bytes(512), 0, 512),
                  driver.start_flush, lambda: driver.start_discard(0, 512)):
        number = start()
        driver.submit()
        backend.fetch()
        backend.serve_one(status=status)
        assert driver.finished() == (number, errno.ENOTSUP if status == -2 else errno.EIO)
    assert is_idle(driver)


def test_a_failed_read_leaves_the_buffer_alone() -> None:
    backend = Backend()
    driver = attached(backend)
    buffer = Buffer(b"k" * 512)
    driver.start_read(0, buffer, 0, 512)
    driver.submit()
    backend.fetch()
    backend.serve_one(status=-1)
    assert driver.finished()[1] == errno.EIO and buffer.contents() == b"k" * 512


@pytest.mark.parametrize("number", [1, 31, 32, 1 << 32, (1 << 64) - 1])
def test_an_id_that_is_not_under_way_is_a_panic(number: int) -> None:
    backend = Backend()
    driver = attached(backend)
    driver.start_read(0, Buffer(512), 0, 512)
    driver.submit()
    backend.fetch()
    backend.answer(number, 0, 0)
    with pytest.raises(Panic, match="does not have"):
        driver.finished()


def test_too_many_answers_are_a_panic() -> None:
    backend = Backend()
    driver = attached(backend)
    number = driver.start_read(0, Buffer(512), 0, 512)
    driver.submit()
    backend.fetch()
    backend.serve_one()
    assert driver.finished() == (number, 0)
    backend.answer(number, 0, 0)
    with pytest.raises(Panic, match="more than it was asked"):
        driver.finished()


@pytest.mark.parametrize("state", [CLOSING, CLOSED, None])
@pytest.mark.parametrize("domain", [0, 3])
def test_requests_are_sent_again_after_a_reconnect(state: str | None, domain: int, channels: EventChannels) -> None:
    backend = Backend()
    driver = attached(backend)
    buffers = [Buffer(512), Buffer(12 * 4096), Buffer(512)]
    started = [driver.start_read(512, buffers[0], 0, 512), driver.start_read(0, buffers[1], 0, 12 * 4096),
               driver.start_write(65536, b"w" * 512, 0, 512), driver.start_flush()]
    driver.submit()
    backend.fetch()
    assert backend.serve_one() == started[0] and driver.finished() == (started[0], 0)
    answered_unseen = backend.serve_one()
    backend.unplug(state)
    driver.backend_changed()
    assert not channels.open and not channels.watched
    assert not driver.is_connected and not driver.has_work() and driver.finished() is None and driver.arm()
    started.append(driver.start_read(1024, buffers[2], 0, 512))
    assert started[-1] >= 0, "without a back end requests wait"
    backend.domain = domain
    backend.plug()
    driver.backend_changed()
    assert driver.is_connected and list(channels.open.values()) == [domain] and channels.watched == set(channels.open)
    assert len(backend.grants.entries) == 65, "grants to the old back end are left"
    backend.serve()
    results = dict(driver.finished() for _ in range(4))
    assert driver.finished() is None and is_idle(driver)
    assert results == {number: 0 for number in started[1:]} and answered_unseen in results
    assert buffers[1].contents() == backend.disk[: 12 * 4096]
    assert buffers[2].contents() == backend.disk[1024:1536] and backend.disk[65536:66048] == b"w" * 512


def test_a_back_end_that_comes_late_is_waited_for_at_the_start() -> None:
    backend = Backend(connects=False)
    backend.plug()
    values = backend.store.values
    values[BACKEND + "/state"] = INITIALISING
    steps = iter([(BACKEND + "/state", INITIALISING), (BACKEND + "/state", INIT_WAIT)])

    def meanwhile() -> bool:
        path, value = next(steps, ("", ""))
        if not path:
            backend.connects = True
            backend.look(PATH + "/state")
        else:
            values[path] = value
        return True

    backend.store.meanwhile = meanwhile
    model.reset(0x100000, SIZE, garbage=0xA5)
    heap.initialize(machine.u64(0x100000), machine.u64(0x100000 + SIZE))
    driver = block.XenBlockDevice(backend.store, PATH, backend.grants)
    assert driver.is_connected and driver.size == 512 * 1024


def test_a_device_that_was_made_anew_behind_our_back_is_connected_again(channels: EventChannels) -> None:
    backend = Backend()
    driver = attached(backend)
    buffer = Buffer(512)
    number = driver.start_read(512, buffer, 0, 512)
    driver.submit()
    # Gone and back before anybody has looked: both folders are new.
    backend.unplug(None)
    backend.plug()
    driver.backend_changed()
    assert driver.is_connected and len(channels.open) == 1
    assert finish(backend, driver) == (number, 0) and buffer.contents() == backend.disk[512:1024]


def test_a_device_that_goes_while_it_is_offered_waits_for_the_next(channels: EventChannels) -> None:
    backend = Backend()
    driver = attached(backend)
    backend.unplug()
    driver.backend_changed()
    backend.plug()
    backend.store.is_gone = True
    driver.backend_changed()
    assert not driver.is_connected and not channels.open
    backend.store.is_gone = False
    driver.backend_changed()
    assert driver.is_connected and len(channels.open) == 1


def test_a_back_end_that_comes_back_late_is_waited_for() -> None:
    backend = Backend()
    driver = attached(backend)
    backend.unplug(None)
    driver.backend_changed()
    backend.plug()
    backend.store.values[BACKEND + "/state"] = "1"
    driver.backend_changed()
    assert not driver.is_connected and (BACKEND + "/state", PATH) in backend.store.watches
    backend.store.values[BACKEND + "/state"] = INIT_WAIT
    driver.backend_changed()
    driver.backend_changed()
    assert driver.is_connected


@pytest.mark.parametrize("state", ["4", "7", "8", "99"])
@pytest.mark.parametrize("sectors", ["0", "1", "999999999999999999", "many"])
def test_a_disk_that_is_resized_while_it_is_connected_keeps_its_size(state: str, sectors: str) -> None:
    """States 7 and 8 are Reconfiguring and Reconfigured; 99 is none."""
    backend = Backend()
    driver = attached(backend)
    size = driver.size
    number = driver.start_write(size - 512, b"w" * 512, 0, 512)
    backend.store.values[BACKEND + "/sectors"] = sectors
    backend.store.values[BACKEND + "/state"] = state
    driver.backend_changed()
    assert driver.is_connected and driver.size == size
    driver.submit()
    backend.serve()
    assert driver.finished() == (number, 0) and backend.disk[size - 512 : size] == b"w" * 512


def test_requests_can_be_abandoned() -> None:
    backend = Backend()
    driver = attached(backend)
    started = {driver.start_read(0, Buffer(512), 0, 512), driver.start_flush()}
    backend.unplug()
    driver.backend_changed()
    driver.abandon()
    assert driver.has_work() and not driver.arm()
    assert {driver.finished(), driver.finished()} == {(number, errno.EIO) for number in started}
    assert driver.finished() is None and is_idle(driver)


def test_a_request_that_the_next_back_end_cannot_take_fails() -> None:
    backend = Backend()
    driver = attached(backend)
    long, short = driver.start_read(0, Buffer(1 << 17), 0, 1 << 17), driver.start_read(0, Buffer(512), 0, 512)
    backend.unplug()
    driver.backend_changed()
    backend.properties["feature-max-indirect-segments"] = "0"
    backend.plug()
    driver.backend_changed()
    backend.serve()
    assert [driver.finished(), driver.finished(), driver.finished()] == [(long, errno.EIO), (short, 0), None]


def test_another_disk_is_a_panic() -> None:
    for change in ({"disk": bytearray(512)}, {"properties": {"sector-size": "4096"}}):
        backend = Backend()
        driver = attached(backend)
        backend.unplug()
        driver.backend_changed()
        for name, value in change.items():
            setattr(backend, name, value)
        backend.plug()
        with pytest.raises(Panic, match="another disk"):
            driver.backend_changed()


def test_a_back_end_that_keeps_our_pages_is_a_panic() -> None:
    backend = Backend()
    driver = attached(backend)
    backend.unplug()
    driver.backend_changed()
    backend.plug()
    backend.grants.in_use = True
    with pytest.raises(Panic, match="keeps pages"):
        driver.backend_changed()


def test_a_back_end_that_does_not_connect_is_named() -> None:
    with pytest.raises(Panic, match=r"the block back end does not connect \(it is in state 2\)"):
        attached(Backend(connects=False))


@pytest.mark.parametrize(
    ("properties", "message"),
    [
        ({}, "sector size"),
        ({"sector-size": "0"}, "sector size"),
        ({"sector-size": "513"}, "sector size"),
        ({"sector-size": "8192"}, "sector size"),
        ({"sector-size": "-512"}, "sector size"),
        ({"sector-size": "512", "sectors": "9" * 18}, "impossible size"),
        ({"sector-size": "512", "sectors": "0"}, "impossible size"),
        ({"sector-size": "512", "sectors": "-8"}, "impossible size"),
        ({"sector-size": "512", "sectors": "\u0663"}, "impossible size"),
    ],
)
def test_a_back_end_that_cannot_be_used_is_named(properties: dict[str, str], message: str) -> None:
    with pytest.raises(Panic, match=message):
        attached(Backend(properties=properties))


@settings(max_examples=60, deadline=None)
@given(strategies.lists(
    strategies.tuples(strategies.sampled_from("rwfsoupx"), strategies.integers(0, 40), strategies.integers(1, 100)), max_size=50))
def test_any_mix_of_requests_and_reconnects_leaves_the_disk_as_it_should_be(script: list[tuple[str, int, int]]) -> None:
    backend = Backend()
    driver = attached(backend)
    expected = bytearray(backend.disk)
    under_way: dict[int, Any] = {}
    touched: set[int] = set()  # sectors of requests under way: those that overlap may overtake each other

    def drain() -> None:
        driver.submit()
        if backend.ring:
            backend.serve()
        while (result := driver.finished()) is not None:
            number, status = result
            assert status == 0
            sectors, buffer, content = under_way.pop(number)
            touched.difference_update(sectors)
            assert buffer is None or buffer.contents() == content

    for operation, sector, count in script:
        count = min(count, 256)
        sectors = set(range(sector, sector + count))
        if operation in "rw" and not sectors & touched:
            offset, length = sector * 512, count * 512
            if operation == "r":
                buffer = Buffer(length)
                number = driver.start_read(offset, buffer, 0, length)
                entry = (sectors, buffer, bytes(expected[offset : offset + length]))
            else:
                data = bytes([count]) * length
                number = driver.start_write(offset, data, 0, length)
                entry = (sectors, None, None)
                if number >= 0:
                    expected[offset : offset + length] = data
            if number >= 0:
                under_way[number] = entry
                touched |= sectors
        elif operation == "f":
            number = driver.start_flush()
            if number >= 0:
                under_way[number] = (set(), None, None)
        elif operation == "o" and backend.ring:
            driver.submit()
            backend.fetch()
            if backend.held:
                backend.serve_one(sector % len(backend.held))
        elif operation == "u" and backend.ring:
            backend.unplug([CLOSING, CLOSED, None][sector % 3])
            driver.backend_changed()
        elif operation == "p" and not backend.ring:
            backend.plug()
            driver.backend_changed()
        elif operation in "sx":
            drain()
    if not backend.ring:
        backend.plug()
        driver.backend_changed()
    drain()
    assert not under_way and backend.disk == expected and is_idle(driver)


@settings(max_examples=60, deadline=None)
@given(strategies.binary(max_size=4096), strategies.integers(0, 40))
def test_a_back_end_that_scribbles_over_its_ring_breaks_nothing_else(noise: bytes, answers: int) -> None:
    backend = Backend()
    driver = attached(backend)
    for i in range(20):
        driver.start_read(512 * i, Buffer(512), 0, 512)
    driver.submit()
    model.write(backend.ring, noise)
    model.store(backend.ring + 8, 4, answers)
    finished = 0
    try:
        while driver.finished() is not None:
            finished += 1
    except Panic:
        pass
    assert finished <= 20 and driver.free_number_count == 12 + finished and driver.free_page_count == 44 + finished
