"""netfront: Ethernet frames by way of another domain's back end (xen/include/public/io/netif.h).

Two rings. Frames are copied into and out of pages that stay granted to the back end as long as it is connected: it never
sees other memory, and no grant has to be made or taken back per frame. A frame that is longer than a buffer goes in several
parts, either way ("feature-sg").

Checksum offload, both ways: TCP segments are sent without their checksums (NETTXF_csum_blank), which the back end's domain adds
if a frame leaves the host; and it vouches for those of frames that it has verified or that have not been on a wire.
"""

from typing import Final

import unsafe
from machine import u8, u16, u32, u64
from runtime.builtins.text.storage import copy_bytes, new_bytes
from runtime.drivers.checksum_offload import is_tcp
from runtime.drivers.xen.ring import Ring
from runtime.drivers.xen.xenbus import CONNECTED, Frontend, begin, follow, number_of, take_back
from runtime.drivers.xen.xenstore import Xenstore
from runtime.memory.pages import allocate_pages
from runtime.panic import panic
from runtime.xen.grants import GrantTable
from runtime.xen.hypercalls import notify
from unsafe import Array

ETHERNET_HEADER: Final = 14
ETHERNET_MTU: Final = 1500
# Bounds of an MTU: IPv4's least (RFC 791), the longest frame that a length of the rings can tell, and jumbo frames.
LEAST_MTU: Final = 68
POSSIBLE_MTU: Final = 65535 - ETHERNET_HEADER
MOST_MTU: Final = 9000

PAGE: Final = u64(4096)
TRANSMIT_ENTRY: Final = u64(12)
RECEIVE_ENTRY: Final = u64(8)
# Two buffers a page to send, one to receive, as the back end writes from a page's start.
TRANSMIT_BUFFERS: Final = 64
TRANSMIT_PAGES: Final = 32
RECEIVE_BUFFERS: Final = 64
BUFFER_BYTES: Final = 2048
BUFFER_SHIFT: Final = 11
# Where the grants of one connection are: of the pages to send, of those to receive, of the two rings.
RECEIVE_GRANTS: Final = TRANSMIT_PAGES
RING_GRANTS: Final = TRANSMIT_PAGES + RECEIVE_BUFFERS
GRANTS: Final = RING_GRANTS + 2

# Flags of a sent and of a received part (netif.h: XEN_NETTXF_*, XEN_NETRXF_*).
SENT_WITHOUT_CHECKSUM: Final = u16(1 | 2)  # csum_blank, data_validated
VERIFIED: Final = u16(1 | 2)  # data_validated, csum_blank
MORE_DATA: Final = u16(4)
EXTRA_INFO: Final = u16(8)


