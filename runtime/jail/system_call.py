"""Numbers and error codes of Linux on x86-64 (arch/x86/entry/syscalls/syscall_64.tbl, errno.h)."""

from typing import Final

from machine import i64, u64

WRITE: Final = u64(1)
OPEN: Final = u64(2)
LSEEK: Final = u64(8)
MMAP: Final = u64(9)
PREAD64: Final = u64(17)
PWRITE64: Final = u64(18)
MADVISE: Final = u64(28)
FLOCK: Final = u64(73)
FDATASYNC: Final = u64(75)
CLOCK_GETTIME: Final = u64(228)
CLOCK_NANOSLEEP: Final = u64(230)
EXIT_GROUP: Final = u64(231)
GETRANDOM: Final = u64(318)

EINTR: Final = i64(-4)
EAGAIN: Final = i64(-11)
