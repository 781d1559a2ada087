"""Idle waiting: the supervisor halts the processor until an event or Xen's timer interrupts."""

import unsafe
from runtime.xen import control
from runtime.xen.clock import monotonic
from runtime.xen.events import acknowledge
from runtime.xen.supervisor import wait_for_event


def wait(deadline: int) -> None:
    """See runtime/platform.py."""
    control.listen()
    # What has come while something else was waited for woke nobody.
    if not acknowledge() and not control.has_news() and deadline > monotonic():
        wait_for_event(unsafe.u64_of(deadline))
        acknowledge()
    control.answer()
