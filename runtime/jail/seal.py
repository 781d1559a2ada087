"""The seal of the jail: a seccomp filter that leaves six system calls (runtime/jail/entry.s)."""

import unsafe
from runtime.panic import panic


def seal() -> None:
    """From here on only output, clocks, sleep, randomness and exit; all else is a named panic."""
    if unsafe.call_asm("jail_seal") != 0:
        panic("the kernel refuses a seccomp filter")
