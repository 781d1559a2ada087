"""The two calls that move bytes, for the console, files, sockets and the tap device alike: preadv2 and pwritev2.

With -1 for the position they are readv and writev, which all kinds of descriptors take (Linux 4.6 and later).
"""

from typing import Final

import unsafe
from machine import i64, u64
from runtime.jail.system_call import PREADV2, PWRITEV2

CURRENT: Final = u64(0xFFFFFFFFFFFFFFFF)  # the position of what is no file


def read_from(descriptor: u64, address: u64, length: u64, position: u64) -> i64:
    """How many bytes have come to `address`, 0 at the end; or the negative number of an error."""
    vector = one(address, length)
    return unsafe.syscall(PREADV2, descriptor, vector, u64(1), position, u64(0), u64(0))


def write_to(descriptor: u64, address: u64, length: u64, position: u64) -> i64:
    """How many bytes were taken from `address`, or the negative number of an error."""
    vector = one(address, length)
    return unsafe.syscall(PWRITEV2, descriptor, vector, u64(1), position, u64(0), u64(0))


def one(address: u64, length: u64) -> u64:
    """Where a struct iovec of this one piece is: always at the same place, as nothing may allocate here."""
    vector = unsafe.symbol("jail_vector")
    unsafe.volatile_store64(vector, address)
    unsafe.volatile_store64(vector + 8, length)
    return vector
