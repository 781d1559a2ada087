"""The packages that the machines are made of: Debian's kernel for clouds, nginx, CPython, and the libraries of these."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from pathlib import Path

from unic.debian import packages
from unic.debian.packages import Packages, Selection
from unic.debian.store import Report, locked

ENVIRONMENT = "UNIC_LINUX"
DEFAULT = Path(__file__).resolve().parents[2] / "build" / "linux"

# The smallest kernel that Debian has. Its virtio drivers are modules.
KERNEL = "linux-image-cloud-amd64"
MODULES = ("virtio_mmio", "virtio_net")
# Those that these depend on.
NEEDED_MODULES = ("virtio", "virtio_ring", "failover", "net_failover")

SELECTION = Selection(
    names=(
        "busybox-static", "nginx", "libcrypt1", "libpcre2-8-0", "libssl3", "zlib1g", "libc6",
        "python3.11-minimal", "libpython3.11-minimal", "libpython3.11-stdlib", "libexpat1", "libffi8", "libbz2-1.0", "liblzma5", "libuuid1",
    ),
    kernel=KERNEL,
    modules=MODULES + NEEDED_MODULES,
    kept=("bin/busybox", "boot/vmlinuz-", "lib/", "lib64/", "usr/bin/python3.11", "usr/lib/python3.11/", "usr/lib/x86_64-linux-gnu/", "usr/sbin/nginx"),
    remedy="the machines of Linux are made from the packages of Debian 12 (bookworm); `unic report --no-peers` goes without them",
)  # fmt: skip


def location() -> Path:
    """$UNIC_LINUX, or build/linux of this checkout: what is made here may be deleted at any time."""
    chosen = os.environ.get(ENVIRONMENT)
    return Path(chosen).absolute() if chosen else DEFAULT


def guarded(report: Report) -> AbstractContextManager[None]:
    return locked(location(), report, f"{ENVIRONMENT} names another folder")


def installed(report: Report) -> Packages:
    """The unpacked packages. The folder is `guarded`. Raises TargetError."""
    return packages.fetch(location(), SELECTION, report)
