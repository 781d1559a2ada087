"""The seal of the jail: a seccomp filter that leaves the system calls the program needs (`unic syscalls`)."""

import unsafe
from runtime.panic import panic


def seal() -> None:
    """From here on all but these is a named panic."""
    if unsafe.call_asm("jail_seal") != 0:
        panic("the kernel refuses a seccomp filter")
