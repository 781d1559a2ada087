"""The pass over the page table that follows marking: frees pages without a marked object, joins free runs,
and lists the blocks that have free slots.

It looks at mark bits only. The slots themselves are taken back lazily, when the allocator comes to their block
(`runtime.memory.heap.next_run`), which is also when they are zeroed.
"""

import unsafe
from machine import u64
from runtime.memory import pages, size_classes
from runtime.memory.pages import FREE, LARGE
from runtime.memory.size_classes import NO_PAGE


def sweep() -> u64:
    """Rebuild the free runs and the classes' lists of blocks; the bytes of live slots and large objects."""
    live = u64(0)
    pages.forget_runs()
    run = NO_PAGE
    page = u64(0)
    end = pages.frontier
    while page < end:
        entry = pages.entry_of(page)
        tag = pages.tag_of(entry)
        count = pages.field_a(entry)
        occupied = u64(0)
        if tag == LARGE:
            if (unsafe.load64(pages.marks_of(page)) & 1) != 0:
                occupied = count << pages.PAGE_SHIFT
        elif tag != FREE:
            record = size_classes.record_of(tag)
            count = unsafe.load64(record + size_classes.PAGES)
            slots = marked_slots(page, count)
            occupied = slots * unsafe.load64(record + size_classes.SIZE)
            if slots != 0 and slots < unsafe.load64(record + size_classes.COUNT):
                append_block(record, page)
        if occupied != 0:
            live = live + occupied
            if run != NO_PAGE:
                pages.append_run(run, page - run)
                run = NO_PAGE
        else:
            # Entries inside of a free run say FREE, so that a stale pointer into it finds no object.
            unsafe.fill(pages.entries + page * pages.ENTRY_BYTES, 0, count * pages.ENTRY_BYTES)
            if run == NO_PAGE:
                run = page
        page = page + count
    if run != NO_PAGE:
        pages.lower_frontier(run)
    return live


def marked_slots(page: u64, count: u64) -> u64:
    """How many slots of the block of `count` pages at `page` are marked."""
    slots = u64(0)
    address = pages.marks_of(page)
    end = address + count * pages.MARK_BYTES
    while address < end:
        slots = slots + unsafe.popcount(unsafe.load64(address))
        address = address + 8
    return slots


def append_block(record: u64, page: u64) -> None:
    """Put a block at the end of its class's list, which is so in order of address: low blocks fill first."""
    entry = pages.entry_of(page)
    pages.link_after(page, entry, NO_PAGE)
    tail = unsafe.load64(record + size_classes.TAIL)
    if tail == NO_PAGE:
        unsafe.store64(record + size_classes.HEAD, page)
    else:
        pages.link_after(tail, pages.entry_of(tail), page)
    unsafe.store64(record + size_classes.TAIL, page)
