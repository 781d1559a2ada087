"""Random bytes: the kernel's generator."""

import unsafe
from machine import u64
from runtime.jail.system_call import EINTR, GETRANDOM
from runtime.panic import panic


def fill(a: u64, n: u64) -> None:
    """See runtime/platform.py."""
    while n > 0:
        got = unsafe.syscall(GETRANDOM, a, n, u64(0))
        if got > 0:
            a = a + u64(got)
            n = n - u64(got)
        elif got != EINTR:
            panic("getrandom failed")
