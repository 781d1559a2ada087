"""netfront: Ethernet frames by way of another domain's back end (xen/include/public/io/netif.h).

Two rings. Frames are copied into and out of pages that stay granted to the back end as long as it is connected: it never
sees other memory, and no grant has to be made or taken back per frame.
"""

from typing import Final

import unsafe
from machine import u8, u16, u32, u64
from runtime.builtins.text.storage import copy_bytes, new_bytes
from runtime.drivers.xen.ring import Ring
from runtime.drivers.xen.xenbus import CLOSED, CLOSING, CONNECTED, INIT_WAIT, INITIALISED, Frontend, number_of
from runtime.memory.pages import allocate_pages
from runtime.panic import panic
from runtime.xen.events import watch
from runtime.xen.grants import GrantTable
from runtime.xen.hypercalls import allocate_channel, notify, yield_processor
from unsafe import Array

ETHERNET_HEADER: Final = 14
ETHERNET_MTU: Final = 1500
LEAST_MTU: Final = 68

PAGE: Final = u64(4096)
TRANSMIT_ENTRY: Final = u64(12)
RECEIVE_ENTRY: Final = u64(8)
# Two frames a page to send, one to receive, as the back end writes from a page's start.
TRANSMIT_BUFFERS: Final = 64
RECEIVE_BUFFERS: Final = 64
HALF: Final = u64(2048)

# Flags of a received part (netif.h: XEN_NETRXF_*).
MORE_DATA: Final = u16(4)
EXTRA_INFO: Final = u16(8)

# How often to look for a back end that does not come, before it is taken for absent.
PATIENCE: Final = 200_000


