"""The virtio devices of a QEMU machine, on PCI (q35, pc) or memory-mapped (microvm), and their interrupts.

To be looked for before the seal, since their registers have to be mapped.
"""

from typing import Final

from machine import u32
from runtime.drivers.pci import find_functions, has_pci
from runtime.drivers.virtio.mmio import MICROVM_BASE, SLOT_BYTES, SLOT_COUNT, find_mmio_devices
from runtime.drivers.virtio.pci import MODERN_DEVICE, TRANSITIONAL_DEVICE, VENDOR, PciTransport
from runtime.drivers.virtio.transport import Transport
from runtime.panic import panic
from runtime.qemu.supervisor import enable_interrupts, map_device

# I/O APIC pins of the four PCI interrupt lines and their mirrors on q35. Devices share them.
PCI_PINS: Final = u32(0xFF0000)
# microvm without a second I/O APIC has eight slots, on pins 5 to 12, or with ACPI on 16 to 23.
SLOTS_WITH_PIN: Final = u32(8)
FIRST_PIN: Final = u32(5)
FIRST_PIN_WITH_ACPI: Final = u32(16)


def find_devices(device: u32) -> list[Transport]:
    """The devices of virtio number `device` (virtio 1.2 §5), in the order of their places; their interrupts end a wait."""
    if has_pci():
        return find_on_pci(device)
    return find_memory_mapped(device)


def find_on_pci(device: u32) -> list[Transport]:
    found: list[Transport] = []
    for function in find_functions(identity(MODERN_DEVICE + device), identity(TRANSITIONAL_DEVICE + device)):
        pins = PCI_PINS
        # On pc the line is the pin of the old interrupt number, which the firmware noted.
        line = function.interrupt_line()
        if 3 <= line < 16:
            pins = pins | (u32(1) << line)
        enable_interrupts(pins)
        found.append(PciTransport(function))
    return found


def identity(number: u32) -> u32:
    return (number << 16) | VENDOR


def find_memory_mapped(device: u32) -> list[Transport]:
    """Panics on a microvm whose devices are on a second I/O APIC: nothing would end a wait."""
    found: list[Transport] = []
    for transport in find_mmio_devices(map_device(MICROVM_BASE, SLOT_BYTES * SLOT_COUNT), device):
        slot = transport.slot
        if slot >= SLOTS_WITH_PIN:
            panic("virtio-mmio interrupts are out of reach: run with -M microvm,acpi=off or ioapic2=off")
        enable_interrupts((u32(1) << (FIRST_PIN + slot)) | (u32(1) << (FIRST_PIN_WITH_ACPI + slot)))
        found.append(transport)
    return found
