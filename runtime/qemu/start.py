"""What comes before the heap: nothing, the supervisor has done it. Part of the platform contract (runtime/platform.py)."""


def prepare() -> None:
    """See runtime/platform.py. Entered from runtime/x86/pvh_entry.s, in ring 3, interrupts off."""
