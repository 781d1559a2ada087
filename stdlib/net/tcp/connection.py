"""One TCP connection: its transmission control block (RFC 9293 §3.3.1) and what the application may do with it.

No method here sends: it leaves a wish (`want_output`, `reset_wanted`) that the endpoint's next poll fulfils, so
that several writes share a segment and an acknowledgement rides on the answer. `arrival` and `output` hold
the protocol's two halves.
"""

from errno import ECONNABORTED, ENOTCONN, EPIPE
from typing import Final

from net.address import format_address
from net.clock import MILLISECOND, NEVER, SECOND
from net.stream_socket import StreamSocket
from net.tcp.congestion import CongestionControl
from net.tcp.reassembly import Reassembly
from net.tcp.retransmission import RetransmissionQueue
from net.tcp.rtt import RttEstimator
from net.tcp.state import (
    CLOSE_WAIT,
    CLOSED,
    ESTABLISHED,
    FIN_WAIT_1,
    LAST_ACK,
    SYN_RECEIVED,
    TIME_WAIT,
)
from net.tcp.window import RECEIVE_LIMIT, ReceiveWindow, SendWindow

DEFAULT_MSS: Final = 536
"""What a peer that sends no such option can take (RFC 9293 §3.7.1)."""
MINIMUM_MSS: Final = 64
"""A smaller wish is not granted: it would make every byte cost a packet."""
USER_TIMEOUT: Final = 100 * SECOND
"""How long data may stay unacknowledged (RFC 9293 §3.8.3, R2 of RFC 1122 §4.2.3.5)."""
SYN_TIMEOUT: Final = 30 * SECOND
LEAST_RETRANSMISSIONS: Final = 3
"""And how often it was sent again by then (R1): a machine that stood still for minutes must ask first."""
DELAYED_ACK: Final = 40 * MILLISECOND
FIN_WAIT_2_TIMEOUT: Final = 60 * SECOND
TIME_WAIT_LENGTH: Final = 60 * SECOND
"""2 MSL, with an MSL of 30 s."""
KEEP_ALIVE_PROBES: Final = 5
CHALLENGES_PER_SECOND: Final = 10


