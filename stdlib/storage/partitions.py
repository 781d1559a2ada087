"""Partition tables: GPT (UEFI 2.10 §5.3) and MBR with extended partitions (§5.2.1).

Read only. Of a GPT either copy will do, and what is wrong with the other is reported; what makes no sense otherwise is
an error that says what: partitions that overlap, leave the disk or lead in circles are not handed out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from zlib import crc32

Read = Callable[[int, int], bytes]

# MBR
SIGNATURE_AT: Final = 510
FIRST_ENTRY_AT: Final = 446
ENTRY_BYTES: Final = 16
EMPTY: Final = 0
EXTENDED: Final = [0x05, 0x0F, 0x85]
PROTECTIVE: Final = 0xEE
FIRST_LOGICAL: Final = 5
MOST_LOGICAL: Final = 128

# GPT
GPT_SIGNATURE: Final = b"EFI PART"
GPT_REVISION: Final = 0x00010000
LEAST_HEADER: Final = 92
LEAST_ENTRY: Final = 128
MOST_ENTRY: Final = 4096
MOST_ENTRIES: Final = 1024
MOST_TABLE: Final = 1 << 20
NAME_UNITS: Final = 36
UNUSED: Final = "00000000-0000-0000-0000-000000000000"


class PartitionTableError(ValueError):
    """The disk has no partition table, or one that makes no sense."""


@dataclass(frozen=True)
class Partition:
    """One partition of a table."""

    number: int     # as Linux counts: from 1, logical partitions of an MBR from 5
    offset: int     # bytes
    length: int     # bytes
    kind: str       # GPT: the type's GUID; MBR: the type's two hexadecimal digits
    name: str       # GPT only
    identity: str   # GPT: the partition's GUID; MBR: the disk's signature and the number, "1234abcd-01"


@dataclass(frozen=True)
class PartitionTable:
    """What read_partitions() finds."""

    kind: str                       # "gpt" or "mbr"
    partitions: list[Partition]     # in the order of their numbers
    damage: list[str]               # what is wrong with a copy of a GPT that was not needed


def read_partitions(read: Read, size: int, sector_size: int = 512) -> PartitionTable:
    """The partition table of a disk of `size` bytes. Raises PartitionTableError.

    `read(offset, length)` gives exactly `length` bytes; it is called for whole sectors inside of the disk only.
    """
    if sector_size < 512 or sector_size > 65536 or sector_size & (sector_size - 1) != 0:
        raise PartitionTableError(f"sectors of {sector_size} bytes")
    return _Disk(read, size // sector_size, sector_size).table()


@dataclass(frozen=True)
class _Slot:
    """A used entry of an MBR or of an extended boot record."""

    number: int
    type: int
    start: int      # sectors
    count: int


@dataclass(frozen=True)
class _Gpt:
    """A copy of a GPT whose checksums are right."""

    disk: str
    alternate: int
    first_usable: int
    last_usable: int
    entry_bytes: int
    entries: bytes


class _Disk:
    def __init__(self, read: Read, sectors: int, sector_size: int) -> None:
        self.read = read
        self.sectors = sectors
        self.sector_size = sector_size

    def load(self, sector: int, length: int) -> bytes:
        """The first `length` bytes from `sector` on."""
        count = (length + self.sector_size - 1) // self.sector_size
        if sector < 0 or count > self.sectors or sector > self.sectors - count:
            raise PartitionTableError(f"sector {sector} is outside of the disk")
        wanted = count * self.sector_size
        data = self.read(sector * self.sector_size, wanted)
        if len(data) != wanted:
            raise PartitionTableError(f"sector {sector} cannot be read")
        return data[:length]

    def table(self) -> PartitionTable:
        record = self.load(0, 512)
        slots = self.slots(record, 0)
        for slot in slots:
            if slot.type == PROTECTIVE:
                if len(slots) > 1:
                    raise PartitionTableError("the disk has an MBR and a GPT at once")
                if slot.start != 1:
                    raise PartitionTableError("the protective MBR does not begin at sector 1")
                return self.gpt()
        return PartitionTable("mbr", self.mbr(record, slots), [])

    # MBR

    def slots(self, record: bytes, sector: int) -> list[_Slot]:
        """The used entries of a boot record; their starts are as they stand there."""
        if record[SIGNATURE_AT] != 0x55 or record[SIGNATURE_AT + 1] != 0xAA:
            raise PartitionTableError(f"sector {sector} is no boot record")
        slots: list[_Slot] = []
        for index in range(4):
            at = FIRST_ENTRY_AT + index * ENTRY_BYTES
            if record[at] & 0x7F != 0:
                raise PartitionTableError(f"entry {index + 1} of the boot record in sector {sector} is no partition")
            if record[at + 4] != EMPTY:
                slots.append(_Slot(index + 1, record[at + 4], _number(record, at + 8, 4), _number(record, at + 12, 4)))
        return slots

    def mbr(self, record: bytes, slots: list[_Slot]) -> list[Partition]:
        signature = f"{_number(record, 440, 4):08x}"
        used: list[_Slot] = []
        logical: list[_Slot] = []
        # Sectors that are taken; boot records of logical partitions are, too.
        ranges = [(0, 1, "the boot record")]
        has_extended = False
        for slot in slots:
            self.check_range(slot.start, slot.count, f"partition {slot.number}")
            ranges.append((slot.start, slot.count, f"partition {slot.number}"))
            if slot.type in EXTENDED:
                if has_extended:
                    raise PartitionTableError("the disk has two extended partitions")
                has_extended = True
                logical = self.logical(slot)
            else:
                used.append(slot)
        _check_overlaps(ranges)
        return [
            Partition(slot.number, slot.start * self.sector_size, slot.count * self.sector_size, f"{slot.type:02x}", "",
                      f"{signature}-{slot.number:02x}")
            for slot in used + logical
        ]

    def logical(self, extended: _Slot) -> list[_Slot]:
        """The partitions in an extended one: a chain of boot records, each with a partition and a link."""
        end = extended.start + extended.count
        found: list[_Slot] = []
        ranges: list[tuple[int, int, str]] = []
        records: set[int] = set()
        sector = extended.start
        while True:
            if sector in records:
                raise PartitionTableError(f"the extended partition leads in a circle to sector {sector}")
            if len(records) == MOST_LOGICAL:
                raise PartitionTableError(f"more than {MOST_LOGICAL} logical partitions")
            records.add(sector)
            ranges.append((sector, 1, f"the boot record in sector {sector}"))
            link = -1
            for slot in self.slots(self.load(sector, 512), sector):
                if slot.type in EXTENDED:
                    if link >= 0:
                        raise PartitionTableError(f"the boot record in sector {sector} has two links")
                    link = extended.start + slot.start
                    if slot.start == 0 and sector == extended.start:
                        raise PartitionTableError(f"the extended partition leads in a circle to sector {sector}")
                    if link >= end:
                        raise PartitionTableError(f"the link in sector {sector} leaves the extended partition")
                elif slot.number > 2:
                    raise PartitionTableError(f"the boot record in sector {sector} has too many partitions")
                else:
                    number = FIRST_LOGICAL + len(found)
                    start = sector + slot.start
                    what = f"partition {number}"
                    self.check_range(start, slot.count, what)
                    if start + slot.count > end:
                        raise PartitionTableError(f"{what} leaves the extended partition")
                    ranges.append((start, slot.count, what))
                    found.append(_Slot(number, slot.type, start, slot.count))
            if link < 0:
                break
            sector = link
        _check_overlaps(ranges)
        return found

    def check_range(self, start: int, count: int, what: str) -> None:
        if count <= 0:
            raise PartitionTableError(f"{what} is empty")
        if start < 0 or start + count > self.sectors:
            raise PartitionTableError(f"{what} leaves the disk")

    # GPT

    def gpt(self) -> PartitionTable:
        damage: list[str] = []
        chosen: _Gpt | None = None
        last = self.sectors - 1
        try:
            chosen = self.gpt_copy(1)
            last = chosen.alternate
        except PartitionTableError as error:
            damage.append(f"primary GPT: {error}")
        try:
            backup = self.gpt_copy(last)
            if chosen is None:
                chosen = backup
            elif backup.disk != chosen.disk or backup.entries != chosen.entries:
                damage.append("backup GPT: not the same as the primary one")
        except PartitionTableError as error:
            damage.append(f"backup GPT: {error}")
        if chosen is None:
            raise PartitionTableError("; ".join(damage))
        return PartitionTable("gpt", self.gpt_partitions(chosen), damage)

    def gpt_copy(self, sector: int) -> _Gpt:
        """The table whose header is in `sector`, checked but for its partitions."""
        header = self.load(sector, self.sector_size)
        if header[:8] != GPT_SIGNATURE:
            raise PartitionTableError(f"no header in sector {sector}")
        if _number(header, 8, 4) != GPT_REVISION:
            raise PartitionTableError("a header of an unknown revision")
        length = _number(header, 12, 4)
        if length < LEAST_HEADER or length > self.sector_size:
            raise PartitionTableError(f"a header of {length} bytes")
        if crc32(header[:16] + bytes(4) + header[20:length]) != _number(header, 16, 4):
            raise PartitionTableError("the header's checksum is wrong")
        if _number(header, 24, 8) != sector:
            raise PartitionTableError("the header belongs to another sector")
        alternate = _number(header, 32, 8)
        first = _number(header, 40, 8)
        last = _number(header, 48, 8)
        if first > last or last >= self.sectors:
            raise PartitionTableError("impossible first and last usable sectors")
        if alternate >= self.sectors or alternate == sector or first <= alternate <= last or first <= sector <= last:
            raise PartitionTableError("impossible places of the headers")
        table = _number(header, 72, 8)
        count = _number(header, 80, 4)
        entry_bytes = _number(header, 84, 4)
        if entry_bytes < LEAST_ENTRY or entry_bytes > MOST_ENTRY or entry_bytes & (entry_bytes - 1) != 0:
            raise PartitionTableError(f"entries of {entry_bytes} bytes")
        if count == 0 or count > MOST_ENTRIES or count * entry_bytes > MOST_TABLE:
            raise PartitionTableError(f"{count} entries of {entry_bytes} bytes")
        taken = (count * entry_bytes + self.sector_size - 1) // self.sector_size
        if table < 2 or table >= self.sectors or (table <= last and table + taken > first) or table <= sector < table + taken:
            raise PartitionTableError("an impossible place of the entries")
        entries = self.load(table, count * entry_bytes)
        if crc32(entries) != _number(header, 88, 4):
            raise PartitionTableError("the checksum of the entries is wrong")
        return _Gpt(_guid(header, 56), alternate, first, last, entry_bytes, entries)

    def gpt_partitions(self, gpt: _Gpt) -> list[Partition]:
        partitions: list[Partition] = []
        ranges: list[tuple[int, int, str]] = []
        entries = gpt.entries
        for at in range(0, len(entries), gpt.entry_bytes):
            kind = _guid(entries, at)
            if kind == UNUSED:
                continue
            number = at // gpt.entry_bytes + 1
            first = _number(entries, at + 32, 8)
            last = _number(entries, at + 40, 8)
            if first > last:
                raise PartitionTableError(f"partition {number} is empty")
            if first < gpt.first_usable or last > gpt.last_usable:
                raise PartitionTableError(f"partition {number} leaves the usable part of the disk")
            count = last - first + 1
            ranges.append((first, count, f"partition {number}"))
            partitions.append(Partition(number, first * self.sector_size, count * self.sector_size, kind,
                                        _name(entries, at + 56), _guid(entries, at + 16)))
        _check_overlaps(ranges)
        return partitions


def _check_overlaps(ranges: list[tuple[int, int, str]]) -> None:
    """`ranges` are (first sector, number of sectors, what it is)."""
    end = 0
    before = ""
    for start, count, what in sorted(ranges):
        if start < end:
            raise PartitionTableError(f"{what} overlaps {before}")
        end = start + count
        before = what


def _number(data: bytes, at: int, length: int) -> int:
    """A little-endian number; PartitionTableError from 2**62 on, which no sector and no checksum is."""
    value = 0
    if length == 8 and data[at + 7] >= 0x40:
        raise PartitionTableError("a sector number that cannot be")
    for index in range(at + length - 1, at - 1, -1):
        value = value << 8 | data[index]
    return value


def _guid(data: bytes, at: int) -> str:
    """The GUID's usual text: three little-endian numbers, then bytes (RFC 9562 §4, UEFI 2.10 appendix A)."""
    return (f"{_number(data, at, 4):08x}-{_number(data, at + 4, 2):04x}-{_number(data, at + 6, 2):04x}-"
            f"{data[at + 8:at + 10].hex()}-{data[at + 10:at + 16].hex()}")


def _name(data: bytes, at: int) -> str:
    """The name of a GPT partition: UTF-16, ended by zero. Half surrogate pairs become U+FFFD."""
    text = ""
    index = 0
    while index < NAME_UNITS:
        unit = _number(data, at + 2 * index, 2)
        if unit == 0:
            break
        index += 1
        if 0xD800 <= unit < 0xDC00 and index < NAME_UNITS:
            low = _number(data, at + 2 * index, 2)
            if 0xDC00 <= low < 0xE000:
                index += 1
                unit = 0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF)
        text += "\ufffd" if 0xD800 <= unit < 0xE000 else chr(unit)
    return text
