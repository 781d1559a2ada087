"""Console output over COM1, a 16550A UART (National Semiconductor PC16550D data sheet).

QEMU: `-serial stdio`; on microvm with `isa-serial=on`. Polled: at most one FIFO of bytes at a
time, and only when the last one has left, because a FIFO that overflows loses bytes when the
reader of QEMU's output is slow.
"""

from typing import Final

import unsafe
from machine import u8, u16, u64

DATA: Final = u16(0x3F8)
FIFO_CONTROL: Final = u16(0x3FA)
LINE_STATUS: Final = u16(0x3FD)

FIFO_ENABLE: Final = u8(1)
TRANSMITTER_EMPTY: Final = u8(0x20)
FIFO_BYTES: Final = u64(16)


def write(a: u64, n: u64) -> None:
    """See runtime/platform.py. Without a UART the status port reads all ones, so nothing hangs."""
    unsafe.out8(FIFO_CONTROL, FIFO_ENABLE)
    while n > 0:
        while unsafe.in8(LINE_STATUS) & TRANSMITTER_EMPTY == 0:
            unsafe.pause()
        count = n
        if count > FIFO_BYTES:
            count = FIFO_BYTES
        unsafe.out_bytes(DATA, a, count)
        a = a + count
        n = n - count
