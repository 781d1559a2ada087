"""Resets that answer a segment, with no connection's state needed (RFC 9293 §3.5.2)."""

from machine import u32

from net.ipv4 import Ipv4
from net.tcp.sequence import SequenceNumber
from net.wire.ipv4 import PROTOCOL_TCP
from net.wire.tcp import ACK, RST, Segment, emit_segment


def send_reset(ip: Ipv4, local: int, remote: int, segment: Segment, now: int) -> None:
    """Answer a segment from `remote` to `local` that is not itself a reset."""
    sequence = SequenceNumber(u32(0))
    acknowledgement = SequenceNumber(u32(0))
    flags = RST
    if segment.flags & ACK:
        sequence = segment.acknowledgement
    else:
        acknowledgement = SequenceNumber(u32(segment.sequence.value + u32(segment.length())))
        flags = RST | ACK
    packet = emit_segment(
        local,
        segment.destination_port,
        remote,
        segment.source_port,
        sequence,
        acknowledgement,
        flags,
        0,
        0,
        bytearray(),
        ip.device_adds_sums,
    )
    ip.send(packet, local, remote, PROTOCOL_TCP, now)
