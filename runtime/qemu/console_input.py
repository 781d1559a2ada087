"""Console input over COM1, a 16550A UART (National Semiconductor PC16550D data sheet).

The UART interrupts only while somebody waits here: with a byte left in it, every other wait would end at once.
What it has received when its FIFO is switched on, by the first output or here, is lost: `unic run` sends a NUL first.
"""

from typing import Final

import unsafe
from machine import u8, u16, u32, u64
from runtime.drivers.terminal import has_ended, interpret
from runtime.qemu.clock import monotonic
from runtime.qemu.console import DATA, FIFO_CONTROL, FIFO_ENABLE, LINE_STATUS
from runtime.qemu.supervisor import enable_interrupts
from runtime.qemu.wait import wait

INTERRUPT_ENABLE: Final = u16(0x3F9)
MODEM_CONTROL: Final = u16(0x3FC)

DATA_READY: Final = u8(1)
# Interrupt for 14 bytes, or for fewer when no more have come for the time of four. QEMU takes it for how many to give at once.
TRIGGER_14: Final = u8(0xC0)
NO_UART: Final = u8(0xFF)
RECEIVED: Final = u8(1)
# Data terminal ready, request to send, and OUT2, which on a PC lets the interrupt out.
READY: Final = u8(0x0B)
PIN: Final = u32(1 << 4)
# Nanoseconds after which to look anyway, should a machine not connect the interrupt.
LONGEST_SLEEP: Final = 100_000_000


def read(a: u64, n: u64) -> int:
    """See runtime/platform.py. Without a UART there is no input."""
    unsafe.out8(FIFO_CONTROL, FIFO_ENABLE | TRIGGER_14)
    while not has_ended() and unsafe.in8(LINE_STATUS) != NO_UART:
        count = interpret(a, receive(a, n))
        if count > 0 or has_ended():
            return count
        wait_for_byte()
    return 0


def receive(a: u64, n: u64) -> u64:
    """What the UART has, at most `n` bytes, to `a`: how many."""
    count = u64(0)
    while count < n and unsafe.in8(LINE_STATUS) & DATA_READY != 0:
        unsafe.store8(a + count, unsafe.in8(DATA))
        count = count + 1
    return count


def wait_for_byte() -> None:
    """Until there may be one. The interrupt is level-triggered: a byte that has come meanwhile ends the wait."""
    unsafe.out8(MODEM_CONTROL, READY)
    enable_interrupts(PIN)
    unsafe.out8(INTERRUPT_ENABLE, RECEIVED)
    wait(monotonic() + LONGEST_SLEEP)
    unsafe.out8(INTERRUPT_ENABLE, u8(0))
