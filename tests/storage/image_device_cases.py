"""storage.image_device on the project's asyncio over a driver double, under CPython.

`python3 image_device_cases.py CASE` runs one case in a process of its own, since the project's asyncio takes the place of
CPython's there (tests/apps_cpython/asyncio_model.py). Time is the double's: waiting for long takes no time.
"""

from __future__ import annotations

import errno
import random
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

SECTOR = 512
EIO = errno.EIO


class DriverDouble:
    """A driver with `room` requests; it ends them, in any order, when the loop waits, as long as `answers` says so."""

    def __init__(self, sectors: int = 64, room: int = 4, most_bytes: int = 4 * SECTOR, most_pieces: int = 3) -> None:
        self.sector_size, self.size, self.is_read_only = SECTOR, sectors * SECTOR, False
        self.can_flush, self.can_discard, self.most_discarded = True, True, 8 * SECTOR
        self.most_bytes, self.most_pieces, self.room = most_bytes, most_pieces, room
        self.disk = bytearray(random.Random(3).randbytes(self.size))
        self.answers = True
        self.statuses: dict[int, int] = {}          # by offset
        self.queued: list[tuple[int, Callable[[], None], int]] = []
        self.submitted: list[tuple[int, Callable[[], None], int]] = []
        self.ended: list[tuple[int, int]] = []
        self.free = list(range(room))
        self.log: list[tuple[str, int]] = []
        self.random = random.Random(5)
        self.refuses: Exception | None = None

    def start(self, kind: str, offset: int, length: int, action: Callable[[], None]) -> int:
        if self.refuses is not None:
            raise self.refuses
        assert offset % SECTOR == length % SECTOR == 0 and 0 <= offset <= self.size - length
        if not self.free:
            return -1
        number = self.free.pop(self.random.randrange(len(self.free)))
        self.log.append((kind, offset))
        self.queued.append((number, action, self.statuses.get(offset, 0)))
        return number

    def start_read(self, offset: int, buffer: bytearray, start: int, length: int) -> int:
        return self.start_read_into(offset, [(buffer, start, length)])

    def start_read_into(self, offset: int, pieces: list[tuple[bytearray, int, int]]) -> int:
        pieces = list(pieces)
        total = sum(length for _, _, length in pieces)
        assert 0 < total <= self.most_bytes and len(pieces) <= self.most_pieces

        def action() -> None:
            at = offset
            for buffer, start, length in pieces:
                buffer[start : start + length] = self.disk[at : at + length]
                at += length

        return self.start("read", offset, total, action)

    def start_write(self, offset: int, data: bytes, start: int, length: int) -> int:
        return self.start_write_from(offset, [(data, start, length)])

    def start_write_from(self, offset: int, pieces: list[tuple[bytes, int, int]]) -> int:
        pieces = list(pieces)
        total = sum(length for _, _, length in pieces)
        assert 0 < total <= self.most_bytes and len(pieces) <= self.most_pieces

        def action() -> None:
            self.disk[offset : offset + total] = b"".join(data[start : start + length] for data, start, length in pieces)

        return self.start("write", offset, total, action)

    def start_flush(self) -> int:
        return self.start("flush", 0, 0, lambda: None)

    def start_discard(self, offset: int, length: int) -> int:
        assert 0 < length <= self.most_discarded
        return self.start("discard", offset, length, lambda: None)

    def check_writable(self) -> None:
        if self.is_read_only:
            raise OSError(errno.EROFS, "the block device is read-only")

    def check_discard(self, offset: int, length: int) -> None:
        if not self.can_discard:
            raise OSError(errno.ENOTSUP, "the block device does not discard")

    def submit(self) -> None:
        self.submitted += self.queued
        self.queued = []

    def finished(self) -> tuple[int, int] | None:
        if not self.ended:
            self.submit()
            return None
        number, status = self.ended.pop(0)
        self.free.append(number)
        return number, status

    def end_one(self) -> None:
        number, action, status = self.submitted.pop(self.random.randrange(len(self.submitted)))
        if status == 0:
            action()
        self.ended.append((number, status))

    def arm(self) -> bool:
        self.submit()
        return not self.ended

    def disarm(self) -> None:
        pass


