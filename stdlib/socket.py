"""`socket`: what programs use of it that is no socket: conversions of addresses and numbers, constants (Linux's values), errors.

Connections are made by asyncio.
"""

from __future__ import annotations

from enum import IntEnum
from ipaddress.texts import AddressValueError, ipv6_groups, read_ipv4, read_ipv6, write_ipv4
from typing import Final

error = OSError
timeout = TimeoutError


class herror(OSError):
    """An error of the resolver of old."""


class gaierror(OSError):
    """A name or an address that cannot be resolved."""


class AddressFamily(IntEnum):
    """Kinds of addresses."""

    AF_UNSPEC = 0
    AF_UNIX = 1
    AF_INET = 2
    AF_INET6 = 10


class SocketKind(IntEnum):
    """Kinds of sockets."""

    SOCK_STREAM = 1
    SOCK_DGRAM = 2
    SOCK_RAW = 3


AF_UNSPEC: Final = AddressFamily.AF_UNSPEC
AF_UNIX: Final = AddressFamily.AF_UNIX
AF_INET: Final = AddressFamily.AF_INET
AF_INET6: Final = AddressFamily.AF_INET6
SOCK_STREAM: Final = SocketKind.SOCK_STREAM
SOCK_DGRAM: Final = SocketKind.SOCK_DGRAM
SOCK_RAW: Final = SocketKind.SOCK_RAW
SOL_SOCKET: Final = 1
SO_REUSEADDR: Final = 2
SO_ERROR: Final = 4
SO_BROADCAST: Final = 6
SO_SNDBUF: Final = 7
SO_RCVBUF: Final = 8
SO_KEEPALIVE: Final = 9
SO_LINGER: Final = 13
SO_REUSEPORT: Final = 15
SOMAXCONN: Final = 4096
IPPROTO_IP: Final = 0
IPPROTO_ICMP: Final = 1
IPPROTO_TCP: Final = 6
IPPROTO_UDP: Final = 17
IPPROTO_IPV6: Final = 41
TCP_NODELAY: Final = 1
IPV6_V6ONLY: Final = 26
SHUT_RD: Final = 0
SHUT_WR: Final = 1
SHUT_RDWR: Final = 2
INADDR_ANY: Final = 0
INADDR_LOOPBACK: Final = 0x7F000001
INADDR_BROADCAST: Final = 0xFFFFFFFF
EAI_AGAIN: Final = -3
EAI_FAMILY: Final = -6
EAI_NONAME: Final = -2
EAI_SERVICE: Final = -8

_SPACE: Final = " \t\n\v\f\r"


def _swapped16(name: str, value: int) -> int:
    if value < 0:
        raise OverflowError(f"{name}: can't convert negative Python int to C 16-bit unsigned integer")
    if value > 0xFFFF:
        raise OverflowError(f"{name}: Python int too large to convert to C 16-bit unsigned integer")
    return value >> 8 | (value & 0xFF) << 8


def _swapped32(value: int) -> int:
    if value < 0:
        raise OverflowError("can't convert negative value to unsigned int")
    if value > 0xFFFFFFFF:
        raise OverflowError("int larger than 32 bits")
    return int.from_bytes(value.to_bytes(4, "little"), "big")


def htons(x: int) -> int:
    """A number of 16 bits, its bytes in the order of the network."""
    return _swapped16("htons", x)


def ntohs(x: int) -> int:
    """A number of 16 bits from the order of the network."""
    return _swapped16("ntohs", x)


def htonl(x: int) -> int:
    """A number of 32 bits, its bytes in the order of the network."""
    return _swapped32(x)


def ntohl(x: int) -> int:
    """A number of 32 bits from the order of the network."""
    return _swapped32(x)


def _part(text: str) -> int:
    """A number as C writes it: decimal, octal behind 0, hexadecimal behind 0x; -1 where it is none."""
    base = 10
    if text[:2] in ("0x", "0X"):
        text, base = text[2:], 16
    elif len(text) > 1 and text[0] == "0":
        base = 8
    if text == "" or len(text) > 16:
        return -1
    value = 0
    for c in text:
        digit = "0123456789abcdef".find(c.lower()) if c.isascii() else -1
        if not 0 <= digit < base:
            return -1
        value = value * base + digit
        if value > 0xFFFFFFFF:
            return -1
    return value


def inet_aton(ip_addr: str) -> bytes:
    """The four bytes of an IPv4 address, which may be written in each way that C knows (`127.1`, `0x7f000001`); OSError."""
    end = 0
    while end < len(ip_addr) and ip_addr[end] not in _SPACE:
        end += 1
    parts = [_part(part) for part in ip_addr[:end].split(".")]
    last = parts[-1]
    if len(parts) > 4 or min(parts) < 0 or max(parts[:-1], default=0) > 255 or last >= 1 << 8 * (5 - len(parts)):
        raise OSError("illegal IP address string passed to inet_aton")
    value = last
    for place, part in enumerate(parts[:-1]):
        value |= part << 24 - 8 * place
    return value.to_bytes(4, "big")


def inet_ntoa(packed_ip: bytes) -> str:
    """An IPv4 address from its four bytes; OSError."""
    if len(packed_ip) != 4:
        raise OSError("packed IP wrong length for inet_ntoa")
    return write_ipv4(int.from_bytes(packed_ip, "big"))


def inet_pton(address_family: int, ip_string: str) -> bytes:
    """The bytes of an IPv4 or IPv6 address; OSError."""
    if address_family != 2 and address_family != 10:
        raise OSError(97, "Address family not supported by protocol")
    try:
        if address_family == 2:
            return read_ipv4(ip_string).to_bytes(4, "big")
        return b"".join([group.to_bytes(2, "big") for group in ipv6_groups(read_ipv6(ip_string))])
    except AddressValueError:
        raise OSError("illegal IP address string passed to inet_pton") from None


def inet_ntop(address_family: int, packed_ip: bytes) -> str:
    """An IPv4 or IPv6 address from its bytes; ValueError."""
    if address_family != 2 and address_family != 10:
        raise ValueError(f"unknown address family {int(address_family)}")
    if len(packed_ip) != (4 if address_family == 2 else 16):
        raise ValueError("invalid length of packed IP address string")
    if address_family == 2:
        return write_ipv4(int.from_bytes(packed_ip, "big"))
    groups = [int.from_bytes(packed_ip[i:i + 2], "big") for i in range(0, 16, 2)]
    start, length = _longest_gap(groups)
    shown = [f"{group:x}" for group in groups]
    if start == 0 and (length == 6 or length == 5 and groups[5] == 0xFFFF):
        # An IPv4 address within one of IPv6.
        shown[6:] = [write_ipv4(groups[6] << 16 | groups[7])]
    if length == 0:
        return ":".join(shown)
    return ":".join(shown[:start]) + "::" + ":".join(shown[start + length:])


def _longest_gap(groups: list[int]) -> tuple[int, int]:
    """The first of the longest runs of zeros, of two at least: where it starts, and its length (0: there is none)."""
    best, length, run = 0, 0, 0
    for place, group in enumerate(groups):
        run = run + 1 if group == 0 else 0
        if run > length and run > 1:
            best, length = place - run + 1, run
    return best, length
