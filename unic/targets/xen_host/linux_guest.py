"""A minimal Linux guest of the same kernel as dom0: busybox, netfront and blkfront.

For comparison, and as front ends that are known to work.
"""

from __future__ import annotations

from pathlib import Path

from unic.debian.cpio import Archive
from unic.debian.files import add_busybox, modules_in_order
from unic.debian.store import Report
from unic.targets.xen_host import images
from unic.targets.xen_host.ramdisk import GUEST_MODULES

INIT = b"""#!/bin/sh
export PATH=/bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
for module in $(cat /modules/order); do
    insmod /modules/$module.ko
done
echo "linux guest: up $(cat /proc/uptime)"
exec sh </dev/hvc0 >/dev/hvc0 2>&1
"""


def build(report: Report) -> tuple[Path, bytes]:
    """The kernel's ELF file and an initramfs. The guest is ready when its console shows "linux guest: up"; then it is a shell."""
    kernel = images.kernels(report).linux
    packages = images.installed(report)
    archive = Archive()
    for path in ("/proc", "/sys", "/dev"):
        archive.folder(path)
    add_busybox(archive, packages.root)
    found = modules_in_order(packages.root / "lib" / "modules" / packages.kernel, GUEST_MODULES)
    for name, content in found.items():
        archive.file(f"/modules/{name}.ko", content, 0o644)
    archive.file("/modules/order", "".join(f"{name}\n" for name in found).encode(), 0o644)
    archive.file("/init", INIT)
    # What the kernel runs when dom0 asks for it. busybox's own would only tell an init that is not there.
    for name in ("poweroff", "reboot"):
        archive.file(f"/sbin/{name}", f"#!/bin/busybox sh\n/bin/{name} -f\n".encode())
    return kernel, archive.content()
