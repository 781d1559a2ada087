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
    disks = [VirtioBlockDevice(transport) for transport in find_devices(BLOCK_DEVICE)]
    serials = [read_serial(disk) for disk in disks]
    found: list[BlockDevice | None] = []
    for requirement in wanted:
        found.append(take(disks, serials, requirement.name.encode()))
    for index in range(len(wanted)):
        if found[index] is None:
            found[index] = take(disks, serials, b"")
    for disk in disks:
        disk.release()
    return found


def take(disks: list[VirtioBlockDevice], serials: list[bytes], serial: bytes) -> VirtioBlockDevice | None:
    """Takes the first disk with this serial number out of the lists."""
    for index in range(len(disks)):
        if serials[index] == serial:
            serials.pop(index)
            return disks.pop(index)
    return None


def read_serial(disk: VirtioBlockDevice) -> bytes:
    """b"" for a disk that has none or does not know the request."""
    buffer = bytearray(SERIAL_BYTES)
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
    if result[1] != 0:
        return b""
    return bytes(buffer).split(b"\0")[0]
