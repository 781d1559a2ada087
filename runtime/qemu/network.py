"""The network device of a QEMU machine: virtio-net on PCI (q35, pc) or memory-mapped (microvm)."""

from runtime.drivers.pci import find_function, has_pci
from runtime.drivers.virtio.mmio import MICROVM_BASE, SLOT_BYTES, SLOT_COUNT, find_mmio_device
from runtime.drivers.virtio.network import NETWORK_DEVICE, NetworkDevice
from runtime.drivers.virtio.pci import MODERN_DEVICE, TRANSITIONAL_NETWORK, VENDOR, PciTransport
from runtime.panic import panic
from runtime.qemu.supervisor import map_device


def open_device() -> NetworkDevice:
    """Find and start the machine's network device; before the seal, since it maps registers. Panics if there is none."""
    if has_pci():
        function = find_function(((MODERN_DEVICE + NETWORK_DEVICE) << 16) | VENDOR)
        if function is None:
            function = find_function((TRANSITIONAL_NETWORK << 16) | VENDOR)
        if function is not None:
            return NetworkDevice(PciTransport(function))
    else:
        registers = map_device(MICROVM_BASE, SLOT_BYTES * SLOT_COUNT)
        transport = find_mmio_device(registers, NETWORK_DEVICE)
        if transport is not None:
            return NetworkDevice(transport)
    panic("no virtio network device (microvm: -global virtio-mmio.force-legacy=false)")
