"""The size classes of small objects: every 16 bytes up to 272, then four to a doubling up to 2064.

They are an array's header larger than round numbers, since tables have lengths that are powers of two.

Two tables, both addressed by class number 1..29: the *cursors* (16 bytes a class: the next free byte of the
class's current run and the run's end), which is all that an allocation touches, and the *records* with what the
slower paths need. Four steps to a doubling bound the waste of rounding up to a fifth.
"""

from typing import Final

import unsafe
from machine import u64
from unsafe import inline

MAX_SMALL: Final = u64(2064)
# Up to here classes are 16 bytes apart.
LINEAR_CLASSES: Final = u64(272)
CLASS_COUNT: Final = u64(29)
NO_PAGE: Final = u64(0xFFFFFFF)

# A class's cursor: where the next object goes, and where the run of zeroed free slots ends.
CURSOR: Final = u64(0)
LIMIT: Final = u64(8)

# A class's record.
SIZE: Final = u64(0)  # bytes of a slot
RECIPROCAL: Final = u64(8)  # ceil(2**32 / SIZE): offset // SIZE as a multiplication
PAGES: Final = u64(16)  # pages of a block
COUNT: Final = u64(24)  # slots of a block
BLOCK: Final = u64(32)  # first page of the block that the cursor is in, or NO_PAGE
NEXT_SLOT: Final = u64(40)  # slots of that block below this one have been handed out or found live
HEAD: Final = u64(48)  # first block with free slots not looked at since the last collection, or NO_PAGE
TAIL: Final = u64(56)  # last of them

CURSORS_BYTES: Final = u64(512)
TABLE_BYTES: Final = u64(512 + 64 * 30)

# Before it the cursors, that of class 1 last, and behind it the records: offsets from it are short in most instructions.
table: u64 = u64(0)


@inline
def class_of(size: u64) -> u64:
    """The class number of an object of 1..MAX_SMALL bytes; folds to a constant with the size."""
    if size <= LINEAR_CLASSES:
        return (size + 15) >> 4
    exponent = 63 - unsafe.count_leading_zeros(size - 17)
    return (exponent << 2) + ((size - 17) >> (exponent - 2)) - 18


@inline
def rounded(size: u64) -> u64:
    """Bytes of a slot of the class of `size`."""
    if size <= LINEAR_CLASSES:
        return (size + 15) & ~u64(15)
    step = u64(1) << (61 - unsafe.count_leading_zeros(size - 17))
    return ((size - 17) | (step - 1)) + 17


@inline
def cursor_of(number: u64) -> u64:
    """Address of a class's cursor."""
    return table - (number << 4)


@inline
def record_of(number: u64) -> u64:
    """Address of a class's record."""
    return table + (number << 6)


def initialize_classes(address: u64) -> None:
    """Build both tables in TABLE_BYTES of memory at `address`."""
    global table
    table = address + CURSORS_BYTES
    unsafe.fill(address, 0, TABLE_BYTES)
    number = u64(1)
    while number <= CLASS_COUNT:
        if number <= 17:
            size = number << 4
        else:
            size = ((((number - 18) & 3) + 5) << (((number - 18) >> 2) + 6)) + 16
        pages = u64(1)
        if size > 1024:
            pages = u64(4)
        elif size > 528:
            pages = u64(2)
        record = record_of(number)
        unsafe.store64(record + SIZE, size)
        unsafe.store64(record + RECIPROCAL, ((u64(1) << 32) + (size - 1)) // size)
        unsafe.store64(record + PAGES, pages)
        unsafe.store64(record + COUNT, (pages << 12) // size)
        number = number + 1
    forget_blocks()


def forget_blocks() -> u64:
    """Drop every class's run and list of blocks; the bytes of the runs that were not used."""
    unused = u64(0)
    number = u64(1)
    while number <= CLASS_COUNT:
        cursor = cursor_of(number)
        unused = unused + (unsafe.load64(cursor + LIMIT) - unsafe.load64(cursor + CURSOR))
        unsafe.store64(cursor + CURSOR, 0)
        unsafe.store64(cursor + LIMIT, 0)
        record = record_of(number)
        unsafe.store64(record + BLOCK, NO_PAGE)
        unsafe.store64(record + HEAD, NO_PAGE)
        unsafe.store64(record + TAIL, NO_PAGE)
        number = number + 1
    return unused


def unused_bytes() -> u64:
    """Bytes of all current runs that no object has taken yet."""
    unused = u64(0)
    number = u64(1)
    while number <= CLASS_COUNT:
        cursor = cursor_of(number)
        unused = unused + (unsafe.load64(cursor + LIMIT) - unsafe.load64(cursor + CURSOR))
        number = number + 1
    return unused
