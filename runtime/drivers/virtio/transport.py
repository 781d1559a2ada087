"""What every virtio transport offers, and the device initialisation that they share (virtio 1.2 §3.1).

A device is not trusted: one that breaks the protocol here ends in a panic that says so.
"""

from typing import Final

import unsafe
from machine import u8, u16, u32, u64
from runtime.panic import panic

# Device status bits (§2.1).
ACKNOWLEDGE: Final = u8(1)
DRIVER: Final = u8(2)
DRIVER_OK: Final = u8(4)
FEATURES_OK: Final = u8(8)

# Feature bits of all devices (§6).
EVENT_IDX: Final = u64(0x20000000)
VERSION_1: Final = u64(0x100000000)

# How often the status is read until a reset has to be over; a reset is immediate in QEMU.
RESET_POLLS: Final = 1000000


class Transport:
    """The registers of one device, whatever the bus. Addresses that a queue gets are physical."""

    def device_features(self, half: u32) -> u32:
        """Bits 32 * half .. 32 * half + 31 of what the device offers."""
        raise NotImplementedError

    def set_driver_features(self, half: u32, bits: u32) -> None:
        """Accept these of the offered bits."""
        raise NotImplementedError

    def status(self) -> u8:
        raise NotImplementedError

    def set_status(self, status: u8) -> None:
        """Write the device status; 0 resets."""
        raise NotImplementedError

    def queue_size_limit(self, queue: u16) -> u32:
        """The largest size of a queue, 0 if the device has no such queue."""
        raise NotImplementedError

    def enable_queue(self, queue: u16, size: u32, descriptors: u64, available: u64, used: u64) -> u64:
        """Tell the device where a queue's three parts are, and that it may use them.

        The result is the address of the queue's doorbell, for `notify`."""
        raise NotImplementedError

    def notify(self, doorbell: u64, queue: u16) -> None:
        """Tell the device that there are new available buffers."""
        raise NotImplementedError

    def acknowledge_interrupt(self) -> None:
        """Make the device release its interrupt line."""
        raise NotImplementedError

    def configuration8(self, offset: u64) -> u8:
        """A byte of the device-specific configuration."""
        raise NotImplementedError


def configuration16(transport: Transport, offset: u64) -> u16:
    """A little-endian field of the device configuration that does not change while it is read."""
    low = u16(transport.configuration8(offset))
    return low | (u16(transport.configuration8(offset + 1)) << 8)


def negotiate(transport: Transport, wanted: u64) -> u64:
    """Reset the device and agree on features; those of `wanted` that it has, VERSION_1 always among them.

    Leaves the device before DRIVER_OK, ready to have its queues set up (§3.1.1 steps 1 to 6).
    """
    transport.set_status(u8(0))
    polls = 0
    while transport.status() != 0:
        polls += 1
        if polls == RESET_POLLS:
            panic("virtio device does not reset")
        unsafe.pause()
    transport.set_status(ACKNOWLEDGE)
    transport.set_status(ACKNOWLEDGE | DRIVER)
    offered = u64(transport.device_features(u32(0))) | (u64(transport.device_features(u32(1))) << 32)
    if (offered & VERSION_1) == 0:
        panic("virtio device has no modern interface")
    accepted = offered & (wanted | VERSION_1)
    transport.set_driver_features(u32(0), u32(accepted))
    transport.set_driver_features(u32(1), u32(accepted >> 32))
    transport.set_status(ACKNOWLEDGE | DRIVER | FEATURES_OK)
    if (transport.status() & FEATURES_OK) == 0:
        panic("virtio device refuses features that it offered")
    return accepted


def start(transport: Transport) -> None:
    """Let the device work: its queues are set up (§3.1.1 step 8)."""
    transport.set_status(ACKNOWLEDGE | DRIVER | FEATURES_OK | DRIVER_OK)
