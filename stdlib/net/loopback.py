"""The loopback interface (RFC 1122 §3.2.1.3, RFC 5735 §3): what it sends comes in again, and no wire is needed.

An interface like any other, with limits as large as those of a host's own buffers: its only peer is the program itself.
"""

from collections import deque
from collections.abc import Callable
from typing import Final

from net.address import BROADCAST, UNSPECIFIED, is_loopback
from net.arp import NeighbourCache
from net.clock import NEVER
from net.counters import Counters
from net.egress import EgressQueue
from net.interface import Interface
from net.ipv4 import Ipv4
from net.tcp.connection import Connection
from net.tcp.endpoint import Tcp
from net.tcp.retransmission import RetransmissionQueue
from net.tcp.window import ReceiveWindow

LOCALHOST: Final = 0x7F00_0001
LOOPBACK_MTU: Final = 65535
FRAME_LIMIT: Final = 16384
"""Frames that are sent and not yet received again: a datagram beyond is lost, a segment waits."""
LOCAL_CONNECTION_LIMIT: Final = 8192
"""Ends of connections: each connection of the program to itself has two."""
LOCAL_SEND_LIMIT: Final = 2097152
LOCAL_RECEIVE_LIMIT: Final = 65535
"""The largest window there is without scaling."""


class LoopbackQueue(EgressQueue):
    """Frames on their way back."""

    def __init__(self, counters: Counters) -> None:
        super().__init__(counters)
        self.waiting: deque[bytes] = deque()

    def is_full(self) -> bool:
        return len(self.waiting) >= FRAME_LIMIT

    def push(self, frame: bytes) -> None:
        if len(self.waiting) >= 2 * FRAME_LIMIT:
            self.counters.egress_full += 1
            return
        self.waiting.append(frame)

    def pop(self) -> bytes | None:
        if len(self.waiting) == 0:
            return None
        self.counters.frames_sent += 1
        return self.waiting.popleft()


class LoopbackLink(NeighbourCache):
    """The link on which every address is at this host: nobody needs to be asked."""

    def send(self, packet: bytearray, next_hop: int, source: int, now: int) -> None:
        self.send_to(packet, self.mac)

    def announce(self, address: int) -> None:
        """There is nobody to tell."""

    def poll(self, source: int, now: int) -> int:
        return NEVER


class LoopbackIpv4(Ipv4):
    """127/8, and `outer_address`, which the host has on its other interface."""

    def __init__(self, neighbours: NeighbourCache, counters: Counters, mtu: int, identification: int) -> None:
        super().__init__(neighbours, counters, mtu, identification)
        self.outer_address: int = UNSPECIFIED

    def is_own(self, address: int) -> bool:
        return is_loopback(address) or (address == self.outer_address and address != UNSPECIFIED)

    def is_broadcast(self, address: int) -> bool:
        return address == BROADCAST

    def takes(self, destination: int) -> bool:
        return self.is_own(destination)

    def is_martian(self, source: int) -> bool:
        return not self.is_own(source)

    def reaches(self, destination: int) -> bool:
        return self.is_own(destination)

    def source_for(self, destination: int) -> int:
        return LOCALHOST if is_loopback(destination) else destination

    def resets_unread(self) -> bool:
        return True

    def next_hop(self, destination: int) -> int:
        return destination if self.is_own(destination) else UNSPECIFIED


class LocalSendQueue(RetransmissionQueue):
    """`gone`: bytes at the beginning of `data` that are acknowledged. They are cut off when they are the larger part, since
    it is the rest that is moved then."""

    def __init__(self, start: int) -> None:
        super().__init__(start)
        self.gone: int = 0

    def space(self) -> int:
        return LOCAL_SEND_LIMIT + self.gone - len(self.data)

    def end(self) -> int:
        return self.start + len(self.data) - self.gone

    def piece(self, position: int, count: int) -> bytearray:
        first = position - self.start + self.gone
        return self.data[first : first + count]

    def acknowledge(self, position: int) -> int:
        count = min(position, self.end()) - self.start
        if count <= 0:
            return 0
        self.start += count
        self.gone += count
        if self.gone == len(self.data):
            self.data = bytearray()
            self.gone = 0
        elif self.gone * 2 > len(self.data):
            del self.data[: self.gone]
            self.gone = 0
        return count

    def clear(self) -> None:
        super().clear()
        self.gone = 0


class LocalReceiveWindow(ReceiveWindow):
    """A window as large as that of a host's own sockets."""

    def start(self, initial: int) -> None:
        self.next = initial + 1
        self.edge = initial + 1 + LOCAL_RECEIVE_LIMIT


class LocalConnection(Connection):
    """A connection of the program to itself, with a buffer for what a host's two would hold together."""

    def __init__(self, local_address: int, local_port: int, remote_address: int, remote_port: int, initial_send: int,
                 receive_mss: int, now: int, pending: list[Connection]) -> None:
        super().__init__(local_address, local_port, remote_address, remote_port, initial_send, receive_mss, now, pending)
        self.queue = LocalSendQueue(initial_send + 1)
        self.receive = LocalReceiveWindow()

    def free(self) -> int:
        return LOCAL_RECEIVE_LIMIT - len(self.received)

    def unsent(self) -> int:
        return self.queue.end() - self.queue.start


class LoopbackTcp(Tcp):
    """TCP with limits for connections inside the program."""

    def _make_connection(self, local: int, local_port: int, address: int, port: int, initial: int, mss: int, now: int) -> Connection:
        return LocalConnection(local, local_port, address, port, initial, mss, now, self.pending)

    def _connection_limit(self) -> int:
        return LOCAL_CONNECTION_LIMIT


class Loopback(Interface):
    """`exchange` in place of a device: after anything happened, all of it is on the other side."""

    def __init__(self, entropy: Callable[[int], bytes]) -> None:
        super().__init__(b"\0\0\0\0\0\0", LOOPBACK_MTU, entropy)
        self.ip.configure(LOCALHOST, 0xFF00_0000, UNSPECIFIED)
        # What never leaves memory needs no checksums.
        self.let_device_add_sums()

    def exchange(self, now: int) -> int:
        """Sends what there is, and receives it, until there is nothing more; the next deadline."""
        deadline = self.poll(now)
        frame = self.next_frame()
        while frame is not None:
            while frame is not None:
                self.input(frame, now, True)
                frame = self.next_frame()
            deadline = self.poll(now)
            frame = self.next_frame()
        return deadline

    def set_outer_address(self, address: int) -> None:
        """The host's other address: what is sent to it from here comes here."""
        ip = self.ip
        if isinstance(ip, LoopbackIpv4):
            ip.outer_address = address

    def _make_egress(self) -> EgressQueue:
        return LoopbackQueue(self.counters)

    def _make_neighbours(self) -> NeighbourCache:
        return LoopbackLink(self.mac, self.egress, self.counters)

    def _make_ip(self, mtu: int, identification: int) -> Ipv4:
        return LoopbackIpv4(self.neighbours, self.counters, mtu, identification)

    def _make_tcp(self) -> Tcp:
        return LoopbackTcp(self.ip, self.counters, self.entropy)
