"""A heap in modelled memory for the tests: type descriptors, root variables, and objects with their promises.

`MachineHeap` allocates through the real runtime/memory, remembers what each object points to, and checks that
whatever is reachable from its roots is intact and apart from everything else.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.support.imports import load

machine = load("machine")
model = load("unsafe").machine_model
heap = load("runtime.memory.heap")
collector = load("runtime.memory.collector")
pages = load("runtime.memory.pages")
u64 = machine.u64

BASE = 0x100000
DESCRIPTORS = BASE
ROOTS = BASE + 0x1000
ROOT_COUNT = 64
STACK_TOP = BASE + 0x4000
HEAP = BASE + 0x4000

FIXED, ARRAY, CONSERVATIVE, LEAF = range(4)
_CONSERVATIVE, _OF_ARRAY = 1 << 62, 1 << 63


@dataclass
class Shadow:
    """What an object at `address` has to be: `pointers` maps offsets to the objects they point to."""

    address: int
    size: int
    descriptor: int
    stamp: int
    pointers: dict[int, Shadow] = field(default_factory=dict)


class MachineHeap:
    """`size` bytes of heap full of `garbage`; roots are words of the image's data."""

    def __init__(self, size: int = 1 << 19, garbage: int = 0xA5) -> None:
        model.reset(BASE, HEAP - BASE + size, garbage)
        model.write(BASE, bytes(HEAP - BASE))
        model.symbols.update(data_start=ROOTS, bss_end=ROOTS + 8 * ROOT_COUNT, stack_top=STACK_TOP)
        model.stack_pointer = STACK_TOP
        self.next_descriptor = DESCRIPTORS
        self.stamp = 0
        self.roots: list[Shadow | None] = [None] * ROOT_COUNT
        heap.initialize(u64(HEAP), u64(HEAP + size))

    def descriptor(self, kind: int, size: int, pointer_map: int) -> int:
        address = self.next_descriptor
        self.next_descriptor += 32
        assert self.next_descriptor <= ROOTS
        model.store(address + 4, 4, size)
        model.store(address + 8, 8, _CONSERVATIVE if kind == CONSERVATIVE else pointer_map | _OF_ARRAY if kind == ARRAY else pointer_map)
        return address

    def allocate(self, descriptor: int, size: int) -> Shadow:
        """An object, of which it is checked that its memory is zero."""
        address = int(heap.allocate(u64(descriptor), u64(size)))
        assert address % 16 == 0
        assert model.load(address, 8) == descriptor
        assert model.read(address + 8, size - 8) == bytes(size - 8), "memory of a new object is not zero"
        self.stamp += 1
        return Shadow(address, size, descriptor, self.stamp)

    def stamp_payload(self, shadow: Shadow) -> None:
        """Fill an object without pointers with bytes of its own."""
        model.write(shadow.address + 8, bytes([shadow.stamp & 0xFF]) * (shadow.size - 8))

    def check_payload(self, shadow: Shadow) -> None:
        payload = model.read(shadow.address + 8, shadow.size - 8)
        assert payload == bytes([shadow.stamp & 0xFF]) * (shadow.size - 8), "a live object was written to"

    def point(self, shadow: Shadow, offset: int, target: Shadow | None, inner: int = 0) -> None:
        """Make the word at `offset` point `inner` bytes into `target`."""
        if target is None:
            shadow.pointers.pop(offset, None)
            model.store(shadow.address + offset, 8, 0)
        else:
            shadow.pointers[offset] = target
            model.store(shadow.address + offset, 8, target.address + inner)

    def root(self, index: int, target: Shadow | None, inner: int = 0) -> None:
        self.roots[index] = target
        model.store(ROOTS + 8 * index, 8, 0 if target is None else target.address + inner)

    def reachable(self) -> list[Shadow]:
        seen: dict[int, Shadow] = {}
        work = [shadow for shadow in self.roots if shadow is not None]
        while work:
            shadow = work.pop()
            if id(shadow) not in seen:
                seen[id(shadow)] = shadow
                work.extend(shadow.pointers.values())
        return list(seen.values())

    def check(self) -> list[Shadow]:
        """Assert that everything reachable is intact and nothing overlaps; what is reachable."""
        reachable = sorted(self.reachable(), key=lambda shadow: shadow.address)
        end = 0
        for shadow in reachable:
            assert shadow.address >= end, "objects overlap"
            end = shadow.address + shadow.size
            assert model.load(shadow.address, 8) == shadow.descriptor, "a live object was reused"
            for offset, target in shadow.pointers.items():
                assert 0 <= model.load(shadow.address + offset, 8) - target.address < target.size
        return reachable
