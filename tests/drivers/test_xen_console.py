"""The console ring of a Xen guest, against a daemon that reads, is slow, has gone, or lies (io/console.h)."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

from tests.support.imports import load

unsafe = load("unsafe")
model = unsafe.machine_model
machine = load("machine")
console = load("runtime.xen.console")
u32, u64 = machine.u32, machine.u64

RING = 0x100000
PLACE = 0x102000
IN_CONS, IN_PROD, OUT_CONS, OUT_PROD = (RING + offset for offset in (3072, 3076, 3080, 3084))


class Daemon:
    """What is at the ring's other end. `step`: what it does when it is notified or gets the processor."""

    def __init__(self) -> None:
        self.taken = bytearray()
        self.step: Callable[[], None] = self.take
        self.notified = 0

    def take(self, most: int = 4096) -> None:
        consumed, produced = model.load(OUT_CONS, 4), model.load(OUT_PROD, 4)
        assert (produced - consumed) & 0xFFFFFFFF <= 2048
        while consumed != produced and most:
            self.taken.append(model.load(RING + 1024 + consumed % 2048, 1))
            consumed = (consumed + 1) & 0xFFFFFFFF
            most -= 1
        model.store(OUT_CONS, 4, consumed)

    def type(self, data: bytes) -> None:
        produced = model.load(IN_PROD, 4)
        for byte in data:
            model.store(RING + produced % 1024, 1, byte)
            produced = (produced + 1) & 0xFFFFFFFF
        model.store(IN_PROD, 4, produced)

    def notify(self, port: int) -> None:
        self.notified += 1


@pytest.fixture
def daemon(monkeypatch: pytest.MonkeyPatch) -> Iterator[Daemon]:
    model.reset(0x100000, 1 << 16, garbage=0xA5)
    for counter in (IN_CONS, IN_PROD, OUT_CONS, OUT_PROD):
        model.store(counter, 4, 0xFFFFFF00)
    found = Daemon()
    monkeypatch.setattr(console, "ring", u64(RING))
    monkeypatch.setattr(console, "notify", found.notify)
    monkeypatch.setattr(console, "yield_processor", lambda: found.step())
    monkeypatch.setattr(console, "PATIENCE", 100)
    yield found


def write(data: bytes) -> None:
    model.write(PLACE, data)
    console.write(u64(PLACE), u64(len(data)))


def read(n: int) -> bytes:
    return model.read(PLACE, int(console.read(u64(PLACE), u64(n))))


def test_output_of_any_length_arrives_in_order(daemon: Daemon) -> None:
    sent = b""
    for length in (1, 0, 2047, 2048, 2049, 10_000):
        data = random.Random(length).randbytes(length)
        write(data)
        sent += data
        console.drain()
        assert daemon.taken == sent and daemon.notified


def test_a_slow_daemon_gets_everything(daemon: Daemon) -> None:
    daemon.step = lambda: daemon.take(7)
    data = random.Random(1).randbytes(2300)
    write(data)
    daemon.step = daemon.take
    console.drain()
    assert daemon.taken == data


def test_output_to_a_daemon_that_has_gone_ends(daemon: Daemon) -> None:
    daemon.step = lambda: None
    write(bytes(5000))
    console.drain()


@pytest.mark.parametrize("counter", [0, 0xFFFFFF00 - 2049, 0x7FFFFFFF])
def test_a_spoilt_counter_is_a_full_ring(daemon: Daemon, counter: int) -> None:
    daemon.step = lambda: None
    model.store(OUT_CONS, 4, counter)
    before = bytes(model.memory)
    write(b"x" * 100)
    assert model.load(OUT_PROD, 4) == 0xFFFFFF00
    assert model.memory[:0x2000] == before[:0x2000]


def test_input_comes_as_it_was_typed(daemon: Daemon) -> None:
    assert read(100) == b""
    daemon.type(b"first")
    assert read(100) == b"first" and read(100) == b""
    data = random.Random(2).randbytes(1024)
    daemon.type(data)
    assert read(1000) + read(1000) == data
    assert model.load(IN_CONS, 4) == model.load(IN_PROD, 4)


@pytest.mark.parametrize("ahead", [1025, 4096, 0x80000000, 0xFFFFFFFF])
def test_a_spoilt_input_counter_loses_what_was_typed_and_no_more(daemon: Daemon, ahead: int) -> None:
    model.store(IN_PROD, 4, (0xFFFFFF00 + ahead) & 0xFFFFFFFF)
    assert read(4096) == b""
    daemon.type(b"again")
    assert read(100) == b"again"
