"""Numbers and error codes of Linux on x86-64 (arch/x86/entry/syscalls/syscall_64.tbl, errno.h).

A number stands in the call of unsafe.syscall itself: what an image may call after the seal is read off the calls it reaches
(unic/targets/seccomp.py).
"""

from typing import Final

from machine import i64, u64

READ: Final = u64(0)
OPEN: Final = u64(2)
CLOSE: Final = u64(3)
LSEEK: Final = u64(8)
MMAP: Final = u64(9)
RT_SIGACTION: Final = u64(13)
IOCTL: Final = u64(16)
MADVISE: Final = u64(28)
SOCKET: Final = u64(41)
CONNECT: Final = u64(42)
SENDTO: Final = u64(44)
RECVFROM: Final = u64(45)
SHUTDOWN: Final = u64(48)
BIND: Final = u64(49)
LISTEN: Final = u64(50)
GETSOCKNAME: Final = u64(51)
SETSOCKOPT: Final = u64(54)
FLOCK: Final = u64(73)
FDATASYNC: Final = u64(75)
CLOCK_GETTIME: Final = u64(228)
EXIT_GROUP: Final = u64(231)
PPOLL: Final = u64(271)
ACCEPT4: Final = u64(288)
GETRANDOM: Final = u64(318)
PREADV2: Final = u64(327)
PWRITEV2: Final = u64(328)
CLOSE_RANGE: Final = u64(436)

EINTR: Final = i64(-4)
EAGAIN: Final = i64(-11)
