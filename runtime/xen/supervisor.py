"""The gate to the supervisor of a Xen guest (runtime/xen/supervisor.s and pv_entry.s): its four services."""

from typing import Final

import unsafe
from machine import u64

WAIT: Final = u64(0)
MAP: Final = u64(1)
HYPERCALL: Final = u64(2)
SEAL: Final = u64(3)


def is_pv() -> bool:
    """Whether the image was started as a PV guest, not as a PVH one."""
    return unsafe.load32(unsafe.symbol("is_pv")) != 0


def wait_for_event(deadline: u64) -> None:
    """Halt until an event is pending or Xen's system time reaches `deadline` nanoseconds."""
    unsafe.call_asm("supervisor_call", WAIT, deadline)


def map_shared(physical: u64, length: u64) -> u64:
    """Map pages that Xen or a back end shares with us; both numbers whole pages of 4096. The virtual address.

    Before the seal only; afterwards the call ends in a panic. RAM is refused, as a general protection fault.
    """
    unsafe.call_asm("supervisor_call", MAP, physical, length)
    return physical


def hypercall(number: u64, operation: u64, extra: u64 = u64(0)) -> int:
    """A hypercall whose second argument is the structure in `argument()`; Xen's result, negative for an error."""
    return unsafe.int_of(unsafe.call_asm("supervisor_call", HYPERCALL, number, operation, extra))


def argument() -> u64:
    """The address of the 64 bytes that structures are passed in."""
    return unsafe.symbol("hypercall_argument")


def seal() -> None:
    """From here on no request changes a mapping, and hypercalls are for events and scheduling only. Cannot be undone."""
    unsafe.call_asm("supervisor_call", SEAL)
