"""Numbers and error codes of Linux on x86-64 (arch/x86/entry/syscalls/syscall_64.tbl, errno.h)."""

from typing import Final

from machine import i64, u64

WRITE: Final = u64(1)
MMAP: Final = u64(9)
MADVISE: Final = u64(28)
CLOCK_GETTIME: Final = u64(228)
CLOCK_NANOSLEEP: Final = u64(230)
EXIT_GROUP: Final = u64(231)
GETRANDOM: Final = u64(318)

EINTR: Final = i64(-4)
EAGAIN: Final = i64(-11)
