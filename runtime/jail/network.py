"""The network device of the jail: a tap device of the host, opened before the seal (Linux, Documentation/networking/tuntap.rst).

The environment variable UNIC_TAP names it (`unic run --tap`), and UNIC_MAC, six bytes in hexadecimal with colons, the address that
the image has on it; without, it is a random one. Each read and each write is an Ethernet frame.

    ip tuntap add dev tap0 mode tap user $USER
"""

from typing import Final

import unsafe
from machine import i64, u8, u64
from runtime.builtins.text.storage import copy_bytes
from runtime.entropy import random_bytes
from runtime.jail.environment import value_of
from runtime.jail.poll_table import READABLE, WRITABLE, table
from runtime.jail.system_call import CLOSE, EAGAIN, EINTR, IOCTL, OPEN, SOCKET
from runtime.jail.transfer import CURRENT, read_from, write_to
from runtime.panic import panic
from unsafe import Array

VARIABLE: Final = "UNIC_TAP"
MAC_VARIABLE: Final = "UNIC_MAC"

DEVICE: Final = b"/dev/net/tun\0"
READ_WRITE: Final = u64(0x80802)  # O_RDWR | O_NONBLOCK | O_CLOEXEC
AF_INET: Final = u64(2)
DATAGRAM: Final = u64(0x80002)  # SOCK_DGRAM | SOCK_CLOEXEC
TUNSETIFF: Final = u64(0x400454CA)
SIOCGIFMTU: Final = u64(0x8921)
TAP_WITHOUT_HEADER: Final = u64(0x1002)  # IFF_TAP | IFF_NO_PI
NAME_BYTES: Final = u64(16)  # IFNAMSIZ, with a zero byte at the end

EPERM: Final = i64(-1)
EACCES: Final = i64(-13)
EBUSY: Final = i64(-16)
ENOBUFS: Final = i64(-105)
EIO: Final = i64(-5)

ETHERNET_HEADER: Final = 14
LEAST_MTU: Final = 68
MOST_MTU: Final = 9000


class NetworkDevice:
    """A tap device. It may drop frames, as networks do; one that is taken away is a panic."""

    mac: bytes  # six bytes
    mtu: int  # bytes of an Ethernet frame's payload
    adds_sums: bool  # never: that would take a header in front of each frame
    is_verified: bool
    descriptor: u64
    place: int
    buffer: Array[u8]
    is_full: bool  # `send` has refused a frame

    def __init__(self, descriptor: u64, mac: bytes, mtu: int) -> None:
        self.mac = mac
        self.mtu = min(max(mtu, LEAST_MTU), MOST_MTU)
        self.descriptor = descriptor
        self.place = table.add(int(descriptor), READABLE)
        self.buffer = unsafe.new_array(u8, ETHERNET_HEADER + self.mtu)
        self.is_full = False
        self.adds_sums = False
        self.is_verified = False

    def send(self, frame: bytes) -> bool:
        """Send an Ethernet frame without its check sequence. False if the host takes no more: try after a `wait`.

        Raises ValueError for a frame that is shorter than its header or longer than the MTU allows.
        """
        length = len(frame)
        if length < ETHERNET_HEADER or length > ETHERNET_HEADER + self.mtu:
            raise ValueError("frame of a size that the network device cannot send")
        sent = EINTR
        while sent == EINTR:
            sent = write_to(self.descriptor, unsafe.tail(frame), unsafe.u64_of(length), CURRENT)
        if sent == EAGAIN:
            self.is_full = True
            return False
        # While the device is down frames are lost.
        if sent < 0 and sent != EIO and sent != ENOBUFS:
            panic("the tap device is gone")
        return True

    def receive(self) -> bytes | None:
        """The next Ethernet frame without its check sequence, None if there is none."""
        place = unsafe.array_data(self.buffer)
        while True:
            length = read_from(self.descriptor, place, u64(len(self.buffer)), CURRENT)
            if ETHERNET_HEADER <= int(length) <= len(self.buffer):
                return copy_bytes(place, u64(length))
            if length == EAGAIN:
                return None
            if length < 0 and length != EINTR:
                panic("the tap device is gone")

    def arm(self) -> bool:
        """To be called before waiting; what is there already ends the wait at once."""
        table.want(self.place, int(self.descriptor), READABLE | WRITABLE if self.is_full else READABLE)
        self.is_full = False
        return True

    def disarm(self) -> None:
        """To be called after waiting."""


def open_device() -> NetworkDevice | None:
    """Panics for a device that cannot be used."""
    name = value_of(VARIABLE)
    if name == 0:
        return None
    request = unsafe.new_array(u64, 5)  # struct ifreq: the name, and a union of 24 bytes
    fields = unsafe.array_data(request)
    length = u64(0)
    while unsafe.load8(name + length) != 0:
        if length == NAME_BYTES - 1:
            panic("UNIC_TAP is longer than the name of a network device")
        unsafe.store8(fields + length, unsafe.load8(name + length))
        length = length + 1
    shown = copy_bytes(name, length).decode("ascii", "replace")
    # To ask for a device that is not there would make one, which nothing is connected to.
    asking = unsafe.syscall(SOCKET, AF_INET, DATAGRAM, u64(0))
    if asking < 0 or unsafe.syscall(IOCTL, u64(asking), SIOCGIFMTU, fields) < 0:
        panic("there is no network device '" + shown + "': make it with `ip tuntap add dev " + shown + " mode tap user $USER`, and give it an address")
    mtu = int(request[2] & 0xFFFFFFFF)
    unsafe.syscall(CLOSE, u64(asking))
    descriptor = unsafe.syscall(OPEN, unsafe.tail(DEVICE), READ_WRITE)
    if descriptor < 0:
        panic("/dev/net/tun cannot be opened (error " + str(int(-descriptor)) + "): the host has no tap devices, or this process no right to use them")
    request[2] = TAP_WITHOUT_HEADER
    failed = unsafe.syscall(IOCTL, u64(descriptor), TUNSETIFF, fields)
    if failed == EPERM or failed == EACCES:
        panic("no right to use the network device '" + shown + "': its owner is set with `ip tuntap add dev " + shown + " mode tap user $USER`")
    if failed == EBUSY:
        panic("the tap device '" + shown + "' is in use by another process")
    if failed < 0:
        panic("'" + shown + "' is not a tap device (error " + str(int(-failed)) + ")")
    return NetworkDevice(u64(descriptor), own_address(), mtu)


def own_address() -> bytes:
    """Six bytes, of a single device."""
    text = value_of(MAC_VARIABLE)
    mac = bytearray(random_bytes(6))
    mac[0] = mac[0] & 0xFC | 0x02  # locally administered (IEEE 802 §8.2)
    if text != 0:
        for index in range(6):
            mac[index] = hexadecimal(unsafe.load8(text)) << 4 | hexadecimal(unsafe.load8(text + 1))
            text = text + 2
            if unsafe.load8(text) != (58 if index < 5 else 0):
                refuse_address()
            text = text + 1
        if mac[0] & 1 != 0:
            refuse_address()
    return bytes(mac)


def hexadecimal(character: u8) -> int:
    digit = int(character)
    if 48 <= digit <= 57:
        return digit - 48
    letter = digit | 32
    if not 97 <= letter <= 102:
        refuse_address()
    return letter - 87


def refuse_address() -> None:
    panic("UNIC_MAC is not the address of a network device: write for example 02:00:00:00:00:01")


# Has its value before the seal, as all variables of runtime/.
opened: NetworkDevice | None = open_device()


def open() -> NetworkDevice | None:
    """See runtime/platform.py."""
    return opened
