"""ipaddress: IPv4 and IPv6 addresses, networks and interfaces.

An IPv6 address does not fit an int: int() of one from 2**63 on raises OverflowError, and so does the number of addresses
of a network that has so many. Modules: wide (numbers of 128 bits), texts (reading and writing), addresses, networks,
interfaces.
"""

from __future__ import annotations

from typing import Final

from ipaddress.addresses import IPv4Address, IPv6Address
from ipaddress.interfaces import IPv4Interface, IPv6Interface
from ipaddress.networks import IPv4Network, IPv6Network
from ipaddress.summaries import collapse_addresses, summarize_address_range
from ipaddress.texts import AddressValueError, NetmaskValueError

IPV4LENGTH: Final = 32
IPV6LENGTH: Final = 128


def ip_address(address: str | int | bytes) -> IPv4Address | IPv6Address:
    """ValueError if it is neither; an int below 2**32 is an IPv4 address."""
    try:
        return IPv4Address(address)
    except (AddressValueError, NetmaskValueError):
        pass
    try:
        return IPv6Address(address)
    except (AddressValueError, NetmaskValueError):
        pass
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 address")


def ip_network(address: str | int | bytes, strict: bool = True) -> IPv4Network | IPv6Network:
    """ValueError if it is neither, or has host bits set and `strict`."""
    try:
        return IPv4Network(address, strict)
    except (AddressValueError, NetmaskValueError):
        pass
    try:
        return IPv6Network(address, strict)
    except (AddressValueError, NetmaskValueError):
        pass
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 network")


def ip_interface(address: str | int | bytes) -> IPv4Interface | IPv6Interface:
    """An interface of the version that the text, number or bytes stand for, 4 if both would do; ValueError."""
    try:
        return IPv4Interface(address)
    except (AddressValueError, NetmaskValueError):
        pass
    try:
        return IPv6Interface(address)
    except (AddressValueError, NetmaskValueError):
        pass
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 interface")


def v4_int_to_packed(address: int) -> bytes:
    """Four bytes, most significant first; ValueError where it does not fit."""
    if not 0 <= address < 1 << 32:
        raise ValueError("Address negative or too large for IPv4")
    return address.to_bytes(4, "big")
