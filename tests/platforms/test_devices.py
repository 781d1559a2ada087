"""Block devices on every platform, and what is said when a device is not attached."""

from __future__ import annotations

import hashlib
import io
import random
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.platforms.conftest import NAMES, PV_FIRST
from tests.platforms.platforms import Devices, Ended, Platform
from tests.support.images import WEBSERVER

DISK = Path(__file__).parent / "programs" / "disk"
sys.path.insert(0, str(DISK))
import plan  # noqa: E402

SIZE = 8 << 20
SEED, BATCHES = "7", "40"
READY = b"listening on port 8080\n"


def disk_image(folder: Path, size: int) -> Path:
    path = folder / "disk"
    path.touch()
    with path.open("r+b") as file:
        file.truncate(size)
    return path


@PV_FIRST
def test_random_writes_are_there_after_a_flush_and_the_end_of_the_machine(platform: Platform, tmp_path: Path) -> None:
    image = platform.build(DISK)
    path = disk_image(tmp_path, SIZE)
    devices = Devices(blocks={"data": path})
    with platform.start(image, b"flushed\n", "write", SEED, BATCHES, devices=devices):
        pass  # Killed here.
    expected = bytearray(SIZE)
    writers = plan.last_writers(int(SEED), int(BATCHES), SIZE)
    for sector, number in writers.items():
        expected[sector * plan.SECTOR : (sector + 1) * plan.SECTOR] = plan.content(number, sector)
    assert path.read_bytes() == expected
    sectors = SIZE // plan.SECTOR
    assert 1000 < len(writers) < sectors
    said = f"{sectors} of {sectors} sectors, {len(writers)} of them written\n"
    assert platform.run(image, "check", SEED, BATCHES, devices=devices) == Ended(0, said)


def archive(folder: Path, total: int) -> tuple[Path, dict[str, str]]:
    """A tar archive of `total` bytes, more than a megabyte, and the SHA-256 of each of its files."""
    path = folder / "content.tar"
    source = random.Random(5)
    hashes: dict[str, str] = {}
    with tarfile.open(path, "w") as made:
        for number, size in enumerate([1, 511, 512, 513, 65_537, 1_000_003, total // 2]):
            add(made, f"files/{number}.bin", source.randbytes(size), hashes)
        add(made, "rest.bin", source.randbytes(total - made.offset - 10240), hashes)
    with path.open("r+b") as file:
        file.truncate(total)
    return path, hashes


def add(made: tarfile.TarFile, name: str, content: bytes, hashes: dict[str, str]) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    made.addfile(entry, io.BytesIO(content))
    hashes[name] = hashlib.sha256(content).hexdigest()


@PV_FIRST
@pytest.mark.parametrize("megabytes", [4, pytest.param(64, marks=pytest.mark.thorough)])
def test_content_arrives_as_it_is(platform: Platform, megabytes: int, tmp_path: Path) -> None:
    path, hashes = archive(tmp_path, megabytes << 20)
    image = platform.build(WEBSERVER, "content=block")
    with platform.start(image, READY, port=8080, devices=Devices(blocks={"content": path})) as server:
        for name, expected in hashes.items():
            url = f"http://{server.host}:{server.port}/{name}"
            done = subprocess.run(["curl", "--silent", "--show-error", "--fail", "--max-time", "120", url], check=False, capture_output=True)
            assert (done.returncode, done.stderr) == (0, b""), name
            assert hashlib.sha256(done.stdout).hexdigest() == expected, name
        assert server.console() == READY.decode()


def test_a_block_device_that_is_not_attached(platform: Platform) -> None:
    remedy = "attach one, with `unic run` --block data=FILE"
    assert platform.run(platform.build(DISK), "check", SEED, BATCHES) == Ended(101, f"panic: no block device 'data': {remedy}\n")


def test_a_block_device_that_is_too_small(platform: Platform, tmp_path: Path) -> None:
    devices = Devices(blocks={"data": disk_image(tmp_path, 65536)})
    expected = "panic: block device 'data' has 65536 bytes and needs 1048576\n"
    assert platform.run(platform.build(DISK), "check", SEED, BATCHES, devices=devices) == Ended(101, expected)


# The jail's is a build of its own.
@pytest.mark.parametrize("platform", [pytest.param("jail", marks=pytest.mark.thorough), *NAMES[1:]], indirect=True, scope="session")
def test_a_network_that_is_not_attached(platform: Platform) -> None:
    # Without this setting the jail has the host's sockets, and no device that could be missing.
    definitions = ("network.jail=tap",) if platform.target == "jail" else ()
    ended = platform.run(platform.build(WEBSERVER, *definitions), devices=Devices(network=False))
    assert ended.status == 1
    assert ended.output.startswith("Traceback (most recent call last):\n"), ended
    assert ended.output.endswith("\nOSError: [Errno 19] no network device\n"), ended
