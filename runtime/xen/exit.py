"""The end of the domain: the shutdown reason is "poweroff" for a program that ended, "crash" for a panic.

The whole status goes to xenstore, to `data/exit-status` in the guest's own folder, where `unic run` reads it.
"""

from typing import Final, NoReturn

import unsafe
from machine import u8, u32, u64
from runtime.drivers.xen.xenstore import (
    HEADER_BYTES, REQUEST_CONSUMED, REQUEST_PRODUCED, RING_BYTES, WRITE,
)  # fmt: skip
from runtime.xen import store
from runtime.xen.console import drain
from runtime.xen.hypercalls import notify, shut_down, yield_processor

PANIC_STATUS: Final = 101
POWEROFF: Final = u32(0)
CRASH: Final = u32(3)

PATH: Final = "data/exit-status"
# A daemon that has not read a message in so many turns is gone.
PATIENCE: Final = 10_000


def exit(status: int) -> NoReturn:
    """See runtime/platform.py."""
    tell(u32(status & 255))
    drain()
    shut_down(CRASH if status & 255 == PANIC_STATUS else POWEROFF)


def tell(status: u32) -> None:
    """Ask xenstore to write the status. A panic may have broken everything else, so this message is made without a heap,
    and its reply is not looked at: the daemon has done what it has read."""
    if store.ring == 0:
        return
    length = unsafe.u64_of(len(PATH)) + 4
    for _ in range(PATIENCE):
        produced = unsafe.load32(store.ring + REQUEST_PRODUCED)
        used = produced - unsafe.volatile_load32(store.ring + REQUEST_CONSUMED)
        if used <= RING_BYTES - u32(HEADER_BYTES + length):
            put32(produced, WRITE)
            put32(produced + 4, u32(0))
            put32(produced + 8, u32(0))
            put32(produced + 12, u32(length))
            at = produced + 16
            index = u64(0)
            while index < length - 4:
                put(at, unsafe.load8(unsafe.tail(PATH) + index))
                at = at + 1
                index = index + 1
            put(at, u8(0))
            put(at + 1, u8(48 + status // 100))
            put(at + 2, u8(48 + status // 10 % 10))
            put(at + 3, u8(48 + status % 10))
            unsafe.compiler_fence()
            unsafe.volatile_store32(store.ring + REQUEST_PRODUCED, at + 4)
            break
        notify(store.port)
        yield_processor()
    for _ in range(PATIENCE):
        if unsafe.volatile_load32(store.ring + REQUEST_CONSUMED) == unsafe.load32(store.ring + REQUEST_PRODUCED):
            return
        notify(store.port)
        yield_processor()


def put32(at: u32, value: u32) -> None:
    # No loop over a tuple: that makes an array in the heap.
    shift = u32(0)
    while shift < 32:
        put(at, u8(value >> shift))
        at = at + 1
        shift = shift + 8


def put(at: u32, value: u8) -> None:
    unsafe.store8(store.ring + u64(at & (RING_BYTES - 1)), value)
