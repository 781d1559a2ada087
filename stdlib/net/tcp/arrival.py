"""SEGMENT ARRIVES (RFC 9293 §3.10.7) for a connection that exists, with the checks of RFC 5961."""

from errno import ECONNREFUSED, ECONNRESET

from net.clock import NEVER
from net.counters import Counters
from net.ipv4 import Ipv4
from net.tcp.connection import MINIMUM_MSS, TIME_WAIT_LENGTH, Connection
from net.tcp.output import retransmit_first, send_ack
from net.tcp.reset import send_reset
from net.tcp.state import (
    CLOSE_WAIT,
    CLOSED,
    CLOSING,
    ESTABLISHED,
    FIN_WAIT_1,
    FIN_WAIT_2,
    LAST_ACK,
    SYN_RECEIVED,
    SYN_SENT,
    TIME_WAIT,
    receives_data,
)
from net.wire.tcp import ACK, FIN, RST, SYN, Segment


def set_send_mss(connection: Connection, offered: int) -> None:
    """Take the segment size of the peer's SYN; 0 when it named none."""
    if offered != 0:
        connection.send_mss = min(max(offered, MINIMUM_MSS), connection.receive_mss)
    connection.congestion.restart(connection.send_mss)


def segment_arrives(connection: Connection, segment: Segment, ip: Ipv4, counters: Counters, now: int) -> None:
    """Process one segment. Sends duplicate acknowledgements and resets at once, the rest with the next poll."""
    if connection.state == SYN_SENT:
        _in_syn_sent(connection, segment, ip, now)
        return
    receive = connection.receive
    position = segment.sequence.position(receive.next)
    flags = segment.flags
    payload = segment.payload
    if not receive.is_acceptable(position, segment.length()):
        if position != receive.next or flags & SYN:
            _unacceptable(connection, segment, position, counters, now)
            return
        # A closed window takes no data, but the acknowledgement and a reset count (RFC 9293 §3.10.7.4).
        payload = b""
        flags &= ~FIN
        connection.ack_wanted = True
    if flags & RST:
        if connection.state == TIME_WAIT:
            return  # RFC 1337: a reset must not cut TIME-WAIT short
        if position == receive.next:
            _reset(connection)
        else:
            _challenge(connection, counters, now)
        return
    if flags & SYN:
        _challenge(connection, counters, now)
        return
    if not flags & ACK:
        return
    if not _acknowledgement_arrives(connection, segment, position, ip, counters, now):
        return
    if connection.keep_alive_interval != 0:
        connection.keep_alive_probes = 0
        connection.keep_alive_at = now + connection.keep_alive_interval
    if receives_data(connection.state):
        _text_arrives(connection, position, payload, flags & FIN != 0, ip, counters, now)
    connection.want_output()


def _in_syn_sent(connection: Connection, segment: Segment, ip: Ipv4, now: int) -> None:
    """RFC 9293 §3.10.7.3."""
    send = connection.send
    flags = segment.flags
    acknowledgement = segment.acknowledgement.position(send.unacknowledged)
    if flags & ACK and not send.unacknowledged < acknowledgement <= send.highest:
        if not flags & RST:
            send_reset(ip, connection.local_address, connection.remote_address, segment, now)
        return
    if flags & RST:
        if flags & ACK:
            connection.fail(ECONNREFUSED, "Connection refused")
        return
    if not flags & SYN:
        return
    initial = int(segment.sequence.value)
    connection.receive.start(initial)
    set_send_mss(connection, segment.mss)
    connection.want_output()
    if flags & ACK:
        send.set(segment.window, initial, acknowledgement)
        send.unacknowledged = acknowledgement
        connection.ack_wanted = True
        _establish(connection, now)
    else:  # both ends opened at once
        connection.state = SYN_RECEIVED
        send.set(segment.window, initial, send.unacknowledged)
        send.next = send.unacknowledged


def _establish(connection: Connection, now: int) -> None:
    """The handshake is done: our SYN is acknowledged."""
    connection.state = FIN_WAIT_1 if connection.queue.has_fin else ESTABLISHED
    connection.changed = True
    connection.retransmit_at = NEVER
    _measure(connection, now)
    if connection.retransmissions != 0:
        connection.retransmissions = 0
        connection.congestion.window = connection.send_mss  # RFC 5681 §3.1: after a lost SYN
    connection.waiting_since = now


def _measure(connection: Connection, now: int) -> None:
    """End the measurement of a round trip when its segment is acknowledged."""
    if 0 <= connection.timed_position <= connection.send.unacknowledged:
        connection.rtt.sample(now - connection.timed_at)
        connection.timed_position = -1


def _unacceptable(connection: Connection, segment: Segment, position: int, counters: Counters, now: int) -> None:
    """First step: outside the window. The peer is told what is expected, unless it sent a reset."""
    counters.tcp_unacceptable += 1
    if segment.flags & RST:
        return
    end = position + segment.length()
    is_retransmission = position < end <= connection.receive.next
    if connection.state == TIME_WAIT and segment.flags & FIN and is_retransmission:
        connection.linger_until = now + TIME_WAIT_LENGTH
    if not is_retransmission and not connection.allows_challenge(now):
        return
    connection.want_output()
    if connection.state == SYN_RECEIVED and segment.flags & SYN and is_retransmission:
        connection.send.next = connection.initial_send  # our SYN was lost, or is late
        return
    connection.ack_wanted = True


def _challenge(connection: Connection, counters: Counters, now: int) -> None:
    """A challenge acknowledgement (RFC 5961 §3.2): the real peer will answer with an exact reset."""
    if connection.allows_challenge(now):
        counters.tcp_challenge_acks += 1
        connection.ack_wanted = True
        connection.want_output()


