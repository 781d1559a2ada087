"""Networks: an address and the length of the prefix that all of its addresses share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, Self, TypeVar

from machine import u64

from ipaddress.addresses import BaseAddress, IPv4Address, IPv6Address
from ipaddress.texts import AddressValueError, NetmaskValueError, read_ipv4
from ipaddress.wide import both, either, inverted, minus, moved, ones, plus, power, zeros_below

A = TypeVar("A", bound=BaseAddress)


class AnyNetwork:
    """A network of either version, as a range of numbers."""

    prefixlen: int

    @property
    def max_prefixlen(self) -> int:
        """How many bits an address of this version has."""
        raise NotImplementedError

    @property
    def version(self) -> int:
        """4 or 6."""
        raise NotImplementedError

    def first(self) -> tuple[u64, u64]:
        raise NotImplementedError

    def last(self) -> tuple[u64, u64]:
        return either(self.first(), ones(self.max_prefixlen - self.prefixlen))

    def mask(self) -> tuple[u64, u64]:
        bits = self.max_prefixlen
        return inverted(ones(bits - self.prefixlen), bits)

    def _key(self) -> tuple[tuple[u64, u64], int]:
        return (self.first(), self.prefixlen)

    def _same_version(self, other: AnyNetwork) -> None:
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same version")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AnyNetwork) and self.version == other.version and self._key() == other._key()

    def __lt__(self, other: AnyNetwork) -> bool:
        self._same_version(other)
        return self._key() < other._key()

    def __le__(self, other: AnyNetwork) -> bool:
        self._same_version(other)
        return self._key() <= other._key()

    def __gt__(self, other: AnyNetwork) -> bool:
        self._same_version(other)
        return self._key() > other._key()

    def __ge__(self, other: AnyNetwork) -> bool:
        self._same_version(other)
        return self._key() >= other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def compare_networks(self, other: AnyNetwork) -> int:
        """-1, 0 or 1."""
        return -1 if self < other else 0 if self == other else 1

    def overlaps(self, other: AnyNetwork) -> bool:
        """Whether an address is in both; False for networks of different versions."""
        return self.version == other.version and self.first() <= other.last() and other.first() <= self.last()

    def subnet_of(self, other: AnyNetwork) -> bool:
        """Whether all of it is in `other`, or both are the same; TypeError for different versions."""
        self._same_version(other)
        return other.first() <= self.first() and self.last() <= other.last()

    def supernet_of(self, other: AnyNetwork) -> bool:
        """Whether all of `other` is in it, or both are the same; TypeError for different versions."""
        self._same_version(other)
        return self.first() <= other.first() and other.last() <= self.last()


class BaseNetwork(AnyNetwork, Generic[A]):
    """A network of addresses of class A."""

    network_address: A
    def network(self, number: tuple[u64, u64], prefixlen: int) -> Self:
        """Another network of the same version."""
        raise NotImplementedError

    def set_network(self, address: A, prefixlen: int, strict: bool) -> None:
        self.prefixlen = prefixlen
        masked = both(address.number, self.mask())
        if masked == address.number:
            self.network_address = address
        elif strict:
            raise ValueError(f"{address}/{prefixlen} has host bits set")
        else:
            self.network_address = address.made(masked)

    def first(self) -> tuple[u64, u64]:
        return self.network_address.number

    def _address(self, number: tuple[u64, u64]) -> A:
        return self.network_address.made(number)

    @property
    def netmask(self) -> A:
        """The mask of the prefix, as an address."""
        return self._address(self.mask())

    @property
    def hostmask(self) -> A:
        """The bits that the netmask has not, as an address."""
        return self._address(ones(self.max_prefixlen - self.prefixlen))

    @property
    def broadcast_address(self) -> A:
        """The last address, in a network of IPv6 too, which has no broadcast."""
        return self._address(self.last())

    @property
    def num_addresses(self) -> int:
        """OverflowError from 2**63 on."""
        if self.max_prefixlen - self.prefixlen >= 63:
            raise OverflowError("number of addresses does not fit in 64 bits")
        return 1 << (self.max_prefixlen - self.prefixlen)

    @property
    def with_prefixlen(self) -> str:
        """Such as "192.0.2.0/24"."""
        return f"{self.network_address}/{self.prefixlen}"

    @property
    def with_netmask(self) -> str:
        """Such as "192.0.2.0/255.255.255.0"."""
        return f"{self.network_address}/{self.netmask}"

    @property
    def with_hostmask(self) -> str:
        """Such as "192.0.2.0/0.0.0.255"."""
        return f"{self.network_address}/{self.hostmask}"

    @property
    def compressed(self) -> str:
        """The form of str()."""
        return f"{self.network_address}/{self.prefixlen}"

    @property
    def exploded(self) -> str:
        """The first address with all groups and zeros, and the length of the prefix."""
        return f"{self.network_address.exploded}/{self.prefixlen}"

    def __str__(self) -> str:
        return f"{self.network_address}/{self.prefixlen}"

    def __iter__(self) -> Iterator[A]:
        number = self.first()
        last = self.last()
        while number < last:
            yield self._address(number)
            number = moved(number, 1)
        yield self._address(last)

    def hosts(self) -> Iterator[A]:
        """All addresses but the network's own and that of broadcast; both of two, the one of one."""
        number = self.first()
        last = self.last()
        if self.prefixlen < self.max_prefixlen - 1:
            number = moved(number, 1)
            if self.version == 4:
                last = moved(last, -1)
        while number < last:
            yield self._address(number)
            number = moved(number, 1)
        yield self._address(last)

    def __getitem__(self, n: int) -> A:
        size = minus(self.last(), self.first())
        if n >= 0 and (u64(0), u64(n)) > size or n < 0 and (u64(0), u64(-1 - n)) > size:
            raise IndexError("address out of range")
        return self._address(moved(self.first(), n) if n >= 0 else moved(self.last(), n + 1))

    def __contains__(self, other: BaseAddress) -> bool:
        return self.version == other.version and both(other.number, self.mask()) == self.first()

    def subnets(self, prefixlen_diff: int = 1, new_prefix: int | None = None) -> Iterator[Self]:
        """The networks of a longer prefix inside this one; a single address is its own only one."""
        bits = self.max_prefixlen
        if self.prefixlen == bits:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self.prefixlen:
                raise ValueError("new prefix must be longer")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = new_prefix - self.prefixlen
        if prefixlen_diff < 0:
            raise ValueError("prefix length diff must be > 0")
        prefixlen = self.prefixlen + prefixlen_diff
        if prefixlen > bits:
            raise ValueError(f"prefix length diff {prefixlen} is invalid for netblock {self}")
        number = self.first()
        last = self.last()
        if prefixlen == 0:
            yield self.network(number, 0)
            return
        step = power(bits - prefixlen)
        while True:
            yield self.network(number, prefixlen)
            if minus(last, number) < step:
                return
            number = plus(number, step)

    def supernet(self, prefixlen_diff: int = 1, new_prefix: int | None = None) -> Self:
        """The network of a shorter prefix around this one; the one of no prefix is its own."""
        if self.prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self.prefixlen:
                raise ValueError("new prefix must be shorter")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = self.prefixlen - new_prefix
        prefixlen = self.prefixlen - prefixlen_diff
        if prefixlen < 0:
            raise ValueError(f"current prefixlen is {self.prefixlen}, cannot have a prefixlen_diff of {prefixlen_diff}")
        bits = self.max_prefixlen
        return self.network(both(self.first(), inverted(ones(bits - prefixlen), bits)), prefixlen)

    def address_exclude(self, other: Self) -> Iterator[Self]:
        """What is left of this network without `other`, which is inside it."""
        if not other.subnet_of(self):
            raise ValueError(f"{other} not contained in {self}")
        if other == self:
            return
        around = self
        while around != other:
            left, right = list(around.subnets())
            if other.subnet_of(left):
                yield right
                around = left
            else:
                yield left
                around = right

    @property
    def is_multicast(self) -> bool:
        """Whether all of its addresses are for multicast."""
        return self.network_address.is_multicast and self.broadcast_address.is_multicast

    @property
    def is_reserved(self) -> bool:
        """Whether all of its addresses are reserved by the IETF."""
        return self.network_address.is_reserved and self.broadcast_address.is_reserved

    @property
    def is_link_local(self) -> bool:
        """Whether all of its addresses are link-local."""
        return self.network_address.is_link_local and self.broadcast_address.is_link_local

    @property
    def is_loopback(self) -> bool:
        """Whether all of its addresses are of the loopback interface."""
        return self.network_address.is_loopback and self.broadcast_address.is_loopback

    @property
    def is_unspecified(self) -> bool:
        """Whether it is the one unspecified address."""
        return self.network_address.is_unspecified and self.broadcast_address.is_unspecified

    @property
    def is_private(self) -> bool:
        """Whether its first and its last address are private."""
        return self.network_address.is_private and self.broadcast_address.is_private


