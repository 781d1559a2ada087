"""A client of xenstore, the hypervisor's small hierarchical store (xen/include/public/io/xs_wire.h, docs/misc/xenstore.txt).

Requests and replies are messages on a pair of byte rings shared with the daemon: struct xenstore_domain_interface is
1024 bytes of requests, 1024 of replies, then the u32 counters req_cons, req_prod, rsp_cons, rsp_prod, which run on
and wrap. A message is a header of four u32 (type, request, transaction, length) and so many bytes of payload, 4096 at most.

One request is under way at a time. Watch events that come between are kept in order until they are asked for, by their
tokens alone: who gets one looks at what there is by then, so that a second one with the same token says nothing new.
"""

from typing import Final

import unsafe
from machine import u32, u64
from runtime.builtins.text.storage import new_bytes
from runtime.panic import panic
from runtime.xen.clock import monotonic
from runtime.xen.events import wait_for, watch
from runtime.xen.hypercalls import notify

DIRECTORY: Final = u32(1)
READ: Final = u32(2)
WATCH: Final = u32(4)
UNWATCH: Final = u32(5)
TRANSACTION_START: Final = u32(6)
TRANSACTION_END: Final = u32(7)
WRITE: Final = u32(11)
MKDIR: Final = u32(12)
REMOVE: Final = u32(13)
WATCH_EVENT: Final = u32(15)
ERROR: Final = u32(16)

RING_BYTES: Final = u32(1024)
RESPONSES: Final = u64(1024)
REQUEST_CONSUMED: Final = u64(2048)
REQUEST_PRODUCED: Final = u64(2052)
RESPONSE_CONSUMED: Final = u64(2056)
RESPONSE_PRODUCED: Final = u64(2060)

HEADER_BYTES: Final = u64(16)
MOST_PAYLOAD: Final = u32(4096)
# Different tokens that wait: a guest has one per device.
MOST_EVENTS: Final = 64
# The daemon is looked for again after so many ns at the latest, and so often before it is taken for gone.
MOMENT: Final = 1_000_000_000
PATIENCE: Final = 60


class XenstoreError(Exception):
    """The daemon's answer is an error; its text is the errno's name, like "ENOENT"."""


