"""dom0's file system: Xen's tools, the libraries they need, busybox, a few kernel modules and our scripts."""

from __future__ import annotations

import io
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

from elftools.common.exceptions import ELFError
from elftools.elf.dynamic import DynamicSection
from elftools.elf.elffile import ELFFile

from unic.targets.target import TargetError
from unic.targets.xen_host.cpio import Archive
from unic.targets.xen_host.packages import Packages

SCRIPTS = Path(__file__).parent / "dom0"

XEN_PROGRAMS = "usr/lib/xen-4.17/bin"
PROGRAMS = ("xl", "xenstored", "xenconsoled", "xenconsole", "xen-init-dom0", "libxl-save-helper")
# One program under many names.
XENSTORE = "xenstore"
XENSTORE_NAMES = tuple(f"xenstore-{verb}" for verb in ("read", "write", "ls", "list", "rm", "exists", "watch", "chmod"))
LIBRARIES = "lib/x86_64-linux-gnu"
LIBRARY_FOLDERS = (LIBRARIES, "usr/" + LIBRARIES, "usr/lib/xen-4.17/lib/x86_64-linux-gnu")
LOADER = "ld-linux-x86-64.so.2"
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
        archive.file(f"/{XEN_PROGRAMS}/{name}", _read(root, f"{XEN_PROGRAMS}/{name}"))
    archive.link("/bin/xl", f"/{XEN_PROGRAMS}/xl")
    archive.file(f"/bin/{XENSTORE}", _read(root, f"usr/bin/{XENSTORE}"))
    for name in XENSTORE_NAMES:
        archive.link(f"/bin/{name}", XENSTORE)
    programs = [*(f"{XEN_PROGRAMS}/{name}" for name in PROGRAMS), f"usr/bin/{XENSTORE}"]
    for name, content in needed_libraries(root, programs).items():
        archive.file(f"/{LIBRARIES}/{name}", content)
    archive.file(f"/lib64/{LOADER}", _read(root, f"{LIBRARIES}/{LOADER}"))
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


def _read(root: Path, name: str) -> bytes:
    try:
        return (root / name).read_bytes()
    except OSError as error:
        raise TargetError(f"the packages have no {name}: delete {root.parent} to fetch them again") from error


def add_busybox(archive: Archive, root: Path) -> None:
    """/bin/busybox and a link for each of its commands."""
    archive.file("/bin/busybox", _read(root, "bin/busybox"))
    # It is a static program, so it can be asked here. Its list names itself too.
    names = subprocess.run([os.fspath(root / "bin/busybox"), "--list"], capture_output=True, text=True, check=True).stdout.split()
    for name in names:
        if name != "busybox":
            archive.link(f"/bin/{name}", "busybox")


def needed_libraries(root: Path, programs: Iterable[str]) -> dict[str, bytes]:
    """The shared libraries that `programs` need, directly or not, by DT_NEEDED. Raises TargetError."""
    found: dict[str, bytes] = {}
    waiting = [(name, "xl") for name in OPENED_BY_NAME]
    for program in programs:
        waiting += [(name, program) for name in _needed(_read(root, program))]
    while waiting:
        name, user = waiting.pop()
        if name in found or name == LOADER:
            continue
        for folder in LIBRARY_FOLDERS:
            if (root / folder / name).exists():
                found[name] = (root / folder / name).read_bytes()
                break
        else:
            raise TargetError(f"{user} needs {name}, which none of the packages has")
        waiting += [(other, name) for other in _needed(found[name])]
    return dict(sorted(found.items()))


def _needed(content: bytes) -> list[str]:
    try:
        dynamic = ELFFile(io.BytesIO(content)).get_section_by_name(".dynamic")
    except ELFError:
        return []
    if not isinstance(dynamic, DynamicSection):
        return []
    return [getattr(tag, "needed") for tag in dynamic.iter_tags() if tag.entry.d_tag == "DT_NEEDED"]


def modules_in_order(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The modules `names`, each after those that it depends on (`depends=` in its .modinfo). Raises TargetError."""
    files = {path.stem.replace("-", "_"): path for path in folder.rglob("*.ko")}
    result: dict[str, bytes] = {}

    def add(name: str, user: str) -> None:
        if name in result:
            return
        if name not in files:
            raise TargetError(f"the kernel module {name}, needed by {user}, is not in {folder}")
        content = files[name].read_bytes()
        for other in _depends(content):
            add(other, name)
        result[name] = content

    for name in names:
        add(name.replace("-", "_"), "a domain")
    return result


def _depends(module: bytes) -> list[str]:
    section = ELFFile(io.BytesIO(module)).get_section_by_name(".modinfo")
    for entry in section.data().split(b"\0") if section else ():
        if entry.startswith(b"depends="):
            names = entry.removeprefix(b"depends=").decode()
            return [name.replace("-", "_") for name in names.split(",") if name]
    return []
