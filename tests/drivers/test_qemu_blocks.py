"""runtime/qemu/block.py over device doubles: which disk is which device of the manifest."""

from __future__ import annotations

from typing import Any

import pytest

from tests.drivers.virtio_block_double import BlockDouble
from tests.drivers.virtio_double import (
    BLOCKS,
    MmioSlot,
    PciConfiguration,
    PciRegisters,
    plain_function,
    virtio_function,
)
from tests.support.imports import load

unsafe = load("unsafe")
model = unsafe.machine_model
machine = load("machine")
heap = load("runtime.memory.heap")
drivers = load("runtime.drivers.block")
qemu = load("runtime.qemu.block")
supervisor = load("runtime.qemu.supervisor")
Panic = load("runtime.panic").Panic

SLOTS = 0xFEB00000
SIZE = 1 << 21


class Buffer(unsafe.PlacedBuffer):
    """What a driver reads into, as the program sees it."""

    def __getitem__(self, index: Any) -> Any:
        return self.contents()[index]


@pytest.fixture(autouse=True)
def fresh_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    model.reset(0x100000, SIZE, garbage=0xA5)
    heap.initialize(machine.u64(0x100000), machine.u64(0x100000 + SIZE))
    supervisor.enabled_pins.clear()
    monkeypatch.setattr(qemu, "bytearray", Buffer, raising=False)


def on_microvm(*disks: BlockDouble) -> None:
    for slot in range(24):
        model.devices.append((SLOTS + 512 * slot, 512, MmioSlot(disks[slot] if slot < len(disks) else None)))


def on_q35(*disks: BlockDouble) -> None:
    functions = {0: plain_function(0x29C08086)}
    for place, disk in enumerate(disks):
        bar = 0xFE000000 + 0x4000 * place
        function = virtio_function(bar, BLOCKS, identity=0x10421AF4 if place % 2 else 0x10011AF4)
        function[0x3C] = 10 + place
        functions[place + 1 << 11] = function
        model.devices.append((bar, 0x4000, PciRegisters(disk)))
    model.ports.append((0xCF8, 8, PciConfiguration(functions)))


def opened(*wanted: str) -> list[Any]:
    """How many 512-byte sectors each of the devices has; None for one that is not attached."""
    found = qemu.open_blocks([drivers.BlockRequirement(name + ":read:0") for name in wanted])
    return [None if device is None else device.size // 512 for device in found]


def disk(sectors: int, serial: bytes | None) -> BlockDouble:
    return BlockDouble(disk=bytearray(512 * sectors), serial=serial)


@pytest.mark.parametrize("attach", [on_microvm, on_q35])
def test_disks_are_known_by_their_serial_numbers(attach: Any) -> None:
    disks = [disk(1, b"spare"), disk(2, b"second"), disk(3, b"a_name_of_twenty_cha"), disk(4, b"first"), disk(5, b"first")]
    attach(*disks)
    assert opened("first", "second", "a_name_of_twenty_cha", "third") == [4, 2, 3, None]
    assert [device.status for device in disks] == [0, 15, 15, 15, 0], "a disk that nobody asked for still has our memory"


@pytest.mark.parametrize("attach", [on_microvm, on_q35])
def test_disks_without_one_are_given_to_the_names_that_are_left(attach: Any) -> None:
    attach(disk(1, None), disk(2, b"second"), disk(3, b""), disk(4, b"spare"), disk(5, b""))
    assert opened("first", "second", "third") == [1, 2, 3]
    assert set(supervisor.enabled_pins) == (
        {1 << 5 + slot | 1 << 16 + slot for slot in range(5)} if attach is on_microvm else {0xFF0000 | 1 << 10 + place for place in range(5)})


def test_machines_without_disks_have_none() -> None:
    on_microvm()
    assert opened("first") == [None]


def test_a_serial_number_that_comes_late_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    late = disk(7, b"first")
    late.serves_at_once = False
    on_microvm(late)
    waits = []

    def wait(deadline: int) -> None:
        waits.append(deadline)
        if len(waits) == 3:
            late.serve()

    monkeypatch.setattr(qemu, "wait", wait)
    monkeypatch.setattr(qemu, "monotonic", lambda: 5)
    assert opened("first") == [7] and waits == [5 + qemu.PATIENCE] * 3


def test_a_disk_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = disk(7, b"first")
    silent.serves_at_once = False
    on_microvm(silent)
    now = [0]

    def wait(deadline: int) -> None:
        now[0] = deadline

    monkeypatch.setattr(qemu, "wait", wait)
    monkeypatch.setattr(qemu, "monotonic", lambda: now[0])
    with pytest.raises(Panic, match="does not answer"):
        opened("first")


@pytest.mark.parametrize(("status", "length"), [(1, 21), (2, 1), (0xFF, 21), (0, 0), (0, 22), (0, 0xFFFFFFFF)])
def test_a_disk_that_does_not_say_its_serial_number_properly_has_none(
    monkeypatch: pytest.MonkeyPatch, status: int, length: int
) -> None:
    odd = disk(7, b"first")
    monkeypatch.setattr(odd, "notify", lambda queue: (odd.fetch(), odd.serve_one(status=status, length=length)))
    on_microvm(odd, disk(8, b"first"))
    assert opened("other", "first") == [7, 8]
