"""The sending half of TCP: what to send when asked to or when a timer expires (RFC 9293 §3.8, §3.10.8).

Nagle's algorithm is not used: writes gather until the next poll, which does its work without the delay.
"""

from errno import ETIMEDOUT

from net.clock import NEVER
from net.ipv4 import Ipv4
from net.tcp.connection import (
    DELAYED_ACK,
    FIN_WAIT_2_TIMEOUT,
    KEEP_ALIVE_PROBES,
    LEAST_RETRANSMISSIONS,
    SYN_TIMEOUT,
    USER_TIMEOUT,
    Connection,
)
from net.tcp.sequence import at_position
from net.tcp.state import CLOSED, ESTABLISHED, FIN_WAIT_2, SYN_RECEIVED, sends_data
from net.tcp.window import RECEIVE_LIMIT
from net.wire.ipv4 import PROTOCOL_TCP
from net.wire.tcp import ACK, FIN, PSH, RST, SYN, emit_segment


def _send(connection: Connection, ip: Ipv4, flags: int, position: int, mss: int, payload: bytearray, now: int) -> None:
    """One segment; with ACK it acknowledges all that was received and offers the window there is."""
    acknowledgement = 0
    window = RECEIVE_LIMIT
    if flags & ACK:
        acknowledgement = connection.receive.next
        window = connection.receive.offer(connection.free(), connection.receive_mss)
        connection.ack_wanted = False
        connection.unacknowledged_segments = 0
        connection.delayed_ack_at = NEVER
    packet = emit_segment(
        connection.local_address,
        connection.local_port,
        connection.remote_address,
        connection.remote_port,
        at_position(position),
        at_position(acknowledgement),
        flags,
        window,
        mss,
        payload,
        ip.device_adds_sums,
    )
    ip.send(packet, connection.local_address, connection.remote_address, PROTOCOL_TCP, now)


def send_ack(connection: Connection, ip: Ipv4, now: int) -> None:
    """A segment without data, from the position the peer expects next."""
    send = connection.send
    # After a timeout `next` lies in the peer's past; a probe's byte, in `highest`, lies beyond its window.
    position = send.next if connection.is_probing else send.highest
    _send(connection, ip, ACK, position, 0, bytearray(), now)


def _sent(connection: Connection, end: int, now: int) -> None:
    """Keep the books and the retransmission timer after sending up to `end`."""
    send = connection.send
    if send.highest == send.unacknowledged:
        connection.waiting_since = now
    if end > send.highest:
        send.highest = end
        if connection.timed_position < 0:
            connection.timed_position = end
            connection.timed_at = now
    send.next = max(send.next, end)
    connection.sent_at = now
    if connection.retransmit_at == NEVER or connection.is_probing:
        connection.is_probing = False
        connection.retransmit_at = now + connection.rtt.timeout


def _send_syn(connection: Connection, ip: Ipv4, now: int) -> None:
    flags = SYN | ACK if connection.state == SYN_RECEIVED else SYN
    _send(connection, ip, flags, connection.initial_send, connection.receive_mss, bytearray(), now)
    _sent(connection, connection.initial_send + 1, now)


def _send_data(connection: Connection, ip: Ipv4, now: int) -> None:
    """All that the windows allow (RFC 9293 §3.8.6.2.1 avoids silly windows)."""
    send = connection.send
    queue = connection.queue
    congestion = connection.congestion
    if send.highest == send.unacknowledged and now - connection.sent_at > connection.rtt.timeout:
        congestion.after_idle()
    limit = send.unacknowledged + min(send.size, congestion.allowance())
    while True:
        waiting = queue.end() - send.next  # -1 when the FIN has been sent
        count = min(min(waiting, connection.send_mss), limit - send.next)
        fin = queue.has_fin and count == waiting and limit > send.next + count
        if count < 0 or (count == 0 and not fin):
            break
        if count < waiting and count < connection.send_mss and count < send.largest // 2:
            break
        if ip.neighbours.egress.is_full():
            connection.output_wanted = True
            return
        _send_piece(connection, ip, send.next, count, fin, now)
    pending = queue.end() + 1 if queue.has_fin else queue.end()
    if connection.retransmit_at == NEVER and send.next < pending:
        # The window is closed, or too small, and nothing is under way that would bring its update (RFC 9293 §3.8.6.1). `highest`
        # may lie beyond it: of a peer that has taken back what it offered, and of a probe.
        connection.is_probing = True
        connection.waiting_since = now
        connection.retransmit_at = now + connection.rtt.timeout