class Xenstore:
    ring: u64
    port: u32
    last_request: u32
    header: bytes  # scratch of 16 bytes
    events: list[str]  # tokens of the watch events that have come, oldest first
    patience: int  # what is left of it

    def __init__(self, ring: u64, port: u32) -> None:
        self.ring = ring
        self.port = port
        self.last_request = u32(0)
        self.header = new_bytes(HEADER_BYTES)
        self.events = []
        self.patience = PATIENCE
        watch(port)

    # Values

    def read(self, path: str, transaction: u32 = u32(0)) -> str | None:
        """The value at `path`; None if there is none, or it is not for us."""
        try:
            return self.request(READ, transaction, encoded(path)).decode("utf-8", "replace")
        except XenstoreError:
            return None

    def write(self, path: str, value: str, transaction: u32 = u32(0)) -> None:
        """Raises XenstoreError."""
        self.request(WRITE, transaction, encoded(path) + value.encode())

    def directory(self, path: str, transaction: u32 = u32(0)) -> list[str]:
        """The names below `path`; none if there is no such path."""
        try:
            names = self.request(DIRECTORY, transaction, encoded(path)).decode("utf-8", "replace")
        except XenstoreError:
            return []
        return names.split("\0")[:-1]

    def remove(self, path: str, transaction: u32 = u32(0)) -> None:
        """Raises XenstoreError."""
        self.request(REMOVE, transaction, encoded(path))

    # Transactions: what is written in one is seen by others at its end, all or nothing.

    def begin(self) -> u32:
        """The number of a new transaction. Raises XenstoreError."""
        number = self.request(TRANSACTION_START, u32(0), b"\0").decode("utf-8", "replace").rstrip("\0")
        if not number.isdigit() or len(number) > 9:
            raise XenstoreError("EINVAL")
        return u32(int(number))

    def commit(self, transaction: u32) -> bool:
        """False if somebody else has changed what it read: it has not happened, and may be tried again."""
        try:
            self.request(TRANSACTION_END, transaction, b"T\0")
        except XenstoreError as error:
            if str(error) == "EAGAIN":
                return False
            raise
        return True

    def abandon(self, transaction: u32) -> None:
        self.request(TRANSACTION_END, transaction, b"F\0")

    # Watches

    def watch(self, path: str, token: str) -> None:
        """Have an event with `token` sent now and whenever something at or below `path` changes. Raises XenstoreError."""
        self.request(WATCH, u32(0), encoded(path) + encoded(token))

    def unwatch(self, path: str, token: str) -> None:
        """Raises XenstoreError."""
        self.request(UNWATCH, u32(0), encoded(path) + encoded(token))

    def has_event(self) -> bool:
        """Whether `next_event` may have something."""
        return len(self.events) != 0 or self.has_response()

    def next_event(self) -> str | None:
        """The token of the oldest watch event, None if there is none."""
        while self.has_response():
            self.receive()
        return self.events.pop(0) if self.events else None

    def wait_for_event(self, token: str, deadline: int) -> bool:
        """Wait for a watch event with this token, and take it. False at `deadline`, in ns of system time.

        One that came during an earlier request counts: what was read before may be older.
        """
        while token not in self.events:
            while not self.has_response():
                if monotonic() >= deadline:
                    return False
                wait_for(self.port, deadline)
            self.receive()
        self.events.remove(token)
        return True

    # Messages

    def request(self, kind: u32, transaction: u32, payload: bytes) -> bytes:
        """The payload of the daemon's reply. Raises XenstoreError."""
        self.last_request = self.last_request + 1
        header = unsafe.tail(self.header)
        unsafe.store32(header, kind)
        unsafe.store32(header + 4, self.last_request)
        unsafe.store32(header + 8, transaction)
        unsafe.store32(header + 12, u32(len(payload)))
        self.put(header, HEADER_BYTES)
        self.put(unsafe.tail(payload), u64(len(payload)))
        notify(self.port)
        while True:
            found = self.receive()
            if found is not None:
                answer, body = found
                if answer == ERROR:
                    raise XenstoreError(body.decode("utf-8", "replace").rstrip("\0"))
                if answer == kind:
                    self.patience = PATIENCE
                    return body

    def receive(self) -> tuple[u32, bytes] | None:
        """Wait for a message: the reply to the last request, as (type, payload); None for any other."""
        header = unsafe.tail(self.header)
        self.take(header, HEADER_BYTES)
        kind = unsafe.load32(header)
        request = unsafe.load32(header + 4)
        length = unsafe.load32(header + 12)
        if length > MOST_PAYLOAD:
            panic("xenstore: a message of impossible length")
        body = new_bytes(u64(length))
        self.take(unsafe.tail(body), u64(length))
        notify(self.port)
        if kind == WATCH_EVENT:
            parts = body.decode("utf-8", "replace").split("\0")
            if len(parts) >= 2 and len(self.events) < MOST_EVENTS and parts[1] not in self.events:
                self.events.append(parts[1])
            return None
        return (kind, body) if request == self.last_request else None

    def has_response(self) -> bool:
        return unsafe.volatile_load32(self.ring + RESPONSE_PRODUCED) != unsafe.load32(self.ring + RESPONSE_CONSUMED)

    def put(self, a: u64, n: u64) -> None:
        """Append the `n` bytes at `a` to the requests."""
        end = a + n
        while a < end:
            produced = unsafe.load32(self.ring + REQUEST_PRODUCED)
            used = produced - unsafe.volatile_load32(self.ring + REQUEST_CONSUMED)
            if used > RING_BYTES:
                panic("xenstore: the counters of the request ring make no sense")
            if used == RING_BYTES:
                self.pause()
                continue
            while a < end and used < RING_BYTES:
                unsafe.store8(self.ring + u64(produced & (RING_BYTES - 1)), unsafe.load8(a))
                produced = produced + 1
                used = used + 1
                a = a + 1
            unsafe.compiler_fence()
            unsafe.volatile_store32(self.ring + REQUEST_PRODUCED, produced)

    def take(self, a: u64, n: u64) -> None:
        """Move the next `n` bytes of the replies to `a`."""
        end = a + n
        while a < end:
            consumed = unsafe.load32(self.ring + RESPONSE_CONSUMED)
            there = unsafe.volatile_load32(self.ring + RESPONSE_PRODUCED) - consumed
            unsafe.compiler_fence()
            if there > RING_BYTES:
                panic("xenstore: the counters of the reply ring make no sense")
            if there == 0:
                self.pause()
                continue
            while a < end and there > 0:
                unsafe.store8(a, unsafe.load8(self.ring + RESPONSES + u64(consumed & (RING_BYTES - 1))))
                consumed = consumed + 1
                there = there - 1
                a = a + 1
            # The bytes are copied before the daemon may write over them.
            unsafe.compiler_fence()
            unsafe.volatile_store32(self.ring + RESPONSE_CONSUMED, consumed)

    def pause(self) -> None:
        """Wait until the daemon has moved on. Panics if it does not."""
        self.patience -= 1
        if self.patience < 0:
            panic("xenstore does not answer")
        notify(self.port)
        wait_for(self.port, monotonic() + MOMENT)


def encoded(text: str) -> bytes:
    """With the zero byte that ends paths and tokens."""
    return text.encode() + b"\0"
