"""Console output: standard output of the process."""

from typing import Final

import unsafe
from machine import u64
from runtime.jail.system_call import EAGAIN, EINTR
from runtime.jail.transfer import CURRENT, write_to

STDOUT: Final = u64(1)


def write(a: u64, n: u64) -> None:
    """See runtime/platform.py. A descriptor that is full and does not block is tried again."""
    while n > 0:
        written = write_to(STDOUT, a, n, CURRENT)
        if written > 0:
            a = a + u64(written)
            n = n - u64(written)
        elif written == EAGAIN:
            unsafe.pause()
        elif written != EINTR:
            return
