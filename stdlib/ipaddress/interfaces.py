"""Interfaces: an address together with the network it is in."""

from __future__ import annotations

from ipaddress.addresses import IPv4Address, IPv6Address
from ipaddress.networks import IPv4Network, IPv6Network, ipv4_parts, ipv6_parts


class IPv4Interface(IPv4Address):
    """From `address/prefix`."""

    network: IPv4Network

    def __init__(self, address: str | int | bytes | tuple[str | int | IPv4Address, int | str]) -> None:
        host, prefix = ipv4_parts(address)
        self.number = host.number
        self.network = IPv4Network((host, prefix), False)

    @property
    def ip(self) -> IPv4Address:
        """The address alone."""
        return IPv4Address(int(self.number[1]))

    @property
    def netmask(self) -> IPv4Address:
        """Such as 255.255.255.0, as an address."""
        return self.network.netmask

    @property
    def hostmask(self) -> IPv4Address:
        """Such as 0.0.0.255, as an address."""
        return self.network.hostmask

    @property
    def with_prefixlen(self) -> str:
        """Such as "192.0.2.1/24"."""
        return f"{self.ip}/{self.network.prefixlen}"

    @property
    def with_netmask(self) -> str:
        """Such as "192.0.2.1/255.255.255.0"."""
        return f"{self.ip}/{self.netmask}"

    @property
    def with_hostmask(self) -> str:
        """Such as "192.0.2.1/0.0.0.255"."""
        return f"{self.ip}/{self.hostmask}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, IPv4Interface) and self.number == other.number and self.network == other.network

    def __hash__(self) -> int:
        return hash((self.number, self.network.prefixlen))

    def __repr__(self) -> str:
        return f"IPv4Interface({str(self)!r})"

    def __str__(self) -> str:
        return self.with_prefixlen


class IPv6Interface(IPv6Address):
    """From `address/length`."""

    network: IPv6Network

    def __init__(self, address: str | int | bytes | tuple[str | int | IPv6Address, int | str]) -> None:
        host, prefix = ipv6_parts(address)
        self.number = host.number
        self.scope_id = host.scope_id
        self.network = IPv6Network((host, prefix), False)

    @property
    def ip(self) -> IPv6Address:
        """The address alone."""
        return IPv6Address(self.number)

    @property
    def netmask(self) -> IPv6Address:
        """Such as ffff:ffff::, as an address."""
        return self.network.netmask

    @property
    def hostmask(self) -> IPv6Address:
        """The bits that the netmask has not, as an address."""
        return self.network.hostmask

    @property
    def with_prefixlen(self) -> str:
        """Such as "2001:db8::1/32"."""
        return f"{self.ip}/{self.network.prefixlen}"

    @property
    def with_netmask(self) -> str:
        """The address, and the netmask behind a slash."""
        return f"{self.ip}/{self.netmask}"

    @property
    def with_hostmask(self) -> str:
        """The address, and the hostmask behind a slash."""
        return f"{self.ip}/{self.hostmask}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, IPv6Interface) and self.number == other.number and self.network == other.network

    def __hash__(self) -> int:
        return hash((self.number, self.network.prefixlen))

    def __repr__(self) -> str:
        return f"IPv6Interface({str(self)!r})"

    def __str__(self) -> str:
        return self.with_prefixlen
