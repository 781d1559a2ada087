"""Addresses: what both versions share, IPv4Address and IPv6Address."""

from __future__ import annotations

from typing import Final, Self

from machine import u64

from ipaddress.texts import (
    AddressValueError, ipv6_groups, read_ipv4, read_ipv6, write_ipv4, write_ipv6, write_ipv6_exploded,
)
from ipaddress.wide import both, decimal, inverted, moved, ones

_V4_PRIVATE: Final = (("0.0.0.0", 8), ("10.0.0.0", 8), ("127.0.0.0", 8), ("169.254.0.0", 16), ("172.16.0.0", 12),
                      ("192.0.0.0", 29), ("192.0.0.170", 31), ("192.0.2.0", 24), ("192.168.0.0", 16),
                      ("198.18.0.0", 15), ("198.51.100.0", 24), ("203.0.113.0", 24), ("240.0.0.0", 4))
_V6_PRIVATE: Final = (("::1", 128), ("::", 128), ("::ffff:0:0", 96), ("100::", 64), ("2001::", 23), ("2001:2::", 48),
                      ("2001:db8::", 32), ("2001:10::", 28), ("fc00::", 7), ("fe80::", 10))


class BaseAddress:
    """An address of either version: a number of 32 or 128 bits, kept as one of 128."""

    number: tuple[u64, u64]

    @property
    def version(self) -> int:
        """4 or 6."""
        raise NotImplementedError

    @property
    def max_prefixlen(self) -> int:
        """How many bits an address of this version has."""
        raise NotImplementedError

    def made(self, number: tuple[u64, u64]) -> Self:
        """Another address of the same version."""
        raise NotImplementedError

    @property
    def compressed(self) -> str:
        """The shortest usual form, that of str()."""
        return str(self)

    @property
    def exploded(self) -> str:
        """The form with all groups and leading zeros; of IPv4 that of str()."""
        return str(self)

    def starts_with(self, number: tuple[u64, u64], prefix: int) -> bool:
        """Whether the first `prefix` bits are those of `number`."""
        mask = inverted(ones(self.max_prefixlen - prefix), self.max_prefixlen)
        return both(self.number, mask) == number

    def __int__(self) -> int:
        high, low = self.number
        if high != 0:
            raise OverflowError("address does not fit in 64 bits")
        return int(low)

    def same_version(self, other: BaseAddress) -> None:
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same version")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BaseAddress) and self.version == other.version and self.number == other.number

    def __lt__(self, other: BaseAddress) -> bool:
        self.same_version(other)
        return self.number < other.number

    def __le__(self, other: BaseAddress) -> bool:
        self.same_version(other)
        return self.number <= other.number

    def __gt__(self, other: BaseAddress) -> bool:
        self.same_version(other)
        return self.number > other.number

    def __ge__(self, other: BaseAddress) -> bool:
        self.same_version(other)
        return self.number >= other.number

    def __hash__(self) -> int:
        return hash(self.number)

    def __add__(self, other: int) -> Self:
        """AddressValueError when that is no address of the version."""
        number = moved(self.number, other)
        bits = self.max_prefixlen
        if other < 0 and number > self.number:
            high, low = inverted(moved(number, -1), 128)
            raise AddressValueError(f"-{decimal((high, low))} (< 0) is not permitted as an IPv{self.version} address")
        carry = 1 if other > 0 and number < self.number else 0
        if carry != 0 or number > ones(bits):
            raise AddressValueError(f"{decimal(number, carry)} (>= 2**{bits}) is not permitted as an "
                                    f"IPv{self.version} address")
        return self.made(number)

    def __sub__(self, other: int) -> Self:
        return self + -other

    def __format__(self, spec: str) -> str:
        """`s`, or all digits in base 2 or 16: `b`, `x`, `X`, or `n` for the base of the version; `#` and `_` before it."""
        if spec == "" or spec[-1] == "s":
            return format(str(self), spec)
        rest = spec
        prefix = rest.startswith("#")
        if prefix:
            rest = rest[1:]
        grouped = rest.startswith("_")
        if grouped:
            rest = rest[1:]
        if rest not in ("b", "x", "X", "n"):
            raise TypeError(f"unsupported format string passed to {type(self).__name__}.__format__")
        if rest == "n":
            rest = "b" if self.version == 4 else "x"
        high, low = self.number
        bits = self.max_prefixlen
        text = ""
        step = 1 if rest == "b" else 4
        for shift in range(bits - step, -1, -step):
            half = high if shift >= 64 else low
            digit = int(half >> u64(shift % 64) & u64((1 << step) - 1))
            text += "0123456789abcdef"[digit]
            if grouped and shift != 0 and shift // step % 4 == 0:
                text += "_"
        if prefix:
            text = ("0b" if rest == "b" else "0x") + text
        return text.upper() if rest == "X" else text


