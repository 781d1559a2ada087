"""The packages of Debian that the Xen host is made of: Xen, a kernel for dom0, and dom0's few programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from unic.debian import packages
from unic.debian.packages import Packages, Selection

XEN = "xen-hypervisor-4.17-amd64"
# It depends on the current kernel. The -cloud- flavour cannot be dom0 (no CONFIG_XEN_DOM0).
KERNEL_ALIAS = "linux-image-amd64"
PROGRAMS = (
    "xen-utils-4.17", "xenstore-utils", "libxenmisc4.17", "libxencall1", "libxenevtchn1", "libxenforeignmemory1",
    "libxengnttab1", "libxenstore4", "libxentoollog1", "libxendevicemodel1", "libxenhypfs1", "libxentoolcore1",
    "libyajl2", "libc6", "libgcc-s1", "libext2fs2", "libcom-err2", "liblzma5", "libbz2-1.0", "liblzo2-2", "libuuid1",
    "libzstd1", "zlib1g", "busybox-static",
)  # fmt: skip
KEPT = ("bin/", "boot/vmlinuz-", "boot/xen-", "lib/", "lib64/", "usr/bin/", "usr/lib/")

REMEDY = "the Xen host is made from the packages of Debian 12 (bookworm); where there is a dom0, use its xl instead"


def fetch(folder: Path, modules: Sequence[str], report: Callable[[str], None]) -> Packages:
    """The unpacked packages; `modules`: kernel modules to keep. The caller holds the folder's lock. Raises TargetError."""
    return packages.fetch(folder, Selection((XEN, *PROGRAMS), KERNEL_ALIAS, tuple(modules), KEPT, REMEDY), report)


def hypervisor(found: Packages) -> Path:
    """Xen, gzipped."""
    return found.root / "boot" / (XEN.replace("xen-hypervisor-", "xen-") + ".gz")
