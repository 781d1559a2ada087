"""The gate to the ring-0 supervisor (runtime/qemu/supervisor.s): its five services."""

from typing import Final

import unsafe
from machine import u32, u64

WAIT: Final = u64(0)
MAP: Final = u64(1)
ENABLE: Final = u64(2)
SEAL: Final = u64(3)
RESET: Final = u64(4)


def wait_for_event(nanoseconds: u64) -> None:
    """Halt until an enabled device interrupts or the time is over; long times may end early."""
    unsafe.call_asm("supervisor_call", WAIT, nanoseconds)


def map_device(physical: u64, length: u64) -> u64:
    """Map device registers for ring 3, uncached; both numbers whole pages of 4096. The virtual address.

    Before the seal only; afterwards the call ends in a panic. RAM and the interrupt controllers are refused,
    as a general protection fault. Mapping pages that are mapped already does no harm.
    """
    unsafe.call_asm("supervisor_call", MAP, physical, length)
    return physical


def enable_interrupts(pins: u32) -> None:
    """Let the I/O APIC pins in the mask `pins` (bit n = pin n, 0-23) end a wait.

    Level-triggered: a driver must acknowledge its device before it waits again, or the wait ends at once.
    """
    unsafe.call_asm("supervisor_call", ENABLE, u64(pins))


def seal() -> None:
    """From here on no request changes a mapping. Cannot be undone."""
    unsafe.call_asm("supervisor_call", SEAL)


def reset() -> None:
    """Reset the machine, by a triple fault."""
    unsafe.call_asm("supervisor_call", RESET)
