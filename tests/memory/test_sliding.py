"""Arrays whose first elements are dropped in place stay whole, keep what they hold and nothing else."""

from __future__ import annotations

import pytest

from tests.memory.machine_heap import ARRAY, LEAF, ROOTS, MachineHeap, Shadow
from tests.support.imports import load

model = load("unsafe").machine_model
collector = load("runtime.memory.collector")
sliding = load("runtime.memory.sliding")
u64 = load("machine").u64

LENGTH, ELEMENTS = 8, 16


def filled_array(memory: MachineHeap, length: int, stride: int) -> tuple[int, list[Shadow]]:
    """The address of an array in root 0, its elements' first words pointing to leaves that nothing else points to."""
    array = memory.allocate(memory.descriptor(ARRAY, stride, 1), ELEMENTS + length * stride)
    model.store(array.address + LENGTH, 8, length)
    memory.root(0, array)
    leaf = memory.descriptor(LEAF, 32, 0)
    leaves = []
    for index in range(length):
        leaves.append(memory.allocate(leaf, 32))
        model.store(array.address + ELEMENTS + index * stride, 8, leaves[-1].address)
    return array.address, leaves


@pytest.mark.parametrize("length", [40, 900, 3000])
@pytest.mark.parametrize("stride", [8, 24])
def test_slid_arrays_keep_what_is_left(length: int, stride: int) -> None:
    memory = MachineHeap(1 << 20)
    address, leaves = filled_array(memory, length, stride)
    dropped = 0
    for count in (1, 2, 1, 7, 1, 1):
        address = int(sliding.slide(u64(address), u64(count)))
        dropped += count
        # The only pointer is one to where the array begins now.
        model.store(ROOTS, 8, address)
        if count != 2:
            collector.collect()
        assert model.load(address + LENGTH, 8) == length - dropped
        for index in range(length - dropped):
            assert model.load(address + ELEMENTS + index * stride, 8) == leaves[dropped + index].address
    collector.collect()
    before = collector.live_bytes()
    model.store(ROOTS, 8, 0)
    collector.collect()
    assert before - collector.live_bytes() >= (length - dropped) * 32
    assert collector.live_bytes() == 0


def test_what_was_dropped_is_freed() -> None:
    memory = MachineHeap()
    address, _ = filled_array(memory, 100, 8)
    collector.collect()
    before = collector.live_bytes()
    model.store(ROOTS, 8, int(sliding.slide(u64(address), u64(40))))
    collector.collect()
    assert before - collector.live_bytes() == 40 * 32


def test_a_large_array_of_which_little_is_left_does_not_slide() -> None:
    memory = MachineHeap(1 << 20)
    address, _ = filled_array(memory, 8000, 8)
    moves = 0
    while (moved := int(sliding.slide(u64(address), u64(400)))) != 0:
        address = moved
        model.store(ROOTS, 8, address)
        moves += 1
        collector.collect()
    assert 15 <= moves <= 17
    assert model.load(address + LENGTH, 8) == 8000 - 400 * moves