def _send_piece(connection: Connection, ip: Ipv4, position: int, count: int, fin: bool, now: int) -> None:
    flags = ACK
    end = position + count
    if count > 0 and end == connection.queue.end():
        flags |= PSH
    payload = connection.queue.piece(position, count)
    if fin:
        flags |= FIN
        end += 1
    if position < connection.send.highest:
        ip.counters.tcp_retransmissions += 1
        connection.timed_position = -1  # Karn: the acknowledgement would be ambiguous
    _send(connection, ip, flags, position, 0, payload, now)
    _sent(connection, end, now)


def retransmit_first(connection: Connection, ip: Ipv4, now: int) -> None:
    """Fast retransmit: the first segment that is not acknowledged (RFC 5681 §3.2)."""
    send = connection.send
    queue = connection.queue
    first = send.unacknowledged
    count = min(min(queue.end(), send.highest) - first, connection.send_mss)
    fin = queue.has_fin and first + count == queue.end() and send.highest > queue.end()
    if count >= 0 and (count > 0 or fin):
        _send_piece(connection, ip, first, count, fin, now)


def transmit(connection: Connection, ip: Ipv4, now: int) -> None:
    """Fulfil what the connection wants sent; `output_wanted` stays set when the device's queue is full."""
    connection.output_wanted = False
    state = connection.state
    if state == CLOSED:
        if connection.reset_wanted:
            connection.reset_wanted = False
            _send(connection, ip, RST | ACK, connection.send.highest, 0, bytearray(), now)
            connection.delayed_ack_at = NEVER
        return
    if state < ESTABLISHED:
        if connection.send.next == connection.initial_send:
            _send_syn(connection, ip, now)
        return
    if sends_data(state):
        _send_data(connection, ip, now)
    if connection.ack_wanted:
        send_ack(connection, ip, now)
    elif connection.unacknowledged_segments > 0 and connection.delayed_ack_at == NEVER:
        connection.delayed_ack_at = now + DELAYED_ACK
    if connection.reader_gone and state == FIN_WAIT_2 and connection.linger_until == NEVER:
        connection.linger_until = now + FIN_WAIT_2_TIMEOUT
    if connection.keep_alive_interval != 0 and connection.keep_alive_at == NEVER:
        connection.keep_alive_at = now + connection.keep_alive_interval


def expire_timers(connection: Connection, ip: Ipv4, now: int) -> None:
    """Act on the timers that have expired; the caller calls `transmit` afterwards."""
    if connection.linger_until <= now:
        connection.reset_wanted = connection.state == FIN_WAIT_2
        connection.finish()
        return
    if connection.delayed_ack_at <= now:
        connection.delayed_ack_at = NEVER
        connection.ack_wanted = True
    if connection.retransmit_at <= now:
        _retransmission_timeout(connection, ip, now)
    if connection.keep_alive_at <= now:
        _keep_alive(connection, ip, now)
    connection.output_wanted = True


def _time_out(connection: Connection) -> None:
    connection.reset_wanted = connection.state >= SYN_RECEIVED
    connection.fail(ETIMEDOUT, "Connection timed out")


def _retransmission_timeout(connection: Connection, ip: Ipv4, now: int) -> None:
    send = connection.send
    patience = USER_TIMEOUT if connection.state >= ESTABLISHED else SYN_TIMEOUT
    if now - connection.waiting_since >= patience and connection.retransmissions >= LEAST_RETRANSMISSIONS:
        _time_out(connection)
        return
    connection.rtt.back_off()
    connection.timed_position = -1
    if connection.is_probing:
        connection.retransmissions += 1
        _probe(connection, ip, now)
        connection.retransmit_at = now + connection.rtt.timeout
        return
    connection.congestion.timed_out(send.in_flight(), send.highest, connection.retransmissions == 0)
    connection.retransmissions += 1
    send.next = send.unacknowledged
    connection.retransmit_at = NEVER


def _probe(connection: Connection, ip: Ipv4, now: int) -> None:
    """One byte, or the FIN, beyond the closed window; its acknowledgement tells the window. As much as fits into a window that was
    too small until now: a peer that does not open it further gets all the same (RFC 9293 §3.8.6.2.1 (4))."""
    send = connection.send
    queue = connection.queue
    first = send.unacknowledged
    flags = ACK if first < queue.end() else ACK | FIN
    payload = queue.piece(first, max(min(send.size, connection.send_mss), 1))
    _send(connection, ip, flags, first, 0, payload, now)
    send.highest = max(send.highest, first + max(len(payload), 1))


def _keep_alive(connection: Connection, ip: Ipv4, now: int) -> None:
    """A segment from the peer's past, which it must answer."""
    connection.keep_alive_at = now + connection.keep_alive_interval
    if connection.state < ESTABLISHED or connection.send.in_flight() > 0:
        return
    if connection.keep_alive_probes >= KEEP_ALIVE_PROBES:
        _time_out(connection)
        return
    connection.keep_alive_probes += 1
    _send(connection, ip, ACK, connection.send.unacknowledged - 1, 0, bytearray(), now)
