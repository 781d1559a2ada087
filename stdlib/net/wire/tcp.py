"""TCP segments (RFC 9293 §3.1). The only option understood and sent is the maximum segment size."""

from typing import Final

from machine import u32

from net.tcp.sequence import SequenceNumber
from net.wire.checksum import fold, pseudo_header, sum_emitted, sum_received
from net.wire.fields import get16, get32, put16, put32
from net.wire.ipv4 import HEADROOM, PROTOCOL_TCP

FIN: Final = 1
SYN: Final = 2
RST: Final = 4
PSH: Final = 8
ACK: Final = 16
TCP_HEADER: Final = 20
_OPTION_END: Final = 0
_OPTION_PADDING: Final = 1
_OPTION_MSS: Final = 2


class Segment:
    """A received segment; `mss` is 0 when it carried no such option."""

    source_port: int
    destination_port: int
    sequence: SequenceNumber
    acknowledgement: SequenceNumber
    flags: int
    window: int
    mss: int
    payload: bytes
    checksum_ok: bool

    def __init__(self, data: bytes, header_length: int, mss: int, checksum_ok: bool) -> None:
        self.source_port = get16(data, 0)
        self.destination_port = get16(data, 2)
        self.sequence = SequenceNumber(u32(get32(data, 4)))
        self.acknowledgement = SequenceNumber(u32(get32(data, 8)))
        self.flags = data[13]
        self.window = get16(data, 14)
        self.mss = mss
        self.payload = data[header_length:]
        self.checksum_ok = checksum_ok

    def length(self) -> int:
        """SEG.LEN: bytes of the sequence space it takes, with SYN and FIN."""
        length = len(self.payload)
        if self.flags & SYN:
            length += 1
        if self.flags & FIN:
            length += 1
        return length


def _parse_mss(data: bytes, header_length: int) -> int:
    """The maximum segment size option: 0 when there is none, -1 when the options are malformed."""
    mss = 0
    at = TCP_HEADER
    while at < header_length:
        kind = data[at]
        if kind == _OPTION_END:
            return mss
        if kind == _OPTION_PADDING:
            at += 1
            continue
        if at + 1 >= header_length:
            return -1
        length = data[at + 1]
        if length < 2 or at + length > header_length:
            return -1
        if kind == _OPTION_MSS:
            if length != 4:
                return -1
            mss = get16(data, at + 2)
        at += length
    return mss


def parse_segment(data: bytes, source: int, destination: int, is_verified: bool = False) -> Segment | None:
    """The segment in the payload of an IPv4 packet between the two addresses. is_verified: the checksum needs no look."""
    if len(data) < TCP_HEADER:
        return None
    header_length = (data[12] >> 4) * 4
    if header_length < TCP_HEADER or header_length > len(data):
        return None
    mss = _parse_mss(data, header_length)
    if mss < 0:
        return None
    initial = pseudo_header(source, destination, PROTOCOL_TCP, len(data))
    return Segment(data, header_length, mss, is_verified or fold(sum_received(data, 0, len(data), initial)) == 0)


def emit_segment(
    source: int,
    source_port: int,
    destination: int,
    destination_port: int,
    sequence: SequenceNumber,
    acknowledgement: SequenceNumber,
    flags: int,
    window: int,
    mss: int,
    payload: bytearray,
    is_partial: bool,
) -> bytearray:
    """The segment behind HEADROOM free bytes; `mss` 0 leaves the option out. is_partial: in the checksum's place is only the
    sum of the pseudo header, for a device that adds the rest."""
    header_length = TCP_HEADER if mss == 0 else TCP_HEADER + 4
    packet = bytearray(HEADROOM + header_length + len(payload))
    put16(packet, HEADROOM, source_port)
    put16(packet, HEADROOM + 2, destination_port)
    put32(packet, HEADROOM + 4, int(sequence.value))
    put32(packet, HEADROOM + 8, int(acknowledgement.value))
    packet[HEADROOM + 12] = header_length << 2
    packet[HEADROOM + 13] = flags
    put16(packet, HEADROOM + 14, window)
    if mss != 0:
        packet[HEADROOM + 20] = _OPTION_MSS
        packet[HEADROOM + 21] = 4
        put16(packet, HEADROOM + 22, mss)
    packet[HEADROOM + header_length :] = payload
    initial = pseudo_header(source, destination, PROTOCOL_TCP, header_length + len(payload))
    if is_partial:
        put16(packet, HEADROOM + 16, fold(initial) ^ 0xFFFF)
    else:
        put16(packet, HEADROOM + 16, fold(sum_emitted(packet, HEADROOM, len(packet), initial)))
    return packet
