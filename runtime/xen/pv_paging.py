"""Page tables of a PV guest: its own in place of the builder's, one root for kernel mode and one for user mode.

Runs once, in kernel mode, before anything else of the image. Addresses are pseudo-physical: virtual = frame number * 4096;
machine frames come from the builder's list. The layout is that of runtime/x86/constants.s. Page tables are mapped nowhere
(Xen refuses writable mappings of them in any case), writable pages are not executable, and user mode has no mapping of
the supervisor. Xen checks each table when it is pinned, and every change after that.
"""

from typing import Final

import image
import unsafe
from machine import u8, u32, u64
from unsafe import export

# Offsets in struct start_info (xen.h).
NR_PAGES: Final = u64(32)
SHARED_INFO: Final = u64(40)
STORE_FRAME: Final = u64(56)
STORE_PORT: Final = u64(64)
CONSOLE_FRAME: Final = u64(72)
CONSOLE_PORT: Final = u64(80)
PT_BASE: Final = u64(88)
NR_PT_FRAMES: Final = u64(96)
MFN_LIST: Final = u64(104)

MACHINE_TO_PHYSICAL: Final = u64(0xFFFF800000000000)

MMU_UPDATE: Final = u64(1)
UPDATE_VA_MAPPING: Final = u64(14)
GRANT_TABLE_OP: Final = u64(20)
SETUP_TABLE: Final = u64(2)
GRANT_PAGES: Final = u64(4)
# Where in the structure's buffer the frames go.
GRANT_FRAMES: Final = u64(24)
MMUEXT_OP: Final = u64(26)
PIN_L4: Final = u32(3)
UNPIN: Final = u32(4)
NEW_BASEPTR: Final = u32(5)
NEW_USER_BASEPTR: Final = u32(15)
INVALIDATE: Final = u64(2)
DOMID_SELF: Final = u64(0x7FF0)

PAGE: Final = u64(4096)
PRESENT: Final = u64(1)
WRITE: Final = u64(2)
USER: Final = u64(4)
NO_EXECUTE: Final = u64(1 << 63)
UPPER: Final = u64(0x67)  # present, writable, user, accessed, dirty
READ_ONLY: Final = u64(NO_EXECUTE | 5)
READ_WRITE: Final = u64(NO_EXECUTE | 7)
EXECUTE: Final = u64(5)

# One page of level-2 entries covers so much; RAM above is not used.
COVERED: Final = u64(1 << 30)
TABLE_COVERS: Final = u64(1 << 21)
# Of what the builder has mapped behind its stack, 512 KiB at least, for the first further tables.
SPARE: Final = u64(0x10000)
POOL_START: Final = u64(0x1000)
EMERGENCY_STACK_START: Final = u64(0x20000)
EMERGENCY_STACK_END: Final = u64(0x22000)
STACK_END: Final = u64(0x9F000)

machine_frames: u64 = u64(0)
machine_shared_info: u64 = u64(0)
tables_start: u64 = u64(0)
tables_end: u64 = u64(0)
free_start: u64 = u64(0)
next_table: u64 = u64(0)
# What start_info says of the console and xenstore rings: addresses and event channels.
console_ring: u64 = u64(0)
console_port: u32 = u32(0)
store_ring: u64 = u64(0)
store_port: u32 = u32(0)


