"""What the machine boots, and its snapshot: made once, kept under a key of everything that they depend on.

One process makes them while others wait (flock); they appear under their name when they are complete.
"""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from unic.targets.target import TargetError
from unic.targets.xen_host import kernel, packages, paths, ramdisk
from unic.targets.xen_host.emulator import LINUX_OPTIONS, Hardware, Kernels, devices, version

Report = Callable[[str], None]

MODULES = ramdisk.MODULES + ramdisk.GUEST_MODULES

SOURCES = Path(__file__).parent
# The initramfs is made of and by these; the warm-up shapes the snapshot.
RAMDISK_SOURCES = (
    "ramdisk.py", "cpio.py", "kernel.py", "dom0/init", "dom0/agent", "dom0/functions", "dom0/vif-bridge", "dom0/block",
)  # fmt: skip
SNAPSHOT_SOURCES = ("warm_up.py", "domain.py", "configuration.py", "machine.py")


def _digest(*parts: str | bytes) -> str:
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "little") + data)
    return total.hexdigest()[:16]


@contextmanager
def _locked(folder: Path, report: Report) -> Iterator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / "lock").open("w")
    except OSError as error:
        raise TargetError(f"cannot write to {folder}: {error.strerror}; {paths.ENVIRONMENT} names another folder") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            report("waiting for another process that makes it")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def installed(report: Report) -> packages.Packages:
    """The unpacked packages. Raises TargetError."""
    folder = paths.location()
    with _locked(folder, report):
        return packages.fetch(folder, MODULES, report)


def kernels(report: Report) -> Kernels:
    """Xen, Linux and the initramfs, from Debian's packages when they are not there yet. Raises TargetError."""
    folder = paths.location()
    with _locked(folder, report):
        found = packages.fetch(folder, MODULES, report)
        sources = [(SOURCES / name).read_bytes() for name in RAMDISK_SOURCES]
        home = folder / f"boot-{_digest(repr(sorted(found.versions.items())), *sources)}"
        if not home.exists():
            report("making dom0's initramfs")
            _clear(folder, "boot-")
            made = Path(tempfile.mkdtemp(prefix="new-", dir=folder))
            try:
                (made / "xen").write_bytes(kernel.hypervisor(found.xen))
                (made / "vmlinux").write_bytes(kernel.vmlinux(found.vmlinuz))
                (made / "dom0.cpio").write_bytes(ramdisk.build(found))
                made.rename(home)
            except BaseException:
                shutil.rmtree(made, ignore_errors=True)
                raise
    return Kernels(home / "xen", home / "vmlinux", home / "dom0.cpio")


def snapshot(boot: Kernels, hardware: Hardware, make: Callable[[Path], None], report: Report) -> Path:
    """The snapshot of a machine that has booted `boot`, `make` being called with the file to write if there is none."""
    folder = paths.location()
    sources = [(SOURCES / name).read_bytes() for name in SNAPSHOT_SOURCES]
    key = _digest(boot.xen.parent.name, version(), repr(devices(hardware)), LINUX_OPTIONS, *sources)
    path = folder / f"snapshot-{hardware.memory}-{hardware.processors}-{key}"
    if path.exists():
        return path
    with _locked(folder, report):
        if not path.exists():
            _clear(folder, f"snapshot-{hardware.memory}-{hardware.processors}-")
            with tempfile.NamedTemporaryFile(prefix="new-", dir=folder, delete=False) as file:
                new = Path(file.name)
            try:
                make(new)
                new.rename(path)
            except BaseException:
                new.unlink(missing_ok=True)
                raise
    return path


def _clear(folder: Path, prefix: str) -> None:
    """Deletes what another version made. A machine that runs from it has its files open, and keeps them."""
    for old in [*folder.glob(prefix + "*"), *folder.glob("new-*")]:
        if old.is_dir():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.unlink(missing_ok=True)
