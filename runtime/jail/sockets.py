"""The host's sockets after the seal: small functions over one descriptor each. None of them waits.

What fails gives the negative number of the error (errno.h), as the kernel does.
"""

from typing import Final

import unsafe
from machine import u64
from runtime.builtins.text.storage import copy_bytes
from runtime.jail.system_call import ACCEPT4, CLOSE, EINTR, SHUTDOWN
from runtime.jail.transfer import CURRENT, read_from, write_to
from unsafe import Array

NONBLOCKING: Final = u64(0x80800)  # SOCK_NONBLOCK | SOCK_CLOEXEC
WRITING: Final = u64(1)  # SHUT_WR
READ_SIZE: Final = 65536

AGAIN: Final = -11


def accept(listening: int) -> int:
    """The descriptor of a connection that waits; `named` tells whose it is."""
    place = unsafe.symbol("jail_socket_address")
    length = unsafe.symbol("jail_socket_length")
    while True:
        unsafe.volatile_store64(length, u64(16))
        descriptor = unsafe.syscall(ACCEPT4, u64(listening), place, length, NONBLOCKING)
        if descriptor != EINTR:
            return int(descriptor)


def named() -> tuple[int, int]:
    """The IPv4 address and the port that the kernel has told last."""
    # struct sockaddr_in: family, and port and address in network order.
    words = unsafe.swap64(unsafe.volatile_load64(unsafe.symbol("jail_socket_address")))
    return int(words & 0xFFFFFFFF), int((words >> 32) & 0xFFFF)


class Reader:
    """Reads into one buffer for all."""

    buffer: Array[u64]
    error: int  # of the last read that gave nothing; 0: it was the end

    def __init__(self) -> None:
        self.buffer = unsafe.new_array(u64, READ_SIZE >> 3)
        self.error = 0

    def read(self, descriptor: int) -> bytes:
        """What has arrived, READ_SIZE bytes at most; b"" when there is nothing or no more (`error`)."""
        place = unsafe.array_data(self.buffer)
        count = EINTR
        while count == EINTR:
            count = read_from(u64(descriptor), place, u64(READ_SIZE), CURRENT)
        self.error = 0
        if count > 0 and count <= READ_SIZE:
            return copy_bytes(place, u64(count))
        self.error = int(count)
        return b""


def write(descriptor: int, data: bytes) -> int:
    """How many of the bytes were taken."""
    while True:
        count = write_to(u64(descriptor), unsafe.tail(data), unsafe.u64_of(len(data)), CURRENT)
        if count != EINTR:
            return int(count)


def end_writing(descriptor: int) -> None:
    """That the connection is gone already is nothing to tell."""
    unsafe.syscall(SHUTDOWN, u64(descriptor), WRITING)


def close(descriptor: int) -> None:
    unsafe.syscall(CLOSE, u64(descriptor))


def is_of_client(error: int) -> bool:
    """Whether an error of `accept` is only of the one client (accept(2), "Error handling")."""
    return error == -71 or error == -92 or error == -103 or -113 <= error <= -110 or error == -100 or error == -101
