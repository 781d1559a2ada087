"""From the boot code to the application: Xen's shared pages, heap, devices, seal, main."""

import unsafe
from runtime.builtins.output import flush
from runtime.memory.heap import initialize
from runtime.xen import console, events, shared_info
from runtime.xen.exit import exit
from runtime.xen.memory import heap_range
from runtime.xen.supervisor import seal
from unsafe import export


@export("unic_start")
def start() -> None:
    """Entered in ring 3 by runtime/x86/pvh_entry.s, on the stack, interrupts off."""
    console.connect()
    shared_info.connect()
    events.connect()
    low, high = heap_range()
    initialize(low, high)
    seal()
    status = unsafe.run_main()
    flush()
    exit(status)
