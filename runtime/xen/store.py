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

opened: Xenstore | None = None


def connect() -> Xenstore:
    """The first call maps the ring: before the seal, and with a heap. Panics where there is no xenstore."""
    global opened
    store = opened
    if store is None:
        if is_pv():
            store = Xenstore(pv_paging.store_ring, pv_paging.store_port)
        else:
            frame = get_parameter(STORE_FRAME)
            if frame == 0:
                panic("the toolstack gives no xenstore")
            store = Xenstore(map_shared(frame << 12, u64(4096)), u32(get_parameter(STORE_PORT)))
        opened = store
    return store
