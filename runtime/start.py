"""From the boot code to the application: what the platform needs first, heap, devices, seal, main."""

import image
import unsafe
from runtime.builtins.output import flush
from runtime.builtins.text.keyed_hash import seed_hash
from runtime.memory.heap import initialize
from runtime.phases import DEVICES_OPEN, ENDED, HEAP_READY, SEALED, STARTED, mark
from runtime.platform import exit, heap_range, open_network, prepare, random_bytes, seal
from unsafe import export


@export("unic_start")
def start() -> None:
    """Entered from the boot code of the platform, unprivileged, on the stack."""
    if image.PHASES:
        mark(STARTED)
    prepare()
    low, high = heap_range()
    initialize(low, high)
    if image.PHASES:
        mark(HEAP_READY)
    if image.NETWORK and image.TARGET != "jail":
        # Its registers and shared pages cannot be mapped later.
        open_network()
    if image.NETWORK or image.SOCKETS:
        # Whoever can send us dictionary keys must not be able to choose their collisions.
        key = unsafe.tail(random_bytes(16))
        seed_hash(unsafe.load64(key), unsafe.load64(key + 8))
    # Devices are opened here: their registers and shared pages cannot be mapped later.
    status = unsafe.initialize_runtime()
    if status == 0:
        if image.PHASES:
            mark(DEVICES_OPEN)
        seal()
        if image.PHASES:
            mark(SEALED)
        status = unsafe.run_main()
        if image.PHASES:
            mark(ENDED)
    flush()
    exit(status)
