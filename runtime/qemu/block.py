"""The block devices of a QEMU machine: virtio-blk, known by their serial numbers.

    -drive id=d,if=none,format=raw,file=F -device virtio-blk-device,drive=d,serial=NAME      (virtio-blk-pci on q35 and pc)

Part of the platform contract (runtime/platform.py). A disk whose serial number is a name of the manifest is that device.
Disks without a serial number, as other VMMs make them, are given to the names that are left, in order of their places.
"""

from typing import Final

import unsafe
from runtime.drivers.block import BlockDevice, BlockRequirement
from runtime.drivers.virtio.block import BLOCK_DEVICE, SERIAL_BYTES, VirtioBlockDevice
from runtime.panic import panic
from runtime.qemu.clock import monotonic
from runtime.qemu.devices import find_devices
from runtime.qemu.wait import wait

# A device mostly answers at once, and the clock takes 3 ms to start: so often it is asked without one.
POLLS: Final = 1000
# Nanoseconds in which a device has to say its serial number.
PATIENCE: Final = 10_000_000_000


def open_blocks(wanted: list[BlockRequirement]) -> list[BlockDevice | None]:
    """See runtime/platform.py. Panics for a disk that does not answer."""
    disks: list[NamedDisk] = []
    for transport in find_devices(BLOCK_DEVICE):
        disks.append(NamedDisk(VirtioBlockDevice(transport)))
    found: list[BlockDevice | None] = []
    for requirement in wanted:
        found.append(take(disks, requirement.name))
    for index in range(len(wanted)):
        if found[index] is None:
            found[index] = take(disks, "")
    for disk in disks:
        if not disk.is_taken:
            disk.device.release()
    return found


class NamedDisk:
    device: VirtioBlockDevice
    serial: bytearray  # SERIAL_BYTES, zeros behind the number
    is_taken: bool

    def __init__(self, device: VirtioBlockDevice) -> None:
        self.device = device
        self.serial = bytearray(SERIAL_BYTES)
        self.is_taken = False
        if read_serial(device, self.serial) != 0:
            self.serial = bytearray(SERIAL_BYTES)

    def has_serial(self, name: str) -> bool:
        """Whether this is its serial number; "" for none. `name` is ASCII, and no longer than a serial number."""
        for index in range(len(name)):
            if self.serial[index] != ord(name[index]):
                return False
        return len(name) == SERIAL_BYTES or self.serial[len(name)] == 0


def take(disks: list[NamedDisk], name: str) -> VirtioBlockDevice | None:
    """The first disk with this serial number that nobody else has."""
    for disk in disks:
        if not disk.is_taken and disk.has_serial(name):
            disk.is_taken = True
            return disk.device
    return None


def read_serial(disk: VirtioBlockDevice, buffer: bytearray) -> int:
    """The request's status."""
    disk.start_serial(buffer)
    disk.submit()
    result = disk.finished()
    polls = 0
    deadline = 0
    while result is None:
        polls += 1
        if polls < POLLS:
            unsafe.pause()
        elif polls == POLLS:
            deadline = monotonic() + PATIENCE
        elif monotonic() >= deadline:
            panic("virtio block device does not answer")
        else:
            if disk.arm():
                wait(deadline)
            disk.disarm()
        result = disk.finished()
    return result[1]
