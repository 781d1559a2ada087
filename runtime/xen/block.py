"""The block devices of a Xen guest: the i-th name of the manifest is the virtual disk xvda + i (misc/vbd-interface).

Part of the platform contract (runtime/platform.py).
"""

from typing import Final

from runtime.drivers.block import BlockDevice, BlockRequirement
from runtime.drivers.xen.block import XenBlockDevice
from runtime.xen import grants, store
from runtime.xen.watches import add

FIRST_DISK: Final = 202 << 8  # major number of xvd, 16 minor numbers a disk
MINORS: Final = 16


def open_blocks(wanted: list[BlockRequirement]) -> list[BlockDevice | None]:
    """See runtime/platform.py."""
    attached = store.connect().directory("device/vbd")
    found: list[BlockDevice | None] = []
    for index in range(len(wanted)):
        number = str(FIRST_DISK + MINORS * index)
        device: BlockDevice | None = None
        if number in attached:
            disk = XenBlockDevice(store.connect(), "device/vbd/" + number, grants.connect())
            add(disk.path, disk.backend_changed)
            device = disk
        found.append(device)
    return found
