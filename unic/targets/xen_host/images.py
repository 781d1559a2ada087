"""What the machine boots, and its snapshot: made once, kept under a key of everything that they depend on.

Several processes may ask at once (unic/debian/store.py).
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from unic.debian import kernel
from unic.debian.packages import Packages
from unic.debian.store import Report, clear, digest, locked
from unic.targets.xen_host import packages, paths, ramdisk
from unic.targets.xen_host.emulator import LINUX_OPTIONS, Hardware, Kernels, devices, version

MODULES = ramdisk.MODULES + ramdisk.GUEST_MODULES

SOURCES = Path(__file__).parent
# The initramfs is made of and by these; the warm-up shapes the snapshot.
RAMDISK_SOURCES = (
    "ramdisk.py", "../../debian/cpio.py", "../../debian/files.py", "../../debian/kernel.py", "dom0/init", "dom0/agent", "dom0/functions", "dom0/vif-bridge", "dom0/block",
)  # fmt: skip
SNAPSHOT_SOURCES = ("warm_up.py", "domain.py", "configuration.py", "machine.py")


def _locked(folder: Path, report: Report) -> AbstractContextManager[None]:
    return locked(folder, report, f"{paths.ENVIRONMENT} names another folder")


def installed(report: Report) -> Packages:
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
        home = folder / f"boot-{digest(repr(sorted(found.versions.items())), *sources)}"
        if not home.exists():
            report("making dom0's initramfs")
            clear(folder, "boot-")
            made = Path(tempfile.mkdtemp(prefix="new-", dir=folder))
            try:
                (made / "xen").write_bytes(kernel.hypervisor(packages.hypervisor(found)))
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
    key = digest(boot.xen.parent.name, version(), repr(devices(hardware)), LINUX_OPTIONS, *sources)
    path = folder / f"snapshot-{hardware.memory}-{hardware.processors}-{key}"
    if path.exists():
        return path
    with _locked(folder, report):
        if not path.exists():
            clear(folder, f"snapshot-{hardware.memory}-{hardware.processors}-")
            with tempfile.NamedTemporaryFile(prefix="new-", dir=folder, delete=False) as file:
                new = Path(file.name)
            try:
                make(new)
                new.rename(path)
            except BaseException:
                new.unlink(missing_ok=True)
                raise
    return path
