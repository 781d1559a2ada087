"""Pages of 4 KiB: the page table of the heap, runs of free pages, and pages for device rings.

The heap is `start` .. `start + 4096 * limit`. Pages from `frontier` on have never been used (or were all free at
the last collection). Every page below it has an entry of 8 bytes: tag in bits 0..7, field A in 8..35, field B
in 36..63, and 32 bytes of mark bits, one bit a slot, which a block of several pages uses as one map.

    tag                  A                        B
    FREE                 pages of the run         next run     (0 inside of a run)
    1..29, a size class  page's place in block    next block with free slots (first page of the block)
    LARGE                pages of the object      -            (its mark is the first of its mark bits)
    LARGE_REST           first page of the object -
"""

from typing import Final

import unsafe
from machine import u64
from runtime.memory.size_classes import NO_PAGE
from runtime.panic import panic
from unsafe import inline

PAGE_SHIFT: Final = u64(12)
ENTRY_BYTES: Final = u64(8)
MARK_BYTES: Final = u64(32)

FREE: Final = u64(0)
LARGE: Final = u64(64)
LARGE_REST: Final = u64(65)

start: u64 = u64(0)
entries: u64 = u64(0)
marks: u64 = u64(0)
frontier: u64 = u64(0)
limit: u64 = u64(0)
# Free runs below the frontier in order of address, those of one page apart: requests for several pages would
# walk over them in vain.
single_runs: u64 = NO_PAGE
long_runs: u64 = NO_PAGE
# Last runs of the two lists while a sweep builds them.
single_tail: u64 = NO_PAGE
long_tail: u64 = NO_PAGE


def initialize_pages(first: u64, count: u64, entry_table: u64, mark_table: u64) -> None:
    """Take over `count` pages at address `first`; the tables need not be zeroed."""
    global start, entries, marks, frontier, limit
    start = first
    entries = entry_table
    marks = mark_table
    frontier = u64(0)
    limit = count
    forget_runs()


@inline
def entry_of(page: u64) -> u64:
    """The entry of a page below the frontier."""
    return unsafe.load64(entries + (page << 3))


@inline
def set_entry(page: u64, tag: u64, a: u64, b: u64) -> None:
    unsafe.store64(entries + (page << 3), tag | (a << 8) | (b << 36))


@inline
def tag_of(entry: u64) -> u64:
    return entry & 0xFF


@inline
def field_a(entry: u64) -> u64:
    return (entry >> 8) & 0xFFFFFFF


@inline
def field_b(entry: u64) -> u64:
    return entry >> 36


@inline
def address_of(page: u64) -> u64:
    return start + (page << PAGE_SHIFT)


@inline
def marks_of(page: u64) -> u64:
    """Address of the mark bits of a page."""
    return marks + (page << 5)


def link_after(previous: u64, entry: u64, next_page: u64) -> None:
    """Make `next_page` the follower of `previous`, whose entry is given."""
    unsafe.store64(entries + (previous << 3), (entry & 0xFFFFFFFFF) | (next_page << 36))


def take_pages(count: u64) -> u64:
    """The first of `count` pages in a row, or NO_PAGE. The caller sets their entries."""
    global frontier, single_runs, long_runs
    if count == 1 and single_runs != NO_PAGE:
        page = single_runs
        single_runs = field_b(entry_of(page))
        return page
    previous = NO_PAGE
    page = long_runs
    while page != NO_PAGE:
        entry = entry_of(page)
        length = field_a(entry)
        follower = field_b(entry)
        if length >= count:
            if length > count:
                set_entry(page + count, FREE, length - count, follower)
                follower = page + count
            if previous == NO_PAGE:
                long_runs = follower
            else:
                link_after(previous, entry_of(previous), follower)
            return page
        previous = page
        page = follower
    if limit - frontier < count:
        return NO_PAGE
    page = frontier
    frontier = frontier + count
    return page


def forget_runs() -> None:
    """Empty the lists of free runs: the sweep builds them anew."""
    global single_runs, long_runs, single_tail, long_tail
    single_runs = NO_PAGE
    long_runs = NO_PAGE
    single_tail = NO_PAGE
    long_tail = NO_PAGE


def append_run(page: u64, count: u64) -> None:
    """Put a free run at the end of its list. Only for the sweep, between `forget_runs` and the next take."""
    global single_runs, long_runs, single_tail, long_tail
    set_entry(page, FREE, count, NO_PAGE)
    if count == 1:
        if single_tail == NO_PAGE:
            single_runs = page
        else:
            link_after(single_tail, entry_of(single_tail), page)
        single_tail = page
    else:
        if long_tail == NO_PAGE:
            long_runs = page
        else:
            link_after(long_tail, entry_of(long_tail), page)
        long_tail = page


def lower_frontier(page: u64) -> None:
    """Give the pages from `page` on back to the never-used part."""
    global frontier
    frontier = page


def allocate_pages(count: u64) -> u64:
    """`count` zeroed pages for a device's rings, in a row: never moved, scanned or freed.

    They come off the heap's top end, so a driver asks before the heap has grown there; panics when none is
    left. The address is the physical one as well on qemu, where memory is mapped one to one.
    """
    address = reserve_pages(count)
    unsafe.fill(address, 0, count << PAGE_SHIFT)
    return address


def reserve_pages(count: u64) -> u64:
    """As allocate_pages, but with whatever the memory contains: for what a device writes before anybody reads it."""
    global limit
    if limit - frontier < count:
        panic("no memory for device rings")
    limit = limit - count
    return address_of(limit)
