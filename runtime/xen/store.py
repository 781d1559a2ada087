"""The guest's connection to xenstore, made once."""

from typing import Final

from machine import u32, u64
from runtime.drivers.xen.xenstore import Xenstore
from runtime.panic import panic
from runtime.xen import pv_paging
from runtime.xen.hypercalls import get_parameter
from runtime.xen.supervisor import is_pv, map_shared

STORE_FRAME: Final = u32(1)
STORE_PORT: Final = u32(2)

ring: u64 = u64(0)
port: u32 = u32(0)
opened: Xenstore | None = None


def map_ring() -> None:
    """Before the seal."""
    global ring, port
    if is_pv():
        ring = pv_paging.store_ring
        port = pv_paging.store_port
        return
    frame = get_parameter(STORE_FRAME)
    if frame != 0:
        port = u32(get_parameter(STORE_PORT))
        ring = map_shared(frame << 12, u64(4096))


def connect() -> Xenstore:
    """The client; the first call makes it. Panics where there is no xenstore."""
    global opened
    store = opened
    if store is None:
        if ring == 0:
            panic("the toolstack gives no xenstore")
        store = Xenstore(ring, port)
        opened = store
    return store
