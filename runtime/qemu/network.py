"""The network device of a QEMU machine: virtio-net on PCI (q35, pc) or memory-mapped (microvm).

Part of the platform contract (runtime/platform.py). Opened before the seal, since its registers have to be mapped.
"""

from typing import Final

from machine import u32
from runtime.drivers.pci import find_function, has_pci
from runtime.drivers.virtio.mmio import MICROVM_BASE, SLOT_BYTES, SLOT_COUNT, find_mmio_device
from runtime.drivers.virtio.network import NETWORK_DEVICE, NetworkDevice
from runtime.drivers.virtio.pci import MODERN_DEVICE, TRANSITIONAL_NETWORK, VENDOR, PciTransport
from runtime.panic import panic
from runtime.qemu.supervisor import enable_interrupts, map_device

# I/O APIC pins of the four PCI interrupt lines and their mirrors on q35.
PCI_PINS: Final = u32(0xFF0000)
# microvm without a second I/O APIC has eight slots, on pins 5 to 12, or with ACPI on 16 to 23.
SLOTS_WITH_PIN: Final = u32(8)
FIRST_PIN: Final = u32(5)
FIRST_PIN_WITH_ACPI: Final = u32(16)

opened: NetworkDevice | None = None


def open() -> NetworkDevice | None:
    """The machine's network device, None if it has none. The first call finds and starts it."""
    global opened
    device = opened
    if device is None:
        if has_pci():
            device = open_pci()
        else:
            device = open_mmio()
        opened = device
    return device


def open_pci() -> NetworkDevice | None:
    function = find_function(((MODERN_DEVICE + NETWORK_DEVICE) << 16) | VENDOR)
    if function is None:
        function = find_function((TRANSITIONAL_NETWORK << 16) | VENDOR)
    if function is None:
        return None
    device = NetworkDevice(PciTransport(function))
    pins = PCI_PINS
    # On pc the line is the pin of the old interrupt number, which the firmware noted.
    line = function.interrupt_line()
    if 3 <= line < 16:
        pins = pins | (u32(1) << line)
    enable_interrupts(pins)
    return device


def open_mmio() -> NetworkDevice | None:
    """Panics on a microvm whose devices are on a second I/O APIC: nothing would end a wait."""
    transport = find_mmio_device(map_device(MICROVM_BASE, SLOT_BYTES * SLOT_COUNT), NETWORK_DEVICE)
    if transport is None:
        return None
    slot = transport.slot
    if slot >= SLOTS_WITH_PIN:
        panic("virtio-mmio interrupts are out of reach: run with -M microvm,acpi=off or ioapic2=off")
    device = NetworkDevice(transport)
    enable_interrupts((u32(1) << (FIRST_PIN + slot)) | (u32(1) << (FIRST_PIN_WITH_ACPI + slot)))
    return device
