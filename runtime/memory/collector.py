"""The marking collector: precise in heap objects, conservative in the stack, registers and globals.

Nothing moves. A pointer to anywhere inside of an object keeps it alive. Marking uses an explicit stack in
reserved memory; when that overflows, the objects that did not fit are found again by scanning the marked objects
from the lowest of them on (Jones, Hosking, Moss, "The Garbage Collection Handbook", §2.4). Nothing is allocated here.

Roots: the stack up to symbol `stack_top`, the callee-saved registers (assembly routine
`spill_registers_and_call` pushes them), and the memory from `data_start` to `bss_end`.
"""

from typing import Final

import unsafe
from machine import u64
from runtime.memory import accounting, pages, size_classes
from runtime.memory.pages import FREE, LARGE, LARGE_REST
from runtime.memory.sweep import sweep
from unsafe import export, noinline

# Fields of a type descriptor: 32 bits of size (of an array: of an element), 64 of pointers. Of these bit i says that word i of the object may be one,
# or, with OF_ARRAY, word i of each element; CONSERVATIVE alone says that all words may be.
DESCRIPTOR_SIZE: Final = u64(4)
DESCRIPTOR_POINTER_MAP: Final = u64(8)
CONSERVATIVE: Final = u64(0x4000000000000000)
OF_ARRAY: Final = u64(0x8000000000000000)

ARRAY_LENGTH: Final = u64(8)
ARRAY_ELEMENTS: Final = u64(16)
# Elements of an array that are scanned before its rest goes back onto the mark stack, so that one long array
# cannot fill the stack. The rest is an entry of two words: the next index, and the array's address + 1.
ARRAY_STRIP: Final = u64(128)

# Objects between the mark stack and their scan: their headers are on the way to the cache meanwhile. A power of two.
PREFETCHED: Final = u64(8)

ALL_ONES: Final = u64(0xFFFFFFFFFFFFFFFF)

stack_base: u64 = u64(0)
stack_limit: u64 = u64(0)
stack_next: u64 = u64(0)
# The lowest marked object that did not fit on the mark stack; ALL_ONES if all did.
overflow_low: u64 = ALL_ONES
# Whether there may be arrays that begin behind the start of their slots (runtime/memory/sliding.py).
has_slid: bool = False


def initialize_collector(base: u64, size: u64) -> None:
    """Reserve `size` bytes at `base` for the mark stack, and before it the ring of what is prefetched."""
    global stack_base, stack_limit, stack_next, overflow_low
    stack_base = base + (PREFETCHED << 3)
    stack_limit = base + size
    stack_next = stack_base
    unsafe.fill(base, 0, PREFETCHED << 3)
    overflow_low = ALL_ONES


@noinline
def collect() -> None:
    """Free every object that is not reachable. Slots are taken back later, block by block."""
    unsafe.fill(pages.marks, 0, pages.frontier * pages.MARK_BYTES)
    mark_globals()
    unsafe.call_asm("spill_registers_and_call", unsafe.symbol("collector_mark_stack"), u64(0))
    drain()
    while overflow_low != ALL_ONES:
        rescan()
    unused = size_classes.forget_blocks()
    accounting.record_collection(sweep(), unused)


def idle_collect() -> bool:
    """Collect if a collection would be due before long; for the event loop when it has nothing else to do and
    the stack is nearly empty. Whether it did."""
    if not accounting.is_worthwhile():
        return False
    collect()
    return True


def is_short() -> bool:
    """Whether less than a quarter of the heap is free, so that whoever can refuse new work should.

    Collects to be sure: while the answer is yes, ask again only after a time in proportion.
    """
    capacity = pages.limit << pages.PAGE_SHIFT
    most = capacity - (capacity >> 2)
    if accounting.live + accounting.since_collection < most:
        return False
    collect()
    return accounting.live >= most


def mark_globals() -> None:
    """Mark from the image's writable data."""
    mark_range(unsafe.symbol("data_start"), unsafe.symbol("bss_end"))