def _split(text: str) -> list[str]:
    parts = text.split("/")
    if len(parts) > 2:
        raise AddressValueError(f"Only one '/' permitted in {text!r}")
    return parts


def _prefix_digits(text: str, bits: int) -> int:
    """The length of a prefix in ASCII digits; -1 if it is none."""
    if text == "" or len(text) > 18:
        return -1
    for c in text:
        if not "0" <= c <= "9":
            return -1
    value = int(text)
    return value if value <= bits else -1


def ipv4_prefix(text: str) -> int:
    """A length, a netmask or a hostmask; NetmaskValueError."""
    length = _prefix_digits(text, 32)
    if length >= 0:
        return length
    try:
        mask = read_ipv4(text)
    except AddressValueError:
        raise NetmaskValueError(f"{text!r} is not a valid netmask") from None
    for value in (mask, mask ^ 0xFFFFFFFF):
        zeros = min(zeros_below((u64(0), u64(value))), 32)
        if value >> zeros == (1 << (32 - zeros)) - 1:
            return 32 - zeros
    raise NetmaskValueError(f"{text!r} is not a valid netmask")


def ipv6_prefix(text: str) -> int:
    length = _prefix_digits(text, 128)
    if length < 0:
        raise NetmaskValueError(f"{text!r} is not a valid netmask")
    return length


