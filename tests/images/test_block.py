"""Block devices of QEMU machines: many requests at once, errors, cancelled tasks, and what is durable after a flush."""

from __future__ import annotations

import hashlib
import random
import re
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.images import built, run_image, write_image
from unic.targets import RunOptions
from unic.targets.guest import Guest, free_port
from unic.targets.target import PANIC_STATUS, BlockFile

APP = Path(__file__).with_name("block_app")
BLOCK = 4096


def disk(path: Path, size: int, seed: int = 1) -> Path:
    path.write_bytes(random.Random(seed).randbytes(size))
    return path


def attached(folder: Path, data: int = 1 << 20, other: int = 1 << 18, archive: int = 1 << 18) -> tuple[BlockFile, ...]:
    """Three disks of these sizes, not in the manifest's order."""
    return (
        BlockFile("archive", False, disk(folder / "archive", archive, 3)),
        BlockFile("other", True, disk(folder / "other", other, 2)),
        BlockFile("data", True, disk(folder / "data", data)),
    )


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def properties(bus: str, **values: object) -> tuple[str, ...]:
    """Options that set a property of all virtio disks."""
    return tuple(part for name, value in values.items() for part in ("-global", f"virtio-blk-{bus}.{name}={value}"))


@pytest.mark.parametrize(
    ("machine", "network", "extra", "sector"),
    [
        ("microvm", False, (), 512),
        ("microvm", True, properties("device", event_idx="off", **{"queue-size": 32}), 512),
        ("microvm", False, properties("device", logical_block_size=4096, physical_block_size=4096), 4096),
        ("microvm", False, properties("device", **{"seg-max-adjust": "off", "queue-size": 4}), 512),
        ("q35", True, (), 512),
        ("q35", False, properties("pci", event_idx="off", **{"disable-legacy": "off", "disable-modern": "off"}), 512),
        ("q35", True, ("-M", "pc"), 512),
    ],
    ids=["microvm", "no-event-index", "large-sectors", "short-queue", "q35", "transitional", "pc"],
)
def test_random_requests_leave_the_disks_as_they_should_be(
    tmp_path: Path, machine: str, network: bool, extra: tuple[str, ...], sector: int
) -> None:
    blocks = attached(tmp_path)
    archive, other, data = (block.path for block in blocks)
    assert archive and other and data
    options = RunOptions(arguments=("exercise", "40"), blocks=blocks, machine=machine, network=network, extra=extra, timeout=60)
    before = sha256(archive)
    output, status = run_image(built(APP, "qemu"), "qemu", tmp_path, options)
    lines = output.split("\n")
    assert status == 0, output
    assert lines[:3] == [f"data 1048576 {sector} written", f"other 262144 {sector} written", f"archive 262144 {sector} read-only"]
    hashes = dict(line.split(" ", 1) for line in lines[3:5])
    assert hashes["other"] == sha256(other)
    assert lines[5] == f"archive {before} [Errno 30] the block device is read-only" and lines[6] == f"archive {before}"
    # The first half has been discarded: a hole in the file since.
    assert data.stat().st_blocks * 512 <= 3 << 18
    kept = data.read_bytes()
    assert kept[: 1 << 19] == bytes(1 << 19) and any(kept[1 << 19 :])


