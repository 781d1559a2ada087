"""virtio-net (virtio 1.2 §5.1): Ethernet frames in and out of a network device of QEMU.

    -M microvm,acpi=off -global virtio-mmio.force-legacy=false -netdev user,id=n -device virtio-net-device,netdev=n
    -M q35 -netdev user,id=n -device virtio-net-pci,netdev=n,disable-legacy=on

One pair of queues. Frames are sent from where they lie, with no copy: the heap does not move and is mapped one to one.
Received frames are copied out, so that 64 buffers of 2 KiB are always with the device.

Checksum offload, both ways: the device completes the checksums of TCP segments that are sent, and vouches for those of
frames whose data have not been on a wire. No segmentation offload is negotiated.
"""

from typing import Final

import unsafe
from machine import u8, u16, u32, u64
from runtime.builtins.text.storage import copy_bytes
from runtime.drivers.checksum_offload import TCP_CHECKSUM, TCP_START, is_tcp
from runtime.drivers.virtio.transport import EVENT_IDX, Transport, configuration16, negotiate, start
from runtime.drivers.virtio.virtqueue import DEVICE_WRITES, NEXT, Virtqueue
from runtime.memory.pages import reserve_pages
from runtime.panic import panic
from unsafe import Array

NETWORK_DEVICE: Final = u32(1)

# Feature bits (§5.1.3).
CSUM: Final = u64(0x1)
GUEST_CSUM: Final = u64(0x2)
MTU: Final = u64(0x8)
MAC: Final = u64(0x20)
MRG_RXBUF: Final = u64(0x8000)

RECEIVE_QUEUE: Final = u16(0)
TRANSMIT_QUEUE: Final = u16(1)
RECEIVE_DESCRIPTORS: Final = u32(64)
TRANSMIT_DESCRIPTORS: Final = u32(128)
RECEIVE_SHIFT: Final = u64(11)
RECEIVE_BYTES: Final = u32(2048)
# The device is told of buffers given back when they are this fraction of the queue, or when there is nothing to
# receive: a notification costs more than copying a frame.
REFILL_SHIFT: Final = u32(2)

# struct virtio_net_hdr (§5.1.6): flags, gso_type, hdr_len, gso_size, csum_start at 6, csum_offset at 8; num_buffers on receipt.
HEADER_BYTES: Final = u32(12)
HEADER_SHIFT: Final = u64(4)
NEEDS_CSUM: Final = u8(1)
DATA_VALID: Final = u8(2)
CSUM_START: Final = u64(6)
CSUM_OFFSET: Final = u64(8)
NUMBER_OF_BUFFERS: Final = u64(10)

ETHERNET_HEADER: Final = 14
ETHERNET_MTU: Final = 1500
# Bounds of an MTU that the device may set: IPv4's least (RFC 791), and jumbo frames.
LEAST_MTU: Final = 68
MOST_MTU: Final = 9000


