"""All TCP connections and listeners of a host: finds the connection of a segment, opens, and runs the timers.

Against a SYN flood: at most HALF_OPEN_LIMIT handshakes have state, further SYNs are answered with cookies. All
connections together, TIME-WAIT included, are at most CONNECTION_LIMIT; the oldest TIME-WAIT makes room.
"""

from collections.abc import Callable
from errno import EADDRINUSE, EADDRNOTAVAIL, ECONNREFUSED, EHOSTUNREACH, EINVAL, ENETUNREACH, ENOBUFS
from typing import Final

from machine import u32

from net.clock import NEVER, SECOND
from net.counters import Counters
from net.ipv4 import Ipv4
from net.rate_limit import RateLimit
from net.tcp.arrival import segment_arrives, set_send_mss
from net.tcp.connection import Connection
from net.tcp.initial_sequence import InitialSequence
from net.tcp.listener import Listener
from net.tcp.output import expire_timers, transmit
from net.tcp.reset import send_reset
from net.tcp.sequence import SequenceNumber, at_position
from net.tcp.state import CLOSED, SYN_RECEIVED, SYN_SENT, TIME_WAIT
from net.tcp.window import RECEIVE_LIMIT
from net.wire.icmp import PORT_UNREACHABLE, PROTOCOL_UNREACHABLE, QuotedPacket
from net.wire.ipv4 import PROTOCOL_TCP, Ipv4Packet
from net.wire.tcp import ACK, FIN, RST, SYN, TCP_HEADER, Segment, emit_segment, parse_segment

CONNECTION_LIMIT: Final = 192
TIME_WAIT_LIMIT: Final = 64
HALF_OPEN_LIMIT: Final = 32
LISTENER_LIMIT: Final = 32
RESETS_PER_SECOND: Final = 200
COOKIE_LIFETIME: Final = 128 * SECOND
FIRST_EPHEMERAL_PORT: Final = 49152
_EPHEMERAL_PORTS: Final = 16384


def connection_key(remote_address: int, remote_port: int, local_port: int) -> int:
    """One signed 64-bit number for the ends of a connection (the local address is always the host's)."""
    return ((remote_address - 0x8000_0000) << 32) + (remote_port << 16) + local_port


