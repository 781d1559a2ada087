"""The end of the image: exit status to the VMM, then power-off.

QEMU: `-device isa-debugcon,iobase=0xe9` receives the whole status byte, which `unic run` reads;
`-device isa-debug-exit,iobase=0xf4,iosize=1` ends QEMU at once, with (status << 1 | 1) & 255 as its
own. Without both, the supervisor resets the machine, which ends a VMM started with `-no-reboot`.
"""

from typing import Final, NoReturn

import unsafe
from machine import u8, u16
from runtime.qemu.supervisor import reset

STATUS_PORT: Final = u16(0xE9)
DEBUG_EXIT_PORT: Final = u16(0xF4)


def exit(status: int) -> NoReturn:
    """See runtime/platform.py."""
    code = u8(status)
    unsafe.out8(STATUS_PORT, code)
    unsafe.out8(DEBUG_EXIT_PORT, code)
    while True:
        reset()