@export("unic_pv_paging")
def take_over(start_info: u64) -> None:
    global machine_frames, machine_shared_info, tables_start, tables_end, free_start, next_table
    global console_ring, console_port, store_ring, store_port
    machine_frames = unsafe.load64(start_info + MFN_LIST)
    machine_shared_info = unsafe.load64(start_info + SHARED_INFO)
    tables_start = unsafe.load64(start_info + PT_BASE)
    tables_end = tables_start + unsafe.load64(start_info + NR_PT_FRAMES) * PAGE
    console_ring = address_of_frame(unsafe.load64(start_info + CONSOLE_FRAME))
    console_port = unsafe.load32(start_info + CONSOLE_PORT)
    store_ring = address_of_frame(unsafe.load64(start_info + STORE_FRAME))
    store_port = unsafe.load32(start_info + STORE_PORT)
    end = unsafe.load64(start_info + NR_PAGES) * PAGE
    if end > COVERED:
        end = COVERED
    # The builder's stack comes after its page tables; from there to a multiple of 4 MiB is mapped and free.
    free_start = tables_end + PAGE
    known = (free_start + SPARE + TABLE_COVERS - 1) & ~(TABLE_COVERS - 1)
    if known > end:
        known = end
    # Tables of the RAM behind that, as many as find room in it.
    reserved_start = free_start
    further = (end - known + TABLE_COVERS - 1) >> 21
    if further > (known - free_start) >> 12:
        further = (known - free_start) >> 12
    free_start = free_start + further * PAGE
    if image.NETWORK or image.BLOCKS:
        ask_for_grant_table()
    next_table = POOL_START
    kernel = new_table()
    kernel_l2 = under(under(kernel))
    user = new_table()
    user_l2 = under(under(user))
    at = u64(0)
    while at < known:
        enter(kernel_l2, at >> 21, filled_table(at, known, True), UPPER)
        enter(user_l2, at >> 21, filled_table(at, known, False), UPPER)
        at = at + TABLE_COVERS
    table = reserved_start
    while table < free_start:
        unsafe.fill(table, u8(0), PAGE)
        fill_table(table, at, end, True)
        enter(kernel_l2, at >> 21, table, UPPER)
        enter(user_l2, at >> 21, table, UPPER)
        unmap(table)
        at = at + TABLE_COVERS
        table = table + PAGE
    table = POOL_START
    while table < next_table:
        unmap(table)
        table = table + PAGE
    old_root = machine_address(tables_start) >> 12
    extended(PIN_L4, machine_address(kernel) >> 12)
    extended(PIN_L4, machine_address(user) >> 12)
    extended(NEW_BASEPTR, machine_address(kernel) >> 12)
    extended(NEW_USER_BASEPTR, machine_address(user) >> 12)
    extended(UNPIN, old_root)
    # What is left of the RAM, by tables in RAM that is mapped by now, and by one table for both modes.
    while at < end:
        table = free_start
        free_start = free_start + PAGE
        unsafe.fill(table, u8(0), PAGE)
        fill_table(table, at, end, True)
        unmap(table)
        update(machine_address(kernel_l2) + (at >> 21) * 8, machine_address(table) | UPPER)
        update(machine_address(user_l2) + (at >> 21) * 8, machine_address(table) | UPPER)
        at = at + TABLE_COVERS
    unsafe.store64(unsafe.symbol("heap_start"), free_start)
    unsafe.store64(unsafe.symbol("heap_end"), end)


# Tables ------------------------------------------------------------------------------------


def new_table() -> u64:
    """A cleared page of the pool."""
    global next_table
    table = next_table
    next_table = table + PAGE
    unsafe.fill(table, u8(0), PAGE)
    return table


def under(table: u64) -> u64:
    """A new table behind the first entry of `table`: all that is mapped lies in the first GiB."""
    lower = new_table()
    enter(table, u64(0), lower, UPPER)
    return lower


def enter(table: u64, index: u64, page: u64, flags: u64) -> None:
    unsafe.store64(table + index * 8, machine_address(page) | flags)


def filled_table(start: u64, end: u64, is_kernel: bool) -> u64:
    table = new_table()
    fill_table(table, start, end, is_kernel)
    return table


def fill_table(table: u64, start: u64, end: u64, is_kernel: bool) -> None:
    """Enter the pages of one level-1 table, which begins at `start`, as far as they lie below `end`."""
    index = u64(0)
    while index < 512 and start + index * PAGE < end:
        page = start + index * PAGE
        flags = flags_of(page, is_kernel)
        frame = shared_frame(page)
        if frame != 0:
            unsafe.store64(table + index * 8, frame << 12 | READ_WRITE)
        elif flags != 0:
            enter(table, index, page, flags)
        index = index + 1


