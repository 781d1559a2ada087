"""Console input: standard input of the process."""

from typing import Final

import unsafe
from machine import u64
from runtime.jail.clock import monotonic
from runtime.jail.system_call import EAGAIN, EINTR, READ
from runtime.jail.wait import wait

STDIN: Final = u64(0)
# Nanoseconds between two looks at a descriptor that does not block.
PAUSE: Final = 1_000_000


def read(a: u64, n: u64) -> int:
    """See runtime/platform.py. A descriptor that is closed or fails is at its end."""
    while True:
        count = unsafe.syscall(READ, STDIN, a, n)
        if count >= 0:
            return int(count)
        if count == EAGAIN:
            wait(monotonic() + PAUSE)
        elif count != EINTR:
            return 0
