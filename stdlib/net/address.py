"""IPv4 addresses: a plain int (0 to 2**32-1, network order as a number) inside the stack, text at its edge."""

from errno import EINVAL
from typing import Final


UNSPECIFIED: Final = 0
BROADCAST: Final = 0xFFFF_FFFF


def format_address(address: int) -> str:
    """Dotted decimal."""
    return f"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}"


def _decimal(text: str, limit: int) -> int:
    """A plain decimal number from 0 to `limit`, or -1."""
    if len(text) == 0 or len(text) > 3:
        return -1
    value = 0
    for character in text:
        if character < "0" or character > "9":
            return -1
        value = value * 10 + (ord(character) - 48)
    return value if value <= limit else -1


def parse_address(text: str) -> int:
    """The number of a dotted decimal address; raises OSError(EINVAL)."""
    parts = text.split(".")
    address = 0
    for part in parts:
        byte = _decimal(part, 255)
        if byte < 0 or len(parts) != 4:
            raise OSError(EINVAL, f"not an IPv4 address: {text}")
        address = (address << 8) | byte
    return address


def parse_network(text: str) -> tuple[int, int]:
    """The address and the mask of "10.0.0.2/24"; raises OSError(EINVAL)."""
    parts = text.split("/")
    length = _decimal(parts[1], 32) if len(parts) == 2 else -1
    if length < 0:
        raise OSError(EINVAL, f"not an address with a prefix length: {text}")
    return parse_address(parts[0]), BROADCAST ^ (BROADCAST >> length)


def is_loopback(address: int) -> bool:
    """Whether it means this host, whoever asks (127/8, RFC 1122 §3.2.1.3)."""
    return address >> 24 == 127


def is_unicast(address: int) -> bool:
    """Whether a host may have this address: not 0/8, 127/8, multicast, reserved or broadcast (RFC 1122 §3.2.1.3)."""
    first = address >> 24
    return 0 < first < 224 and first != 127
