"""The allocator: segregated fit, bump allocation in runs of free slots, large objects in runs of pages.

A small object (up to 2064 bytes) takes the next slot of its size class's current run: load the cursor, add,
compare with the run's end, store the cursor, store the header. Runs come from the gaps between marked slots of the
class's blocks (4 to 16 KiB), a page at most, and are zeroed as a whole when taken, just before they are used and while
that brings them into the cache. Everything about a block is kept outside of it, in the page table and the mark bits.

Out of memory: a request of 16 KiB or more raises MemoryError, which a program can handle by doing without; a smaller
one panics, since handling anything would allocate.
"""

from typing import Final

import unsafe
from machine import u64
from runtime.builtins.failure import raise_memory
from runtime.memory import accounting, pages, size_classes
from runtime.memory.collector import DESCRIPTOR_SIZE, collect, initialize_collector
from runtime.memory.pages import LARGE, LARGE_REST
from runtime.memory.size_classes import CURSOR, LIMIT, LINEAR_CLASSES, MAX_SMALL, NO_PAGE
from runtime.panic import panic
from unsafe import inline, noinline

# From this size on, running out of memory is an exception.
RECOVERABLE_BYTES: Final = u64(16384)

# What a text has room for.
MOST_TEXT: Final = u64(0x100000000)

ALL_ONES: Final = u64(0xFFFFFFFFFFFFFFFF)

# Bounds of the mark stack: 1/128 of the memory between these.
LEAST_MARK_STACK: Final = u64(4096)
MOST_MARK_STACK: Final = u64(0x100000)


def initialize(start: u64, end: u64) -> None:
    """Take over the memory from `start` to `end`, whatever it contains. Panics if that is not even 64 KiB."""
    first = (start + 4095) & ~u64(4095)
    count = ((end & ~u64(4095)) - first) >> pages.PAGE_SHIFT
    if end < first + 65536:
        panic("not enough memory for a heap")
    mark_stack = (count << pages.PAGE_SHIFT) >> 7
    if mark_stack < LEAST_MARK_STACK:
        mark_stack = LEAST_MARK_STACK
    if mark_stack > MOST_MARK_STACK:
        mark_stack = MOST_MARK_STACK
    entries = first + ((size_classes.TABLE_BYTES + 63) & ~u64(63))
    marks = entries + count * pages.ENTRY_BYTES
    stack = marks + count * pages.MARK_BYTES
    metadata = (stack + mark_stack - first + 4095) >> pages.PAGE_SHIFT
    size_classes.initialize_classes(first)
    pages.initialize_pages(first + (metadata << pages.PAGE_SHIFT), count - metadata, entries, marks)
    initialize_collector(stack, mark_stack)
    accounting.initialize_accounting((count - metadata) << pages.PAGE_SHIFT)


def allocate(descriptor: u64, size: u64) -> u64:
    """Zeroed memory for an object of `size` bytes (with its header, not 0), the header stored.

    Raises MemoryError or panics when there is none, see above.
    """
    if size > MAX_SMALL:
        return allocate_large(descriptor, size)
    return allocate_small(descriptor, size)


def allocate_object(descriptor: u64) -> u64:
    """Zeroed memory for an object of the size that its descriptor says, at most MAX_SMALL, the header stored.

    Never raises. Where it is inlined, the size class is a constant.
    """
    return allocate_small(descriptor, u64(unsafe.load32(descriptor + DESCRIPTOR_SIZE)))


def allocate_small(descriptor: u64, size: u64) -> u64:
    """Zeroed memory for an object of at most MAX_SMALL bytes, the header stored. Never raises."""
    if size <= LINEAR_CLASSES:
        return allocate_of_class(descriptor, (size + 15) >> 4, (size + 15) & ~u64(15))
    return allocate_medium(descriptor, size)


@noinline
def allocate_medium(descriptor: u64, size: u64) -> u64:
    return allocate_of_class(descriptor, size_classes.class_of(size), size_classes.rounded(size))


@inline
def allocate_of_class(descriptor: u64, number: u64, rounded: u64) -> u64:
    cursor = size_classes.cursor_of(number)
    address = unsafe.load64(cursor + CURSOR)
    after = address + rounded
    if after > unsafe.load64(cursor + LIMIT):
        return allocate_in_next_run(descriptor, number)
    unsafe.store64(cursor + CURSOR, after)
    unsafe.store64(address, descriptor)
    return address


@noinline
def allocate_in_next_run(descriptor: u64, number: u64) -> u64:
    """Allocate a small object of a class whose current run is used up."""
    record = size_classes.record_of(number)
    cursor = size_classes.cursor_of(number)
    has_collected = False
    while not next_run(record, cursor):
        if accounting.is_due() and not has_collected:
            collect()
            has_collected = True
        page = unsafe.load64(record + size_classes.HEAD)
        if page != NO_PAGE:
            unlink_first_block(record, page)
        else:
            page = new_block(number, record)
        if page != NO_PAGE:
            unsafe.store64(record + size_classes.BLOCK, page)
            unsafe.store64(record + size_classes.NEXT_SLOT, 0)
        elif has_collected:
            panic("out of memory")
        else:
            collect()
            has_collected = True
    address = unsafe.load64(cursor + CURSOR)
    unsafe.store64(cursor + CURSOR, address + unsafe.load64(record + size_classes.SIZE))
    unsafe.store64(address, descriptor)
    return address


