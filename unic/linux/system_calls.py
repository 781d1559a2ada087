"""Which system calls a kernel of Linux has: its entries, by the names that it shows in /proc/kallsyms."""

from __future__ import annotations

import re
from pathlib import Path

from unic.debian.cpio import Archive
from unic.debian.files import read
from unic.debian.packages import Packages
from unic.linux import machine
from unic.targets.target import RunOptions, TargetError

SYMBOLS = Path("/proc/kallsyms")
# arch/x86/include/asm/syscall_wrapper.h; sys_ni_syscall is what stands for calls that there are not.
ENTRY = re.compile(r"\b__x64_sys_(?!ni_syscall\b)([a-z0-9_]+)\b")
COMMAND = ("/bin/busybox", "sh", "-c", "busybox grep -o '__x64_sys_[a-z0-9_]*$' /proc/kallsyms; echo done; busybox sleep 1000")
END = b"done"
MEMORY = 256


def of_this_system() -> tuple[str, ...]:
    """Those of the kernel that runs here. Raises TargetError where it does not show them."""
    try:
        found = ENTRY.findall(SYMBOLS.read_text())
    except OSError as error:
        raise TargetError(f"{SYMBOLS}: {error.strerror}") from error
    if not found:
        raise TargetError(f"this kernel does not show its system calls in {SYMBOLS}")
    return tuple(sorted(set(found)))


def of_packages(packages: Packages, folder: Path) -> tuple[str, ...]:
    """Those of the packages' kernel, which is booted once to be asked. Raises TargetError."""
    known = packages.root.parent / f"system-calls-{packages.kernel}.txt"
    if known.is_file():
        return tuple(known.read_text().split())

    def fill(archive: Archive) -> None:
        archive.file("/bin/busybox", read(packages.root, "bin/busybox"))

    made = machine.make(folder, packages, COMMAND, ("PATH=/bin",), END, fill, "")
    with made.guest(RunOptions(memory=MEMORY)) as guest:
        guest.wait_for(made.ready, 120)
    names = sorted(set(ENTRY.findall(guest.output.decode(errors="replace"))))
    if not names:
        raise TargetError("the kernel shows no system calls")
    known.write_text("\n".join(names) + "\n")
    return tuple(names)
