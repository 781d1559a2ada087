"""dom0's file system: Xen's tools, the libraries they need, busybox, a few kernel modules and our scripts."""

from __future__ import annotations

from pathlib import Path

from unic.debian.cpio import Archive
from unic.debian.files import LIBRARIES, LOADER, add_busybox, modules_in_order, needed_libraries, read
from unic.debian.packages import Packages

SCRIPTS = Path(__file__).parent / "dom0"

XEN_PROGRAMS = "usr/lib/xen-4.17/bin"
PROGRAMS = ("xl", "xenstored", "xenconsoled", "xenconsole", "xen-init-dom0", "libxl-save-helper")
# One program under many names.
XENSTORE = "xenstore"
XENSTORE_NAMES = tuple(f"xenstore-{verb}" for verb in ("read", "write", "ls", "list", "rm", "exists", "watch", "chmod"))
XEN_LIBRARIES = "usr/lib/xen-4.17/lib/x86_64-linux-gnu"
# xl opens it by name when a thread is cancelled, and aborts without it.
OPENED_BY_NAME = ("libgcc_s.so.1",)

# With all that they depend on; the order of loading is found from their own records.
MODULES = (
    "xen-evtchn", "xen-gntdev", "xen-gntalloc", "xen-privcmd", "xenfs", "xen-netback", "xen-blkback",
    "virtio", "virtio_ring", "virtio_pci", "virtio_pci_modern_dev", "virtio_pci_legacy_dev", "virtio_blk", "virtio_console",
    "virtio_net", "net_failover", "failover", "bridge", "stp", "llc", "loop",
)  # fmt: skip

# What a Linux guest needs.
GUEST_MODULES = ("xen-netfront", "xen-blkfront")

FOLDERS = (
    "/proc", "/sys", "/dev", "/run", "/tmp", "/root", "/sbin", "/var/log/xen/console", "/var/lib/xen/dump", "/var/lib/xen/save",
    "/var/lib/xenstored", "/usr/lib/xen-4.17/boot",
)  # fmt: skip
# Memory of dom0 is fixed on Xen's command line.
XL_CONFIGURATION = b'autoballoon="off"\nrun_hotplug_scripts=1\n'


def build(packages: Packages) -> bytes:
    """The initramfs as a cpio archive. Raises TargetError when a package lacks a file."""
    root = packages.root
    archive = Archive()
    for path in FOLDERS:
        archive.folder(path)
    archive.link("/var/run", "../run")
    archive.link("/var/lock", "../run/lock")
    add_busybox(archive, root)
    for name in PROGRAMS:
        archive.file(f"/{XEN_PROGRAMS}/{name}", read(root, f"{XEN_PROGRAMS}/{name}"))
    archive.link("/bin/xl", f"/{XEN_PROGRAMS}/xl")
    archive.file(f"/bin/{XENSTORE}", read(root, f"usr/bin/{XENSTORE}"))
    for name in XENSTORE_NAMES:
        archive.link(f"/bin/{name}", XENSTORE)
    programs = [*(f"{XEN_PROGRAMS}/{name}" for name in PROGRAMS), f"usr/bin/{XENSTORE}"]
    for name, content in needed_libraries(root, programs, (XEN_LIBRARIES,), OPENED_BY_NAME).items():
        archive.file(f"/{LIBRARIES}/{name}", content)
    archive.file(f"/lib64/{LOADER}", read(root, f"{LIBRARIES}/{LOADER}"))
    order = []
    for name, content in modules_in_order(root / "lib" / "modules" / packages.kernel, MODULES).items():
        archive.file(f"/modules/{name}.ko", content, 0o644)
        order.append(name)
    archive.file("/modules/order", "".join(f"{name}\n" for name in order).encode(), 0o644)
    archive.file("/init", (SCRIPTS / "init").read_bytes())
    for name in ("agent", "functions"):
        archive.file(f"/sbin/{name}", (SCRIPTS / name).read_bytes())
    for name in ("vif-bridge", "block"):
        archive.file(f"/etc/xen/scripts/{name}", (SCRIPTS / name).read_bytes())
    archive.file("/etc/xen/xl.conf", XL_CONFIGURATION, 0o644)
    archive.file("/etc/passwd", b"root:x:0:0:root:/root:/bin/sh\n", 0o644)
    archive.file("/etc/group", b"root:x:0:\n", 0o644)
    return archive.content()