@export("collector_mark_stack")
def mark_stack(argument: u64, lowest: u64) -> None:
    """Mark from the stack, of which `lowest` is the address of the last register spilled to it."""
    mark_range(lowest, unsafe.symbol("stack_top"))


def mark_range(low: u64, high: u64) -> None:
    """Mark from every aligned word of `low` .. `high` that looks like a pointer."""
    address = (low + 7) & ~u64(7)
    while address + 8 <= high:
        mark(unsafe.load64(address), False)
        address = address + 8


def mark(pointer: u64, certain: bool) -> None:
    """If `pointer` points into an object that is not marked, mark it and put it onto the mark stack. `certain`: it is an
    object's, so that the slot it points to is hardly ever free; whether it is will be seen when it is scanned, which spares
    a look at what is not in the cache yet."""
    offset = pointer - pages.start
    page = offset >> pages.PAGE_SHIFT
    if page >= pages.frontier:
        return
    entry = pages.entry_of(page)
    tag = pages.tag_of(entry)
    if tag == FREE:
        return
    index = u64(0)
    if tag < LARGE:
        place = pages.field_a(entry)
        page = page - place
        record = size_classes.record_of(tag)
        inner = (offset & 0xFFF) + (place << pages.PAGE_SHIFT)
        index = (inner * unsafe.load64(record + size_classes.RECIPROCAL)) >> 32
        if index >= unsafe.load64(record + size_classes.COUNT):
            return
        address = pages.address_of(page) + index * unsafe.load64(record + size_classes.SIZE)
    else:
        if tag == LARGE_REST:
            page = pages.field_a(entry)
        address = pages.address_of(page)
    word_address = pages.marks_of(page) + ((index >> 6) << 3)
    bit = u64(1) << (index & 63)
    word = unsafe.load64(word_address)
    if (word & bit) != 0:
        return
    if not certain and unsafe.load64(address) == 0:
        return  # a free slot: runs are zeroed before objects are put into them
    unsafe.store64(word_address, word | bit)
    push(address)


def push(address: u64) -> None:
    """Put a marked object onto the mark stack, or note that it did not fit."""
    global stack_next, overflow_low
    if stack_next >= stack_limit:
        if address < overflow_low:
            overflow_low = address
        return
    unsafe.store64(stack_next, address)
    stack_next = stack_next + 8


def drain() -> None:
    """Scan what is on the mark stack until it is empty."""
    global stack_next
    turn = u64(0)
    # Turns since there was anything on the stack: after a whole round of them the ring is empty, too.
    idle = u64(0)
    while idle < PREFETCHED or stack_next > stack_base:
        address = u64(0)
        if stack_next > stack_base:
            idle = u64(0)
            stack_next = stack_next - 8
            address = unsafe.load64(stack_next)
            if (address & 1) != 0:
                stack_next = stack_next - 8
                scan_array(address - 1, unsafe.load64(stack_next))
                continue
            unsafe.prefetch(address)
        else:
            idle = idle + 1
        place = stack_base - (((turn & (PREFETCHED - 1)) + 1) << 3)
        turn = turn + 1
        waiting = unsafe.load64(place)
        unsafe.store64(place, address)
        if waiting != 0:
            scan(waiting)


def scan(address: u64) -> None:
    """Mark from the fields of the object at `address`, if it is one: what a conservative root found may be garbage that was
    not swept yet, and point to slots that were."""
    descriptor = unsafe.load64(address)
    if descriptor == 0:
        return
    if has_slid and descriptor & 1 != 0:
        slot = address
        while descriptor & 1 != 0:
            address = descriptor - 1
            descriptor = unsafe.load64(address)
        # The next collection has a shorter way.
        unsafe.store64(slot, address | 1)
    pointer_map = unsafe.load64(descriptor + DESCRIPTOR_POINTER_MAP)
    if pointer_map < CONSERVATIVE:
        mark_fields(address, pointer_map)
    elif pointer_map > CONSERVATIVE:
        scan_array(address, u64(0))
    else:
        mark_range(address + 8, address + slot_bytes(address))


