"""The way to the first reply in phases: an image that is built with image.PHASES says where one ends, any other has nothing of it.

Who calls stands behind `if image.PHASES:`. What a mark is and who sees it: runtime/x86/phases.s; which phases end
where, unic/measure/phases.py has the same numbers.
"""

from typing import Final

import image
import unsafe
from machine import u64

# 0 and 1 are the assembly's: the firmware's first instruction, and the image's.
STARTED: Final = u64(2)         # the boot code is done; the first statement in Python
HEAP_READY: Final = u64(3)
DEVICES_OPEN: Final = u64(4)
SEALED: Final = u64(5)
NETWORK_WANTED: Final = u64(6)
NETWORK_READY: Final = u64(7)   # it has its address
LISTENING: Final = u64(8)       # a server of TCP
ENDED: Final = u64(9)           # the program


def mark(phase: u64) -> None:
    """The phase before `phase` is over."""
    if image.PHASES:
        unsafe.call_asm("phase_mark", phase)
