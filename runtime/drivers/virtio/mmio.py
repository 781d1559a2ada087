"""virtio over memory-mapped registers, version 2 (virtio 1.2 §4.2): the devices of QEMU's microvm.

    -M microvm,acpi=off -global virtio-mmio.force-legacy=false -netdev user,id=n -device virtio-net-device,netdev=n

microvm has 8 slots of 512 bytes from 0xfeb00000 on, or 24 if it has a second I/O APIC. The magic value is in
every slot that there is; an empty one has device number 0.
"""

from typing import Final

import unsafe
from machine import u8, u16, u32, u64
from runtime.drivers.virtio.transport import Transport

MICROVM_BASE: Final = u64(0xFEB00000)
SLOT_BYTES: Final = u64(512)
SLOT_COUNT: Final = u64(24)

MAGIC: Final = u32(0x74726976)
MODERN: Final = u32(2)

# Registers (§4.2.2).
MAGIC_VALUE: Final = u64(0x000)
VERSION: Final = u64(0x004)
DEVICE_ID: Final = u64(0x008)
DEVICE_FEATURES: Final = u64(0x010)
DEVICE_FEATURES_SELECT: Final = u64(0x014)
DRIVER_FEATURES: Final = u64(0x020)
DRIVER_FEATURES_SELECT: Final = u64(0x024)
QUEUE_SELECT: Final = u64(0x030)
QUEUE_SIZE_LIMIT: Final = u64(0x034)
QUEUE_SIZE: Final = u64(0x038)
QUEUE_READY: Final = u64(0x044)
QUEUE_NOTIFY: Final = u64(0x050)
INTERRUPT_STATUS: Final = u64(0x060)
INTERRUPT_ACKNOWLEDGE: Final = u64(0x064)
STATUS: Final = u64(0x070)
QUEUE_DESCRIPTORS: Final = u64(0x080)
QUEUE_AVAILABLE: Final = u64(0x090)
QUEUE_USED: Final = u64(0x0A0)
CONFIGURATION: Final = u64(0x100)


class MmioTransport(Transport):
    """The register block of one device, in slot number `slot`, mapped at `base`."""

    base: u64
    slot: u32

    def __init__(self, base: u64, slot: u32) -> None:
        self.base = base
        self.slot = slot

    def device_features(self, half: u32) -> u32:
        unsafe.volatile_store32(self.base + DEVICE_FEATURES_SELECT, half)
        return unsafe.volatile_load32(self.base + DEVICE_FEATURES)

    def set_driver_features(self, half: u32, bits: u32) -> None:
        unsafe.volatile_store32(self.base + DRIVER_FEATURES_SELECT, half)
        unsafe.volatile_store32(self.base + DRIVER_FEATURES, bits)

    def status(self) -> u8:
        return u8(unsafe.volatile_load32(self.base + STATUS))

    def set_status(self, status: u8) -> None:
        unsafe.volatile_store32(self.base + STATUS, u32(status))

    def queue_size_limit(self, queue: u16) -> u32:
        unsafe.volatile_store32(self.base + QUEUE_SELECT, u32(queue))
        return unsafe.volatile_load32(self.base + QUEUE_SIZE_LIMIT)

    def enable_queue(self, queue: u16, size: u32, descriptors: u64, available: u64, used: u64) -> u64:
        unsafe.volatile_store32(self.base + QUEUE_SELECT, u32(queue))
        unsafe.volatile_store32(self.base + QUEUE_SIZE, size)
        self.store_address(QUEUE_DESCRIPTORS, descriptors)
        self.store_address(QUEUE_AVAILABLE, available)
        self.store_address(QUEUE_USED, used)
        unsafe.volatile_store32(self.base + QUEUE_READY, u32(1))
        return self.base + QUEUE_NOTIFY

    def store_address(self, register: u64, address: u64) -> None:
        """Write a 64-bit address to a pair of registers."""
        unsafe.volatile_store32(self.base + register, u32(address))
        unsafe.volatile_store32(self.base + register + 4, u32(address >> 32))

    def notify(self, doorbell: u64, queue: u16) -> None:
        unsafe.volatile_store32(doorbell, u32(queue))

    def acknowledge_interrupt(self) -> None:
        pending = unsafe.volatile_load32(self.base + INTERRUPT_STATUS)
        if pending != 0:
            unsafe.volatile_store32(self.base + INTERRUPT_ACKNOWLEDGE, pending)

    def configuration8(self, offset: u64) -> u8:
        return unsafe.volatile_load8(self.base + CONFIGURATION + offset)


def find_mmio_devices(first: u64, device: u32) -> list[MmioTransport]:
    """The devices of number `device` (§5) in the slots mapped at `first`; legacy ones are passed over."""
    found: list[MmioTransport] = []
    slot = u64(0)
    while slot < SLOT_COUNT and unsafe.volatile_load32(first + slot * SLOT_BYTES + MAGIC_VALUE) == MAGIC:
        base = first + slot * SLOT_BYTES
        if unsafe.volatile_load32(base + VERSION) == MODERN and unsafe.volatile_load32(base + DEVICE_ID) == device:
            found.append(MmioTransport(base, u32(slot)))
        slot = slot + 1
    return found
