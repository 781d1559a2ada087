"""blkfront with Linux's blkback: every kind of request, kinds of disks, and a back end that is unplugged and plugged in again."""

from __future__ import annotations

import random
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from appliances import PV_FIRST, domain

from unic.targets.xen_host.configuration import Vbd
from unic.targets.xen_host.domain import Domain
from unic.targets.xen_host.machine import Machine

PROGRAM = Path(__file__).parent / "programs" / "disk.py"
SEGMENT = 4096
MIB = 1 << 20


@contextmanager
def disk_of(machine: Machine, file: Path, writable: bool = True, sector_size: int = 512) -> Iterator[Vbd]:
    disk = machine.attach_disk(file, writable, sector_size)
    try:
        yield Vbd(disk.node, "xvda", writable)
    finally:
        machine.detach_disk(disk)


def started(machine: Machine, mode: str, vbd: Vbd, command: str, number: int = 0, access: str = "write") -> Domain:
    return domain(machine, PROGRAM, mode, f"block.data={access}", vbds=(vbd,), command_line=f"{command} {number}")


def run(machine: Machine, mode: str, vbd: Vbd, command: str, number: int = 0, access: str = "write") -> list[str]:
    """The lines of the console; the program must have ended by itself."""
    with started(machine, mode, vbd, command, number, access) as guest:
        ending = guest.wait(120)
        lines = guest.console.decode().splitlines()
        assert (ending.reason, guest.exit_status) == ("poweroff", 0), lines
        return lines


def pattern(index: int, generation: int) -> bytes:
    return bytes([(index * 7 + generation * 13 + 1) & 0xFF]) * (SEGMENT - 8) + (index << 20 | generation).to_bytes(8, "big")


def contents(count: int, generation: int) -> bytes:
    return b"".join(pattern(index, generation) for index in range(count))


@PV_FIRST
def test_all_of_a_disk_is_read_and_written(machine, mode, tmp_path):
    content = random.Random(4).randbytes(2 * MIB)
    file = tmp_path / "disk"
    file.write_bytes(content)
    with disk_of(machine, file) as vbd:
        # 512 bytes to a page, one ring full of them; and requests with indirect segments.
        for length in (6656, 128 * 1024 + 512):
            lines = run(machine, mode, vbd, "checksum", length)
            assert lines[:2] == [f"disk {2 * MIB} 512 False", f"crc {zlib.crc32(content):08x}"]
        assert run(machine, mode, vbd, "fill")[1] == "filled"
    assert file.read_bytes() == contents(2 * MIB // SEGMENT, 1)


@PV_FIRST
def test_the_smallest_and_the_largest_requests_on_both_sector_sizes(machine, mode, tmp_path):
    for sector_size in (512, 4096):
        file = tmp_path / f"disk{sector_size}"
        file.write_bytes(bytes(MIB))
        with disk_of(machine, file, sector_size=sector_size) as vbd:
            lines = run(machine, mode, vbd, "edges")
        assert lines[0] == f"disk {MIB} {sector_size} False"
        assert lines[1:3] == ["True", "True"] and lines[3].startswith("ValueError") and lines[4] == "discarded"
        after = file.read_bytes()
        assert after[-sector_size:] == b"e" * sector_size and after[65536:262144] == bytes(range(256)) * 768


@PV_FIRST
def test_a_disk_to_be_read_only(machine, mode, tmp_path):
    file = tmp_path / "disk"
    file.write_bytes(b"\x5a" * MIB)
    with disk_of(machine, file, writable=False) as vbd:
        assert run(machine, mode, vbd, "refused", access="read")[:2] == [f"disk {MIB} 512 True", "OSError 30"]
        with started(machine, mode, vbd, "refused") as guest:
            assert guest.wait().reason == "crash" and guest.exit_status == 101
            assert b"panic: block device 'data' is read-only" in guest.console
    assert file.read_bytes() == b"\x5a" * MIB


@PV_FIRST
def test_a_disk_goes_and_comes_back_under_load_and_nothing_is_lost(machine, mode, tmp_path):
    file = tmp_path / "disk"
    file.write_bytes(bytes(MIB))
    generations = 16
    with disk_of(machine, file) as vbd:
        with started(machine, mode, vbd, "hammer", generations) as guest:
            for generation in (2, 6):
                guest.wait_for(f"generation {generation}\n".encode(), 60)
                backend = f"/local/domain/0/backend/vbd/{guest.id}/51712"
                for feature in ("feature-flush-cache", "feature-persistent", "feature-discard"):
                    assert machine.xenstore_read(f"{backend}/{feature}") == "1", "this test is to be with all that blkback can"
                guest.detach_block("xvda")
                while guest.read(0.2):
                    pass
                shown = bytes(guest.console)
                time.sleep(0.3)
                guest.read()
                assert guest.console == shown, "it works without its disk"
                guest.attach_block(vbd)
            assert guest.wait(120).reason == "poweroff"
            lines = guest.console.decode().splitlines()
        assert lines[1:-2] == [f"generation {n}" for n in range(2, generations + 2)] and lines[-2] == "hammered"
    assert file.read_bytes() == contents(MIB // SEGMENT, generations + 1)


@PV_FIRST
def test_a_back_end_that_closes_by_itself_is_connected_again(machine, mode, tmp_path):
    file = tmp_path / "disk"
    file.write_bytes(bytes(MIB))
    with disk_of(machine, file) as vbd:
        with started(machine, mode, vbd, "hammer", 6) as guest:
            guest.wait_for(b"generation 2\n", 60)
            machine.check(f"xenstore-write /local/domain/0/backend/vbd/{guest.id}/51712/state 5")
            assert guest.wait(120).reason == "poweroff"
            assert b"hammered\n" in guest.console and b"wrong" not in guest.console
    assert file.read_bytes() == contents(MIB // SEGMENT, 7)


@PV_FIRST
def test_a_disk_that_comes_back_smaller_is_a_named_panic(machine, mode, tmp_path):
    (tmp_path / "disk").write_bytes(bytes(MIB))
    (tmp_path / "other").write_bytes(bytes(MIB // 2))
    with disk_of(machine, tmp_path / "disk") as vbd, disk_of(machine, tmp_path / "other") as other:
        with started(machine, mode, vbd, "hammer", 100) as guest:
            guest.wait_for(b"generation 2\n", 60)
            guest.detach_block("xvda")
            guest.attach_block(other)
            assert guest.wait().reason == "crash" and guest.exit_status == 101
            assert b"panic: the block back end came back with another disk\n" in guest.console


@PV_FIRST
def test_no_disk_is_a_named_panic(machine, mode):
    with domain(machine, PROGRAM, mode, "block.data=write", command_line="fill 0") as guest:
        assert guest.wait().reason == "crash" and guest.exit_status == 101
        assert b"panic: no block device 'data'" in guest.console
