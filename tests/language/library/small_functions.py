"""Lesser used functions of several modules."""

import binascii
import bisect
import errno
import time

numbers = [1, 3, 3, 5]
bisect.insort_left(numbers, 3)
print(numbers, bisect.bisect_left(numbers, 3))
print(binascii.b2a_hex(b"\x00\xff"), binascii.a2b_hex("00fF"))
first = time.perf_counter_ns()
print(time.perf_counter_ns() >= first)
print((-3).as_integer_ratio())
print(errno.EIO, errno.EBADF, errno.EWOULDBLOCK == errno.EAGAIN, errno.ENOMEM, errno.EBUSY, errno.EMFILE, errno.ENOSPC)
print(errno.EROFS, errno.EDOM, errno.ERANGE, errno.ENOSYS, errno.EPROTO, errno.EOPNOTSUPP, errno.EAFNOSUPPORT, errno.ENETDOWN)
print(errno.EISCONN)