class Machine:
    """Clock and waiting of the double platform."""

    now = 1

    def monotonic(self) -> int:
        self.now += 1000
        return self.now

    def wait(self, deadline: int) -> None:
        working = [driver for driver in drivers.values() if driver.submitted and driver.answers]
        if working:
            for driver in working:
                for _ in range(driver.random.randint(1, len(driver.submitted))):
                    driver.end_one()
            self.now += 100_000
        else:
            assert deadline < 1 << 62, "the loop would wait for ever"
            self.now = max(self.now, deadline)


drivers: dict[str, DriverDouble] = {"data": DriverDouble(), "other": DriverDouble(room=2)}
driver = drivers["data"]
machine = Machine()


def install() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from apps_cpython import asyncio_model
    from support import imports

    imports.IMAGE_CONSTANTS["BLOCKS"] = "data:write:0"
    asyncio_model.install([])
    asyncio_model.module("runtime.platform", monotonic=machine.monotonic, wait=machine.wait, open_network=lambda: None,
                         NetworkDevice=object, random_bytes=random.randbytes)
    asyncio_model.module("runtime.drivers")
    asyncio_model.module("runtime.drivers.block", BlockDevice=object, frozen=bytes)
    asyncio_model.module("runtime.block_devices", block_device=drivers.get)
    for name in ("asyncio.events",):
        vars(sys.modules[name]).update(monotonic=machine.monotonic, wait=machine.wait)


async def error_of(work: Coroutine[Any, Any, Any]) -> OSError:
    try:
        await work
    except OSError as error:
        return error
    raise AssertionError("no error")


def many_requests_share_little_room() -> None:
    """More readers and writers than requests: all are served, and what is read is what was written."""
    expected = bytearray(driver.disk)

    async def work(task: int) -> None:
        chance = random.Random(task)
        for _ in range(20):
            sector = task * 2 + chance.randrange(2)     # nobody else's
            offset = sector * SECTOR
            if chance.random() < 0.5:
                data = chance.randbytes(SECTOR)
                cut = chance.randrange(1, SECTOR)
                await disk.write(offset, data) if cut % 2 else await disk.write(offset, data[:cut], bytearray(data[cut:]))
                expected[offset : offset + SECTOR] = data
            elif chance.random() < 0.5:
                assert await disk.read(offset, SECTOR) == expected[offset : offset + SECTOR]
            else:
                first, second = bytearray(200), bytearray(312)
                await disk.read_into(offset, first, second)
                assert first + second == expected[offset : offset + SECTOR]
            if chance.random() < 0.1:
                await disk.flush()

    async def main() -> None:
        await asyncio.gather(*[work(task) for task in range(32)])
        assert await disk.read(0, disk.size) == expected == driver.disk, "a read of many requests"

    asyncio.run(main())
    assert len(driver.free) == driver.room


def requests_start_in_the_order_in_which_they_came() -> None:
    async def main() -> None:
        await asyncio.gather(*[disk.read(SECTOR * sector, SECTOR) for sector in range(20)], disk.read(20 * SECTOR, 20 * SECTOR),
                             *[disk.read(SECTOR * sector, SECTOR) for sector in range(40, 60)])

    asyncio.run(main())
    offsets = [offset for _, offset in driver.log]
    assert offsets == sorted(offsets), "a request overtook one that waited for room"


def pieces_of_any_number_and_length() -> None:
    async def main() -> None:
        await disk.write(0, *[bytes([index]) * 64 for index in range(32)])
        assert driver.disk[:2048] == b"".join(bytes([index]) * 64 for index in range(32))
        buffers = [bytearray(100), bytearray(0), bytearray(4096 - 100)]
        await disk.read_into(512, *buffers)
        assert b"".join(buffers) == driver.disk[512:4608]
        many = [bytearray(1) for _ in range(512)]
        await disk.read_into(1024, *many)
        assert b"".join(many) == driver.disk[1024:1536]
        assert await disk.read(512, 0) == b""
        await disk.read_into(512)
        await disk.write(512)
        await disk.write(0, b"")
        await disk.discard(0, 30 * SECTOR)
        assert [entry for entry in driver.log if entry[0] == "discard"] == [("discard", 4096 * index) for index in range(4)]

    asyncio.run(main())