def ipv4_parts(address: str | int | bytes | tuple[str | int | IPv4Address, int | str]) -> tuple[IPv4Address, int]:
    """The address and the length of the prefix."""
    if isinstance(address, str):
        parts = _split(address)
        return IPv4Address(parts[0]), ipv4_prefix(parts[1]) if len(parts) > 1 else 32
    if isinstance(address, int):
        return IPv4Address(address), 32
    if isinstance(address, bytes):
        return IPv4Address(address), 32
    host, prefix = address
    made = host if isinstance(host, IPv4Address) else IPv4Address(host)
    if isinstance(prefix, str):
        return made, ipv4_prefix(prefix)
    if not 0 <= prefix <= 32:
        raise NetmaskValueError(f"{prefix} is not a valid netmask")
    return made, prefix


def ipv6_parts(address: str | int | bytes | tuple[str | int | IPv6Address, int | str]) -> tuple[IPv6Address, int]:
    if isinstance(address, str):
        parts = _split(address)
        return IPv6Address(parts[0]), ipv6_prefix(parts[1]) if len(parts) > 1 else 128
    if isinstance(address, int):
        return IPv6Address(address), 128
    if isinstance(address, bytes):
        return IPv6Address(address), 128
    host, prefix = address
    made = host if isinstance(host, IPv6Address) else IPv6Address(host)
    if isinstance(prefix, str):
        return made, ipv6_prefix(prefix)
    if not 0 <= prefix <= 128:
        raise NetmaskValueError(f"{prefix} is not a valid netmask")
    return made, prefix


class IPv4Network(BaseNetwork[IPv4Address]):
    """From `address/prefix`, with a length, netmask or hostmask, one address, or (address, prefix)."""

    def __init__(self, address: str | int | bytes | tuple[str | int | IPv4Address, int | str],
                 strict: bool = True) -> None:
        host, prefix = ipv4_parts(address)
        self.set_network(host, prefix, strict)

    def network(self, number: tuple[u64, u64], prefixlen: int) -> IPv4Network:
        return IPv4Network((self._address(number), prefixlen))

    @property
    def max_prefixlen(self) -> int:
        """32."""
        return 32

    @property
    def version(self) -> int:
        """4."""
        return 4

    @property
    def is_global(self) -> bool:
        """Whether it is neither private nor in shared address space (100.64/10)."""
        shared = IPv4Network("100.64.0.0/10")
        return not self.is_private and not (self.network_address in shared and self.broadcast_address in shared)

    def __repr__(self) -> str:
        return f"IPv4Network({str(self)!r})"


class IPv6Network(BaseNetwork[IPv6Address]):
    """From `address/length`, one address, or (address, length)."""

    def __init__(self, address: str | int | bytes | tuple[str | int | IPv6Address, int | str],
                 strict: bool = True) -> None:
        host, prefix = ipv6_parts(address)
        self.set_network(host, prefix, strict)

    def network(self, number: tuple[u64, u64], prefixlen: int) -> IPv6Network:
        return IPv6Network((self._address(number), prefixlen))

    @property
    def max_prefixlen(self) -> int:
        """128."""
        return 128

    @property
    def version(self) -> int:
        """6."""
        return 6

    @property
    def is_global(self) -> bool:
        """The opposite of is_private."""
        return not self.is_private

    @property
    def is_site_local(self) -> bool:
        """Whether all of its addresses are in fec0::/10, which is deprecated (RFC 3879)."""
        return self.network_address.is_site_local and self.broadcast_address.is_site_local

    def __repr__(self) -> str:
        return f"IPv6Network({str(self)!r})"
