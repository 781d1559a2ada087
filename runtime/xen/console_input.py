"""Console input: the ring that the toolstack's console daemon fills (xen/include/public/io/console.h; see runtime/xen/console.py)."""

from typing import Final

import unsafe
from machine import u32, u64
from runtime.drivers.terminal import has_ended, interpret
from runtime.panic import panic
from runtime.xen import console
from runtime.xen.clock import monotonic
from runtime.xen.events import watch
from runtime.xen.hypercalls import notify
from runtime.xen.wait import wait

INPUT_BYTES: Final = u32(1024)
IN_CONS: Final = u64(3072)
IN_PROD: Final = u64(3076)
# Nanoseconds after which to look anyway: xenstore may be waited for at the beginning of a wait, which takes other events too.
LONGEST_SLEEP: Final = 1_000_000_000

is_watched: bool = False


def read(a: u64, n: u64) -> int:
    """See runtime/platform.py. Without a ring there is no input."""
    global is_watched
    if console.ring == 0:
        return 0
    if not is_watched:
        is_watched = True
        watch(console.port)
    while not has_ended():
        count = interpret(a, take(a, n))
        if count > 0 or has_ended():
            return count
        wait(monotonic() + LONGEST_SLEEP)
    return 0


def take(a: u64, n: u64) -> u64:
    """What the ring has, at most `n` bytes, to `a`: how many. Panics for a counter that the daemon has spoilt."""
    consumed = unsafe.load32(console.ring + IN_CONS)
    available = unsafe.volatile_load32(console.ring + IN_PROD) - consumed
    if available > INPUT_BYTES:
        panic("the console's input ring is spoilt")
    if u64(available) > n:
        available = u32(n)
    # The counter before the bytes that it covers.
    unsafe.compiler_fence()
    count = u32(0)
    while count < available:
        unsafe.store8(a + u64(count), unsafe.load8(console.ring + u64((consumed + count) & (INPUT_BYTES - 1))))
        count = count + 1
    if count > 0:
        # The bytes before the counter that gives their room back.
        unsafe.fence()
        unsafe.volatile_store32(console.ring + IN_CONS, consumed + count)
        notify(console.port)
    return u64(count)