def unlink_first_block(record: u64, page: u64) -> None:
    """Take block `page` off the front of its class's list."""
    follower = pages.field_b(pages.entry_of(page))
    unsafe.store64(record + size_classes.HEAD, follower)
    if follower == NO_PAGE:
        unsafe.store64(record + size_classes.TAIL, NO_PAGE)


def new_block(number: u64, record: u64) -> u64:
    """A block of free pages for class `number`, no slot of it marked or looking like an object; NO_PAGE if there is none."""
    count = unsafe.load64(record + size_classes.PAGES)
    page = pages.take_pages(count)
    if page == NO_PAGE:
        return page
    unsafe.fill(pages.marks_of(page), 0, count * pages.MARK_BYTES)
    place = u64(0)
    while place < count:
        pages.set_entry(page + place, number, place, NO_PAGE)
        place = place + 1
    if count > 1:
        # More than a run: conservative roots may point behind the first one, where nothing may look like an object.
        size = unsafe.load64(record + size_classes.SIZE)
        address = pages.address_of(page)
        end = pages.address_of(page + count)
        while address < end:
            unsafe.store64(address, 0)
            address = address + size
    return page


def next_run(record: u64, cursor: u64) -> bool:
    """Make the next gap between marked slots of the class's block its run, zeroed; False if there is none.

    The marks are those of the last collection, and slots of it that have been allocated since lie before
    NEXT_SLOT: each block is gone through once between two collections.
    """
    page = unsafe.load64(record + size_classes.BLOCK)
    if page == NO_PAGE:
        return False
    count = unsafe.load64(record + size_classes.COUNT)
    marks = pages.marks_of(page)
    first = next_bit(marks, unsafe.load64(record + size_classes.NEXT_SLOT), count, ALL_ONES)
    if first >= count:
        unsafe.store64(record + size_classes.BLOCK, NO_PAGE)
        return False
    end = next_bit(marks, first, count, u64(0))
    # A page at most: more of a class with large slots is seldom wanted.
    most = first + (unsafe.load64(record + size_classes.RECIPROCAL) >> (32 - pages.PAGE_SHIFT))
    if end > most:
        end = most
    size = unsafe.load64(record + size_classes.SIZE)
    address = pages.address_of(page) + first * size
    length = (end - first) * size
    unsafe.fill(address, 0, length)
    unsafe.store64(cursor + CURSOR, address)
    unsafe.store64(cursor + LIMIT, address + length)
    unsafe.store64(record + size_classes.NEXT_SLOT, end)
    accounting.charge(length)
    return True


def next_bit(bits: u64, first: u64, count: u64, flip: u64) -> u64:
    """Index of the first set bit (`flip` 0) or clear bit (`flip` all ones) from `first` on, `count` if none."""
    index = first
    while index < count:
        word = (unsafe.load64(bits + ((index >> 6) << 3)) ^ flip) >> (index & 63)
        if word != 0:
            index = index + unsafe.count_trailing_zeros(word)
            if index > count:
                return count
            return index
        index = (index | 63) + 1
    return count


@noinline
def allocate_frame(descriptor: u64, size: u64) -> u64:
    """Zeroed memory for a coroutine's frame of `size` bytes, the header stored. Never raises: only a function with
    thousands of variables has a frame of RECOVERABLE_BYTES, and then making one panics when there is no memory."""
    if size <= MAX_SMALL:
        return allocate_small(descriptor, size)
    address = place_large(descriptor, size)
    if address == 0:
        panic("out of memory")
    return address


def allocate_large(descriptor: u64, size: u64) -> u64:
    """Allocate an object of more than MAX_SMALL bytes in pages of its own."""
    address = u64(0)
    # The length of a text has 32 bits.
    if size < MOST_TEXT or descriptor != unsafe.descriptor(str):
        address = place_large(descriptor, size)
    if address == 0:
        if size >= RECOVERABLE_BYTES:
            raise_memory()
        panic("out of memory")
    return address


@noinline
def place_large(descriptor: u64, size: u64) -> u64:
    """`size` bytes in pages of their own, zeroed, the header stored; 0 if there are not enough pages."""
    # Also keeps the addition below from wrapping round.
    if size > pages.limit << pages.PAGE_SHIFT:
        return 0
    count = (size + 4095) >> pages.PAGE_SHIFT
    page = take_large(count)
    if page == NO_PAGE:
        return 0
    pages.set_entry(page, LARGE, count, NO_PAGE)
    place = u64(1)
    while place < count:
        pages.set_entry(page + place, LARGE_REST, page, NO_PAGE)
        place = place + 1
    address = pages.address_of(page)
    # Not the rest of the last page: only a scan of a coroutine's frame looks there, and takes nothing for more than it is.
    unsafe.fill(address, 0, (size + 15) & ~u64(15))
    accounting.charge(count << pages.PAGE_SHIFT)
    unsafe.store64(address, descriptor)
    return address


def take_large(count: u64) -> u64:
    """`count` free pages, after a collection if one is due or nothing is free; NO_PAGE if still none."""
    has_collected = accounting.is_due()
    if has_collected:
        collect()
    page = pages.take_pages(count)
    if page == NO_PAGE and not has_collected:
        collect()
        page = pages.take_pages(count)
    return page