def _reset(connection: Connection) -> None:
    """Second step: a reset at exactly the expected position."""
    state = connection.state
    if state == SYN_RECEIVED and not connection.is_passive:
        connection.fail(ECONNREFUSED, "Connection refused")
    elif state == SYN_RECEIVED or state == CLOSING or state == LAST_ACK:
        connection.finish()
    else:
        connection.fail(ECONNRESET, "Connection reset by peer")


def _acknowledgement_arrives(
    connection: Connection, segment: Segment, position: int, ip: Ipv4, counters: Counters, now: int
) -> bool:
    """Fifth step; False when the segment ends here."""
    send = connection.send
    acknowledgement = segment.acknowledgement.position(send.unacknowledged)
    if connection.state == SYN_RECEIVED:
        if not send.unacknowledged < acknowledgement <= send.highest:
            send_reset(ip, connection.local_address, connection.remote_address, segment, now)
            return False
        send.set(segment.window, position, acknowledgement)
        send.unacknowledged = connection.initial_send + 1
        send.next = max(send.next, send.unacknowledged)
        _establish(connection, now)
    if acknowledgement > send.highest or acknowledgement < send.unacknowledged - send.largest:
        _challenge(connection, counters, now)  # RFC 5961 §5.2
        return False
    if connection.state == TIME_WAIT:
        return False
    is_duplicate = acknowledgement == send.unacknowledged and segment.length() == 0 and send.in_flight() > 0
    if acknowledgement > send.unacknowledged:
        _progress(connection, acknowledgement, ip, now)
    if acknowledgement >= send.unacknowledged:
        if send.update(segment.window, position, acknowledgement):
            is_duplicate = False
        if connection.is_probing:
            if not connection.reader_gone:  # RFC 9293 §3.8.6.1: the peer lives; but nobody is left to lose patience
                connection.waiting_since = now
                connection.retransmissions = 0
            if send.size != 0:
                connection.is_probing = False
                connection.retransmit_at = NEVER
                connection.rtt.forget_backoff()
    if is_duplicate and connection.congestion.duplicate(acknowledgement, send.in_flight(), send.highest):
        retransmit_first(connection, ip, now)
    if connection.queue.has_fin and send.unacknowledged > connection.queue.end():
        if connection.state == FIN_WAIT_1:
            connection.state = FIN_WAIT_2
            connection.changed = True
        elif connection.state == CLOSING:
            connection.enter_time_wait(now)
        elif connection.state == LAST_ACK:
            connection.finish()
    return connection.state != CLOSED


def _progress(connection: Connection, acknowledgement: int, ip: Ipv4, now: int) -> None:
    """Something new was acknowledged."""
    send = connection.send
    count = acknowledgement - send.unacknowledged
    send.unacknowledged = acknowledgement
    send.next = max(send.next, acknowledgement)
    if connection.queue.acknowledge(acknowledgement) != 0:
        connection.changed = True
    _measure(connection, now)
    connection.retransmissions = 0
    connection.waiting_since = now
    if not connection.is_probing:
        connection.retransmit_at = NEVER if send.in_flight() == 0 else now + connection.rtt.timeout
    if connection.congestion.acknowledged(count, acknowledgement, send.in_flight()):
        retransmit_first(connection, ip, now)


def _text_arrives(
    connection: Connection, position: int, payload: bytes, fin: bool, ip: Ipv4, counters: Counters, now: int
) -> None:
    """Seventh and eighth step: the data and the FIN of an acceptable segment."""
    if ip.memory_is_short and len(payload) != 0:
        counters.tcp_memory_short += 1
        return
    receive = connection.receive
    end = position + len(payload)
    if connection.reader_gone and end > receive.next and ip.resets_unread():
        connection.reset_wanted = True
        connection.fail(ECONNRESET, "Connection reset by peer")
        return
    if fin and end < receive.edge and connection.fin_position < 0:
        connection.fin_position = end
    limit = receive.edge if connection.fin_position < 0 else min(receive.edge, connection.fin_position)
    if end > limit:
        payload = payload[: max(limit - position, 0)]
    if position < receive.next:
        payload = payload[receive.next - position :]
        position = receive.next
    if len(payload) != 0 and position == receive.next:
        _deliver(connection, payload)
        connection.unacknowledged_segments += 1
        if not connection.reassembly.is_empty():
            connection.ack_wanted = True  # RFC 5681 §4.2: a gap was filled, all or in part
            piece = connection.reassembly.take(receive.next)
            while len(piece) != 0:
                _deliver(connection, piece)
                piece = connection.reassembly.take(receive.next)
        if connection.unacknowledged_segments >= 2:
            connection.ack_wanted = True
    elif position > receive.next and (len(payload) != 0 or fin):
        if not connection.reassembly.insert(position, payload):
            counters.tcp_reassembly_full += 1
        send_ack(connection, ip, now)  # the duplicate that makes the peer retransmit (RFC 5681 §4.2)
    if receive.next == connection.fin_position:
        _fin_arrives(connection, now)


def _deliver(connection: Connection, data: bytes) -> None:
    connection.receive.next += len(data)
    if not connection.reader_gone:
        connection.received += data
        connection.changed = True


def _fin_arrives(connection: Connection, now: int) -> None:
    """All data before the FIN is there."""
    connection.receive.next += 1
    connection.ack_wanted = True
    connection.changed = True
    if connection.state == ESTABLISHED:
        connection.state = CLOSE_WAIT
    elif connection.state == FIN_WAIT_1:
        connection.state = CLOSING
    elif connection.state == FIN_WAIT_2:
        connection.enter_time_wait(now)
