"""struct shared_info: what Xen tells a guest all the time (xen/include/public/xen.h, arch-x86_64).

Offsets: vcpu_info of processor 0 at 0 (evtchn_upcall_pending u8, evtchn_upcall_mask u8 at 1, evtchn_pending_sel u64 at 8,
vcpu_time_info at 32), evtchn_pending u64[64] at 2048, evtchn_mask u64[64] at 2560, wallclock at 3072 (version u32,
seconds u32, nanoseconds u32, upper half of the seconds u32).
"""

from typing import Final

import unsafe
from machine import u64
from runtime.panic import panic
from runtime.xen.hypercalls import map_shared_info
from runtime.xen.supervisor import is_pv

UPCALL_PENDING: Final = u64(0)
PENDING_SELECTOR: Final = u64(8)
TIME: Final = u64(32)
PENDING: Final = u64(2048)
MASK: Final = u64(2560)
WALL_CLOCK: Final = u64(3072)


def base() -> u64:
    return unsafe.symbol("shared_info")


def connect() -> None:
    """Before the seal. Panics if Xen refuses. A PV guest has it mapped from the start (runtime/xen/pv_paging.py)."""
    if not is_pv() and not map_shared_info(base() >> 12):
        panic("Xen does not give its shared_info page")