class Connection(StreamSocket):
    """`local` is (address, port), as `peer` is. `on_change` is called at most once for a segment."""

    def __init__(
        self,
        local_address: int,
        local_port: int,
        remote_address: int,
        remote_port: int,
        initial_send: int,
        receive_mss: int,
        now: int,
        pending: "list[Connection]",
    ) -> None:
        self.pending: list[Connection] = pending
        self.local_address: int = local_address
        self.local_port: int = local_port
        self.remote_address: int = remote_address
        self.remote_port: int = remote_port
        self.peer = (format_address(remote_address), remote_port)
        self.local: tuple[str, int] = (format_address(local_address), local_port)
        self.error = None
        self.errno = 0
        self.on_change = None

        self.state: int = CLOSED
        self.is_passive: bool = False
        self.initial_send: int = initial_send  # ISS
        self.receive_mss: int = receive_mss
        self.send_mss: int = min(DEFAULT_MSS, receive_mss)
        self.send: SendWindow = SendWindow(initial_send)
        self.queue: RetransmissionQueue = RetransmissionQueue(initial_send + 1)
        self.congestion: CongestionControl = CongestionControl(self.send_mss, initial_send)
        self.rtt: RttEstimator = RttEstimator()
        self.receive: ReceiveWindow = ReceiveWindow()
        self.reassembly: Reassembly = Reassembly()
        self.received: bytearray = bytearray()
        self.fin_position: int = -1  # of the peer's FIN, once a segment has told
        self.reader_gone: bool = False

        self.changed: bool = False
        self.output_wanted: bool = False  # and in `pending`, until the endpoint's next poll
        self.reset_wanted: bool = False
        self.ack_wanted: bool = False
        self.unacknowledged_segments: int = 0  # received, with data

        self.retransmit_at: int = NEVER
        self.is_probing: bool = False  # retransmit_at is the persist timer's
        self.retransmissions: int = 0  # and probes, since the last progress
        self.waiting_since: int = now  # for an acknowledgement, since the last progress
        self.timed_position: int = -1  # acknowledgement that ends the round trip being measured
        self.timed_at: int = 0
        self.sent_at: int = now
        self.delayed_ack_at: int = NEVER
        self.linger_until: int = NEVER  # FIN_WAIT_2 with nobody reading, and TIME_WAIT
        self.keep_alive_interval: int = 0
        self.keep_alive_at: int = NEVER
        self.keep_alive_probes: int = 0
        self.challenges_left: int = CHALLENGES_PER_SECOND
        self.challenges_refill_at: int = 0

    def want_output(self) -> None:
        """Have the endpoint's next poll look at this connection."""
        if not self.output_wanted:
            self.output_wanted = True
            self.pending.append(self)

    def local_name(self) -> tuple[str, int]:
        return self.local

    def is_open(self) -> bool:
        """Whether there is a peer that may still send or be sent to."""
        return self.state != CLOSED and self.state != TIME_WAIT

    def is_established(self) -> bool:
        return ESTABLISHED <= self.state < TIME_WAIT

    def available(self) -> int:
        """Bytes that can be read."""
        return len(self.received)

    def at_eof(self) -> bool:
        if len(self.received) != 0:
            return False
        return self.fin_was_received() or self.state == CLOSED or self.state == TIME_WAIT

    def fin_was_received(self) -> bool:
        return self.fin_position >= 0 and self.receive.next > self.fin_position

    def read(self, limit: int) -> bytes:
        if limit >= len(self.received):
            data = bytes(self.received)
            if len(data) != 0:
                self.received = bytearray()  # gives the memory back while the connection idles
        else:
            data = bytes(self.received[:limit])
            del self.received[:limit]
        if self.state < CLOSE_WAIT and self.receive.is_update_due(self.free(), self.receive_mss):
            self.ack_wanted = True
            self.want_output()
        return data

    def free(self) -> int:
        """Bytes the receive buffer can still take."""
        return RECEIVE_LIMIT - len(self.received)

    def write(self, data: bytes) -> int:
        """Queue bytes for sending; how many there was space for.

        Raises OSError: EPIPE after `close_write`, ENOTCONN or the connection's own error when it has ended."""
        if self.queue.has_fin:
            raise OSError(EPIPE, "connection was closed for writing")
        if not self.is_open():
            if self.error is not None:
                raise OSError(self.errno, self.error)
            raise OSError(ENOTCONN, "connection has ended")
        self.want_output()
        return self.queue.append(data)

    def send_space(self) -> int:
        if self.queue.has_fin or not self.is_open():
            return 0
        return self.queue.space()

    def unsent(self) -> int:
        """Bytes written and not yet acknowledged by the peer."""
        return len(self.queue.data)

    def close_write(self) -> None:
        if self.queue.has_fin or not self.is_open():
            return
        self.queue.has_fin = True
        self.want_output()
        if self.state == ESTABLISHED:
            self.state = FIN_WAIT_1
        elif self.state == CLOSE_WAIT:
            self.state = LAST_ACK

    def close(self) -> None:
        """`close_write`, and nobody will read: what still arrives is discarded for FIN_WAIT_2_TIMEOUT.

        A reset at once, as RFC 1122 §4.2.2.13 has it, could destroy the answer on its way (RFC 9112 §9.6)."""
        self.close_write()
        self.reader_gone = True
        self.received = bytearray()
        self.want_output()

    def abort(self) -> None:
        """Give up at once, with a reset to the peer."""
        if self.is_open():
            self.reset_wanted = self.state >= SYN_RECEIVED
            self.fail(ECONNABORTED, "Software caused connection abort")

    def fail(self, errno: int, error: str) -> None:
        """Enter CLOSED for a reason."""
        self.errno = errno
        self.error = error
        self.finish()

    def finish(self) -> None:
        """Enter CLOSED: no timers, nothing left to send; what was received stays readable."""
        self.state = CLOSED
        self.changed = True
        self.want_output()  # lets the next poll forget the connection
        self.queue.clear()
        self.reassembly.clear()
        self.retransmit_at = NEVER
        self.delayed_ack_at = NEVER
        self.linger_until = NEVER
        self.keep_alive_at = NEVER

    def enter_time_wait(self, now: int) -> None:
        """Waits for what may still be on its way (RFC 9293 §3.6.1). now: nanoseconds."""
        self.state = TIME_WAIT
        self.changed = True
        self.queue.clear()
        self.reassembly.clear()
        self.retransmit_at = NEVER
        self.keep_alive_at = NEVER
        self.linger_until = now + TIME_WAIT_LENGTH

    def set_keep_alive(self, interval: int) -> None:
        """Probe a silent peer each `interval` ns and give up after KEEP_ALIVE_PROBES (RFC 1122 §4.2.3.6); 0: never."""
        self.keep_alive_interval = interval
        self.keep_alive_at = NEVER
        self.want_output()

    def deadline(self) -> int:
        """When a timer of this connection expires."""
        return min(min(self.retransmit_at, self.delayed_ack_at), min(self.linger_until, self.keep_alive_at))

    def notify(self) -> None:
        """Tell the application of what changed, once."""
        if self.changed:
            self.changed = False
            if self.on_change is not None:
                self.on_change()

    def allows_challenge(self, now: int) -> bool:
        """Whether one more answer to a suspect segment may be sent in this second (RFC 5961 §7).

        The limit is the connection's own: a limit shared by all tells an attacker about the others (CVE-2016-5696)."""
        if now >= self.challenges_refill_at:
            self.challenges_left = CHALLENGES_PER_SECOND
            self.challenges_refill_at = now + SECOND
        if self.challenges_left == 0:
            return False
        self.challenges_left -= 1
        return True
