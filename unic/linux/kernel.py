"""Debian's kernel as the least file that QEMU boots by PVH, and how it is told to be quick."""

from __future__ import annotations

import struct
from pathlib import Path

from unic.debian.kernel import vmlinux
from unic.link.elf import EHDR, PHDR
from unic.targets.target import TargetError

PT_LOAD, PT_NOTE = 1, 4
# Xen's note with the 32-bit entry: include/xen/interface/elfnote.h
ENTRY_NOTE = (b"Xen\0", 18)

# No mitigations, checks of its own, logs or logins: what costs time and serves nothing here. A microvm has no timer that the kernel
# could calibrate the TSC by, or test interrupts with. It is the host's TSC that TCG shows.
OPTIONS = (
    "console=ttyS0 quiet loglevel=3 mitigations=off nokaslr norandmaps audit=0 apparmor=0 init_on_alloc=0 nowatchdog ipv6.disable=1 "
    "random.trust_cpu=on pci=off i8042.noaux i8042.nokbd 8250.nr_uarts=1 cryptomgr.notests no_timer_check tsc=reliable rcupdate.rcu_expedited=1 panic=-1"
)  # fmt: skip
CPU_INFO = Path("/proc/cpuinfo")


def stripped(path: Path) -> bytes:
    """The kernel in the bzImage `path` as an ELF file without sections and symbols. Raises TargetError."""
    image = vmlinux(path)
    header = list(EHDR.unpack_from(image))
    segments = [PHDR.unpack_from(image, header[5] + index * PHDR.size) for index in range(header[10])]
    end = max(offset + size for _, _, offset, _, _, size, _, _ in segments)
    header[6] = header[12] = header[13] = 0
    return EHDR.pack(*header) + image[EHDR.size : end]


def entry(image: bytes) -> int:
    """The physical address at which PVH starts `image`. Raises TargetError."""
    header = EHDR.unpack_from(image)
    for index in range(header[10]):
        kind, _, offset, _, _, size, _, _ = PHDR.unpack_from(image, header[5] + index * PHDR.size)
        end = offset + size
        while kind == PT_NOTE and offset + 12 <= end:
            name_size, value_size, number = struct.unpack_from("<III", image, offset)
            value = offset + 12 + (name_size + 3 & ~3)
            if (image[offset + 12 : offset + 12 + name_size], number) == ENTRY_NOTE:
                return int.from_bytes(image[value : value + min(value_size, 8)], "little")
            offset = value + (value_size + 3 & ~3)
    raise TargetError("the kernel has no PVH entry: delete build/linux to fetch another")


def options() -> str:
    """The command line, with the frequency of the TSC where this host says it."""
    try:
        lines = [line.partition(":")[2] for line in CPU_INFO.read_text().splitlines() if line.startswith("cpu MHz")]
        return f"{OPTIONS} tsc_early_khz={float(lines[0]) * 1000:.0f}"
    except (OSError, IndexError, ValueError):
        return OPTIONS
