"""DHCP messages (RFC 2131 §2) with the options a client needs (RFC 2132)."""

from typing import Final

from net.wire.fields import get32, put16, put32

DISCOVER: Final = 1
OFFER: Final = 2
REQUEST: Final = 3
ACKNOWLEDGE: Final = 5
REFUSE: Final = 6
SERVER_PORT: Final = 67
CLIENT_PORT: Final = 68
INFINITE: Final = 0xFFFF_FFFF
_BOOT_REPLY: Final = 2
_COOKIE: Final = 0x63825363
_OPTIONS: Final = 240
_MESSAGE_LENGTH: Final = 300
"""Bytes; BOOTP relays may drop shorter messages (RFC 1542 §2.1)."""
_PAD: Final = 0
_SUBNET_MASK: Final = 1
_ROUTER: Final = 3
_REQUESTED_ADDRESS: Final = 50
_LEASE_TIME: Final = 51
_MESSAGE_TYPE: Final = 53
_SERVER_IDENTIFIER: Final = 54
_PARAMETER_LIST: Final = 55
_RENEWAL_TIME: Final = 58
_REBINDING_TIME: Final = 59
_END: Final = 255


class DhcpReply:
    """What a server said; addresses and times (s) are 0 when the message does not tell them."""

    def __init__(self, transaction: int, mac: bytes, address: int) -> None:
        self.transaction: int = transaction
        self.mac: bytes = mac
        self.address: int = address
        self.kind: int = 0
        self.mask: int = 0
        self.router: int = 0
        self.server: int = 0
        self.lease: int = 0
        self.renewal: int = 0
        self.rebinding: int = 0


def parse_dhcp(data: bytes) -> DhcpReply | None:
    """A server's message in the payload of a datagram."""
    if len(data) < _OPTIONS or data[0] != _BOOT_REPLY or get32(data, 236) != _COOKIE:
        return None
    reply = DhcpReply(get32(data, 4), data[28:34], get32(data, 16))
    at = _OPTIONS
    while at < len(data) and data[at] != _END:
        option = data[at]
        if option == _PAD:
            at += 1
            continue
        if at + 1 >= len(data) or at + 2 + data[at + 1] > len(data):
            return None
        length = data[at + 1]
        if option == _MESSAGE_TYPE and length == 1:
            reply.kind = data[at + 2]
        elif length >= 4:
            _take_option(reply, option, get32(data, at + 2))
        at += 2 + length
    return reply if reply.kind != 0 else None


def _take_option(reply: DhcpReply, option: int, value: int) -> None:
    """An option whose value is, or begins with, one 32-bit number."""
    if option == _SUBNET_MASK:
        reply.mask = value
    elif option == _ROUTER:
        reply.router = value
    elif option == _SERVER_IDENTIFIER:
        reply.server = value
    elif option == _LEASE_TIME:
        reply.lease = value
    elif option == _RENEWAL_TIME:
        reply.renewal = value
    elif option == _REBINDING_TIME:
        reply.rebinding = value


def _put_address(message: bytearray, at: int, option: int, address: int) -> int:
    """An option with an address, left out when that is 0; where the next one goes."""
    if address == 0:
        return at
    message[at] = option
    message[at + 1] = 4
    put32(message, at + 2, address)
    return at + 6


def emit_dhcp(
    kind: int, transaction: int, seconds: int, mac: bytes, address: int, requested: int, server: int
) -> bytes:
    """A client's message. `address` is the one in use (ciaddr), `requested` and `server` are options; 0 leaves each out."""
    message = bytearray(_MESSAGE_LENGTH)
    message[0] = 1
    message[1] = 1
    message[2] = 6
    put32(message, 4, transaction)
    put16(message, 8, min(seconds, 0xFFFF))
    put32(message, 12, address)
    message[28:34] = mac
    put32(message, 236, _COOKIE)
    message[240] = _MESSAGE_TYPE
    message[241] = 1
    message[242] = kind
    at = _put_address(message, 243, _REQUESTED_ADDRESS, requested)
    at = _put_address(message, at, _SERVER_IDENTIFIER, server)
    message[at] = _PARAMETER_LIST
    message[at + 1] = 2
    message[at + 2] = _SUBNET_MASK
    message[at + 3] = _ROUTER
    message[at + 4] = _END
    return bytes(message)