def test_nothing_that_was_flushed_is_lost_when_the_machine_dies(tmp_path: Path) -> None:
    blocks = attached(tmp_path)
    data = blocks[2].path
    assert data
    data.write_bytes(bytes(1 << 20))
    places = (1 << 20) // BLOCK
    image = write_image(built(APP, "qemu"), tmp_path)
    for wanted in (1, 40, 200):
        # Each machine begins anew with generation 1.
        data.write_bytes(bytes(1 << 20))
        with Guest(image, RunOptions(arguments=("durable",), blocks=blocks)) as guest:
            guest.wait_for(f"durable {wanted}\n".encode())
            guest.process.kill()
            guest.process.wait()
            while guest.read_console(0.1):
                pass
        durable = int(re.findall(rb"durable (\d+)\n", guest.output)[-1])
        assert durable >= wanted
        required = [0] * places
        for generation in range(1, durable + 1):
            for index in range(24):
                required[(generation * 37 + index * 11) % places] = generation
        content = data.read_bytes()
        for place in range(places):
            block = content[place * BLOCK : (place + 1) * BLOCK]
            generation = int.from_bytes(block[2:4], "little")
            assert generation >= required[place], f"block {place} has been lost"
            expected = bytes(4) if generation == 0 else place.to_bytes(2, "little") + generation.to_bytes(2, "little")
            assert block == expected * (BLOCK // 4)


def injected(data: Path) -> tuple[str, ...]:
    """The disk `data`, whose sectors 16 to 23 cannot be read or written and which cannot be flushed, and the two others."""
    rules = []
    for event, kind in (("none", "read"), ("none", "write"), ("none", "discard")):
        for sector in range(16, 24):
            rules.append(f"inject-error.{len(rules)}.event={event},inject-error.{len(rules)}.iotype={kind},"
                         f"inject-error.{len(rules)}.sector={sector},inject-error.{len(rules)}.errno=5")
    rules.append(f"inject-error.{len(rules)}.event=none,inject-error.{len(rules)}.iotype=flush,inject-error.{len(rules)}.errno=5")
    return (
        "-blockdev", f"driver=file,filename={data},node-name=plain,discard=unmap",
        "-blockdev", "driver=blkdebug,image=plain,node-name=broken,discard=unmap," + ",".join(rules),
        "-device", "virtio-blk-device,drive=broken,serial=data,rerror=report,werror=report",
    )  # fmt: skip


def test_errors_of_the_disk_reach_the_program(tmp_path: Path) -> None:
    archive, other, data = attached(tmp_path)
    assert data.path
    options = RunOptions(arguments=("errors",), blocks=(archive, other), extra=injected(data.path), timeout=30)
    output, status = run_image(built(APP, "qemu"), "qemu", tmp_path, options)
    failed = "[Errno 5] Input/output error"
    assert status == 0, output
    assert output == "".join(f"{action} {failed}\n" for action in ("read", "scatter", "now", "write", "discard", "flush")) + (
        f"{[16, 18, 20, 22]}\n{failed}\n")


def test_tasks_are_cancelled_while_a_slow_disk_has_their_requests(tmp_path: Path) -> None:
    archive, other, data = attached(tmp_path)
    assert data.path
    data.path.write_bytes(b"".join(bytes([1 + index % 255]) * 512 for index in range(2048)))
    extra = (
        "-object", "throttle-group,id=slow,x-iops-total=100",
        "-blockdev", f"driver=file,filename={data.path},node-name=plain",
        "-blockdev", "driver=throttle,throttle-group=slow,file=plain,node-name=slow",
        "-device", "virtio-blk-device,drive=slow,serial=data",
    )  # fmt: skip
    options = RunOptions(arguments=("slow",), blocks=(archive, other), extra=extra, timeout=30)
    output, status = run_image(built(APP, "qemu"), "qemu", tmp_path, options)
    found = re.fullmatch(r"ended \[(\d+), (\d+)\] (\d+)\ntimeout\n", output)
    assert found and status == 0, output
    assert int(found[1]) + int(found[2]) == 60 and 20 <= int(found[2]) <= 30 and found[2] == found[3]


def nameless(folder: Path) -> tuple[str, ...]:
    """Disks without a serial number, the highest slot first: those of the names that are left, in order."""
    parts: list[str] = []
    for name in ("other", "data"):
        parts += ["-drive", f"if=none,id={name},format=raw,file={folder / name}", "-device", f"virtio-blk-device,drive={name}"]
    return tuple(parts)


def without(name: str) -> Callable[[tuple[BlockFile, ...]], tuple[BlockFile, ...]]:
    return lambda blocks: tuple(block for block in blocks if block.name != name)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (without("other"), "no block device 'other': attach one, with `unic run` --block other=FILE"),
        (lambda blocks: (*blocks[:2], BlockFile("data", False, blocks[2].path)), "block device 'data' is read-only, and the image is to write to it"),
        (lambda blocks: (blocks[0], BlockFile("other", True, blocks[2].path), BlockFile("data", True, blocks[1].path)),
         "block device 'data' has 262144 bytes and needs 1048576"),
    ],
)  # fmt: skip
def test_disks_that_will_not_do_are_named(
    tmp_path: Path, change: Callable[[tuple[BlockFile, ...]], tuple[BlockFile, ...]], message: str
) -> None:
    options = RunOptions(arguments=("exercise", "1"), blocks=change(attached(tmp_path)), timeout=30)
    output, status = run_image(built(APP, "qemu"), "qemu", tmp_path, options)
    assert (output, status) == (f"panic: {message}\n", PANIC_STATUS)


def test_disks_without_serial_numbers_are_given_in_order(tmp_path: Path) -> None:
    archive, other, data = attached(tmp_path)
    options = RunOptions(arguments=("exercise", "1"), blocks=(archive,), extra=nameless(tmp_path), timeout=30)
    output, status = run_image(built(APP, "qemu"), "qemu", tmp_path, options)
    assert status == 0, output
    assert other.path and f"other {sha256(other.path)}\n" in output


def ask(port: int, seed: int, disks: dict[str, bytes], requests: int) -> None:
    """`requests` reads over one connection, each compared."""
    chance = random.Random(seed)
    with socket.create_connection(("127.0.0.1", port), 30) as connection, connection.makefile("rb") as answers:
        for _ in range(requests):
            name = chance.choice(list(disks))
            sector, count = chance.randrange(200), chance.randrange(1, 50)
            connection.sendall(f"{name} {sector} {count}\n".encode())
            assert answers.read(512 * count) == disks[name][512 * sector : 512 * (sector + count)], (name, sector, count)


@pytest.mark.parametrize("machine", ["microvm", "q35"])
def test_three_disks_and_the_network_at_once(tmp_path: Path, machine: str) -> None:
    """On a q35 their interrupts share lines."""
    blocks = tuple(
        BlockFile(name, name == "third", disk(tmp_path / name, 1 << 18, seed)) for seed, name in enumerate(("second", "third", "first")))
    contents = {block.name: block.path.read_bytes() for block in blocks if block.path}
    image = write_image(built(APP.with_name("block_server_app"), "qemu"), tmp_path)
    port = free_port()
    with Guest(image, RunOptions(forward=((port, 8080),), blocks=blocks, machine=machine)) as guest:
        guest.wait_for(b"listening\n")
        with ThreadPoolExecutor(12) as clients:
            for result in [clients.submit(ask, port, seed, contents, 40) for seed in range(12)]:
                result.result(120)
        guest.read_console()
        assert guest.is_running and guest.output.endswith(b"listening\n"), guest.output
    half = (tmp_path / "third").read_bytes()[1 << 17 :]
    assert half[:4096] == bytes(4096) and half[4096:8192] == b"\1" * 4096
