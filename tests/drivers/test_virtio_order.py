"""The virtio-net driver on a machine that does a load before an earlier store, fence or not: QEMU's TCG before 8.1
with one processor. Whatever the device does meanwhile, neither side may go to sleep while the other waits for it."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable

import pytest

from tests.drivers.test_virtio_network import on_microvm, on_q35
from tests.drivers.virtio_double import ALL_FEATURES, EVENT_IDX, NetworkDouble, Queue
from tests.support.imports import load

unsafe = load("unsafe")
model = unsafe.machine_model
network = load("runtime.drivers.virtio.network")

FIRST_REGISTER = 0xFE000000
FRAMES = 100
RUNS = 40


class BusyDevice(NetworkDouble):
    """Receives and sends one frame in a step. A queue that is empty it sleeps on until it is notified, as it asks to be
    only then."""

    def __init__(self, offered: int) -> None:
        # Small queues, so that they are often full and empty.
        super().__init__(offered=offered, transmits_at_once=False, asks_always=False, queues=[Queue(limit=4), Queue(limit=4)])
        self.arriving: deque[bytes] = deque()
        self.sleeps = [True, True]

    def notify(self, queue: int) -> None:
        super().notify(queue)
        self.sleeps[queue] = False

    def step(self, number: int) -> None:
        if not self.status & 4 or (self.sleeps[number] and (number == 1 or not self.arriving)):
            return
        queue = self.queues[number]
        if self.available(number) == 0:
            # Ask first, then look again (§2.7.10).
            if self.features & EVENT_IDX:
                model.store(queue.used + 4 + 8 * queue.size, 2, queue.seen)
            else:
                model.store(queue.used, 2, 0)
            self.sleeps[number] = self.available(number) == 0
            return
        if self.sleeps[number]:
            return
        if not self.features & EVENT_IDX:
            model.store(queue.used, 2, 1)
        if number == 1:
            self.transmit_one()
        elif self.arriving:
            assert self.deliver(self.arriving.popleft())


class Processor:
    """Between the driver and the memory: a store stays in a buffer, unseen by the device, until some later moment or
    an access to a device register. Before and after the driver's loads the device has time for some steps."""

    def __init__(self, device: BusyDevice, seed: int) -> None:
        self.device = device
        self.random = random.Random(seed)
        self.drains = self.random.choice([0.0, 0.1, 0.5])
        self.lets_run = self.random.choice([0.1, 0.5])
        self.stores: list[tuple[int, int]] = []

    def drain(self) -> None:
        for address, value in self.stores:
            model.store(address, 2, value)
        self.stores.clear()

    def run_device(self) -> None:
        if self.random.random() < self.lets_run:
            for _ in range(self.random.choice([1, 8])):
                self.device.step(self.random.randrange(2))

    def connect(self, patch: pytest.MonkeyPatch) -> None:
        for name in ("volatile_load8", "volatile_load32", "volatile_store8", "volatile_store32"):
            patch.setattr(unsafe, name, self.ordered(getattr(unsafe, name)))
        plain_store, plain_load = unsafe.volatile_store16, unsafe.volatile_load16

        def store16(address: int, value: int) -> None:
            if int(address) >= FIRST_REGISTER:
                self.drain()
                plain_store(address, value)
            else:
                self.stores.append((int(address), int(value)))

        def load16(address: int) -> object:
            if self.random.random() < self.drains:
                self.drain()
            self.run_device()
            value = plain_load(address)
            self.run_device()
            return value

        patch.setattr(unsafe, "volatile_store16", store16)
        patch.setattr(unsafe, "volatile_load16", load16)
        patch.setattr(unsafe, "fence", lambda: None)

    def ordered(self, access: Callable[..., object]) -> Callable[..., object]:
        def wrapped(address: int, *values: object) -> object:
            if int(address) >= FIRST_REGISTER:
                self.drain()
            return access(address, *values)

        return wrapped

    def wait(self) -> None:
        """The processor halts: time passes until the device interrupts or has nothing to do."""
        self.drain()
        for _ in range(3 * FRAMES):
            if self.device.interrupt:
                return
            self.device.step(0)
            self.device.step(1)


@pytest.mark.parametrize("attach", [on_microvm, on_q35])
@pytest.mark.parametrize("features", [ALL_FEATURES, ALL_FEATURES & ~EVENT_IDX])
def test_neither_side_sleeps_while_the_other_waits(attach: Callable[[NetworkDouble], object], features: int) -> None:
    for seed in range(RUNS):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(network, "copy_bytes", lambda address, length: model.read(address, length))
            device = BusyDevice(features)
            processor = Processor(device, seed)
            driver = attach(device)
            processor.connect(patch)
            frames = [number.to_bytes(2, "big") * 30 for number in range(FRAMES)]
            device.arriving.extend(frames)
            received: list[bytes] = []
            sent = 0
            while len(received) < FRAMES or len(device.sent) < FRAMES:
                for _ in range(processor.random.randrange(10)):
                    frame = driver.receive()
                    if frame is None:
                        break
                    received.append(frame)
                is_refused = False
                for _ in range(processor.random.randrange(10)):
                    is_refused = sent < FRAMES and not driver.send(frames[sent])
                    if sent == FRAMES or is_refused:
                        break
                    sent += 1
                if driver.arm():
                    processor.wait()
                    if not device.interrupt:
                        assert not driver.has_work() and not is_refused, f"seed {seed}: the driver sleeps"
                        assert not device.arriving and not device.available(1), f"seed {seed}: the device sleeps"
                driver.disarm()
            assert received == frames and device.sent == frames


@pytest.mark.parametrize("attach", [on_microvm, on_q35])
@pytest.mark.parametrize("features", [ALL_FEATURES, ALL_FEATURES & ~EVENT_IDX])
def test_a_device_that_sleeps_just_before_the_driver_does(
    attach: Callable[[NetworkDouble], object], features: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has filled all buffers, and does not see those that have come back when it looks for the last time."""
    monkeypatch.setattr(network, "copy_bytes", lambda address, length: model.read(address, length))
    device = BusyDevice(features)
    driver = attach(device)
    processor = Processor(device, 0)
    processor.drains = processor.lets_run = 0.0
    processor.connect(monkeypatch)
    for frame in [b"1" * 60, b"2" * 60, b"3" * 60, b"4" * 60]:
        device.arriving.append(frame)
        device.step(0)
        assert driver.receive() == frame
    device.arriving.append(b"5" * 60)
    acknowledge = driver.transport.acknowledge_interrupt

    def late() -> None:
        device.step(0)
        assert device.sleeps[0]
        acknowledge()

    monkeypatch.setattr(driver.transport, "acknowledge_interrupt", late)
    assert driver.arm()
    assert not device.sleeps[0], "both sides sleep"
    processor.wait()
    assert device.interrupt and driver.receive() == b"5" * 60
