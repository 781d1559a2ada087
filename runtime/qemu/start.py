"""From the boot code to the application: heap, devices, seal, main."""

import image
import unsafe
from runtime.builtins.output import flush
from runtime.builtins.text.keyed_hash import seed_hash
from runtime.entropy import random_bytes
from runtime.memory.heap import initialize
from runtime.qemu.exit import exit
from runtime.qemu.memory import heap_range
from runtime.qemu.network import open as open_network
from runtime.qemu.supervisor import seal
from unsafe import export


@export("unic_start")
def start() -> None:
    """Entered in ring 3 by runtime/x86/pvh_entry.s, on the stack, interrupts off."""
    low, high = heap_range()
    initialize(low, high)
    if image.NETWORK:
        # Its registers cannot be mapped later.
        open_network()
        # Whoever can send us dictionary keys must not be able to choose their collisions.
        key = unsafe.tail(random_bytes(16))
        seed_hash(unsafe.load64(key), unsafe.load64(key + 8))
    # Devices are opened here: their registers and shared pages cannot be mapped later.
    status = unsafe.initialize_runtime()
    if status == 0:
        seal()
        status = unsafe.run_main()
    flush()
    exit(status)
