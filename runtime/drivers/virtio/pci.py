"""virtio over PCI, the modern interface (virtio 1.2 §4.1): the devices of QEMU's q35 and pc.

    -M q35 -device virtio-net-pci,netdev=n,disable-legacy=on -netdev ...

Vendor capabilities say in which memory region, and where in it, the four register blocks are.
"""

from typing import Final

import unsafe
from machine import u8, u16, u32, u64
from runtime.drivers.pci import MOST_CAPABILITIES, PciFunction
from runtime.drivers.virtio.transport import Transport
from runtime.panic import panic
from runtime.qemu.supervisor import map_device

VENDOR: Final = u32(0x1AF4)
# Modern device numbers are 0x1040 + the virtio device number (§4.1.2.1); devices that also have the legacy
# interface ("transitional") have numbers of their own, 0x1000 for network and 0x1001 for block.
MODERN_DEVICE: Final = u32(0x1040)
TRANSITIONAL_DEVICE: Final = u32(0x0FFF)

CAPABILITY_VENDOR: Final = u32(0x09)
BLOCK_COMMON: Final = u32(1)
BLOCK_NOTIFY: Final = u32(2)
BLOCK_INTERRUPT: Final = u32(3)
BLOCK_DEVICE: Final = u32(4)

# Common configuration (§4.1.4.3).
DEVICE_FEATURE_SELECT: Final = u64(0)
DEVICE_FEATURE: Final = u64(4)
DRIVER_FEATURE_SELECT: Final = u64(8)
DRIVER_FEATURE: Final = u64(12)
DEVICE_STATUS: Final = u64(20)
QUEUE_SELECT: Final = u64(22)
QUEUE_SIZE: Final = u64(24)
QUEUE_ENABLE: Final = u64(28)
QUEUE_NOTIFY_OFFSET: Final = u64(30)
QUEUE_DESCRIPTORS: Final = u64(32)
QUEUE_DRIVER: Final = u64(40)
QUEUE_DEVICE: Final = u64(48)
COMMON_BYTES: Final = u32(56)
# The least of a device configuration that says anything.
DEVICE_BYTES: Final = u32(8)


class Block:
    """One register block: mapped at `address`, `length` bytes; `multiplier` is that of a notify block."""

    address: u64
    length: u32
    multiplier: u32

    def __init__(self, address: u64, length: u32, multiplier: u32) -> None:
        self.address = address
        self.length = length
        self.multiplier = multiplier


class PciTransport(Transport):
    """The register blocks of one function, mapped."""

    common: u64
    interrupt: u64
    device: Block
    notify_block: Block

    def __init__(self, function: PciFunction) -> None:
        function.enable()
        self.common = find_block(function, BLOCK_COMMON, COMMON_BYTES).address
        self.interrupt = find_block(function, BLOCK_INTERRUPT, u32(1)).address
        self.device = find_block(function, BLOCK_DEVICE, DEVICE_BYTES)
        self.notify_block = find_block(function, BLOCK_NOTIFY, u32(2))

    def device_features(self, half: u32) -> u32:
        unsafe.volatile_store32(self.common + DEVICE_FEATURE_SELECT, half)
        return unsafe.volatile_load32(self.common + DEVICE_FEATURE)

    def set_driver_features(self, half: u32, bits: u32) -> None:
        unsafe.volatile_store32(self.common + DRIVER_FEATURE_SELECT, half)
        unsafe.volatile_store32(self.common + DRIVER_FEATURE, bits)

    def status(self) -> u8:
        return unsafe.volatile_load8(self.common + DEVICE_STATUS)

    def set_status(self, status: u8) -> None:
        unsafe.volatile_store8(self.common + DEVICE_STATUS, status)

    def queue_size_limit(self, queue: u16) -> u32:
        unsafe.volatile_store16(self.common + QUEUE_SELECT, queue)
        return u32(unsafe.volatile_load16(self.common + QUEUE_SIZE))

    def enable_queue(self, queue: u16, size: u32, descriptors: u64, available: u64, used: u64) -> u64:
        unsafe.volatile_store16(self.common + QUEUE_SELECT, queue)
        unsafe.volatile_store16(self.common + QUEUE_SIZE, u16(size))
        self.store_address(QUEUE_DESCRIPTORS, descriptors)
        self.store_address(QUEUE_DRIVER, available)
        self.store_address(QUEUE_DEVICE, used)
        doorbell = self.doorbell_of_selected()
        unsafe.volatile_store16(self.common + QUEUE_ENABLE, u16(1))
        return doorbell

    def store_address(self, register: u64, address: u64) -> None:
        """Write a 64-bit address in two halves, as §4.1.3.1 allows every driver to."""
        unsafe.volatile_store32(self.common + register, u32(address))
        unsafe.volatile_store32(self.common + register + 4, u32(address >> 32))

    def doorbell_of_selected(self) -> u64:
        """The doorbell of the selected queue (§4.1.4.4): inside of the block, lest we write to another device."""
        place = unsafe.volatile_load16(self.common + QUEUE_NOTIFY_OFFSET)
        offset = u64(place) * u64(self.notify_block.multiplier)
        if offset + 2 > u64(self.notify_block.length):
            panic("virtio device has a queue notification outside of its block")
        return self.notify_block.address + offset

    def notify(self, doorbell: u64, queue: u16) -> None:
        unsafe.volatile_store16(doorbell, queue)

    def acknowledge_interrupt(self) -> None:
        # Reading the interrupt status clears it (§4.1.4.5).
        unsafe.volatile_load8(self.interrupt)

    def configuration8(self, offset: u64) -> u8:
        if offset >= u64(self.device.length):
            return u8(0)
        return unsafe.volatile_load8(self.device.address + offset)


def find_block(function: PciFunction, kind: u32, least: u32) -> Block:
    """Map the first block of this kind (§4.1.4); panics if the device has none of at least `least` bytes."""
    offset = function.first_capability()
    seen = 0
    while offset != 0 and seen < MOST_CAPABILITIES:
        header = function.read(offset)
        # The fields go up to byte 20 of the capability: one at the end of the space would wrap round.
        if (header & 0xFF) == CAPABILITY_VENDOR and (header >> 24) == kind and offset <= 0xEC:
            bar = function.read(offset + 4) & 0xFF
            start = function.read(offset + 8)
            length = function.read(offset + 12)
            multiplier = function.read(offset + 16)
            if bar <= 5 and length >= least:
                base = function.base_address(bar)
                if base != 0 and u64(start) + u64(length) <= 0x100000000:
                    return Block(map_block(base + u64(start), u64(length)), length, multiplier)
        offset = function.next_capability(offset)
        seen += 1
    panic("virtio device without a register block")


def map_block(physical: u64, length: u64) -> u64:
    """Map the pages that a block is in; the block's virtual address."""
    inner = physical & 0xFFF
    pages = (inner + length + 0xFFF) & ~u64(0xFFF)
    return map_device(physical - inner, pages) + inner