class IPv4Address(BaseAddress):
    """From a text, an int or four bytes. AddressValueError."""

    def __init__(self, address: str | int | bytes) -> None:
        if isinstance(address, int):
            if address < 0:
                raise AddressValueError(f"{address} (< 0) is not permitted as an IPv4 address")
            if address >= 1 << 32:
                raise AddressValueError(f"{address} (>= 2**32) is not permitted as an IPv4 address")
            self.number = (u64(0), u64(address))
        elif isinstance(address, bytes):
            if len(address) != 4:
                raise AddressValueError(f"{address!r} (len {len(address)} != 4) is not permitted as an IPv4 address")
            self.number = (u64(0), u64(int.from_bytes(address, "big")))
        else:
            if "/" in address:
                raise AddressValueError(f"Unexpected '/' in {address!r}")
            self.number = (u64(0), u64(read_ipv4(address)))

    @property
    def version(self) -> int:
        """4."""
        return 4

    @property
    def max_prefixlen(self) -> int:
        """32."""
        return 32

    def made(self, number: tuple[u64, u64]) -> IPv4Address:
        return IPv4Address(int(number[1]))

    @property
    def packed(self) -> bytes:
        """Its four bytes, most significant first."""
        return int(self.number[1]).to_bytes(4, "big")

    @property
    def reverse_pointer(self) -> str:
        """The name that DNS has for it, such as "1.0.0.127.in-addr.arpa" (RFC 1035 §3.5)."""
        return ".".join(reversed(str(self).split("."))) + ".in-addr.arpa"

    def _within(self, prefix: str, bits: int) -> bool:
        return self.starts_with((u64(0), u64(read_ipv4(prefix))), bits)

    @property
    def is_private(self) -> bool:
        """Whether IANA's registry of special addresses has it as not globally reachable (10/8, 192.168/16, 127/8, ...)."""
        for prefix, bits in _V4_PRIVATE:
            if self._within(prefix, bits):
                return True
        return False

    @property
    def is_global(self) -> bool:
        """Whether it is neither private nor shared address space (100.64/10)."""
        return not self._within("100.64.0.0", 10) and not self.is_private

    @property
    def is_multicast(self) -> bool:
        """Whether it is in 224/4 (RFC 5771)."""
        return self._within("224.0.0.0", 4)

    @property
    def is_reserved(self) -> bool:
        """Whether it is in 240/4 (RFC 1112 §4)."""
        return self._within("240.0.0.0", 4)

    @property
    def is_loopback(self) -> bool:
        """Whether it is in 127/8 (RFC 1122 §3.2.1.3)."""
        return self._within("127.0.0.0", 8)

    @property
    def is_link_local(self) -> bool:
        """Whether it is in 169.254/16 (RFC 3927)."""
        return self._within("169.254.0.0", 16)

    @property
    def is_unspecified(self) -> bool:
        """Whether it is 0.0.0.0."""
        return self.number[1] == 0

    def __repr__(self) -> str:
        return f"IPv4Address({str(self)!r})"

    def __str__(self) -> str:
        return write_ipv4(int(self.number[1]))


