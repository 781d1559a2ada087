"""The block devices of a Xen guest: the i-th name of the manifest is the virtual disk xvda + i (misc/vbd-interface).

Part of the platform contract (runtime/platform.py).
"""

from typing import Final

from runtime.drivers.block import BlockDevice, BlockRequirement
from runtime.drivers.xen.block import XenBlockDevice
from runtime.xen import grants, store

FIRST_DISK: Final = 202 << 8  # major number of xvd, 16 minor numbers a disk
MINORS: Final = 16

# The disks that are attached, to be told of what xenstore says about them.
disks: list[XenBlockDevice] = []


def changed(token: str) -> None:
    """There is news of the device with this folder, if it is one of ours."""
    for disk in disks:
        if disk.path == token:
            disk.backend_changed()


def open_blocks(wanted: list[BlockRequirement]) -> list[BlockDevice | None]:
    """See runtime/platform.py."""
    attached = store.connect().directory("device/vbd")
    found: list[BlockDevice | None] = []
    for index in range(len(wanted)):
        number = str(FIRST_DISK + MINORS * index)
        device: BlockDevice | None = None
        if number in attached:
            disk = XenBlockDevice(store.connect(), "device/vbd/" + number, grants.connect())
            disks.append(disk)
            device = disk
        found.append(device)
    return found