def impossible_requests_are_refused_before_anything_is_sent() -> None:
    async def main() -> None:
        for offset, length in ((1, 512), (0, 100), (-512, 512), (disk.size, 512), (0, disk.size + 512), (0, -512)):
            for request in (lambda: disk.read(offset, length), lambda: disk.discard(offset, length)):
                try:
                    await request()
                except ValueError:
                    continue
                raise AssertionError((offset, length))
        driver.is_read_only = True
        assert (await error_of(disk.write(0, bytes(512)))).errno == errno.EROFS

    asyncio.run(main())
    assert not driver.log


def errors_reach_the_caller_when_everything_has_ended() -> None:
    driver.statuses = {2048: EIO, 512: errno.ENOTSUP}

    async def main() -> None:
        for work in (disk.read(2048, 512), disk.write(2048, bytes(512)), disk.read_into(2048, bytearray(12), bytearray(500)),
                     disk.write(2048, bytes(12), bytes(500))):
            assert str(await error_of(work)) == "[Errno 5] Input/output error"
        assert (await error_of(disk.discard(512, 512))).errno == errno.ENOTSUP
        # Parts 0, 2048, 4096 ..; only one fails.
        assert (await error_of(disk.write(0, bytes(8192)))).errno == EIO
        assert not driver.queued and not driver.submitted, "the error was told while parts were under way"
        assert driver.disk[:2048] == bytes(2048) == driver.disk[4096:6144]
        assert await disk.read(0, 512) == driver.disk[:512]

    asyncio.run(main())


def who_is_cancelled_goes_on_when_the_device_has_let_go() -> None:
    async def main() -> None:
        driver.answers = False
        buffer = bytearray(512)
        works = (disk.read_into(512, buffer), disk.read(0, 512), disk.write(1024, b"w" * 512), disk.write(2048, b"W" * 8192))
        tasks = [asyncio.create_task(work) for work in works]
        await asyncio.sleep(0.1)
        for task in tasks:
            task.cancel()
        await asyncio.sleep(0.1)
        assert not any(task.done() for task in tasks[:3]), "the device still has their buffers"
        tasks[0].cancel()
        driver.answers = True
        for task in tasks:
            try:
                await task
            except asyncio.CancelledError:
                continue
            raise AssertionError("not cancelled")
        assert buffer == driver.disk[512:1024] and driver.disk[1024:1536] == b"w" * 512
        assert not driver.submitted and not driver.queued
        assert await disk.read(0, 512) == driver.disk[:512], "the device goes on working"

    asyncio.run(main())


def cancelled_waits_for_room_do_not_lose_the_wake_ups_of_others() -> None:
    async def main() -> None:
        for chance in range(200):
            order = random.Random(chance)
            tasks = [asyncio.create_task(disk.read(512 * index, 512)) for index in range(20)]
            for _ in range(order.randrange(4)):
                await asyncio.sleep(0)
            doomed = order.sample(tasks, 10)
            for task in doomed:
                task.cancel()
                if order.random() < 0.3:
                    await asyncio.sleep(0)
            for index, task in enumerate(tasks):
                try:
                    assert await task == driver.disk[512 * index : 512 * index + 512]
                except asyncio.CancelledError:
                    assert task in doomed
        assert len(driver.free) == driver.room and disk._for_room.first is None and disk._awaited == 0

    asyncio.run(main())


def a_time_limit_on_a_request() -> None:
    async def main() -> None:
        driver.answers = False
        try:
            async with asyncio.timeout(5):
                await disk.read(0, 512)
        except TimeoutError:
            assert machine.now >= 60_000_000_000, "the buffer was let go of before the device did"
        else:
            raise AssertionError("no timeout")

    asyncio.run(main())


