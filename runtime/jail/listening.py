"""The sockets at which the host's network reaches the image: bound and listening before the seal, and only these.

The environment variable UNIC_LISTEN names them (`unic run --forward`); without it, the ports that the compiler has found in the
program (image.LISTEN). Both are entries with commas between them:

    8080=127.0.0.1:18080        the program's TCP port 8080 is port 18080 of the host's address 127.0.0.1
    53/udp=0.0.0.0:53           its UDP port 53 is that of all the host's addresses
"""

from typing import Final

import image
import unsafe
from machine import u8, u64
from runtime.jail.environment import value_of
from runtime.jail.system_call import BIND, LISTEN, RT_SIGACTION, SETSOCKOPT, SOCKET
from runtime.panic import panic

VARIABLE: Final = "UNIC_LISTEN"

AF_INET: Final = u64(2)
STREAM: Final = u64(0x80801)  # SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC
DATAGRAM: Final = u64(0x80802)
SOL_SOCKET: Final = u64(1)
REUSEADDR: Final = u64(2)
IPPROTO_TCP: Final = u64(6)
NODELAY: Final = u64(1)
# Those who connect wait there until the program listens; the kernel takes the least of this and net.core.somaxconn.
BACKLOG: Final = u64(4096)
PIPE_SIGNAL: Final = u64(13)  # SIGPIPE
IGNORE: Final = u64(1)  # SIG_IGN

COMMA: Final = u8(44)
DOT: Final = u8(46)
SLASH: Final = u8(47)
COLON: Final = u8(58)
EQUALS: Final = u8(61)


class HostPort:
    """One port of the program, and the socket of the host that stands for it. `error`: why there is none, 0 if there is."""

    port: int
    is_datagram: bool
    descriptor: int
    error: int

    def __init__(self, port: int, is_datagram: bool, address: u64, host_port: u64) -> None:
        self.port = port
        self.is_datagram = is_datagram
        self.error = 0
        descriptor = unsafe.syscall(SOCKET, AF_INET, DATAGRAM if is_datagram else STREAM, u64(0))
        self.descriptor = int(descriptor)
        if descriptor < 0:
            self.error = -int(descriptor)
            return
        if not is_datagram:
            # As asyncio sets them; an accepted connection has what its listening socket had.
            self.set(SOL_SOCKET, REUSEADDR)
            self.set(IPPROTO_TCP, NODELAY)
        place = unsafe.symbol("jail_socket_address")
        unsafe.volatile_store64(place, socket_address(address, host_port))
        unsafe.volatile_store64(place + 8, u64(0))
        failed = unsafe.syscall(BIND, u64(descriptor), place, u64(16))
        if failed == 0 and not is_datagram:
            failed = unsafe.syscall(LISTEN, u64(descriptor), BACKLOG)
        if failed < 0:
            self.error = -int(failed)

    def set(self, level: u64, option: u64) -> None:
        value = unsafe.symbol("jail_socket_length")
        unsafe.volatile_store64(value, u64(1))
        unsafe.syscall(SETSOCKOPT, u64(self.descriptor), level, option, value, u64(4))


def socket_address(address: u64, port: u64) -> u64:
    """The first half of a struct sockaddr_in: family, and port and address in network order. The second is zero."""
    return AF_INET | (unsafe.swap64(port) >> 32) | (unsafe.swap64(address))


class Entries:
    """Reads the text from the front. What does not fit ends in a panic: nobody would know why the image cannot be reached."""

    at: u64
    end: u64

    def __init__(self, at: u64, end: u64) -> None:
        self.at = at
        self.end = end

    def read_all(self) -> list[HostPort]:
        found: list[HostPort] = []
        while self.at != self.end:
            if len(found) != 0:
                self.expect(COMMA)
            found.append(self.read())
        return found

    def read(self) -> HostPort:
        port = self.number(u64(65535))
        is_datagram = self.peek() == SLASH
        if is_datagram:
            for character in b"/udp":
                self.expect(u8(character))
        self.expect(EQUALS)
        address = self.number(u64(255))
        for _ in range(3):
            self.expect(DOT)
            address = (address << 8) | self.number(u64(255))
        self.expect(COLON)
        host_port = self.number(u64(65535))
        if port == 0 or host_port == 0:
            self.refuse()
        return HostPort(int(port), is_datagram, address, host_port)

    def number(self, most: u64) -> u64:
        value = u64(0)
        digits = 0
        while self.peek() - 48 <= 9:
            value = value * 10 + u64(self.peek() - 48)
            self.at = self.at + 1
            digits += 1
            if value > most:
                self.refuse()
        if digits == 0:
            self.refuse()
        return value

    def expect(self, character: u8) -> None:
        if self.peek() != character:
            self.refuse()
        self.at = self.at + 1

    def peek(self) -> u8:
        """The next character; 0 at the end."""
        return unsafe.load8(self.at) if self.at != self.end else u8(0)

    def refuse(self) -> None:
        panic("UNIC_LISTEN is not PORT=ADDRESS:PORT or PORT/udp=ADDRESS:PORT, with commas between several: write for example 8080=127.0.0.1:18080")


def is_given() -> bool:
    """Whether somebody has said which ports there are."""
    return value_of(VARIABLE) != 0


def open_all() -> list[HostPort]:
    ignore_broken_pipes()
    text = value_of(VARIABLE)
    if text != 0:
        end = text
        while unsafe.load8(end) != 0:
            end = end + 1
        return Entries(text, end).read_all()
    start = unsafe.tail(image.LISTEN)
    return Entries(start, start + unsafe.u64_of(len(image.LISTEN))).read_all()


def ignore_broken_pipes() -> None:
    """To write into a connection whose other end is gone is an error, not the end of the process."""
    # struct sigaction of the kernel: handler, flags, restorer, mask.
    action = unsafe.new_array(u64, 4)
    action[0] = IGNORE
    unsafe.syscall(RT_SIGACTION, PIPE_SIGNAL, unsafe.array_data(action), u64(0), u64(8))


# Has its value before the seal, as all variables of runtime/.
ports: list[HostPort] = open_all()


def find(port: int, is_datagram: bool) -> HostPort | None:
    for entry in ports:
        if entry.port == port and entry.is_datagram == is_datagram:
            return entry
    return None
