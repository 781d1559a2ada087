"""The console ring shared with the toolstack's console daemon (xen/include/public/io/console.h).

struct xencons_interface: 1024 bytes of input, 2048 of output, then the u32 counters in_cons, in_prod, out_cons, out_prod,
which run on and wrap; a counter's place in its ring is the counter modulo the ring's size.
"""

from typing import Final

import unsafe
from machine import u32, u64
from runtime.xen import pv_paging
from runtime.xen.hypercalls import get_parameter, notify, yield_processor
from runtime.xen.supervisor import is_pv, map_shared

CONSOLE_FRAME: Final = u32(17)
CONSOLE_PORT: Final = u32(18)

INPUT_BYTES: Final = u32(1024)
OUTPUT: Final = u64(1024)
OUTPUT_BYTES: Final = u32(2048)
IN_CONS: Final = u64(3072)
IN_PROD: Final = u64(3076)
OUT_CONS: Final = u64(3080)
OUT_PROD: Final = u64(3084)
# A daemon that has not taken a byte in so many turns is gone.
PATIENCE: Final = 100_000

ring: u64 = u64(0)
port: u32 = u32(0)


def connect() -> None:
    """Map the ring. Before the seal; until then, and without a ring, output is dropped."""
    global ring, port
    if is_pv():
        ring = pv_paging.console_ring
        port = pv_paging.console_port
        return
    frame = get_parameter(CONSOLE_FRAME)
    if frame != 0:
        port = u32(get_parameter(CONSOLE_PORT))
        ring = map_shared(frame << 12, u64(4096))


def write(a: u64, n: u64) -> None:
    """See runtime/platform.py."""
    if ring == 0:
        return
    end = a + n
    while a < end:
        produced = unsafe.load32(ring + OUT_PROD)
        room = wait_for_room(produced)
        if room == 0:
            return
        while a < end and room > 0:
            unsafe.store8(ring + OUTPUT + u64(produced & (OUTPUT_BYTES - 1)), unsafe.load8(a))
            produced = produced + 1
            room = room - 1
            a = a + 1
        # The bytes before the counter that covers them.
        unsafe.compiler_fence()
        unsafe.volatile_store32(ring + OUT_PROD, produced)
        notify(port)


def wait_for_room(produced: u32) -> u32:
    """How many bytes fit; waits until the daemon has taken something from a full ring. 0 if it seems to be gone."""
    for _ in range(PATIENCE):
        used = produced - unsafe.volatile_load32(ring + OUT_CONS)
        # A counter that the daemon has spoilt is a full ring too.
        if used < OUTPUT_BYTES:
            return OUTPUT_BYTES - used
        notify(port)
        yield_processor()
    return u32(0)


def read(a: u64, n: u64) -> u64:
    """Move input that is there to `a`, `n` bytes at most; how many, 0 if there is none."""
    if ring == 0:
        return u64(0)
    consumed = unsafe.load32(ring + IN_CONS)
    produced = unsafe.volatile_load32(ring + IN_PROD)
    unsafe.compiler_fence()
    count = u64(produced - consumed)
    if count > u64(INPUT_BYTES):
        # The daemon has spoilt its counter: what was typed is lost, what comes after this is not.
        unsafe.volatile_store32(ring + IN_CONS, produced)
        return u64(0)
    if count > n:
        count = n
    at = u64(0)
    while at < count:
        unsafe.store8(a + at, unsafe.load8(ring + u64(consumed & (INPUT_BYTES - 1))))
        consumed = consumed + 1
        at = at + 1
    if count != 0:
        # The bytes are copied before the daemon may write over them.
        unsafe.compiler_fence()
        unsafe.volatile_store32(ring + IN_CONS, consumed)
        notify(port)
    return count


def drain() -> None:
    """Wait until all output has been taken: what is still in the ring when the domain ends is lost."""
    if ring == 0:
        return
    for _ in range(PATIENCE):
        if unsafe.volatile_load32(ring + OUT_CONS) == unsafe.load32(ring + OUT_PROD):
            return
        yield_processor()
