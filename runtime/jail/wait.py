"""Idle waiting: for the deadline, or for one of the descriptors that are looked at."""

import image
import unsafe
from machine import u64
from runtime.jail.clock import monotonic
from runtime.jail.poll import poll

if image.NETWORK or image.SOCKETS:
    from runtime.jail.poll_table import table


def wait(deadline: int) -> None:
    """See runtime/platform.py. A signal may end it early."""
    remaining = unsafe.sub_wrapping(deadline, monotonic())
    if remaining <= 0:
        return
    if image.NETWORK or image.SOCKETS:
        table.look(unsafe.u64_of(remaining))
    else:
        poll(u64(0), 0, unsafe.u64_of(remaining))
