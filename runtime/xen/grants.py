"""The grant table, version 1 (xen/include/public/grant_table.h): which of our pages another domain may use.

An entry is u16 flags, u16 domain, u32 frame. The pages of the table are in our memory, so granting and revoking take no
hypercall. The first entries are the toolstack's.
"""

from typing import Final

import unsafe
from machine import u16, u32, u64
from runtime.panic import panic
from runtime.xen import pv_paging
from runtime.xen.hypercalls import map_grant_frame
from runtime.xen.supervisor import is_pv
from unsafe import Array

PAGES: Final = u64(4)
RESERVED: Final = u32(8)
ENTRIES: Final = u32(2048)

PERMIT_ACCESS: Final = u16(1)
READ_ONLY: Final = u16(4)
READING: Final = u16(8)
WRITING: Final = u16(16)


class GrantTable:
    free: Array[u32]  # stack of the entries that are not used
    free_count: int

    def __init__(self) -> None:
        """Before the seal. Panics if Xen refuses. A PV guest has the table mapped (runtime/xen/pv_paging.py)."""
        if not is_pv():
            page = u64(0)
            while page < PAGES:
                if not map_grant_frame(page, (unsafe.symbol("grant_table") >> 12) + page):
                    panic("Xen does not give a grant table")
                page = page + 1
        self.free = unsafe.new_array(u32, int(ENTRIES - RESERVED))
        self.free_count = 0
        reference = ENTRIES
        while reference > RESERVED:
            reference = reference - 1
            self.free[self.free_count] = reference
            self.free_count += 1

    def grant(self, domain: u16, page: u64, is_read_only: bool) -> u32:
        """Let `domain` use our page at address `page`; the reference by which it does. Panics if the table is full."""
        if self.free_count == 0:
            panic("the grant table is full")
        self.free_count -= 1
        reference = self.free[self.free_count]
        entry = entry_of(reference)
        unsafe.store32(entry + 4, u32(frame_of(page)))
        unsafe.store16(entry + 2, domain)
        # What is granted before that it is.
        unsafe.compiler_fence()
        unsafe.volatile_store16(entry, PERMIT_ACCESS | READ_ONLY if is_read_only else PERMIT_ACCESS)
        return reference

    def revoke(self, reference: u32) -> bool:
        """Take a page back. False while the other domain has it mapped: nothing has changed, and the page is not ours yet."""
        entry = entry_of(reference)
        while True:
            flags = unsafe.volatile_load16(entry)
            if flags & (READING | WRITING) != 0:
                return False
            if unsafe.compare_exchange16(entry, flags, u16(0)) == flags:
                self.free[self.free_count] = reference
                self.free_count += 1
                return True


def entry_of(reference: u32) -> u64:
    return unsafe.symbol("grant_table") + u64(reference) * 8


def frame_of(page: u64) -> u64:
    """The frame number by which Xen knows our page at address `page`."""
    if is_pv():
        return pv_paging.machine_address(page) >> 12
    return page >> 12


opened: GrantTable | None = None


def connect() -> GrantTable:
    """The guest's grant table; made by the first call."""
    global opened
    table = opened
    if table is None:
        table = GrantTable()
        opened = table
    return table
