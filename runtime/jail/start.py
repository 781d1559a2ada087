"""From the entry code to the application: heap, seal, main."""

import image
import unsafe
from runtime.builtins.output import flush
from runtime.builtins.text.keyed_hash import seed_hash
from runtime.entropy import random_bytes
from runtime.jail.descriptors import prepare_descriptors
from runtime.jail.exit import exit
from runtime.jail.memory import heap_range
from runtime.jail.seal import seal
from runtime.memory.heap import initialize
from unsafe import export


@export("unic_start")
def start() -> None:
    """Entered from runtime/jail/entry.s, on the stack, fault handlers installed."""
    prepare_descriptors()
    low, high = heap_range()
    initialize(low, high)
    if image.NETWORK or image.SOCKETS:
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