def shared_frame(page: u64) -> u64:
    """The machine frame that a page of the image is replaced by, 0 for all but those shared with Xen."""
    if page == unsafe.symbol("shared_info"):
        return machine_shared_info >> 12
    if image.NETWORK or image.BLOCKS:
        grants = unsafe.symbol("grant_table")
        if is_within(page, grants, grants + GRANT_PAGES * PAGE):
            return unsafe.load64(unsafe.symbol("hypercall_argument") + GRANT_FRAMES + ((page - grants) >> 12) * 8)
    return u64(0)


def ask_for_grant_table() -> None:
    """Have Xen tell the machine frames of the grant table (GNTTABOP_setup_table), behind the structure itself."""
    a = unsafe.symbol("hypercall_argument")
    unsafe.store64(a, DOMID_SELF | (GRANT_PAGES << 32))
    unsafe.store64(a + 16, a + GRANT_FRAMES)
    check(unsafe.call_asm("pv_hypercall", GRANT_TABLE_OP, SETUP_TABLE, a, u64(1)))


def flags_of(page: u64, is_kernel: bool) -> u64:
    """How a page is mapped; 0 = not at all."""
    if page < EMERGENCY_STACK_START:
        return u64(0)
    if page < EMERGENCY_STACK_END:
        return READ_WRITE
    if page < unsafe.symbol("stack_start"):
        return u64(0)
    if page < STACK_END:
        return READ_WRITE
    if page < unsafe.symbol("image_start"):
        return u64(0)
    if is_within(page, unsafe.symbol("text_start"), unsafe.symbol("text_end")):
        return EXECUTE
    if is_within(page, unsafe.symbol("rodata_start"), unsafe.symbol("rodata_end")):
        return READ_ONLY
    if is_within(page, unsafe.symbol("data_start"), unsafe.symbol("data_end")):
        return READ_WRITE
    if is_within(page, unsafe.symbol("supervisor_text_start"), unsafe.symbol("supervisor_text_end")):
        return EXECUTE if is_kernel else u64(0)
    if is_within(page, unsafe.symbol("supervisor_data_start"), unsafe.symbol("supervisor_data_end")):
        return READ_WRITE if is_kernel else u64(0)
    # The builder's tables, which Xen keeps as such until they are replaced, its stack, and our further tables.
    if is_within(page, tables_start, free_start) or page < unsafe.symbol("image_end"):
        return u64(0)
    return READ_WRITE


def is_within(page: u64, start: u64, end: u64) -> bool:
    return page >= start and page < end


# Machine addresses and hypercalls ------------------------------------------------------------


def machine_address(page: u64) -> u64:
    return unsafe.load64(machine_frames + (page >> 12) * 8) << 12


def address_of_frame(frame: u64) -> u64:
    """The address of a machine frame of ours; Xen maps its table of them into every guest."""
    return unsafe.load64(MACHINE_TO_PHYSICAL + frame * 8) << 12


def unmap(page: u64) -> None:
    check(unsafe.call_asm("pv_hypercall", UPDATE_VA_MAPPING, page, u64(0), INVALIDATE))


def update(entry: u64, value: u64) -> None:
    """Set the table entry at machine address `entry`."""
    a = unsafe.symbol("hypercall_argument")
    unsafe.store64(a, entry)
    unsafe.store64(a + 8, value)
    check(unsafe.call_asm("pv_hypercall", MMU_UPDATE, a, u64(1), u64(0), DOMID_SELF))


def extended(command: u32, frame: u64) -> None:
    """HYPERVISOR_mmuext_op."""
    a = unsafe.symbol("hypercall_argument")
    unsafe.store64(a, u64(command))
    unsafe.store64(a + 8, frame)
    check(unsafe.call_asm("pv_hypercall", MMUEXT_OP, a, u64(1), u64(0), DOMID_SELF))


def check(result: u64) -> None:
    """There is no console yet: a refusal shows as a crash, and in Xen's log."""
    if result != 0:
        unsafe.call_asm("pv_panic")
