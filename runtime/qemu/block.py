"""The block devices of a QEMU machine: virtio-blk on PCI (q35, pc) or memory-mapped (microvm).

Part of the platform contract (runtime/platform.py).
"""

from runtime.drivers.block import BlockDevice, BlockRequirement
from runtime.drivers.virtio.block import BLOCK_DEVICE, VirtioBlockDevice
from runtime.drivers.virtio.mmio import MICROVM_BASE, SLOT_BYTES, SLOT_COUNT, find_mmio_device
from runtime.qemu.supervisor import map_device


def open_blocks(wanted: list[BlockRequirement]) -> list[BlockDevice | None]:
    """See runtime/platform.py."""
    transport = find_mmio_device(map_device(MICROVM_BASE, SLOT_BYTES * SLOT_COUNT), BLOCK_DEVICE)
    found: list[BlockDevice | None] = []
    for _ in wanted:
        found.append(None if transport is None else VirtioBlockDevice(transport))
        transport = None
    return found
