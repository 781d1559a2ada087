"""stdlib/storage/partitions.py: tables made by hand and by sfdisk are read, and what makes no sense is named."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import uuid
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given, settings, strategies

from tests.support.imports import load

partitions = load("storage.partitions")
TableError = partitions.PartitionTableError
LINUX = uuid.UUID("0FC63DAF-8483-4772-8E79-3D69D8477DE4")
SECTORS = 4096


class Image:
    """A disk of which only some sectors are not zero."""

    def __init__(self, sectors: int = SECTORS, sector_size: int = 512) -> None:
        self.sectors = sectors
        self.sector_size = sector_size
        self.content: dict[int, bytes] = {}
        self.reads = 0

    def put(self, sector: int, data: bytes) -> None:
        for start in range(0, len(data), self.sector_size):
            self.content[sector + start // self.sector_size] = data[start : start + self.sector_size].ljust(self.sector_size, b"\0")

    def read(self, offset: int, length: int) -> bytes:
        size = self.sector_size
        assert offset >= 0 and length > 0 and offset % size == 0 and length % size == 0
        assert offset + length <= self.sectors * size, "a read outside of the disk"
        self.reads += 1
        assert self.reads < 1000, "it does not end"
        return b"".join(self.content.get(sector, bytes(size)) for sector in range(offset // size, (offset + length) // size))

    def table(self) -> Any:
        return partitions.read_partitions(self.read, self.sectors * self.sector_size, self.sector_size)


def record(*entries: tuple[int, int, int], status: int = 0, signature: bytes = b"\x55\xaa") -> bytes:
    """A boot record of (type, start, count)."""
    table = b"".join(struct.pack("<B3xB3xII", status if kind else 0, kind, start, count) for kind, start, count in entries)
    return bytes(440) + struct.pack("<I", 0x1234ABCD) + bytes(2) + table.ljust(64, b"\0") + signature


def mbr(*entries: tuple[int, int, int], **records: bytes) -> Image:
    """A disk with an MBR, and boot records in the sectors that are named like `at63`."""
    image = Image()
    image.put(0, record(*entries))
    for name, data in records.items():
        image.put(int(name[2:]), data)
    return image


def entry(first: int, last: int, name: str = "", kind: uuid.UUID = LINUX, identity: int = 1, size: int = 128) -> bytes:
    text = name.encode("utf-16-le", "surrogatepass")
    return (kind.bytes_le + uuid.UUID(int=identity).bytes_le + struct.pack("<QQQ", first, last, 0) + text.ljust(72, b"\0")).ljust(size, b"\0")


def gpt_header(fields: dict[str, Any], changes: dict[str, Any]) -> bytes:
    f = {"signature": b"EFI PART", "revision": 0x10000, "length": 92, "disk": uuid.UUID(int=7).bytes_le} | fields | changes
    packed = struct.pack("<8sIIIIQQQQ16sQIII", f["signature"], f["revision"], f["length"], 0, 0, f["at"], f["alternate"],
                         f["first"], f["last"], f["disk"], f["table"], f["count"], f["size"], f["crc"])
    checksum = crc32(packed.ljust(512, b"\0")[: min(f["length"], 512)]) ^ f.get("spoil", 0)
    return packed[:16] + struct.pack("<I", checksum) + packed[20:]


def gpt(entries: list[bytes], count: int = 128, size: int = 128, sector_size: int = 512, primary: dict[str, Any] | None = None,
        backup: dict[str, Any] | None = None) -> Image:
    image = Image(sector_size=sector_size)
    data = b"".join(entries).ljust(count * size, b"\0")
    taken = -(-len(data) // sector_size)
    end = SECTORS - 1
    image.put(0, record((0xEE, 1, end)))
    first, last = 2 + taken, end - taken - 1
    common = {"first": first, "last": last, "count": count, "size": size, "crc": crc32(data)}
    image.put(1, gpt_header(common | {"at": 1, "alternate": end, "table": 2}, primary or {}))
    image.put(2, data)
    image.put(end, gpt_header(common | {"at": end, "alternate": 1, "table": end - taken}, backup or {}))
    image.put(end - taken, data)
    return image


def found(image: Image) -> list[tuple[int, int, int]]:
    """(number, first sector, count) of each partition."""
    return [(p.number, p.offset // image.sector_size, p.length // image.sector_size) for p in image.table().partitions]


# MBR

def test_primary_partitions() -> None:
    image = mbr((0x83, 1, 10), (0, 0, 0), (0x0C, 2048, 2048))
    table = image.table()
    assert table.kind == "mbr" and table.damage == []
    assert table.partitions == [
        partitions.Partition(1, 512, 5120, "83", "", "1234abcd-01"), partitions.Partition(3, 2048 * 512, 2048 * 512, "0c", "", "1234abcd-03")]
    assert mbr().table().partitions == []


def test_logical_partitions() -> None:
    image = mbr((0x83, 1, 10), (0x0F, 100, 1000), at100=record((0x83, 1, 20), (5, 200, 100)), at300=record((0x82, 2, 30), (5, 400, 50)),
                at500=record((0x07, 1, 49)))
    assert found(image) == [(1, 1, 10), (5, 101, 20), (6, 302, 30), (7, 501, 49)]
    assert found(mbr((5, 100, 1000), at100=record((0, 0, 0), (5, 200, 100)), at300=record((0x82, 2, 30)))) == [(5, 302, 30)]


@pytest.mark.parametrize(
    ("image", "message"),
    [
        (Image(), "no boot record"),
        (Image(sectors=0), "outside of the disk"),
        (mbr((0x83, 0, 10)), "overlaps the boot record"),
        (mbr((0x83, 1, 0)), "partition 1 is empty"),
        (mbr((0x83, 4000, 97)), "partition 1 leaves the disk"),
        (mbr((0x83, 0xFFFFFFFF, 0xFFFFFFFF)), "leaves the disk"),
        (mbr((0x83, 10, 10), (0x83, 19, 1)), "partition 2 overlaps partition 1"),
        (mbr((5, 10, 10), (0x0F, 30, 10), at10=record(), at30=record()), "two extended"),
        (mbr((5, 10, 10)), "sector 10 is no boot record"),
        (mbr((5, 10, 100), (0x83, 50, 10), at10=record()), "partition 2 overlaps partition 1"),
        (mbr((5, 10, 100), at10=record((5, 0, 10))), "circle to sector 10"),
        (mbr((5, 10, 100), at10=record((0x83, 1, 1), (5, 20, 10)), at30=record((0x83, 1, 1), (5, 40, 10)),
             at50=record((5, 20, 10))), "circle to sector 30"),
        (mbr((5, 10, 100), at10=record((5, 100, 10))), "leaves the extended partition"),
        (mbr((5, 10, 100), at10=record((5, 20, 10), (5, 30, 10))), "two links"),
        (mbr((5, 10, 100), at10=record((0x83, 90, 11))), "partition 5 leaves the extended"),
        (mbr((5, 10, 100), at10=record((0x83, 0, 10))), "overlaps"),
        (mbr((5, 10, 100), at10=record((0x83, 1, 0))), "partition 5 is empty"),
        (mbr((5, 10, 100), at10=record((0x83, 1, 30), (5, 20, 10)), at30=record((0x83, 1, 1))), "overlaps partition 5"),
        (mbr((5, 10, 100), at10=record((0, 0, 0), (0, 0, 0), (0x83, 1, 1))), "too many partitions"),
        (mbr((5, 1, 1000), **{f"at{n}": record((0, 0, 0), (5, n, 1)) for n in range(1, 300)}), "more than 128"),
        (mbr((0xEE, 1, 4095), (0x83, 10, 10)), "an MBR and a GPT"),
        (mbr((0xEE, 2, 4094)), "does not begin at sector 1"),
    ],
)
def test_what_makes_no_sense_in_an_mbr_is_named(image: Image, message: str) -> None:
    with pytest.raises(TableError, match=message):
        image.table()


def test_a_file_system_without_partitions_is_no_table() -> None:
    image = Image()
    image.put(0, bytes(440) + b"text of a boot sector" * 3 + bytes(7) + b"\x55\xaa")
    with pytest.raises(TableError, match="no partition"):
        image.table()


# GPT

def test_a_gpt_is_read() -> None:
    image = gpt([entry(40, 49, "böot \U0001F600"), bytes(128), entry(50, 4000, "x" * 36, identity=2), entry(4002, 4002, "a\ud800b", identity=3)])
    table = image.table()
    assert table.kind == "gpt" and table.damage == []
    assert [(p.number, p.offset, p.length) for p in table.partitions] == [(1, 40 * 512, 5120), (3, 50 * 512, 3951 * 512), (4, 4002 * 512, 512)]
    assert [p.name for p in table.partitions] == ["böot \U0001F600", "x" * 36, "a\ufffdb"]
    assert table.partitions[0].kind == str(LINUX) and table.partitions[1].identity == str(uuid.UUID(int=2))


@pytest.mark.parametrize(("count", "size", "sector_size"), [(128, 128, 4096), (4, 256, 512), (512, 1024, 512), (1, 128, 65536)])
def test_entries_and_sectors_of_other_sizes(count: int, size: int, sector_size: int) -> None:
    image = gpt([entry(2060, 2070, size=size)], count, size, sector_size)
    assert found(image) == [(1, 2060, 11)] and image.table().damage == []


BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"signature": b"EFI PARX"}, "no header"),
    ({"revision": 0x20000}, "revision"),
    ({"length": 91}, "91 bytes"),
    ({"length": 513}, "513 bytes"),
    ({"spoil": 1}, "the header's checksum"),
    ({"at": 3}, "belongs to another"),
    ({"first": 4001, "last": 4000}, "usable"),
    ({"last": 4096}, "usable"),
    ({"last": 1 << 62}, "cannot be"),
    ({"alternate": 5000}, "places of the headers"),
    ({"alternate": 2000}, "places of the headers"),
    ({"size": 64}, "entries of 64"),
    ({"size": 129}, "entries of 129"),
    ({"size": 1 << 31}, "entries of"),
    ({"count": 0}, "0 entries"),
    ({"count": 0xFFFFFFFF}, "4294967295 entries"),
    ({"table": 0}, "place of the entries"),
    ({"table": 100}, "place of the entries"),
    ({"table": 1 << 61}, "place of the entries"),
    ({"crc": 1}, "checksum of the entries"),
]


@pytest.mark.parametrize(("change", "message"), BROKEN)
def test_one_good_copy_will_do_and_the_damage_of_the_other_is_named(change: dict[str, Any], message: str) -> None:
    for primary, backup, place in ((change, {}, "primary"), ({}, change, "backup")):
        image = gpt([entry(40, 49)], primary=primary, backup=backup)
        table = image.table()
        assert len(table.partitions) == 1
        [damage] = table.damage
        assert damage.startswith(place) and message in damage
    with pytest.raises(TableError, match=message):
        gpt([entry(40, 49)], primary=change, backup=change).table()


def test_copies_that_differ_are_reported() -> None:
    image = gpt([entry(40, 49)], backup={"disk": bytes(16)})
    assert found(image) == [(1, 40, 10)] and image.table().damage == ["backup GPT: not the same as the primary one"]


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ([entry(40, 50), entry(50, 60)], "partition 2 overlaps partition 1"),
        ([entry(50, 60), entry(40, 70)], "partition 1 overlaps partition 2"),
        ([entry(50, 49)], "partition 1 is empty"),
        ([entry(33, 60)], "leaves the usable"),
        ([entry(40, 4063)], "leaves the usable"),
        ([entry(40, 1 << 63)], "cannot be"),
    ],
)
def test_partitions_that_make_no_sense_are_named(entries: list[bytes], message: str) -> None:
    with pytest.raises(TableError, match=message):
        gpt(entries).table()


def test_impossible_sector_sizes_and_short_reads_are_errors() -> None:
    for size in (0, 1, 256, 513, 1 << 17):
        with pytest.raises(TableError):
            partitions.read_partitions(Image().read, 1 << 20, size)
    with pytest.raises(TableError, match="cannot be read"):
        partitions.read_partitions(lambda offset, length: b"", 1 << 20)


# Damage

@settings(max_examples=200, deadline=None)
@given(
    strategies.sampled_from(["gpt", "mbr"]),
    strategies.lists(strategies.tuples(strategies.sampled_from([0, 1, 2, SECTORS - 1, 100, 300]), strategies.integers(0, 511),
                                       strategies.integers(0, 255)), min_size=1, max_size=6),
    strategies.booleans(),
    strategies.integers(0, SECTORS),
)
def test_damaged_tables_end_in_partitions_or_an_error(kind: str, changes: list[tuple[int, int, int]], repair: bool, sectors: int) -> None:
    if kind == "gpt":
        image = gpt([entry(40, 49), entry(50, 60)])
    else:
        image = mbr((0x83, 1, 10), (5, 100, 1000), at100=record((0x83, 1, 20), (5, 200, 100)), at300=record((0x82, 2, 30)))
    for sector, place, value in changes:
        content = bytearray(image.content.get(sector, bytes(512)))
        content[place] = value
        image.content[sector] = bytes(content)
    if repair and kind == "gpt":
        for sector in (1, SECTORS - 1):
            content = bytearray(image.content[sector])
            content[16:20] = bytes(4)
            content[16:20] = struct.pack("<I", crc32(content[:92]))
            image.content[sector] = bytes(content)
    image.sectors = sectors
    try:
        table = image.table()
    except TableError:
        return
    end = 512
    for p in sorted(table.partitions, key=lambda p: p.offset):
        assert p.offset >= end and p.length > 0 and p.offset + p.length <= sectors * 512
        end = p.offset + p.length


# Against sfdisk

SFDISK = shutil.which("sfdisk", path="/sbin:/usr/sbin:/bin:/usr/bin")


@pytest.mark.parametrize(
    "script",
    [
        "label: gpt\nsize=1M, name=one\nsize=3M, type=U\nsize=2M, name=zwölf\n",
        "label: gpt\nlabel-id: 11111111-2222-3333-4444-555555555555\ntable-length: 8\nsize=1M\n",
        "label: dos\nlabel-id: 0xdeadbeef\nsize=1M, type=83\nsize=8M, type=5\nsize=1M\nsize=2M, type=82\nsize=1M\nsize=1M, type=c, bootable\n",
        "label: dos\n",
    ],
)
def test_tables_of_sfdisk_are_read(tmp_path: Path, script: str) -> None:
    image = tmp_path / "disk"
    with image.open("wb") as file:
        file.truncate(32 << 20)
    assert SFDISK is not None, "needs sfdisk: apt install fdisk"
    subprocess.run([SFDISK, "-q", str(image)], input=script.encode(), check=True)
    theirs = json.loads(subprocess.run([SFDISK, "--json", str(image)], capture_output=True, check=True).stdout)["partitiontable"]
    data = image.read_bytes()
    table = partitions.read_partitions(lambda offset, length: data[offset : offset + length], len(data))
    assert table.damage == []
    expected = [
        (p["start"] * 512, p["size"] * 512, p["type"].lower().zfill(2), p.get("name", ""))
        for p in theirs.get("partitions", []) if p["type"] not in ("5", "f")
    ]
    assert [(p.offset, p.length, p.kind, p.name) for p in table.partitions] == expected
