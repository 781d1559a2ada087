"""Idle waiting: the supervisor halts the processor until an event or Xen's timer interrupts."""

import unsafe
from machine import u64
from runtime.xen.clock import monotonic
from runtime.xen.events import acknowledge
from runtime.xen.supervisor import wait_for_event


def wait(deadline: int) -> None:
    """See runtime/platform.py."""
    if acknowledge() or deadline <= monotonic():
        return
    wait_for_event(unsafe.u64_of(deadline))
    acknowledge()
