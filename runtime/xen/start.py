"""What comes before the heap: Xen's shared pages. Part of the platform contract (runtime/platform.py)."""

from runtime.xen import console, events, shared_info, store


def prepare() -> None:
    """See runtime/platform.py. Entered from runtime/x86/pvh_entry.s or runtime/xen/pv_entry.s, in ring 3, interrupts off."""
    console.connect()
    shared_info.connect()
    events.connect()
    store.map_ring()
