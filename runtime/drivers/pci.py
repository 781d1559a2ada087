"""PCI configuration space by configuration mechanism 1 (PCI Local Bus 3.0 §3.2.2.3.2): ports 0xcf8 and 0xcfc.

Ring 3 has all ports, so this needs neither the supervisor nor ECAM. The firmware has given out the bus numbers
and addresses; QEMU's q35 and pc start one before the kernel also when that is loaded with -kernel.
"""

from typing import Final

import unsafe
from machine import u16, u32, u64

ADDRESS_PORT: Final = u16(0xCF8)
DATA_PORT: Final = u16(0xCFC)
ENABLE: Final = u32(0x80000000)

# Registers of the configuration header, by their dword.
IDENTITY: Final = u32(0x00)
COMMAND_STATUS: Final = u32(0x04)
HEADER_TYPE: Final = u32(0x0C)
BASE_ADDRESS_0: Final = u32(0x10)
BUS_NUMBERS: Final = u32(0x18)
CAPABILITIES: Final = u32(0x34)
INTERRUPT: Final = u32(0x3C)

COMMAND_MEMORY: Final = u32(0x002)
COMMAND_MASTER: Final = u32(0x004)
COMMAND_NO_INTERRUPT: Final = u32(0x400)
STATUS_CAPABILITIES: Final = u32(0x100000)

ABSENT: Final = u32(0xFFFFFFFF)
# There is room for no more capabilities than this in 192 bytes: a longer chain is a loop.
MOST_CAPABILITIES: Final = 48


class PciFunction:
    """One function: its place in the configuration address, bus in bits 16..23, device 11..15, function 8..10."""

    place: u32

    def __init__(self, place: u32) -> None:
        self.place = place

    def read(self, register: u32) -> u32:
        """The dword of configuration space that contains byte `register`."""
        return read_configuration(self.place, register)

    def enable(self) -> None:
        """Let the device answer to its memory addresses, master the bus, and use its interrupt line."""
        command = self.read(COMMAND_STATUS) & 0xFFFF
        command = (command | COMMAND_MEMORY | COMMAND_MASTER) & ~COMMAND_NO_INTERRUPT
        # Status bits are cleared by writing ones: the upper half stays zero.
        unsafe.out32(ADDRESS_PORT, ENABLE | self.place | COMMAND_STATUS)
        unsafe.out32(DATA_PORT, command)

    def base_address(self, bar: u32) -> u64:
        """Where the firmware put memory region `bar` (0..5); 0 if it is not there or not memory."""
        low = self.read(BASE_ADDRESS_0 + (bar << 2))
        if (low & 1) != 0:
            return u64(0)
        address = u64(low & 0xFFFFFFF0)
        if (low & 6) == 4 and bar < 5:
            address = address | (u64(self.read(BASE_ADDRESS_0 + (bar << 2) + 4)) << 32)
        return address

    def interrupt_line(self) -> u32:
        """The interrupt number of a PC that the firmware noted; 0 or 255 if none."""
        return self.read(INTERRUPT) & 0xFF

    def first_capability(self) -> u32:
        """Offset of the first capability, 0 if there is none."""
        if (self.read(COMMAND_STATUS) & STATUS_CAPABILITIES) == 0:
            return u32(0)
        return capability_offset(self.read(CAPABILITIES))

    def next_capability(self, offset: u32) -> u32:
        """Offset of the capability after the one at `offset`, 0 at the end."""
        return capability_offset(self.read(offset) >> 8)


def capability_offset(pointer: u32) -> u32:
    """A pointer's low byte, if it leads into the part of the space that capabilities may be in."""
    offset = pointer & 0xFC
    if offset < 0x40:
        return u32(0)
    return offset


def read_configuration(place: u32, register: u32) -> u32:
    unsafe.out32(ADDRESS_PORT, ENABLE | place | (register & 0xFC))
    return unsafe.in32(DATA_PORT)


def has_pci() -> bool:
    """Whether there is a host bridge. On microvm nobody answers at the ports."""
    return read_configuration(u32(0), IDENTITY) != ABSENT


def find_functions(identity: u32, other: u32) -> list[PciFunction]:
    """The functions with one of these identities (device number in the upper half, vendor in the lower)."""
    found: list[PciFunction] = []
    last_bus = u32(0)
    bus = u32(0)
    while bus <= last_bus:
        device = u32(0)
        while device < 32:
            place = (bus << 16) | (device << 11)
            functions = u32(1)
            function = u32(0)
            while function < functions:
                here = place | (function << 8)
                present = read_configuration(here, IDENTITY)
                if present == identity or present == other:
                    found.append(PciFunction(here))
                if present != ABSENT:
                    header = (read_configuration(here, HEADER_TYPE) >> 16) & 0xFF
                    if function == 0 and (header & 0x80) != 0:
                        functions = u32(8)
                    if (header & 0x7F) == 1:
                        secondary = (read_configuration(here, BUS_NUMBERS) >> 8) & 0xFF
                        if secondary > last_bus:
                            last_bus = secondary
                function = function + 1
            device = device + 1
        bus = bus + 1
    return found
