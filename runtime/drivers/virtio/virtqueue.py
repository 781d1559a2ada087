"""A split virtqueue (virtio 1.2 §2.7): descriptor table, available ring, used ring, all in one page.

The driver writes the descriptors and the available ring, the device the used ring. Which descriptors form which
chain is for the user of the queue to say; here a chain is its first descriptor, the *head*.

The device is not trusted. What it says has been used is checked: a head that is not with the device, or more heads than
there are, is a panic, because nothing can be known about the buffers after that.

Memory order on x86: stores are seen in program order, and loads are made in it, so that the volatile accesses here,
which the compiler keeps in order, need only `compiler_fence` against plain accesses to buffers. The one order
that the processor does not keep is a load after a store to another place; `fence` stands at the place that needs it.
QEMU before 8.1 leaves fences out when it translates for one processor (TCG), though its devices run beside that: a
wish of the device may then be missed. So the next `publish` looks for it again, and nobody may wait before they have
read a device register, for which every VMM leaves the guest, after `request_interrupt` and then called `publish`.
"""

from typing import Final

import unsafe
from machine import u8, u16, u32, u64
from runtime.drivers.virtio.transport import Transport
from runtime.memory.pages import allocate_pages
from runtime.panic import panic
from unsafe import Array

# All three parts of a queue of this size fit in a page.
MOST_DESCRIPTORS: Final = u32(128)

# Flags of a descriptor.
NEXT: Final = u16(1)
DEVICE_WRITES: Final = u16(2)

# Flags of the two rings, used without EVENT_IDX.
NO_INTERRUPT: Final = u16(1)
NO_NOTIFY: Final = u16(1)


class Virtqueue:
    """One queue. Indexes into the rings run freely modulo 2**16; a place is the index modulo the size."""

    transport: Transport
    queue: u16  # the queue's number
    size: u32
    has_event_index: bool
    descriptors: u64  # addresses of the three parts
    available: u64
    used: u64
    rest: u64  # the page behind them, at least 512 bytes and zero, for headers
    doorbell: u64
    available_index: u16  # heads offered so far, published or not
    published_index: u16  # heads that the device can see
    notified_index: u16  # heads that were there when it was last notified, or that it has used since
    used_index: u16  # we have looked this far in the used ring
    with_device: Array[u8]  # per head: 1 from `offer` to `take`

    def __init__(self, transport: Transport, queue: u16, wanted: u32, has_event_index: bool) -> None:
        """Set up queue number `queue` with `wanted` descriptors, or fewer if the device cannot do so many."""
        limit = transport.queue_size_limit(queue)
        size = wanted
        while size > limit:
            size = size >> 1
        if size < 2 or size > MOST_DESCRIPTORS:
            panic("virtio device has no usable queue")
        self.transport = transport
        self.queue = queue
        self.size = size
        self.has_event_index = has_event_index
        self.descriptors = allocate_pages(u64(1))
        self.available = self.descriptors + u64(size) * 16
        # Flags, index, ring and event word of the available ring; the used ring is aligned to 4.
        self.used = (self.available + u64(size) * 2 + 6 + 3) & ~u64(3)
        self.rest = (self.used + u64(size) * 8 + 6 + 15) & ~u64(15)
        self.available_index = u16(0)
        self.published_index = u16(0)
        self.notified_index = u16(0)
        self.used_index = u16(0)
        self.with_device = unsafe.new_array(u8, int(size))
        self.doorbell = transport.enable_queue(queue, size, self.descriptors, self.available, self.used)
        self.disarm()

    def describe(self, index: u32, address: u64, length: u32, flags: u16, follower: u16) -> None:
        """Fill in a descriptor: `length` bytes at physical `address`."""
        descriptor = self.descriptors + u64(index) * 16
        unsafe.volatile_store64(descriptor, address)
        unsafe.volatile_store32(descriptor + 8, length)
        unsafe.volatile_store16(descriptor + 12, flags)
        unsafe.volatile_store16(descriptor + 14, follower)

    def offer(self, head: u32) -> None:
        """Put a chain into the available ring; the device sees it after the next `publish`."""
        place = u32(self.available_index) & (self.size - 1)
        self.with_device[int(head)] = u8(1)
        unsafe.volatile_store16(self.available + 4 + u64(place) * 2, u16(head))
        self.available_index = self.available_index + 1

    def unpublished(self) -> u16:
        """How many offered chains the device cannot see yet."""
        return self.available_index - self.published_index

    def publish(self) -> None:
        """Let the device see what has been offered, and wake it if it asked to be (§2.7.13), now or before."""
        now = self.available_index
        # Of the heads since the last notification, those that can still be with the device.
        if u32(now - self.notified_index) > self.size:
            self.notified_index = now - u16(self.size)
        news = now - self.notified_index
        # The buffers' contents first, then the index that gives them away.
        unsafe.compiler_fence()
        unsafe.volatile_store16(self.available + 2, now)
        self.published_index = now
        # The device stores its event index, then looks at our index once more; we store ours, then load its event
        # index. Without the fence our load could come before our store, and each side miss the other's.
        unsafe.fence()
        if self.has_event_index:
            event = unsafe.volatile_load16(self.used + 4 + u64(self.size) * 8)
            is_wanted = now - event - 1 < news
        else:
            is_wanted = news != 0 and (unsafe.volatile_load16(self.used) & NO_NOTIFY) == 0
        if is_wanted:
            self.notified_index = now
            self.transport.notify(self.doorbell, self.queue)

    def has_used(self) -> bool:
        """Whether the device has given back a chain that has not been taken yet."""
        return unsafe.volatile_load16(self.used + 2) != self.used_index

    def take(self) -> tuple[u32, u32]:
        """The next chain that the device has given back: its head, and how many bytes the device says it wrote.

        Only after `has_used`. The length is as the device gives it: the caller knows the buffer's size.
        """
        waiting = unsafe.volatile_load16(self.used + 2) - self.used_index
        if u32(waiting) > self.size:
            panic("virtio device used more buffers than it was given")
        element = self.used + 4 + u64(u32(self.used_index) & (self.size - 1)) * 8
        head = unsafe.volatile_load32(element)
        length = unsafe.volatile_load32(element + 4)
        if head >= self.size or self.with_device[int(head)] == 0:
            panic("virtio device used a buffer that it was not given")
        self.with_device[int(head)] = u8(0)
        self.used_index = self.used_index + 1
        # What the device wrote is read after the index that said so.
        unsafe.compiler_fence()
        return head, length

    def request_interrupt(self) -> None:
        """Ask for an interrupt at the next used chain. One that came in before that may not interrupt: look once more."""
        if self.has_event_index:
            unsafe.volatile_store16(self.available + 4 + u64(self.size) * 2, self.used_index)
        else:
            unsafe.volatile_store16(self.available, u16(0))

    def disarm(self) -> None:
        """Ask for no interrupts: with EVENT_IDX, for one at a place in the ring that has been passed."""
        if self.has_event_index:
            unsafe.volatile_store16(self.available + 4 + u64(self.size) * 2, self.used_index - 1)
        else:
            unsafe.volatile_store16(self.available, NO_INTERRUPT)
