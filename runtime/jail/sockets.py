"""The host's sockets after the seal: small functions over one descriptor each. None of them waits.

What fails gives the negative number of the error (errno.h), as the kernel does.
"""

from typing import Final

import unsafe
from machine import u64
from runtime.builtins.text.storage import copy_bytes
from runtime.jail.listening import AF_INET, DATAGRAM, IPPROTO_TCP, NODELAY, STREAM, socket_address
from runtime.jail.system_call import ACCEPT4, CLOSE, CONNECT, EINTR, GETSOCKNAME, RECVFROM, SENDTO, SETSOCKOPT, SHUTDOWN, SOCKET
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

    def receive(self, descriptor: int) -> bytes:
        """A datagram, whose sender `named` tells; b"" also when there is none (`error`)."""
        place = unsafe.array_data(self.buffer)
        length = unsafe.symbol("jail_socket_length")
        count = EINTR
        while count == EINTR:
            unsafe.volatile_store64(length, u64(16))
            count = unsafe.syscall(RECVFROM, u64(descriptor), place, u64(READ_SIZE), u64(0), unsafe.symbol("jail_socket_address"), length)
        self.error = 0
        if 0 <= int(count) <= READ_SIZE:
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


# What the program makes after the seal, for connections to other hosts and for datagrams:


def make_stream() -> int:
    """A socket to connect with."""
    descriptor = unsafe.syscall(SOCKET, AF_INET, STREAM, u64(0))
    if descriptor >= 0:
        value = unsafe.symbol("jail_socket_length")
        unsafe.volatile_store64(value, u64(1))
        # As asyncio does.
        unsafe.syscall(SETSOCKOPT, u64(descriptor), IPPROTO_TCP, NODELAY, value, u64(4))
    return int(descriptor)


def make_datagram() -> int:
    return int(unsafe.syscall(SOCKET, AF_INET, DATAGRAM, u64(0)))


def connect(descriptor: int, address: int, port: int) -> int:
    """Begins to connect, or tells how it has gone; of a socket for datagrams, the one it exchanges them with."""
    while True:
        result = unsafe.syscall(CONNECT, u64(descriptor), placed(address, port), u64(16))
        if result != EINTR:
            return int(result)


def send_to(descriptor: int, data: bytes, address: int, port: int) -> int:
    """One datagram."""
    while True:
        result = unsafe.syscall(
            SENDTO, u64(descriptor), unsafe.tail(data), unsafe.u64_of(len(data)), u64(0), placed(address, port), u64(16)
        )
        if result != EINTR:
            return int(result)


def ask_own_name(descriptor: int) -> int:
    """0 if `named` tells the socket's own address and port now."""
    length = unsafe.symbol("jail_socket_length")
    unsafe.volatile_store64(length, u64(16))
    return int(unsafe.syscall(GETSOCKNAME, u64(descriptor), unsafe.symbol("jail_socket_address"), length))


def placed(address: int, port: int) -> u64:
    """Where the kernel can read them as a struct sockaddr_in."""
    place = unsafe.symbol("jail_socket_address")
    unsafe.volatile_store64(place, socket_address(u64(address), u64(port)))
    unsafe.volatile_store64(place + 8, u64(0))
    return place
