"""From the boot code to the application: heap, devices, seal, main."""

import image
import unsafe
from runtime.builtins.output import flush
from runtime.memory.heap import initialize
from runtime.qemu.exit import exit
from runtime.qemu.memory import heap_range
from runtime.qemu.network import open as open_network
from runtime.qemu.supervisor import seal
from unsafe import export


@export("unic_start")
def start() -> None:
    """Entered in ring 3 by runtime/qemu/entry.s, on the stack, interrupts off."""
    low, high = heap_range()
    initialize(low, high)
    if image.NETWORK:
        # Its registers cannot be mapped later.
        open_network()
    seal()
    status = unsafe.run_main()
    flush()
    exit(status)