class NetworkDevice:
    """A network device. It may drop frames, as networks do; a back end that breaks the rings' protocol is a panic."""

    mac: bytes  # six bytes
    mtu: int  # bytes of an Ethernet frame's payload
    frontend: Frontend
    port: u32
    outgoing: Ring
    incoming: Ring
    transmit_pages: u64
    receive_pages: u64
    transmit_grants: Array[u32]  # of page i
    receive_grants: Array[u32]
    with_backend: Array[u8]  # per transmit buffer: 1 from `send` to its response
    free_buffers: Array[u32]  # stack of the transmit buffers that are not with the back end
    free_count: int

    def __init__(self, frontend: Frontend, grants: GrantTable) -> None:
        """Connects. Before the seal, as long as nobody has asked for the grant table."""
        self.frontend = frontend
        self.mac = mac_of(frontend.store.read(frontend.path + "/mac"))
        self.mtu = mtu_of(frontend.store.read(frontend.path + "/mtu"))
        self.transmit_pages = allocate_pages(u64(TRANSMIT_BUFFERS // 2))
        self.receive_pages = allocate_pages(u64(RECEIVE_BUFFERS))
        rings = allocate_pages(u64(2))
        self.outgoing = Ring(rings, TRANSMIT_ENTRY)
        self.incoming = Ring(rings + PAGE, RECEIVE_ENTRY)
        self.transmit_grants = granted(grants, frontend.domain, self.transmit_pages, TRANSMIT_BUFFERS // 2, True)
        self.receive_grants = granted(grants, frontend.domain, self.receive_pages, RECEIVE_BUFFERS, False)
        self.with_backend = unsafe.new_array(u8, TRANSMIT_BUFFERS)
        self.free_buffers = unsafe.new_array(u32, TRANSMIT_BUFFERS)
        self.free_count = 0
        buffer = TRANSMIT_BUFFERS
        while buffer > 0:
            buffer -= 1
            self.free_buffers[self.free_count] = u32(buffer)
            self.free_count += 1
        self.port = allocate_channel(frontend.domain)
        if self.port == 0:
            panic("Xen gives no event channel")
        watch(self.port)
        self.wait_for(INIT_WAIT)
        frontend.publish(
            [
                ("tx-ring-ref", str(int(grants.grant(frontend.domain, rings, False)))),
                ("rx-ring-ref", str(int(grants.grant(frontend.domain, rings + PAGE, False)))),
                ("event-channel", str(int(self.port))),
                ("request-rx-copy", "1"),
                ("feature-rx-notify", "1"),
                ("feature-sg", "1"),
                # Our stack verifies and makes whole checksums itself.
                ("feature-no-csum-offload", "1"),
                ("feature-ipv6-csum-offload", "0"),
            ],
            CONNECTED,
        )
        buffer = 0
        while buffer < RECEIVE_BUFFERS:
            self.offer(u32(buffer))
            buffer += 1
        self.publish_incoming()
        self.wait_for(CONNECTED)

    def wait_for(self, state: int) -> None:
        """Wait until the back end is in `state`. Panics if it does not get there."""
        for _ in range(PATIENCE):
            found = self.frontend.backend_state()
            if found == state:
                return
            if found == CLOSING or found == CLOSED:
                break
            yield_processor()
        panic("the network back end does not connect")

    def send(self, frame: bytes) -> bool:
        """Queue an Ethernet frame without its check sequence. False if the queue is full: try after a `wait`.

        Raises ValueError for a frame that is shorter than its header or longer than the MTU allows.
        """
        length = len(frame)
        if length < ETHERNET_HEADER or length > ETHERNET_HEADER + self.mtu:
            raise ValueError("frame of a size that the network device cannot send")
        if self.free_count == 0:
            self.reclaim()
            if self.free_count == 0:
                return False
        self.free_count -= 1
        buffer = self.free_buffers[self.free_count]
        self.with_backend[int(buffer)] = u8(1)
        unsafe.copy(self.transmit_pages + u64(buffer) * HALF, unsafe.tail(frame), u64(length))
        request = self.outgoing.next_request()
        # struct netif_tx_request: gref, offset, flags, id, size
        unsafe.store32(request, self.transmit_grants[int(buffer >> 1)])
        unsafe.store16(request + 4, u16((buffer & 1) << 11))
        unsafe.store16(request + 6, u16(0))
        unsafe.store16(request + 8, u16(buffer))
        unsafe.store16(request + 10, u16(length))
        if self.outgoing.publish():
            notify(self.port)
        return True

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
        while self.incoming.has_response():
            frame, flags = self.receive_part()
            sound = flags & EXTRA_INFO == 0
            while flags & MORE_DATA != 0 and self.incoming.has_response():
                part, flags = self.receive_part()
                if len(frame) + len(part) > ETHERNET_HEADER + self.mtu:
                    sound = False
                if sound:
                    frame = frame + part
            if sound and ETHERNET_HEADER <= len(frame) <= ETHERNET_HEADER + self.mtu:
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
        self.offer(buffer)
        return (part, flags)

    def offer(self, buffer: u32) -> None:
        """Give the back end a receive buffer."""
        request = self.incoming.next_request()
        # struct netif_rx_request: id, pad, gref
        unsafe.store32(request, buffer)
        unsafe.store32(request + 4, self.receive_grants[int(buffer)])

    def publish_incoming(self) -> None:
        if self.incoming.publish():
            notify(self.port)

    def has_work(self) -> bool:
        """Whether `receive` may have something."""
        return self.incoming.has_response()

    def arm(self) -> bool:
        """To be called before waiting for an interrupt: True if it is safe to wait, False if there is work already.

        Work is to receive frames, and to send them again after `send` would have refused.
        """
        is_full = self.free_count == 0
        self.reclaim()
        if is_full:
            if self.free_count != 0:
                return False
            if not self.outgoing.request_event():
                return False
        self.publish_incoming()
        return self.incoming.request_event()

    def disarm(self) -> None:
        """To be called after waiting: an event is asked for one by one."""


def granted(grants: GrantTable, domain: u16, start: u64, count: int, is_read_only: bool) -> Array[u32]:
    references = unsafe.new_array(u32, count)
    for page in range(count):
        references[page] = grants.grant(domain, start + u64(page) * PAGE, is_read_only)
    return references


def mac_of(text: str | None) -> bytes:
    """Six bytes from "00:16:3e:..."; panics for anything else."""
    parts = [] if text is None else text.split(":")
    address = new_bytes(u64(6))
    if len(parts) != 6:
        panic("the network device has no address")
    at = unsafe.tail(address)
    for part in parts:
        if len(part) > 2:
            panic("the network device has no address")
        unsafe.store8(at, u8(int(part, 16)))
        at = at + 1
    return address


def mtu_of(text: str | None) -> int:
    """Without scatter-gather from a page of the back end's, a frame has to fit into half a page."""
    offered = number_of(text)
    return offered if LEAST_MTU <= offered <= ETHERNET_MTU else ETHERNET_MTU
