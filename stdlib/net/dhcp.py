"""DHCP client (RFC 2131 §4.4): gets an address, renews it, rebinds, and starts over when it is lost.

Not done: INIT-REBOOT (nothing survives a restart) and the probe of RFC 5227 before an address is used (it would
cost a second at each start).
"""

from collections.abc import Callable
from typing import Final

from net.address import BROADCAST, is_unicast
from net.clock import NEVER, SECOND
from net.ipv4 import Ipv4
from net.udp import Udp, UdpSocket
from net.wire.dhcp import (
    ACKNOWLEDGE,
    CLIENT_PORT,
    DISCOVER,
    INFINITE,
    OFFER,
    REFUSE,
    REQUEST,
    SERVER_PORT,
    DhcpReply,
    emit_dhcp,
    parse_dhcp,
)
from net.wire.fields import get32

SELECTING: Final = 0
REQUESTING: Final = 1
BOUND: Final = 2
RENEWING: Final = 3
REBINDING: Final = 4
FIRST_RETRY: Final = 4 * SECOND
LAST_RETRY: Final = 64 * SECOND
REQUEST_LIMIT: Final = 4
"""REQUESTs without an answer before the offer is given up."""
SHORTEST_RENEWAL_RETRY: Final = 60 * SECOND
SHORTEST_LEASE: Final = 60
"""Seconds; a server that says less would make the client busy with nothing else."""
RESTART_DELAY: Final = SECOND
_DEFAULT_MASK: Final = 0xFFFF_FF00


class DhcpClient:
    """Times are deadlines of the monotonic clock in ns; `retry_at` is when the current state acts next."""

    def __init__(self, ip: Ipv4, udp: Udp, mac: bytes, entropy: Callable[[int], bytes], now: int) -> None:
        self.ip: Ipv4 = ip
        self.mac: bytes = mac
        self.entropy: Callable[[int], bytes] = entropy
        self.socket: UdpSocket = udp.bind(CLIENT_PORT, now)
        self.state: int = SELECTING
        self.transaction: int = 0
        self.started_at: int = 0
        self.requested_at: int = 0
        self.retry_at: int = 0
        self.retries: int = 0
        self.offered: int = 0
        self.server: int = 0
        self.renew_at: int = NEVER  # T1
        self.rebind_at: int = NEVER  # T2
        self.expires_at: int = NEVER

    def poll(self, now: int) -> int:
        """Take the answers, send what is due; the next deadline."""
        self.socket.now = now
        datagram = self.socket.receive()
        while datagram is not None:
            reply = parse_dhcp(datagram.payload)
            if reply is None or datagram.port != SERVER_PORT:
                self.ip.counters.dhcp_malformed += 1
            elif reply.transaction == self.transaction and reply.mac == self.mac:
                self._reply_arrives(reply, now)
            datagram = self.socket.receive()
        if self.retry_at <= now:
            self._act(now)
        return self.retry_at

    def _act(self, now: int) -> None:
        """The current state's time has come."""
        if self.state >= BOUND and now >= self.expires_at:
            self._start_over(now)  # the next DISCOVER goes out after the restart delay
        elif self.state == SELECTING:
            if self.retries == 0:
                self.transaction = get32(self.entropy(4), 0)
                self.started_at = now
            self._send(DISCOVER, 0, BROADCAST, now)
            self.retry_at = now + self._backoff()
        elif self.state == REQUESTING:
            if self.retries >= REQUEST_LIMIT:
                self._start_over(now)
                return
            self._send(REQUEST, self.offered, BROADCAST, now)
            self.retry_at = now + self._backoff()
        else:
            self._renew(now)

    def _renew(self, now: int) -> None:
        """BOUND past T1, RENEWING and REBINDING (RFC 2131 §4.4.5)."""
        if self.state == BOUND:
            self.transaction = get32(self.entropy(4), 0)
            self.started_at = now
            self.requested_at = now
        self.state = RENEWING if now < self.rebind_at else REBINDING
        limit = self.rebind_at if self.state == RENEWING else self.expires_at
        self._send(REQUEST, 0, self.server if self.state == RENEWING else BROADCAST, now)
        self.retry_at = min(limit, now + max((limit - now) // 2, SHORTEST_RENEWAL_RETRY))

    def _backoff(self) -> int:
        """4, 8, 16 ... 64 s, each with up to a second more or less at random (RFC 2131 §4.1)."""
        delay = min(FIRST_RETRY << min(self.retries, 4), LAST_RETRY)
        self.retries += 1
        random = self.entropy(2)
        return delay - SECOND + 2 * SECOND * ((random[0] << 8) | random[1]) // 65536

    def _send(self, kind: int, requested: int, destination: int, now: int) -> None:
        """A message to the server or to all; an address in use is named in ciaddr, an offered one as an option."""
        seconds = (now - self.started_at) // SECOND
        server = self.server if self.state == REQUESTING else 0
        message = emit_dhcp(kind, self.transaction, seconds, self.mac, self.ip.address, requested, server)
        self.socket.send(message, destination, SERVER_PORT)

    def _start_over(self, now: int) -> None:
        if self.ip.address != 0:
            self.ip.configure(0, 0, 0)
        self.state = SELECTING
        self.retries = 0
        self.retry_at = now + RESTART_DELAY

    def _reply_arrives(self, reply: DhcpReply, now: int) -> None:
        if reply.kind == OFFER and self.state == SELECTING and is_unicast(reply.address) and reply.server != 0:
            self.state = REQUESTING
            self.retries = 0
            self.offered = reply.address
            self.server = reply.server
            self.requested_at = now
            self.retry_at = now
        elif reply.kind == REFUSE and self.state != SELECTING and self.state != BOUND:
            self._start_over(now)
        elif reply.kind == ACKNOWLEDGE and self.state != SELECTING and self.state != BOUND:
            if is_unicast(reply.address):
                self._bind(reply)

    def _bind(self, reply: DhcpReply) -> None:
        """Use the address; the lease counts from when it was asked for (RFC 2131 §4.4.1)."""
        if reply.server != 0:
            self.server = reply.server
        mask = reply.mask if reply.mask != 0 else _DEFAULT_MASK
        if self.ip.address != reply.address or self.ip.mask != mask or self.ip.gateway != reply.router:
            self.ip.configure(reply.address, mask, reply.router)
        self.state = BOUND
        if reply.lease == INFINITE:
            self.renew_at = NEVER
            self.rebind_at = NEVER
            self.expires_at = NEVER
        else:
            lease = max(reply.lease, SHORTEST_LEASE) * SECOND
            renewal = reply.renewal * SECOND
            rebinding = reply.rebinding * SECOND
            if not 0 < renewal < rebinding < lease:
                renewal = lease // 2
                rebinding = lease // 8 * 7
            self.renew_at = self.requested_at + renewal
            self.rebind_at = self.requested_at + rebinding
            self.expires_at = self.requested_at + lease
        self.retry_at = self.renew_at
