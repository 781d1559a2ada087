"""The allocator and the collector keep what is live, reuse what is not, and say so in their figures."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings, strategies

from tests.memory.machine_heap import ARRAY, CONSERVATIVE, FIXED, HEAP, LEAF, ROOT_COUNT, ROOTS, STACK_TOP, MachineHeap, Shadow
from tests.support.imports import load

unsafe = load("unsafe")
model = unsafe.machine_model
heap = load("runtime.memory.heap")
collector = load("runtime.memory.collector")
accounting = load("runtime.memory.accounting")
pages = load("runtime.memory.pages")
size_classes = load("runtime.memory.size_classes")
Panic = load("runtime.panic").Panic
u64 = load("machine").u64


def slot(size: int) -> int:
    """Bytes that an object of `size` takes."""
    return int(size_classes.rounded(u64(size))) if size <= 2064 else (size + 4095) // 4096 * 4096


def test_size_classes_are_tight_and_consistent() -> None:
    MachineHeap()
    previous = 0
    for size in range(1, 2065):
        number = size_classes.class_of(u64(size))
        rounded = int(size_classes.rounded(u64(size)))
        record = size_classes.record_of(number)
        assert model.load(record + size_classes.SIZE, 8) == rounded
        assert rounded >= size and rounded % 16 == 0 and rounded - size < max(16, size // 4 + 1)
        assert number in (previous, previous + 1)
        previous = number
        reciprocal = model.load(record + size_classes.RECIPROCAL, 8)
        if rounded == size:
            for offset in range(16384):
                assert offset * reciprocal >> 32 == offset // size
    assert previous == size_classes.CLASS_COUNT


@given(strategies.lists(strategies.integers(1, 300), min_size=1, max_size=64), strategies.data())
def test_next_bit_finds_runs(gaps: list[int], data: strategies.DataObject) -> None:
    MachineHeap()
    bits = data.draw(strategies.integers(0, (1 << 256) - 1))
    model.write(HEAP, bits.to_bytes(32, "little"))
    count = data.draw(strategies.integers(1, 256))
    first = data.draw(strategies.integers(0, count))
    for flip in (0, (1 << 64) - 1):
        wanted = [i for i in range(first, count) if (bits >> i & 1) == (0 if flip else 1)]
        assert heap.next_bit(u64(HEAP), u64(first), u64(count), u64(flip)) == (wanted[0] if wanted else count)


operations = strategies.lists(
    strategies.tuples(
        strategies.sampled_from(["fixed", "array", "conservative", "leaf", "drop", "link", "collect"]),
        strategies.one_of(strategies.integers(1, 40), strategies.integers(1, 1500)),
        strategies.integers(0, ROOT_COUNT - 1),
        strategies.integers(0, ROOT_COUNT - 1),
        strategies.integers(0, 1 << 16),
    ),
    max_size=120,
)


@settings(max_examples=60, deadline=None)
@given(operations, strategies.sampled_from([0x00, 0xA5, 0xFF]))
def test_nothing_live_is_lost(script: list[tuple[str, int, int, int, int]], garbage: int) -> None:
    memory = MachineHeap(garbage=garbage)
    kinds = {
        "fixed": {n: memory.descriptor(FIXED, 8 * n + 8, 0b10110 & (1 << n + 1) - 1) for n in range(1, 41)},
        "array": memory.descriptor(ARRAY, 8, 1),
        "conservative": memory.descriptor(CONSERVATIVE, 0, 0),
        "leaf": memory.descriptor(LEAF, 16, 0),
    }

    def pointer_offsets(shadow: Shadow) -> list[int]:
        if shadow.descriptor == kinds["array"]:
            return list(range(16, shadow.size, 8))
        if shadow.descriptor == kinds["conservative"]:
            return list(range(8, shadow.size, 8))
        if shadow.descriptor == kinds["leaf"]:
            return []
        return [offset for offset in (8, 16, 32) if offset < shadow.size]

    for operation, words, first, second, choice in script:
        if operation == "drop":
            memory.root(first, None)
        elif operation == "collect":
            collector.collect()
            assert accounting.live >= sum(slot(shadow.size) for shadow in memory.reachable())
        elif operation == "link":
            source, target = memory.roots[first], memory.roots[second]
            if source is not None and (offsets := pointer_offsets(source)):
                inner = 0 if target is None else choice % target.size
                memory.point(source, offsets[choice % len(offsets)], target, inner)
        else:
            if operation == "fixed":
                words = (words - 1) % 40 + 1
                shadow = memory.allocate(kinds["fixed"][words], 8 * words + 8)
            elif operation == "array":
                shadow = memory.allocate(kinds["array"], 16 + 8 * words)
                model.store(shadow.address + 8, 8, words)
            else:
                shadow = memory.allocate(kinds[operation], 16 + 8 * words)
            if operation == "leaf":
                model.write(shadow.address + 8, bytes([0xEE]) * (shadow.size - 8))
            memory.root(first, shadow, choice % shadow.size)
        memory.check()


@settings(max_examples=20, deadline=None)
@given(strategies.lists(strategies.sampled_from([16, 40, 100, 256, 300, 700, 2048, 3000, 9000, 20000]), max_size=40))
def test_precise_garbage_is_all_freed(sizes: list[int]) -> None:
    memory = MachineHeap()
    leaf = memory.descriptor(LEAF, 16, 0)
    kept = []
    for index, size in enumerate(sizes):
        kept.append(memory.allocate(leaf, size))
        memory.root(index, kept[index])
    collector.collect()
    assert collector.live_bytes() == sum(slot(size) for size in sizes)
    for index in range(0, len(kept), 2):
        memory.root(index, None)
    collector.collect()
    assert collector.live_bytes() == sum(slot(size) for size in sizes[1::2])
    memory.check()
    for index in range(1, len(kept), 2):
        memory.root(index, None)
    collector.collect()
    assert collector.live_bytes() == 0 and pages.frontier == 0


@pytest.mark.parametrize("size", [600, 1500, 2064])
def test_what_points_behind_a_new_blocks_first_run_finds_no_object(size: int) -> None:
    memory = MachineHeap(garbage=0xA5)
    first = memory.allocate(memory.descriptor(LEAF, 16, 0), size)
    memory.root(0, first)
    for offset in range(0, 16384, 208):
        model.store(ROOTS + 8, 8, first.address + offset)
        collector.collect()
        assert collector.live_bytes() == slot(size)
    memory.check()


def test_figures_count_what_is_allocated() -> None:
    memory = MachineHeap()
    leaf = memory.descriptor(LEAF, 16, 0)
    expected = 0
    for size in [16, 17, 100, 300, 2048, 5000, 16]:
        memory.allocate(leaf, size)
        expected += slot(size)
        assert collector.allocated_bytes() == expected
    collector.collect()
    assert collector.allocated_bytes() == expected
    memory.allocate(leaf, 32)
    assert collector.allocated_bytes() == expected + 32
    assert collector.collections() == 1


@pytest.mark.parametrize("size", [24, 240, 1000, 2048, 5000, 40000])
def test_memory_is_reused_without_end(size: int) -> None:
    memory = MachineHeap(1 << 17, garbage=0xFF)
    leaf = memory.descriptor(LEAF, 16, 0)
    keep = memory.allocate(leaf, size)
    memory.root(0, keep)
    for _ in range((1 << 20) // size):
        shadow = memory.allocate(leaf, size)
        model.write(shadow.address + 8, b"\xdd" * (size - 8))
    memory.check()
    assert collector.collections() > 3


def test_a_cycle_is_freed() -> None:
    memory = MachineHeap()
    pair = memory.descriptor(FIXED, 24, 0b110)
    a, b = memory.allocate(pair, 24), memory.allocate(pair, 24)
    memory.point(a, 8, b)
    memory.point(b, 8, a)
    memory.root(0, a)
    collector.collect()
    assert collector.live_bytes() == 64
    memory.root(0, None)
    collector.collect()
    assert collector.live_bytes() == 0


def test_words_outside_of_the_pointer_map_keep_nothing() -> None:
    memory = MachineHeap()
    pair = memory.descriptor(FIXED, 24, 0b010)
    a, b = memory.allocate(pair, 24), memory.allocate(pair, 24)
    model.store(a.address + 16, 8, b.address)
    memory.root(0, a)
    collector.collect()
    assert collector.live_bytes() == 32


def test_structs_in_arrays_are_scanned_by_their_map() -> None:
    memory = MachineHeap()
    leaf = memory.descriptor(LEAF, 16, 0)
    structs = memory.descriptor(ARRAY, 24, 0b101)
    array = memory.allocate(structs, 16 + 24 * 300)
    model.store(array.address + 8, 8, 300)
    memory.root(0, array)
    for index in range(300):
        memory.point(array, 16 + 24 * index, memory.allocate(leaf, 32))
        memory.point(array, 16 + 24 * index + 16, memory.allocate(leaf, 48))
        model.store(array.address + 16 + 24 * index + 8, 8, memory.allocate(leaf, 64).address)
    collector.collect()
    memory.check()
    assert collector.live_bytes() == slot(array.size) + 300 * (32 + 48)


def test_roots_are_found_in_registers_and_on_the_stack() -> None:
    memory = MachineHeap()
    leaf = memory.descriptor(LEAF, 16, 0)
    on_stack, in_register, dead = (memory.allocate(leaf, 64) for _ in range(3))
    model.stack_pointer = STACK_TOP - 64
    model.store(STACK_TOP - 8, 8, on_stack.address + 63)
    model.registers = [in_register.address]
    model.store(STACK_TOP - 256, 8, dead.address)
    collector.collect()
    assert collector.live_bytes() == 128


def test_pointers_into_the_middle_of_large_objects_count() -> None:
    memory = MachineHeap()
    leaf = memory.descriptor(LEAF, 16, 0)
    large = memory.allocate(leaf, 5 * 4096)
    memory.root(0, large, 4 * 4096 + 17)
    collector.collect()
    assert collector.live_bytes() == 5 * 4096
    memory.root(0, large, 5 * 4096)
    collector.collect()
    assert collector.live_bytes() == 0


@pytest.mark.parametrize("room", [1, 2, 3, 17])
@pytest.mark.parametrize(("size", "count"), [(32, 400), (1296, 90)])
def test_a_full_mark_stack_loses_nothing(size: int, count: int, room: int) -> None:
    memory = MachineHeap(1 << 20)
    node = memory.descriptor(FIXED, size, 0b1110)
    array_of = memory.descriptor(ARRAY, 8, 1)
    array = memory.allocate(array_of, 16 + 8 * count)
    model.store(array.address + 8, 8, count)
    memory.root(0, array)
    below: list[Shadow] = []
    for index in range(count):
        # Each is reachable before the next allocation, which may collect.
        shadow = memory.allocate(node, size)
        memory.point(array, 16 + 8 * index, shadow)
        for offset in (8, 16, 24):
            if len(below) > offset:
                memory.point(shadow, offset, below[-offset])
        child = memory.allocate(node, size)
        memory.point(shadow, 8, child)
        memory.point(child, 24, memory.allocate(node, size))
        below.append(shadow)
    chain = memory.allocate(node, size)
    memory.root(1, chain)
    for _ in range(count // 2):
        left = memory.allocate(node, size)
        memory.point(chain, 8, left)
        memory.point(chain, 16, memory.allocate(node, size))
        chain = left
    collector.initialize_collector(collector.stack_base, u64(8 * room))
    collector.collect()
    memory.check()
    assert collector.live_bytes() == slot(array.size) + size * (4 * count + 1)


def test_an_overflow_in_the_second_page_of_a_block_is_found_again() -> None:
    memory = MachineHeap()
    node = memory.descriptor(FIXED, 1296, 0b10)
    leaf = memory.descriptor(LEAF, 16, 0)
    nodes = [memory.allocate(node, 1296) for _ in range(6)]
    assert nodes[4].address - nodes[0].address > 4096
    for shadow in nodes:
        memory.point(shadow, 8, memory.allocate(leaf, 64))
    memory.root(0, nodes[4])
    memory.root(1, nodes[5])
    collector.initialize_collector(collector.stack_base, u64(8))
    collector.collect()
    assert collector.live_bytes() == 2 * (1296 + 64)


@pytest.mark.parametrize("seed", range(6))
def test_churn_of_whole_blocks_and_page_runs_loses_nothing(seed: int) -> None:
    memory = MachineHeap(1 << 20)
    leaf = memory.descriptor(LEAF, 16, 0)
    choose = random.Random(seed)
    sizes = [24, 48, 500, 2000, 3000, 5000, 9000, 13000, 30000]
    for _ in range(40):
        size = choose.choice(sizes)
        first = choose.randrange(ROOT_COUNT)
        for index in range(first, min(first + choose.randrange(1, 20), ROOT_COUNT)):
            memory.root(index, None)
            for _ in range(choose.choice([0, 0, 100])):
                memory.allocate(leaf, choose.choice(sizes[:3]))
            if sum(slot(shadow.size) for shadow in memory.reachable()) + size < 500000:
                shadow = memory.allocate(leaf, size)
                memory.stamp_payload(shadow)
                memory.root(index, shadow)
        if choose.random() < 0.3:
            for index in range(ROOT_COUNT):
                if choose.random() < 0.5:
                    memory.root(index, None)
        if choose.random() < 0.5:
            collector.collect()
            assert collector.live_bytes() == sum(slot(shadow.size) for shadow in memory.reachable())
        for shadow in memory.check():
            memory.check_payload(shadow)


def test_a_fresh_block_is_used_from_end_to_end() -> None:
    memory = MachineHeap(garbage=0xA5)
    leaf = memory.descriptor(LEAF, 16, 0)
    addresses = [memory.allocate(leaf, 64).address for _ in range(64)]
    assert addresses == list(range(addresses[0], addresses[0] + 4096, 64))


def test_pointers_to_what_is_no_object_are_passed_over() -> None:
    memory = MachineHeap(garbage=0xA5)
    leaf = memory.descriptor(LEAF, 16, 0)
    only = memory.allocate(leaf, 48)
    words = [only.address + 48, only.address + 4096 - 8, only.address + 4096, HEAP, HEAP - 8, 0, 1, (1 << 64) - 1]
    for index, word in enumerate(words):
        model.store(ROOTS + 8 * index, 8, word)
    collector.collect()
    assert collector.live_bytes() == 0


def test_a_stale_pointer_into_freed_pages_keeps_nothing() -> None:
    memory = MachineHeap()
    leaf = memory.descriptor(LEAF, 16, 0)
    array = memory.descriptor(ARRAY, 8, 1)
    victim, keep = memory.allocate(leaf, 64), memory.allocate(leaf, 64)
    dead = memory.allocate(array, 3 * 4096)
    model.store(dead.address + 8, 8, 100)
    model.store(dead.address + 16, 8, victim.address)
    memory.root(0, keep)
    memory.root(1, memory.allocate(leaf, 5000))
    collector.collect()
    assert memory.allocate(leaf, 64).address == victim.address
    for stale in (dead.address, dead.address + 5000):
        model.store(ROOTS + 16, 8, stale)
        collector.collect()
        assert collector.live_bytes() == 64 + 8192


def test_running_out_raises_or_panics_by_size() -> None:
    memory = MachineHeap(1 << 17)
    leaf = memory.descriptor(LEAF, 16, 0)
    with pytest.raises(MemoryError):
        memory.allocate(leaf, 1 << 20)
    with pytest.raises(MemoryError):
        heap.allocate(u64(leaf), u64(-1))
    array = memory.descriptor(ARRAY, 8, 1)
    holder = memory.allocate(array, 2048)
    model.store(holder.address + 8, 8, 254)
    memory.root(0, holder)
    with pytest.raises(Panic, match="out of memory"):
        for index in range(254):
            memory.point(holder, 16 + 8 * index, memory.allocate(leaf, 1024))
    memory.check()
    for index in range(254):
        memory.point(holder, 16 + 8 * index, None)
    memory.allocate(leaf, 60000)


def test_a_text_is_shorter_than_its_length_can_say(monkeypatch: pytest.MonkeyPatch) -> None:
    MachineHeap(1 << 17)
    monkeypatch.setattr(heap, "place_large", lambda descriptor, size: u64(HEAP))
    text = unsafe.descriptor(str)
    assert heap.allocate(text, u64(0xFFFFFFFF)) == heap.allocate(text + 8, u64(1 << 32)) == HEAP
    with pytest.raises(MemoryError):
        heap.allocate(text, u64(1 << 32))


def test_a_heap_too_small_to_use_is_refused() -> None:
    model.reset(0x100000, 1 << 16)
    with pytest.raises(Panic, match="not enough memory"):
        heap.initialize(u64(0x100000), u64(0x108000))


def test_bookkeeping_is_a_small_part_of_four_megabytes() -> None:
    MachineHeap(1 << 22)
    assert (1 << 22) - pages.limit * 4096 < (1 << 22) // 50


def test_device_pages_come_off_the_top_and_stay() -> None:
    memory = MachineHeap(1 << 18)
    leaf = memory.descriptor(LEAF, 16, 0)
    before = int(pages.limit)
    rings = int(pages.allocate_pages(u64(3)))
    assert rings == pages.address_of(u64(before - 3)) and rings % 4096 == 0
    assert model.read(rings, 3 * 4096) == bytes(3 * 4096)
    model.write(rings, b"\x11" * (3 * 4096))
    for _ in range(2000):
        memory.allocate(leaf, 500)
    assert model.read(rings, 3 * 4096) == b"\x11" * (3 * 4096)
    with pytest.raises(Panic, match="device rings"):
        pages.allocate_pages(u64(1000))


def test_an_idle_collection_runs_only_when_it_pays() -> None:
    memory = MachineHeap()
    leaf = memory.descriptor(LEAF, 16, 0)
    assert not collector.idle_collect()
    while not accounting.is_worthwhile():
        memory.allocate(leaf, 1000)
    assert collector.collections() == 0
    assert collector.idle_collect()
    assert not collector.idle_collect()
    assert collector.collections() == 1


def test_memory_is_short_while_less_than_a_quarter_is_free() -> None:
    machine_heap = MachineHeap()
    leaf = machine_heap.descriptor(LEAF, 6000, 0)
    capacity = int(pages.limit) << 12
    index = 0
    while not collector.is_short():
        machine_heap.root(index, machine_heap.allocate(leaf, 6000))
        index += 1
        assert int(accounting.live + accounting.since_collection) <= capacity
    assert capacity * 3 // 4 <= index * 8192 < capacity * 3 // 4 + 8192
    for place in range(index):
        machine_heap.root(place, None)
    assert not collector.is_short()


def test_garbage_does_not_make_memory_short() -> None:
    machine_heap = MachineHeap()
    leaf = machine_heap.descriptor(LEAF, 6000, 0)
    for _ in range(1000):
        machine_heap.allocate(leaf, 6000)
        assert not collector.is_short()


def test_a_stale_root_may_find_garbage_that_points_to_free_slots() -> None:
    """Garbage keeps its fields until its block is taken back; what these point to may be taken back, and cleared, before."""
    memory = MachineHeap()
    holder, item = memory.descriptor(FIXED, 48, 0b10), memory.descriptor(FIXED, 32, 0)
    kept_holder, stale = memory.allocate(holder, 48), memory.allocate(holder, 48)
    kept_item, _, freed = (memory.allocate(item, 32) for _ in range(3))
    memory.point(stale, 8, freed)
    memory.root(0, kept_holder)
    memory.root(1, kept_item)
    collector.collect()
    memory.root(2, memory.allocate(item, 32))
    assert model.load(freed.address, 8) == 0 and model.load(stale.address, 8) == holder
    model.store(ROOTS + 3 * 8, 8, stale.address)
    collector.collect()
    memory.check()