class Tcp:
    """The connections and listeners of an interface; every table is bounded."""

    def __init__(self, ip: Ipv4, counters: Counters, entropy: Callable[[int], bytes]) -> None:
        self.ip: Ipv4 = ip
        self.counters: Counters = counters
        self.entropy: Callable[[int], bytes] = entropy
        self.initial_sequence: InitialSequence = InitialSequence(entropy(16))
        self.connections: dict[int, Connection] = {}
        self.pending: list[Connection] = []  # those that want output
        self.timers_at: int = NEVER  # no timer of a connection expires earlier
        self.listeners: dict[int, Listener] = {}
        self.half_open: int = 0
        self.cookies_until: int = 0
        self.resets: RateLimit = RateLimit(RESETS_PER_SECOND)

    def listen(self, port: int, backlog: int) -> Listener:
        """Raises OSError: EINVAL, EADDRINUSE, ENOBUFS when there are LISTENER_LIMIT listeners."""
        if port < 1 or port > 65535:
            raise OSError(EINVAL, f"not a port: {port}")
        existing = self.listeners.get(port)
        if existing is not None and not existing.closed:
            raise OSError(EADDRINUSE, f"port {port} is in use")
        if existing is None and len(self.listeners) >= LISTENER_LIMIT:
            raise OSError(ENOBUFS, "too many listeners")
        listener = Listener(port, backlog)
        self.listeners[port] = listener
        return listener

    def connect(self, address: int, port: int, now: int) -> Connection:
        """Begin to open a connection. Raises OSError: EINVAL, ENETUNREACH, EADDRNOTAVAIL, ENOBUFS."""
        if port < 1 or port > 65535:
            raise OSError(EINVAL, f"not a port: {port}")
        if not self.ip.reaches(address):
            raise OSError(ENETUNREACH, "Network is unreachable")
        if not self._has_room():
            raise OSError(ENOBUFS, "too many connections")
        connection = self._new_connection(self.ip.source_for(address), self._ephemeral_port(address, port), address, port, now)
        connection.state = SYN_SENT
        connection.want_output()
        return connection

    def input(self, packet: Ipv4Packet, now: int) -> None:
        """Takes in a packet whose IPv4 header is checked. now: nanoseconds."""
        segment = parse_segment(packet.payload, packet.source, packet.destination, packet.is_verified)
        if segment is None or not self.ip.is_own(packet.destination):
            self.counters.tcp_malformed += 1
            return
        if not segment.checksum_ok:
            self.counters.tcp_checksum += 1
            return
        key = connection_key(packet.source, segment.source_port, segment.destination_port)
        connection = self.connections.get(key)
        if connection is not None and self._is_over(connection, segment, now):
            self._forget(connection)
            connection = None
        if connection is None:
            connection = self._open(packet, segment, now)
            if connection is None:
                return
        before = connection.state
        segment_arrives(connection, segment, self.ip, self.counters, now)
        self._after(connection, before, now)
        connection.notify()

    def poll(self, now: int) -> int:
        """Run the timers and send what is wanted; the next deadline, `now` when the device's queue was full.

        Looks at all connections only when a timer may have expired, not each time one of them has something to send.
        """
        if len(self.pending) == 0 and now < self.timers_at:
            return self.timers_at
        touched = self.pending.copy()
        self.pending.clear()
        if self.timers_at <= now:
            self.timers_at = NEVER
            for connection in self.connections.values():
                deadline = connection.deadline()
                if deadline > now:
                    self.timers_at = min(self.timers_at, deadline)
                elif not connection.output_wanted:
                    touched.append(connection)
        for connection in touched:
            before = connection.state
            if connection.deadline() <= now:
                expire_timers(connection, self.ip, now)
            transmit(connection, self.ip, now)
            if connection.output_wanted:
                self.pending.append(connection)
            self._after(connection, before, now)
            connection.notify()
        return self.timers_at if len(self.pending) == 0 else now

    def unreachable(self, quoted: QuotedPacket, code: int, now: int) -> None:
        """An ICMP error: ends an attempt to connect, and nothing else (RFC 5461 §4, RFC 5927 §4)."""
        key = connection_key(quoted.destination, quoted.destination_port, quoted.source_port)
        connection = self.connections.get(key)
        if connection is None or connection.state != SYN_SENT or quoted.sequence != connection.initial_send:
            return
        if code == PORT_UNREACHABLE or code == PROTOCOL_UNREACHABLE:
            connection.fail(ECONNREFUSED, "Connection refused")
        else:
            connection.fail(EHOSTUNREACH, "No route to host")
        self._after(connection, SYN_SENT, now)
        connection.notify()

    def _is_over(self, connection: Connection, segment: Segment, now: int) -> bool:
        """Whether the entry in the table makes way for the segment: aborted, or a TIME-WAIT that a new SYN ends."""
        if connection.state == CLOSED:
            transmit(connection, self.ip, now)
            return True
        if connection.state != TIME_WAIT or segment.flags & (SYN | ACK | RST | FIN) != SYN:
            return False
        return segment.sequence.position(connection.receive.next) > connection.receive.next  # RFC 1122 §4.2.2.13

    def _after(self, connection: Connection, before: int, now: int) -> None:
        """Keep the tables right after something happened to a connection."""
        state = connection.state
        self.timers_at = min(self.timers_at, connection.deadline())
        if before == SYN_RECEIVED and state != SYN_RECEIVED and connection.is_passive:
            self.half_open -= 1
            if state != CLOSED:
                listener = self.listeners.get(connection.local_port)
                if listener is None or listener.closed:
                    connection.abort()
                else:
                    listener.established(connection)
        if connection.state == CLOSED:
            transmit(connection, self.ip, now)
            self._forget(connection)
        elif state == TIME_WAIT and before != TIME_WAIT:
            self._recycle_time_wait(TIME_WAIT_LIMIT)

    def _forget(self, connection: Connection) -> None:
        key = connection_key(connection.remote_address, connection.remote_port, connection.local_port)
        if self.connections.get(key) is connection:
            del self.connections[key]

    def _recycle_time_wait(self, limit: int) -> None:
        """Forget the oldest TIME-WAIT connection when there are more than `limit` of them."""
        count = 0
        oldest: Connection | None = None
        for connection in self.connections.values():
            if connection.state == TIME_WAIT:
                count += 1
                if oldest is None or connection.linger_until < oldest.linger_until:
                    oldest = connection
        if oldest is not None and count > limit:
            self.counters.tcp_time_wait_recycled += 1
            self._forget(oldest)

    def _has_room(self) -> bool:
        if len(self.connections) >= self._connection_limit():
            self._recycle_time_wait(0)
        if len(self.connections) < self._connection_limit():
            return True
        self.counters.tcp_connections_full += 1
        return False

    def _new_connection(self, local: int, local_port: int, address: int, port: int, now: int) -> Connection:
        initial = self.initial_sequence.number((local << 16) | local_port, (address << 16) | port, now)
        return self._add_connection(local, local_port, address, port, initial, now)

    def _add_connection(self, local: int, local_port: int, address: int, port: int, initial: int, now: int) -> Connection:
        mss = self._receive_mss()
        connection = self._make_connection(local, local_port, address, port, initial, mss, now)
        self.connections[connection_key(address, port, local_port)] = connection
        return connection

    def _make_connection(self, local: int, local_port: int, address: int, port: int, initial: int, mss: int, now: int) -> Connection:
        return Connection(local, local_port, address, port, initial, mss, now, self.pending)

    def _connection_limit(self) -> int:
        return CONNECTION_LIMIT

    def _receive_mss(self) -> int:
        return self.ip.largest_payload() - TCP_HEADER

    def _ephemeral_port(self, address: int, port: int) -> int:
        """A random free port (RFC 6056 §3.3.1)."""
        random = self.entropy(2)
        first = (random[0] << 8) | random[1]
        for i in range(_EPHEMERAL_PORTS):
            candidate = FIRST_EPHEMERAL_PORT + (first + i) % _EPHEMERAL_PORTS
            if connection_key(address, port, candidate) not in self.connections and candidate not in self.listeners:
                return candidate
        raise OSError(EADDRNOTAVAIL, "no free port")

    def _open(self, packet: Ipv4Packet, segment: Segment, now: int) -> Connection | None:
        """A segment without a connection: the one it opens and must still be processed by, if any."""
        listener = self.listeners.get(segment.destination_port)
        flags = segment.flags
        if flags & RST:
            self.counters.tcp_no_connection += 1
            return None
        if listener is not None and not listener.closed:
            if flags & (SYN | ACK) == SYN:
                self._syn_arrives(listener, packet, segment, now)
                return None
            if flags & (SYN | ACK) == ACK and now < self.cookies_until:
                connection = self._cookie_arrives(listener, packet, segment, now)
                if connection is not None:
                    return connection
        self.counters.tcp_no_connection += 1
        if self.resets.allows(now):
            send_reset(self.ip, packet.destination, packet.source, segment, now)
        return None

    def _syn_arrives(self, listener: Listener, packet: Ipv4Packet, segment: Segment, now: int) -> None:
        """RFC 9293 §3.10.7.2: make a connection, or send a cookie, or let the peer try again."""
        if listener.is_full():
            self.counters.tcp_backlog_full += 1
            return
        if self.ip.memory_is_short:
            self.counters.tcp_memory_short += 1
            return
        if self.half_open >= HALF_OPEN_LIMIT:
            self._send_cookie(packet, segment, now)
            return
        if not self._has_room():
            return
        connection = self._new_connection(packet.destination, segment.destination_port, packet.source, segment.source_port, now)
        self._start_passive(connection, int(segment.sequence.value), segment.mss, segment.window)

    def _start_passive(self, connection: Connection, initial: int, mss: int, window: int) -> None:
        """Enter SYN-RECEIVED; `initial` is the peer's initial sequence number."""
        self.half_open += 1
        connection.state = SYN_RECEIVED
        connection.is_passive = True
        connection.receive.start(initial)
        connection.send.set(window, initial, connection.initial_send)
        set_send_mss(connection, mss)
        connection.want_output()

    def _send_cookie(self, packet: Ipv4Packet, segment: Segment, now: int) -> None:
        self.counters.tcp_cookies_sent += 1
        self.cookies_until = now + COOKIE_LIFETIME
        client = int(segment.sequence.value)
        local = (packet.destination << 16) | segment.destination_port
        remote = (packet.source << 16) | segment.source_port
        cookie = self.initial_sequence.cookie(local, remote, client, segment.mss, now)
        answer = emit_segment(
            packet.destination,
            segment.destination_port,
            packet.source,
            segment.source_port,
            SequenceNumber(u32(cookie)),
            at_position(client + 1),
            SYN | ACK,
            RECEIVE_LIMIT,
            self._receive_mss(),
            bytearray(),
            self.ip.device_adds_sums,
        )
        self.ip.send(answer, packet.destination, packet.source, PROTOCOL_TCP, now)

    def _cookie_arrives(self, listener: Listener, packet: Ipv4Packet, segment: Segment, now: int) -> Connection | None:
        """The third segment of a handshake that has no state: valid when its cookie is."""
        initial = int(segment.sequence.value) - 1
        cookie = (int(segment.acknowledgement.value) - 1) & 0xFFFF_FFFF
        local = (packet.destination << 16) | segment.destination_port
        remote = (packet.source << 16) | segment.source_port
        mss = self.initial_sequence.cookie_mss(local, remote, initial & 0xFFFF_FFFF, cookie, now)
        if mss == 0:
            return None
        if listener.is_full() or self.ip.memory_is_short or not self._has_room():
            self.counters.tcp_backlog_full += 1
            return None
        self.counters.tcp_cookies_accepted += 1
        connection = self._add_connection(packet.destination, segment.destination_port, packet.source, segment.source_port, cookie, now)
        self._start_passive(connection, initial, mss, segment.window)
        connection.send.next = cookie + 1
        connection.send.highest = cookie + 1
        return connection
