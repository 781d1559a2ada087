"""Idle waiting: the supervisor halts the processor until a device or the timer interrupts."""

import unsafe
from runtime.qemu.clock import monotonic
from runtime.qemu.supervisor import wait_for_event


def wait(deadline: int) -> None:
    """See runtime/platform.py."""
    remaining = unsafe.sub_wrapping(deadline, monotonic())
    if remaining > 0:
        wait_for_event(unsafe.u64_of(remaining))