class NetworkDevice:
    """A network device. It may drop frames, as networks do, and drops all while there is no back end; a back end that breaks
    the rings' protocol is a panic.

    A device that is plugged in again keeps the address it had at first: peers know it, and the stack.
    """

    mac: bytes  # six bytes
    mtu: int  # bytes of an Ethernet frame's payload
    adds_sums: bool  # TCP segments are sent with only the sum of the pseudo header in the checksum's place
    is_verified: bool  # whether the back end vouches for the checksum in the frame received last
    path: str  # our folder, like "device/vif/0"
    grants: GrantTable
    # Of memory, kept from one connection to the next:
    rings: u64  # two pages
    transmit_pages: u64
    receive_pages: u64
    with_backend: Array[u8]  # per transmit buffer: 1 from `send` to its response
    free_buffers: Array[u32]  # stack of the transmit buffers that are not with the back end
    free_count: int
    frontend: Frontend
    # Of the connection, made anew by `offer`:
    is_connected: bool
    outgoing: Ring
    incoming: Ring
    references: Array[u32]  # grants: see GRANTS
    has_grants: bool
    is_inside: bool  # of a frame whose beginning has been dropped

    def __init__(self, store: Xenstore, path: str, grants: GrantTable) -> None:
        """Connects. Before the seal, as long as nobody has asked for the grant table. Panics if no back end comes."""
        self.path = path
        self.grants = grants
        self.mac = mac_of(store.read(path + "/mac"))
        self.mtu = 0
        self.adds_sums = True
        self.is_verified = False
        self.transmit_pages = allocate_pages(u64(TRANSMIT_PAGES))
        self.receive_pages = allocate_pages(u64(RECEIVE_BUFFERS))
        self.rings = allocate_pages(u64(2))
        self.with_backend = unsafe.new_array(u8, TRANSMIT_BUFFERS)
        self.free_buffers = unsafe.new_array(u32, TRANSMIT_BUFFERS)
        self.free_count = 0
        self.references = unsafe.new_array(u32, GRANTS)
        self.has_grants = False
        self.is_connected = False
        self.is_inside = False
        self.frontend = Frontend(store, path)
        begin(self, "network")

    # The connection

    def backend_changed(self) -> None:
        """To be called when a watch event with `path` as its token has come: the back end may have gone or be there again."""
        follow(self)

    def offer(self) -> bool:
        """Make rings and grants for the back end that waits for them. False if it goes away meanwhile."""
        # No earlier back end may keep pages that this one uses.
        if self.has_grants:
            take_back(self.grants, self.references, "network")
        self.read_mtu()
        self.grant_pages(0, self.transmit_pages, TRANSMIT_PAGES, True)
        self.grant_pages(RECEIVE_GRANTS, self.receive_pages, RECEIVE_BUFFERS, False)
        self.grant_pages(RING_GRANTS, self.rings, 2, False)
        self.has_grants = True
        unsafe.fill(self.rings, u8(0), PAGE * 2)
        self.outgoing = Ring(self.rings, TRANSMIT_ENTRY)
        self.incoming = Ring(self.rings + PAGE, RECEIVE_ENTRY)
        self.is_inside = False
        self.free_count = TRANSMIT_BUFFERS
        for buffer in range(TRANSMIT_BUFFERS):
            self.with_backend[buffer] = u8(0)
            self.free_buffers[buffer] = u32(TRANSMIT_BUFFERS - 1 - buffer)
        for buffer in range(RECEIVE_BUFFERS):
            self.give(u32(buffer))
        self.incoming.publish()
        self.frontend.open_channel()
        values = [
            ("tx-ring-ref", str(int(self.references[RING_GRANTS]))),
            ("rx-ring-ref", str(int(self.references[RING_GRANTS + 1]))),
            ("request-rx-copy", "1"),
            ("feature-rx-notify", "1"),
            ("feature-sg", "1"),
            ("feature-ipv6-csum-offload", "0"),
        ]
        if not self.frontend.publish(values, CONNECTED):
            self.frontend.leave()
            return False
        return True

    def connect(self) -> None:
        """The back end has taken the rings."""
        if not self.frontend.complete():
            self.frontend.leave()
            return
        self.is_connected = True
        # It may have missed what was put into the rings before it listened.
        notify(self.frontend.port)

    def disconnect(self) -> None:
        """Leave a back end that goes or has gone. Frames that are on their way are lost."""
        self.is_connected = False
        self.frontend.leave()

    def grant_pages(self, first: int, start: u64, count: int, is_read_only: bool) -> None:
        for page in range(count):
            self.references[first + page] = self.grants.grant(self.frontend.domain, start + u64(page) * PAGE, is_read_only)

    def read_mtu(self) -> None:
        """What xenstore says, if it says something. Panics for nonsense, and for less than the stack has been told before."""
        text = self.frontend.store.read(self.path + "/mtu")
        offered = ETHERNET_MTU if text is None else number_of(text)
        if offered < LEAST_MTU or offered > POSSIBLE_MTU:
            panic("the network device has an impossible MTU")
        offered = min(offered, MOST_MTU if self.frontend.backend_has("feature-sg") else ETHERNET_MTU)
        if self.mtu == 0:
            self.mtu = offered
        elif offered < self.mtu:
            panic("the network device came back with a smaller MTU")

    # Frames

    def send(self, frame: bytes) -> bool:
        """Queue an Ethernet frame without its check sequence. False if the queue is full: try after a `wait`.

        Raises ValueError for a frame that is shorter than its header or longer than the MTU allows.
        """
        length = len(frame)
        if length < ETHERNET_HEADER or length > ETHERNET_HEADER + self.mtu:
            raise ValueError("frame of a size that the network device cannot send")
        if not self.is_connected:
            return True
        if not self.has_room():
            self.reclaim()
            if not self.has_room():
                return False
        at = 0
        while at < length:
            self.free_count -= 1
            buffer = self.free_buffers[self.free_count]
            self.with_backend[int(buffer)] = u8(1)
            part = min(length - at, BUFFER_BYTES)
            unsafe.copy(self.transmit_pages + (u64(buffer) << u64(BUFFER_SHIFT)), unsafe.tail(frame) + u64(at), u64(part))
            request = self.outgoing.next_request()
            # struct netif_tx_request: gref, offset, flags, id, size. The first part's size is that of the frame.
            unsafe.store32(request, self.references[int(buffer >> 1)])
            unsafe.store16(request + 4, u16((buffer & 1) << u32(BUFFER_SHIFT)))
            flags = SENT_WITHOUT_CHECKSUM if at == 0 and is_tcp(frame) else u16(0)
            unsafe.store16(request + 6, flags | MORE_DATA if at + part < length else flags)
            unsafe.store16(request + 8, u16(buffer))
            unsafe.store16(request + 10, u16(length if at == 0 else part))
            at += part
        if self.outgoing.publish():
            notify(self.frontend.port)
        return True

    def has_room(self) -> bool:
        """Whether there are buffers for the longest frame."""
        return self.free_count << BUFFER_SHIFT >= ETHERNET_HEADER + self.mtu

    def reclaim(self) -> None:
        """Take back the buffers of frames that have been sent."""
        while self.outgoing.has_response():
            # struct netif_tx_response: id, status. A frame that was not sent is a frame lost.
            buffer = int(unsafe.volatile_load16(self.outgoing.next_response()))
            if buffer >= TRANSMIT_BUFFERS or self.with_backend[buffer] == 0:
                panic("the network back end answers for a frame that it does not have")
            self.with_backend[buffer] = u8(0)
            self.free_buffers[self.free_count] = u32(buffer)
            self.free_count += 1

    def receive(self) -> bytes | None:
        """The next Ethernet frame without its check sequence, None if there is none.

        Frames whose lengths make no sense are dropped.
        """
        if not self.is_connected:
            return None
        while self.incoming.has_response():
            frame, flags = self.receive_part()
            self.is_verified = flags & VERIFIED != 0
            # We have asked for nothing that takes extra information.
            sound = flags & EXTRA_INFO == 0 and len(frame) != 0 and not self.is_inside
            while flags & MORE_DATA != 0 and self.incoming.has_response():
                part, flags = self.receive_part()
                if len(part) == 0 or len(frame) + len(part) > ETHERNET_HEADER + self.mtu:
                    sound = False
                if sound:
                    frame = frame + part
            # A back end shows whole frames. One that does not gets its parts dropped until a frame begins.
            self.is_inside = flags & MORE_DATA != 0
            if sound and not self.is_inside and ETHERNET_HEADER <= len(frame) <= ETHERNET_HEADER + self.mtu:
                return frame
        self.publish_incoming()
        return None

    def receive_part(self) -> tuple[bytes, u16]:
        """What the next response brings, and its flags; its buffer goes back. b"" for what makes no sense."""
        # The back end answers requests in their order, so that a response's place says which buffer it is about.
        buffer = self.incoming.consumed & u32(RECEIVE_BUFFERS - 1)
        response = self.incoming.next_response()
        # struct netif_rx_response: id, offset, flags, status
        offset = u64(unsafe.volatile_load16(response + 2))
        flags = unsafe.volatile_load16(response + 4)
        status = unsafe.volatile_load16(response + 6)
        part = b""
        if status < 0x8000 and offset + u64(status) <= PAGE:
            part = copy_bytes(self.receive_pages + u64(buffer) * PAGE + offset, u64(status))
        self.give(buffer)
        return (part, flags)

    def give(self, buffer: u32) -> None:
        """Give the back end a receive buffer, with the next `publish_incoming`."""
        request = self.incoming.next_request()
        # struct netif_rx_request: id, pad, gref
        unsafe.store32(request, buffer)
        unsafe.store32(request + 4, self.references[RECEIVE_GRANTS + int(buffer)])

    def publish_incoming(self) -> None:
        if self.incoming.publish():
            notify(self.frontend.port)

    def has_work(self) -> bool:
        """Whether `receive` may have something."""
        return self.is_connected and self.incoming.has_response()

    def arm(self) -> bool:
        """To be called before waiting for an interrupt: True if it is safe to wait, False if there is work already.

        Work is to receive frames, and to send them again after `send` would have refused.
        """
        if not self.is_connected:
            return True
        was_full = not self.has_room()
        self.reclaim()
        if was_full:
            if self.has_room():
                return False
            if not self.outgoing.request_event():
                return False
        self.publish_incoming()
        return self.incoming.request_event()

    def disarm(self) -> None:
        """To be called after waiting: an event is asked for one by one."""


def mac_of(text: str | None) -> bytes:
    """Six bytes from "00:16:3e:..."; panics for anything else."""
    address = new_bytes(u64(6))
    is_sound = text is not None and len(text) == 17
    if text is not None and is_sound:
        for index in range(6):
            value = hexadecimal(text[index * 3]) * 16 + hexadecimal(text[index * 3 + 1])
            is_sound = is_sound and value >= 0 and (index == 5 or text[index * 3 + 2] == ":")
            unsafe.store8(unsafe.tail(address) + u64(index), u8(value & 255))
    if not is_sound:
        panic("the network device has no Ethernet address")
    return address


def hexadecimal(digit: str) -> int:
    """0 to 15; far below 0 for no digit."""
    code = ord(digit)
    if 48 <= code <= 57:
        return code - 48
    code = code | 32
    return code - 87 if 97 <= code <= 102 else -1000
