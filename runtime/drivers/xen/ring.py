"""A ring of requests and responses in one page, shared with a back end (xen/include/public/io/ring.h).

The page begins with u32 req_prod, req_event, rsp_prod, rsp_event; entries follow at 64. A place holds a request until the
back end puts a response over it. Counters run freely; a place is the counter modulo the size.
The back end is not trusted: a count of responses above that of requests under way is a panic, since nothing can be
known about the buffers after that.
"""

from typing import Final

import unsafe
from machine import u32, u64
from runtime.panic import panic

REQUESTS_PRODUCED: Final = u64(0)
REQUEST_EVENT: Final = u64(4)
RESPONSES_PRODUCED: Final = u64(8)
RESPONSE_EVENT: Final = u64(12)
ENTRIES: Final = u64(64)


class Ring:
    page: u64
    entry_bytes: u64
    size: u32  # a power of two
    produced: u32  # requests written, published or not
    published: u32  # requests that the back end can see
    consumed: u32  # responses taken

    def __init__(self, page: u64, entry_bytes: u64) -> None:
        """An empty ring on a cleared page."""
        self.page = page
        self.entry_bytes = entry_bytes
        self.size = u32(1)
        while (u64(self.size) * 2) * entry_bytes <= 4096 - ENTRIES:
            self.size = self.size * 2
        self.produced = u32(0)
        self.published = u32(0)
        self.consumed = u32(0)
        unsafe.store32(page + REQUEST_EVENT, u32(1))
        unsafe.store32(page + RESPONSE_EVENT, u32(1))

    def is_full(self) -> bool:
        return self.produced - self.consumed == self.size

    def next_request(self) -> u64:
        """The address of the place for one more request; the ring must not be full."""
        at = self.place(self.produced)
        self.produced = self.produced + 1
        return at

    def publish(self) -> bool:
        """Show the back end all requests; True if it wants to be notified."""
        before = self.published
        if before == self.produced:
            return False
        unsafe.compiler_fence()
        unsafe.volatile_store32(self.page + REQUESTS_PRODUCED, self.produced)
        self.published = self.produced
        # Its wish is read after it can have seen them.
        unsafe.fence()
        event = unsafe.volatile_load32(self.page + REQUEST_EVENT)
        return self.produced - event < self.produced - before

    def has_response(self) -> bool:
        return unsafe.volatile_load32(self.page + RESPONSES_PRODUCED) != self.consumed

    def next_response(self) -> u64:
        """The address of the oldest response, valid until the next request; there must be one. Panics for one too many."""
        if unsafe.volatile_load32(self.page + RESPONSES_PRODUCED) - self.consumed > self.published - self.consumed:
            panic("a Xen back end answers more than it was asked")
        at = self.place(self.consumed)
        unsafe.compiler_fence()
        self.consumed = self.consumed + 1
        return at

    def request_event(self) -> bool:
        """Ask to be notified of the next response; False if there is one already."""
        unsafe.volatile_store32(self.page + RESPONSE_EVENT, self.consumed + 1)
        unsafe.fence()
        return not self.has_response()

    def place(self, counter: u32) -> u64:
        return self.page + ENTRIES + u64(counter & (self.size - 1)) * self.entry_bytes
