"""A first domain before the snapshot is taken, so that dom0's back ends and xl's files have been used once."""

from __future__ import annotations

import struct

from unic.link import elf
from unic.targets.xen_host.configuration import Configuration, Vbd, Vif
from unic.targets.xen_host.domain import Domain
from unic.targets.xen_host.machine import Machine

BASE = 0x100000
# xen/include/public/elfnote.h
XEN_ELFNOTE_PHYS32_ENTRY = 18
UD2 = b"\x0f\x0b"


def shortest_guest() -> bytes:
    """A PVH kernel whose only instruction faults; without an IDT that ends the domain with reason reboot."""
    note = struct.pack("<III4sI", 4, 4, XEN_ELFNOTE_PHYS32_ENTRY, b"Xen\0", BASE)
    start = elf.EHDR.size + 2 * elf.PHDR.size
    header = elf.EHDR.pack(
        elf.IDENT, elf.ET_EXEC, elf.EM_X86_64, 1, BASE, elf.EHDR.size, 0, 0, elf.EHDR.size, elf.PHDR.size, 2, 0, 0, 0
    )
    code = elf.PHDR.pack(elf.PT_LOAD, elf.PF_R | elf.PF_X, start, BASE, BASE, len(UD2), len(UD2), 1)
    notes = elf.PHDR.pack(elf.PT_NOTE, elf.PF_R, start + len(UD2), 0, 0, len(note), len(note), 4)
    return header + code + notes + UD2 + note


def warm_up(machine: Machine) -> None:
    """Creates and destroys a domain with a network and a block device."""
    machine.check("dd if=/dev/zero of=/run/disk bs=4096 count=1 status=none; losetup /dev/loop0 /run/disk")
    kernel = machine.upload(shortest_guest())
    with Domain(machine, Configuration("warm-up", kernel, memory=16, vifs=(Vif(),), vbds=(Vbd("/dev/loop0"),))) as domain:
        domain.wait()
    machine.check(f"losetup -d /dev/loop0; rm -f /run/disk {kernel} /run/domains/* /var/log/xen/console/*")
