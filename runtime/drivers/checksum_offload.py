"""What a network driver has to know of a frame whose checksum the device is to complete: those of TCP over IPv4, which are
sent without options of IP (stdlib/net/wire/ipv4.py)."""

from typing import Final

import unsafe
from machine import u16

# Where the segment begins in the frame, and where in it the checksum is (RFC 9293 §3.1).
TCP_START: Final = u16(34)
TCP_CHECKSUM: Final = u16(16)

IPV4: Final = u16(0x0008)  # the Ethernet type, as the processor loads it
TCP: Final = 6


def is_tcp(frame: bytes) -> bool:
    """Whether it is a TCP segment; `frame` is an Ethernet frame that the stack has made."""
    start = unsafe.tail(frame)
    return len(frame) > int(TCP_START) and unsafe.load16(start + 12) == IPV4 and unsafe.load8(start + 23) == TCP
