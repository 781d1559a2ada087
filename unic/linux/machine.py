"""A machine: Debian's kernel with an initramfs of exactly what one server needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from unic.debian.cpio import Archive
from unic.debian.files import modules_in_order
from unic.debian.packages import Packages
from unic.link.elf import EHDR
from unic.linux import init, kernel
from unic.linux.packages import MODULES
from unic.targets.guest import Guest
from unic.targets.target import RunOptions

# What QEMU's user networking gives a guest (slirp).
ADDRESS, PREFIX = "10.0.2.15", 24


@dataclass(frozen=True)
class Machine:
    """What QEMU boots. `ready`: on the console when the server listens, or a program without a server is up.

    `entries`: addresses of the first instruction of the kernel and of the first process. `packed`: the kernel as its package has it.
    """

    packed: Path
    kernel: Path
    ramdisk: Path
    ready: bytes
    entries: tuple[int, int]

    def options(self, options: RunOptions) -> RunOptions:
        """For Guest: microvm tells Linux of its devices by ACPI tables only."""
        return replace(options, extra=(*options.extra, "-M", "acpi=on", "-initrd", str(self.ramdisk), "-append", kernel.options()))

    def guest(self, options: RunOptions) -> Guest:
        return Guest(self.kernel, self.options(options))


def make(
    folder: Path, packages: Packages, command: Sequence[str], environment: Sequence[str], ready: bytes, fill: Callable[[Archive], None],
    address: str = ADDRESS, prefix: int = PREFIX,
) -> Machine:  # fmt: skip
    """Writes both files to `folder`. `fill` adds the server's. `address`: "" for no network. Raises TargetError, OSError."""
    archive = Archive()
    for path in ("/dev", "/proc", "/tmp"):
        archive.folder(path)
    modules = modules_in_order(packages.root / "lib" / "modules" / packages.kernel, MODULES if address else ())
    for name, content in modules.items():
        archive.file(f"/modules/{name}.ko", content, 0o644)
    first = init.program([f"/modules/{name}.ko" for name in modules], address, prefix, command, environment)
    archive.file("/init", first)
    fill(archive)
    image = kernel.stripped(packages.vmlinuz)
    machine = Machine(packages.vmlinuz, folder / "kernel.elf", folder / "initramfs.cpio", ready, (kernel.entry(image), EHDR.unpack_from(first)[4]))
    machine.kernel.write_bytes(image)
    machine.ramdisk.write_bytes(archive.content())
    return machine