def a_loop_closed_with_requests_under_way_and_another() -> None:
    driver.answers = False
    started = []

    async def leave() -> None:
        started.extend([asyncio.ensure_future(disk.read(512 * index, 512)) for index in range(8)])
        await asyncio.sleep(0.1)

    first = asyncio.new_event_loop()
    first.run_until_complete(leave())
    first.close()
    driver.answers = True

    async def main() -> None:
        parts = await asyncio.gather(*[disk.read(512 * index, 512) for index in range(30)])
        assert b"".join(parts) == driver.disk[: 30 * 512]

    asyncio.run(main())
    asyncio.run(main())
    assert not any(task.done() for task in started)
    assert len(driver.free) == driver.room and disk._awaited == 0


def read_now_among_requests_under_way() -> None:
    async def main() -> None:
        for round in range(50):
            tasks = [asyncio.create_task(disk.read(512 * index, 512)) for index in range(round % 9)]
            await asyncio.sleep(0)
            assert disk.read_now(512 * round, 512 * 12) == driver.disk[512 * round : 512 * (round + 12)]
            parts = await asyncio.gather(*tasks)
            assert b"".join(parts) == driver.disk[: 512 * len(parts)]
        driver.statuses = {0: EIO}
        try:
            disk.read_now(0, 512)
        except OSError as error:
            assert error.errno == EIO
        else:
            raise AssertionError("no error")

    asyncio.run(main())
    assert disk.read_now(512, 1024) == driver.disk[512:1536], "without a loop"


def several_devices() -> None:
    other = open_device("other")
    assert open_device("data") is disk and other is not disk

    async def copy(sector: int) -> None:
        await other.write(sector * 512, await disk.read(sector * 512, 512))

    async def main() -> None:
        await asyncio.gather(*[copy(sector) for sector in range(64)])

    assert drivers["other"].disk[512:] == driver.disk[512:]
    drivers["other"].disk[:] = bytes(64 * 512)
    asyncio.run(main())
    assert drivers["other"].disk == driver.disk
    try:
        open_device("third")
    except OSError as error:
        assert error.errno == errno.ENODEV
    else:
        raise AssertionError("no error")


def a_device_that_does_not_answer() -> None:
    async def main() -> None:
        driver.answers = False
        before = machine.now
        errors = await asyncio.gather(*[error_of(disk.read(512 * index, 512)) for index in range(9)])
        assert {str(error) for error in errors} == {"[Errno 5] the block device does not answer"}
        assert 60e9 <= machine.now - before < 61e9
        before = machine.now
        assert (await error_of(disk.write(0, bytes(512)))).errno == EIO, "it could overtake what is lost"
        assert machine.now - before < 1e9
        try:
            disk.read_now(0, 512)
        except OSError as error:
            assert error.errno == EIO
        driver.answers = True
        while driver.submitted:
            driver.end_one()
        await asyncio.sleep(0.1)
        assert await disk.read(0, 512) == driver.disk[:512]
        driver.answers = False
        try:
            disk.read_now(0, 512)
        except OSError as error:
            assert error.errno == EIO
        else:
            raise AssertionError("no error")

    asyncio.run(main())


def a_device_that_is_slow_but_works_is_waited_for() -> None:
    async def slowly() -> None:
        for _ in range(10):
            await asyncio.sleep(50)
            driver.end_one()

    async def main() -> None:
        driver.answers = False
        task = asyncio.create_task(slowly())
        parts = await asyncio.gather(*[disk.read(512 * index, 512) for index in range(10)])
        assert b"".join(parts) == driver.disk[:5120]
        await task

    asyncio.run(main())


def a_device_that_has_become_another_while_requests_waited() -> None:
    async def main() -> None:
        tasks = [asyncio.create_task(error_of(disk.read(512 * index, 512))) for index in range(5, 12)]
        driver.statuses = {512 * index: EIO for index in range(12)}
        await asyncio.sleep(0)
        driver.refuses = ValueError("block request outside of the device")
        for task in tasks:
            assert (await task).errno == EIO
        driver.refuses, driver.statuses = None, {}
        assert await disk.read(0, 512) == driver.disk[:512]

    asyncio.run(main())


if __name__ == "__main__":
    install()
    import asyncio

    from storage.image_device import open_device

    disk = open_device("data")
    globals()[sys.argv[1]]()
    print("passed")