class IPv6Address(BaseAddress):
    """From a text, perhaps with a zone behind `%`, an int, 16 bytes, or the halves of its number."""

    scope_id: str | None

    def __init__(self, address: str | int | bytes | tuple[u64, u64]) -> None:
        self.scope_id = None
        if isinstance(address, int):
            if address < 0:
                raise AddressValueError(f"{address} (< 0) is not permitted as an IPv6 address")
            self.number = (u64(0), u64(address))
        elif isinstance(address, bytes):
            if len(address) != 16:
                raise AddressValueError(f"{address!r} (len {len(address)} != 16) is not permitted as an IPv6 address")
            high = u64(0)
            low = u64(0)
            for place in range(8):
                high = high << 8 | u64(address[place])
                low = low << 8 | u64(address[place + 8])
            self.number = (high, low)
        elif isinstance(address, str):
            if "/" in address:
                raise AddressValueError(f"Unexpected '/' in {address!r}")
            text, sign, scope = address.partition("%")
            if sign != "":
                if scope == "" or "%" in scope:
                    raise AddressValueError(f'Invalid IPv6 address: "{address!r}"')
                self.scope_id = scope
            self.number = read_ipv6(text)
        else:
            self.number = address

    @property
    def version(self) -> int:
        """6."""
        return 6

    @property
    def max_prefixlen(self) -> int:
        """128."""
        return 128

    def made(self, number: tuple[u64, u64]) -> IPv6Address:
        return IPv6Address(number)

    @property
    def packed(self) -> bytes:
        """Its sixteen bytes, most significant first."""
        result = bytearray()
        for group in ipv6_groups(self.number):
            result.append(group >> 8)
            result.append(group & 255)
        return bytes(result)

    @property
    def exploded(self) -> str:
        """Eight groups of four hexadecimal digits, with all zeros."""
        return write_ipv6_exploded(self.number)

    @property
    def reverse_pointer(self) -> str:
        """The name that DNS has for it: 32 digits, the last one first, and "ip6.arpa" (RFC 3596 §2.5)."""
        return ".".join(reversed(self.exploded.replace(":", ""))) + ".ip6.arpa"

    def _within(self, prefix: str, bits: int) -> bool:
        return self.starts_with(read_ipv6(prefix), bits)

    @property
    def ipv4_mapped(self) -> IPv4Address | None:
        """The address of ::ffff:a.b.c.d."""
        high, low = self.number
        return IPv4Address(int(low & 0xFFFFFFFF)) if high == 0 and low >> 32 == 0xFFFF else None

    @property
    def sixtofour(self) -> IPv4Address | None:
        """The address inside 2002::/16."""
        high, _ = self.number
        return IPv4Address(int(high >> 16 & 0xFFFFFFFF)) if high >> 48 == 0x2002 else None

    @property
    def teredo(self) -> tuple[IPv4Address, IPv4Address] | None:
        """Server and client inside 2001::/32."""
        high, low = self.number
        if high >> 32 != 0x20010000:
            return None
        return IPv4Address(int(high & 0xFFFFFFFF)), IPv4Address(int(~low & 0xFFFFFFFF))

    @property
    def is_private(self) -> bool:
        """Whether IANA's registry has it as not globally reachable; of one that holds an IPv4 address, whether that is private."""
        mapped = self.ipv4_mapped
        if mapped is not None:
            return mapped.is_private
        for prefix, bits in _V6_PRIVATE:
            if self._within(prefix, bits):
                return True
        return False

    @property
    def is_global(self) -> bool:
        """The opposite of is_private."""
        return not self.is_private

    @property
    def is_multicast(self) -> bool:
        """Whether it is in ff00::/8 (RFC 4291 §2.7)."""
        return self._within("ff00::", 8)

    @property
    def is_reserved(self) -> bool:
        """All but 2000::/3, fc00::/7, fe80::/9 and ff00::/8."""
        return not (self._within("2000::", 3) or self._within("fc00::", 7) or self._within("fe80::", 9)
                    or self.is_multicast)

    @property
    def is_link_local(self) -> bool:
        """Whether it is in fe80::/10 (RFC 4291 §2.5.6)."""
        return self._within("fe80::", 10)

    @property
    def is_site_local(self) -> bool:
        """Whether it is in fec0::/10, which is deprecated (RFC 3879)."""
        return self._within("fec0::", 10)

    @property
    def is_unspecified(self) -> bool:
        """Whether it is "::" (RFC 4291 §2.5.2)."""
        return self.number == (u64(0), u64(0))

    @property
    def is_loopback(self) -> bool:
        """Whether it is ::1 (RFC 4291 §2.5.3)."""
        return self.number == (u64(0), u64(1))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, IPv6Address) and self.number == other.number and self.scope_id == other.scope_id

    def __hash__(self) -> int:
        return hash((self.number, self.scope_id))

    def __repr__(self) -> str:
        return f"IPv6Address({str(self)!r})"

    def __str__(self) -> str:
        text = write_ipv6(self.number)
        scope = self.scope_id
        return text if scope is None else text + "%" + scope
