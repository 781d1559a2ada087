"""ICMP (RFC 792, RFC 1122 §3.2.2): answers echo requests and hands destination-unreachable errors on."""

from collections.abc import Callable
from typing import Final

from net.counters import Counters
from net.ipv4 import Ipv4
from net.rate_limit import RateLimit
from net.wire.icmp import (
    DESTINATION_UNREACHABLE,
    ECHO_REPLY,
    ECHO_REQUEST,
    QuotedPacket,
    emit_icmp,
    parse_icmp,
    parse_quoted,
)
from net.wire.ipv4 import PROTOCOL_ICMP, Ipv4Packet

ECHOES_PER_SECOND: Final = 1000


class Icmp:
    """`on_unreachable` holds, by protocol number, who wants to know that a packet did not arrive and the code."""

    def __init__(self, ip: Ipv4, counters: Counters) -> None:
        self.ip: Ipv4 = ip
        self.counters: Counters = counters
        self.echoes: RateLimit = RateLimit(ECHOES_PER_SECOND)
        self.on_unreachable: dict[int, Callable[[QuotedPacket, int, int], None]] = {}

    def input(self, packet: Ipv4Packet, now: int) -> None:
        """Takes in a packet whose IPv4 header is checked. now: nanoseconds."""
        message = parse_icmp(packet.payload)
        if message is None:
            self.counters.icmp_malformed += 1
        elif not message.checksum_ok:
            self.counters.icmp_checksum += 1
        elif not self.ip.is_own(packet.destination):
            self.counters.icmp_ignored += 1  # RFC 1122 §3.2.2.6: an echo to a broadcast may be ignored
        elif message.kind == ECHO_REQUEST and message.code == 0 and self.echoes.allows(now):
            reply = emit_icmp(ECHO_REPLY, 0, message.rest, message.body)
            self.ip.send(reply, packet.destination, packet.source, PROTOCOL_ICMP, now)
        elif message.kind == DESTINATION_UNREACHABLE:
            self._unreachable(message.code, message.body, now)
        else:
            self.counters.icmp_ignored += 1

    def _unreachable(self, code: int, body: bytes, now: int) -> None:
        quoted = parse_quoted(body)
        if quoted is None or not self.ip.is_own(quoted.source):
            self.counters.icmp_malformed += 1
            return
        handler = self.on_unreachable.get(quoted.protocol)
        if handler is not None:
            handler(quoted, code, now)