class NetworkDevice:
    """A network device. It may drop frames, as networks do; breaking the rings' protocol is a panic."""

    mac: bytes  # six bytes
    mtu: int  # bytes of an Ethernet frame's payload
    transport: Transport
    merges_buffers: bool
    adds_sums: bool  # TCP segments are sent with only the sum of the pseudo header in the checksum's place
    verifies: bool
    is_verified: bool  # whether the device vouches for the checksum in the frame received last
    incoming: Virtqueue
    outgoing: Virtqueue
    buffers: u64  # receive buffer i is the 2 KiB at buffers + 2048 * i, descriptor i describes it
    frames: Array[bytes | None]  # what is being sent in slot i, kept alive for the device
    free_slots: Array[u32]  # stack of the slots that are not with the device
    free_count: int

    def __init__(self, transport: Transport) -> None:
        features = negotiate(transport, CSUM | GUEST_CSUM | MAC | MTU | MRG_RXBUF | EVENT_IDX)
        if (features & MAC) == 0:
            panic("virtio network device has no address")
        has_event_index = (features & EVENT_IDX) != 0
        self.transport = transport
        self.merges_buffers = (features & MRG_RXBUF) != 0
        self.adds_sums = (features & CSUM) != 0
        self.verifies = (features & GUEST_CSUM) != 0
        self.is_verified = False
        self.mtu = ETHERNET_MTU
        if (features & MTU) != 0:
            offered = int(configuration16(transport, u64(10)))
            # Without merging a frame has to fit into one buffer.
            if LEAST_MTU <= offered <= ETHERNET_MTU or (self.merges_buffers and ETHERNET_MTU < offered <= MOST_MTU):
                self.mtu = offered
        self.incoming = Virtqueue(transport, RECEIVE_QUEUE, RECEIVE_DESCRIPTORS, has_event_index)
        self.outgoing = Virtqueue(transport, TRANSMIT_QUEUE, TRANSMIT_DESCRIPTORS, has_event_index)
        self.prepare_sending()
        self.buffers = reserve_pages(((u64(self.incoming.size) << RECEIVE_SHIFT) + 4095) >> 12)
        start(transport)
        self.fill_incoming()

    def prepare_sending(self) -> None:
        """Make descriptors 2i and 2i + 1 the chain of slot i: a header that is shared, then the frame.

        There are two headers: for frames that are complete, and behind it for TCP segments without their checksum.
        """
        header = self.outgoing.rest
        partial = header + (u64(1) << HEADER_SHIFT)
        unsafe.store8(partial, NEEDS_CSUM)
        unsafe.store16(partial + CSUM_START, TCP_START)
        unsafe.store16(partial + CSUM_OFFSET, TCP_CHECKSUM)
        index = u64(0)
        while index < 6:
            unsafe.store8(header + 32 + index, self.transport.configuration8(index))
            index = index + 1
        self.mac = copy_bytes(header + 32, u64(6))
        slots = self.outgoing.size >> 1
        self.frames = unsafe.new_array(bytes | None, int(slots))
        self.free_slots = unsafe.new_array(u32, int(slots))
        self.free_count = int(slots)
        slot = u32(0)
        while slot < slots:
            self.outgoing.describe(slot * 2, header, HEADER_BYTES, NEXT, u16(slot * 2 + 1))
            # From the top: slot 0 is taken first.
            self.free_slots[int(slots - 1 - slot)] = slot
            slot = slot + 1

    def fill_incoming(self) -> None:
        """Give the device all receive buffers."""
        index = u32(0)
        while index < self.incoming.size:
            address = self.buffers + (u64(index) << RECEIVE_SHIFT)
            self.incoming.describe(index, address, RECEIVE_BYTES, DEVICE_WRITES, u16(0))
            self.incoming.offer(index)
            index = index + 1
        self.incoming.publish()

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
        slot = self.free_slots[self.free_count]
        self.frames[int(slot)] = frame
        if self.adds_sums:
            header = self.outgoing.rest + (u64(1 if is_tcp(frame) else 0) << HEADER_SHIFT)
            self.outgoing.describe(slot * 2, header, HEADER_BYTES, NEXT, u16(slot * 2 + 1))
        self.outgoing.describe(slot * 2 + 1, unsafe.tail(frame), u32(length), u16(0), u16(0))
        self.outgoing.offer(slot * 2)
        self.outgoing.publish()
        return True

    def reclaim(self) -> None:
        """Take back the slots of frames that have been sent."""
        while self.outgoing.has_used():
            used = self.outgoing.take()
            # Only even descriptors are ever offered, and `take` lets only offered ones through.
            slot = used[0] >> 1
            self.frames[int(slot)] = None
            self.free_slots[self.free_count] = slot
            self.free_count += 1

    def receive(self) -> bytes | None:
        """The next Ethernet frame without its check sequence, None if there is none.

        Frames whose lengths make no sense are dropped.
        """
        while self.incoming.has_used():
            used = self.incoming.take()
            head = used[0]
            length = used[1]
            if length < HEADER_BYTES or length > RECEIVE_BYTES:
                self.give_back(head)
                continue
            address = self.buffers + (u64(head) << RECEIVE_SHIFT)
            parts = u16(1)
            if self.merges_buffers:
                parts = unsafe.volatile_load16(address + NUMBER_OF_BUFFERS)
            self.is_verified = self.verifies and unsafe.volatile_load8(address) & (NEEDS_CSUM | DATA_VALID) != 0
            frame = copy_bytes(address + u64(HEADER_BYTES), u64(length - HEADER_BYTES))
            self.give_back(head)
            if parts > 1:
                frame = self.receive_rest(frame, parts)
            if ETHERNET_HEADER <= len(frame) <= ETHERNET_HEADER + self.mtu and parts != 0:
                return frame
        self.incoming.publish()
        return None

    def receive_rest(self, first: bytes, parts: u16) -> bytes:
        """Append the buffers 2.. of a merged frame (§5.1.6.4); they carry no header. b"" if one is not as it has to be.

        The device makes all buffers of a frame visible at once, so a missing one will not come later.
        """
        frame = first
        is_sound = True
        part = u16(1)
        while part < parts:
            if not self.incoming.has_used():
                return b""
            used = self.incoming.take()
            head = used[0]
            length = used[1]
            if length > RECEIVE_BYTES or len(frame) + int(length) > ETHERNET_HEADER + self.mtu:
                is_sound = False
            if is_sound:
                frame = frame + copy_bytes(self.buffers + (u64(head) << RECEIVE_SHIFT), u64(length))
            self.give_back(head)
            part = part + 1
        if not is_sound:
            return b""
        return frame

    def give_back(self, head: u32) -> None:
        """Offer a receive buffer anew; its descriptor is as it was."""
        self.incoming.offer(head)
        if u32(self.incoming.unpublished()) >= self.incoming.size >> REFILL_SHIFT:
            self.incoming.publish()

    def has_work(self) -> bool:
        """Whether `receive` may have something."""
        return self.incoming.has_used()

    def arm(self) -> bool:
        """To be called before waiting for an interrupt: True if it is safe to wait, False if there is work already.

        Work is to receive frames, and to send them again after `send` would have refused.
        """
        is_full = self.free_count == 0
        self.reclaim()
        if is_full:
            if self.free_count != 0:
                # No interrupt would come for these any more, and `send` may have refused a frame.
                return False
            self.outgoing.request_interrupt()
        self.incoming.publish()
        self.incoming.request_interrupt()
        # A line still up from last time would wake us at once; an interrupt that comes after this is new. It also
        # orders what is above and below (runtime/drivers/virtio/virtqueue.py): each side has now seen the other's.
        self.transport.acknowledge_interrupt()
        self.incoming.publish()
        self.outgoing.publish()
        return not (self.incoming.has_used() or (is_full and self.outgoing.has_used()))

    def disarm(self) -> None:
        """To be called after waiting: polling needs no interrupts."""
        self.incoming.disarm()
        self.outgoing.disarm()
