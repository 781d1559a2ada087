"""What comes before the heap: the descriptors that the process was started with are 0 to 2 and no others, before devices take
theirs. The filter tells a device from the console by the number of its descriptor.

Part of the platform contract (runtime/platform.py). Entered from runtime/jail/entry.s, fault handlers installed.
"""

from typing import Final

import unsafe
from machine import u64
from runtime.jail.system_call import CLOSE, CLOSE_RANGE, OPEN

NOTHING: Final = b"/dev/null\0"
READ_WRITE: Final = u64(2)  # O_RDWR
FIRST: Final = 3
LAST: Final = u64(0xFFFFFFFF)


def prepare() -> None:
    """See runtime/platform.py. Those of 0 to 2 that were closed lead to nowhere; the rest is closed (from Linux 5.9 on)."""
    descriptor = 0
    while 0 <= descriptor < FIRST:
        descriptor = int(unsafe.syscall(OPEN, unsafe.tail(NOTHING), READ_WRITE))
    if descriptor >= 0:
        unsafe.syscall(CLOSE, u64(descriptor))
    unsafe.syscall(CLOSE_RANGE, u64(FIRST), LAST, u64(0))
