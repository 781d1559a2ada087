"""The end of the domain: "poweroff" for a program that ended, "crash" for a panic."""

from typing import Final, NoReturn

from machine import u32
from runtime.xen.console import drain
from runtime.xen.hypercalls import shut_down

PANIC_STATUS: Final = 101
POWEROFF: Final = u32(0)
CRASH: Final = u32(3)


def exit(status: int) -> NoReturn:
    """See runtime/platform.py."""
    drain()
    shut_down(CRASH if status & 255 == PANIC_STATUS else POWEROFF)
