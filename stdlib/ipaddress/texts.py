"""Reading and writing of addresses (RFC 4291 §2.2, RFC 5952 §4)."""

from __future__ import annotations

from machine import u64


class AddressValueError(ValueError):
    """Not an address."""


class NetmaskValueError(ValueError):
    """Not a netmask."""


def _all_in(text: str, allowed: str) -> bool:
    for c in text:
        if c not in allowed:
            return False
    return True


def read_ipv4(text: str) -> int:
    """Four decimal octets; AddressValueError."""
    if text == "":
        raise AddressValueError("Address cannot be empty")
    octets = text.split(".")
    if len(octets) != 4:
        raise AddressValueError(f"Expected 4 octets in {text!r}")
    value = 0
    for octet in octets:
        try:
            value = value << 8 | _octet(octet)
        except ValueError as error:
            raise AddressValueError(f"{error} in {text!r}") from None
    return value


def _octet(text: str) -> int:
    if text == "":
        raise ValueError("Empty octet not permitted")
    if not _all_in(text, "0123456789"):
        raise ValueError(f"Only decimal digits permitted in {text!r}")
    if len(text) > 3:
        raise ValueError(f"At most 3 characters permitted in {text!r}")
    if text[0] == "0" and text != "0":
        raise ValueError(f"Leading zeros are not permitted in {text!r}")
    value = int(text)
    if value > 255:
        raise ValueError(f"Octet {value} (> 255) not permitted")
    return value


def write_ipv4(value: int) -> str:
    return f"{value >> 24}.{value >> 16 & 255}.{value >> 8 & 255}.{value & 255}"


def read_ipv6(text: str) -> tuple[u64, u64]:
    """Groups of hexadecimal digits, the last two perhaps as an IPv4 address; AddressValueError."""
    if text == "":
        raise AddressValueError("Address cannot be empty")
    parts = text.split(":")
    if len(parts) < 3:
        raise AddressValueError(f"At least 3 parts expected in {text!r}")
    if "." in parts[-1]:
        try:
            value = read_ipv4(parts.pop())
        except AddressValueError as error:
            raise AddressValueError(f"{error} in {text!r}") from None
        parts.append(f"{value >> 16:x}")
        parts.append(f"{value & 0xFFFF:x}")
    if len(parts) > 9:
        raise AddressValueError(f"At most 8 colons permitted in {text!r}")
    gap = -1
    for place in range(1, len(parts) - 1):
        if parts[place] == "":
            if gap >= 0:
                raise AddressValueError(f"At most one '::' permitted in {text!r}")
            gap = place
    leading = len(parts)
    trailing = 0
    if gap >= 0:
        leading = gap
        trailing = len(parts) - gap - 1
        if parts[0] == "":
            leading -= 1
            if leading != 0:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
        if parts[-1] == "":
            trailing -= 1
            if trailing != 0:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
        if leading + trailing >= 8:
            raise AddressValueError(f"Expected at most 7 other parts with '::' in {text!r}")
    else:
        if len(parts) != 8:
            raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
        if parts[0] == "":
            raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
        if parts[-1] == "":
            raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
    groups = [0] * 8
    try:
        for place in range(leading):
            groups[place] = _group(parts[place])
        for place in range(trailing):
            groups[7 - place] = _group(parts[len(parts) - 1 - place])
    except ValueError as error:
        raise AddressValueError(f"{error} in {text!r}") from None
    high = u64(0)
    low = u64(0)
    for place in range(4):
        high = high << 16 | u64(groups[place])
        low = low << 16 | u64(groups[place + 4])
    return (high, low)


def _group(text: str) -> int:
    if not _all_in(text, "0123456789abcdefABCDEF"):
        raise ValueError(f"Only hex digits permitted in {text!r}")
    if len(text) > 4:
        raise ValueError(f"At most 4 characters permitted in {text!r}")
    return int(text, 16)


def ipv6_groups(number: tuple[u64, u64]) -> list[int]:
    high, low = number
    groups: list[int] = []
    for half in (high, low):
        for shift in (48, 32, 16, 0):
            groups.append(int(half >> u64(shift) & 0xFFFF))
    return groups


def write_ipv6(number: tuple[u64, u64]) -> str:
    """The longest run of two zero groups or more, the first of several, as `::`."""
    groups = ipv6_groups(number)
    best = 0
    best_size = 1
    start = 0
    while start < 8:
        end = start
        while end < 8 and groups[end] == 0:
            end += 1
        if end - start > best_size:
            best = start
            best_size = end - start
        start = end + 1
    if best_size == 1:
        return ":".join([f"{group:x}" for group in groups])
    return (":".join([f"{group:x}" for group in groups[:best]]) + "::"
            + ":".join([f"{group:x}" for group in groups[best + best_size:]]))


def write_ipv6_exploded(number: tuple[u64, u64]) -> str:
    return ":".join([f"{group:04x}" for group in ipv6_groups(number)])