def mark_fields(address: u64, pointer_map: u64) -> None:
    """Mark from the words at `address` whose bits are set in `pointer_map`."""
    rest = pointer_map
    while rest != 0:
        mark(unsafe.load64(address + (unsafe.count_trailing_zeros(rest) << 3)), True)
        rest = rest & (rest - 1)


def scan_array(address: u64, first: u64) -> None:
    """Mark from up to ARRAY_STRIP elements of an array, from index `first` on; push the rest."""
    global stack_next, overflow_low
    descriptor = unsafe.load64(address)
    pointer_map = unsafe.load64(descriptor + DESCRIPTOR_POINTER_MAP) ^ OF_ARRAY
    stride = u64(unsafe.load32(descriptor + DESCRIPTOR_SIZE))
    last = unsafe.load64(address + ARRAY_LENGTH)
    if last - first > ARRAY_STRIP:
        last = first + ARRAY_STRIP
        if stack_next + 16 <= stack_limit:
            unsafe.store64(stack_next, last)
            unsafe.store64(stack_next + 8, address + 1)
            stack_next = stack_next + 16
        else:
            # Without room for the rest, go through the whole array now: children may overflow, the array's
            # own place in it need not be remembered.
            last = unsafe.load64(address + ARRAY_LENGTH)
    element = address + ARRAY_ELEMENTS + first * stride
    end = address + ARRAY_ELEMENTS + last * stride
    if pointer_map == 1:
        while element < end:
            mark(unsafe.load64(element), True)
            element = element + stride
        return
    while element < end:
        mark_fields(element, pointer_map)
        element = element + stride


def slot_bytes(address: u64) -> u64:
    """Bytes of the slot or pages of the object that starts at `address`."""
    entry = pages.entry_of((address - pages.start) >> pages.PAGE_SHIFT)
    tag = pages.tag_of(entry)
    if tag == LARGE:
        return pages.field_a(entry) << pages.PAGE_SHIFT
    return unsafe.load64(size_classes.record_of(tag) + size_classes.SIZE)


def rescan() -> None:
    """Scan all marked objects from the lowest that did not fit on the mark stack on.

    Each pass ends: marking only adds, and whatever overflows again has been marked in this pass.
    """
    global overflow_low
    page = (overflow_low - pages.start) >> pages.PAGE_SHIFT
    overflow_low = ALL_ONES
    entry = pages.entry_of(page)
    if pages.tag_of(entry) < LARGE:
        page = page - pages.field_a(entry)
    while page < pages.frontier:
        entry = pages.entry_of(page)
        tag = pages.tag_of(entry)
        if tag == LARGE:
            if (unsafe.load64(pages.marks_of(page)) & 1) != 0:
                scan_fully(pages.address_of(page))
            page = page + pages.field_a(entry)
        elif tag == FREE:
            # The frontier is behind every run, and a run's first page has its length.
            page = page + pages.field_a(entry)
        else:
            page = page + rescan_block(page, size_classes.record_of(tag))


def rescan_block(page: u64, record: u64) -> u64:
    """Scan the marked objects of one block; its number of pages."""
    size = unsafe.load64(record + size_classes.SIZE)
    count = unsafe.load64(record + size_classes.PAGES)
    word_address = pages.marks_of(page)
    end = word_address + count * pages.MARK_BYTES
    base = pages.address_of(page)
    while word_address < end:
        word = unsafe.load64(word_address)
        while word != 0:
            scan_fully(base + unsafe.count_trailing_zeros(word) * size)
            word = word & (word - 1)
        base = base + (size << 6)
        word_address = word_address + 8
    return count


def scan_fully(address: u64) -> None:
    """Scan a marked object, and all that it leads to."""
    scan(address)
    drain()


def collections() -> u64:
    """How many collections there have been."""
    return accounting.collections


def live_bytes() -> u64:
    """Bytes found live by the last collection."""
    return accounting.live


def allocated_bytes() -> u64:
    """Bytes allocated since the start, each object rounded up to its slot or pages."""
    return accounting.total - size_classes.unused_bytes()
