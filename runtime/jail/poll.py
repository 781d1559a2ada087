"""Waiting in ppoll(2), the only call in which the jail sleeps."""

import unsafe
from machine import i64, u64
from runtime.jail.clock import NANOSECONDS
from runtime.jail.system_call import PPOLL


def poll(entries: u64, count: int, nanoseconds: u64) -> i64:
    """Waits for `count` struct pollfd at `entries`: how many of them have something, or the negative number of an error."""
    time = unsafe.symbol("jail_timespec")
    unsafe.volatile_store64(time, nanoseconds // NANOSECONDS)
    unsafe.volatile_store64(time + 8, nanoseconds % NANOSECONDS)
    return unsafe.syscall(PPOLL, entries, unsafe.u64_of(count), time, u64(0), u64(0))
