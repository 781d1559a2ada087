"""Idle waiting: there are no devices, so it is a sleep until the deadline."""

from typing import Final

import unsafe
from machine import u64
from runtime.jail.clock import MONOTONIC, NANOSECONDS
from runtime.jail.system_call import CLOCK_NANOSLEEP

ABSOLUTE: Final = u64(1)


def wait(deadline: int) -> None:
    """See runtime/platform.py. A signal may end it early."""
    if deadline <= 0:
        return
    moment = unsafe.u64_of(deadline)
    time = unsafe.symbol("jail_timespec")
    unsafe.volatile_store64(time, moment // NANOSECONDS)
    unsafe.volatile_store64(time + 8, moment % NANOSECONDS)
    unsafe.syscall(CLOCK_NANOSLEEP, MONOTONIC, ABSOLUTE, time)
