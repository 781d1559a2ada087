"""Event channels, two-level ABI (event_channel.h): which ports have something to say, and what Xen interrupts for.

A port's bit in evtchn_pending is set by Xen; if the port is not masked and the bit was clear, so is the bit of its word
in evtchn_pending_sel, and evtchn_upcall_pending, which interrupts. The interrupt only ends a wait; ports are looked at here.
"""

from typing import Final

import unsafe
from machine import u8, u32, u64
from runtime.panic import panic
from runtime.xen.hypercalls import bind_virtual_interrupt, poll, set_parameter, unmask_channel
from runtime.xen.shared_info import MASK, PENDING, PENDING_SELECTOR, UPCALL_PENDING, base
from runtime.xen.supervisor import is_pv

VIRQ_TIMER: Final = u32(0)
CALLBACK: Final = u32(0)
# Type 2: a vector of the processor (hvm/params.h); the vector is EVENT_VECTOR of runtime/xen/constants.s.
CALLBACK_BY_VECTOR: Final = u64((2 << 56) | 0x21)
WORDS: Final = u64(64)
# MOST_POLLED_PORTS of runtime/xen/pv_entry.s.
MOST_PORTS: Final = u32(32)

timer_port: u32 = u32(0)


def connect() -> None:
    """Let events interrupt a wait; nothing but the timer is unmasked. Before the seal; panics if Xen refuses."""
    global timer_port
    word = u64(0)
    while word < WORDS:
        unsafe.volatile_store64(base() + MASK + word * 8, u64(0xFFFFFFFFFFFFFFFF))
        word = word + 1
    if is_pv():
        # It waits by polling its ports until a time (SCHEDOP_poll), and never lets events interrupt.
        return
    timer_port = bind_virtual_interrupt(VIRQ_TIMER)
    if timer_port == 0 or not set_parameter(CALLBACK, CALLBACK_BY_VECTOR):
        panic("Xen gives no events")
    watch(timer_port)


def watch(port: u32) -> None:
    """Let a port end waits. An event that came while it was masked interrupts now: Xen looks again (EVTCHNOP_unmask)."""
    count = unsafe.load32(unsafe.symbol("event_port_count"))
    if count == MOST_PORTS:
        panic("too many event channels")
    unsafe.store32(unsafe.symbol("event_ports") + u64(count) * 4, port)
    unsafe.store32(unsafe.symbol("event_port_count"), count + 1)
    unmask_channel(port)


def unwatch(port: u32) -> None:
    """The reverse."""
    unsafe.atomic_or64(base() + MASK + u64(port >> 6) * 8, u64(1) << u64(port & 63))
    take(port)
    last = unsafe.load32(unsafe.symbol("event_port_count")) - 1
    at = unsafe.symbol("event_ports")
    while unsafe.load32(at) != port:
        at = at + 4
    unsafe.store32(at, unsafe.load32(unsafe.symbol("event_ports") + u64(last) * 4))
    unsafe.store32(unsafe.symbol("event_port_count"), last)


def wait_for(port: u32, deadline: int) -> None:
    """Sleep until an event of this port comes, or until `deadline` in ns of system time; other ports keep theirs.

    The caller has looked for what the event would be about, and looks again.
    """
    poll(port, deadline)
    take(port)


def sleep(deadline: int) -> None:
    """Sleep until `deadline` in ns of system time."""
    poll(u32(0), deadline)


def take(port: u32) -> bool:
    """Whether an event of this port has come since the last call."""
    bit = u64(1) << u64(port & 63)
    at = base() + PENDING + u64(port >> 6) * 8
    if unsafe.volatile_load64(at) & bit == 0:
        return False
    unsafe.atomic_and64(at, ~bit)
    return True


def acknowledge() -> bool:
    """Take back the interrupt, and the events of all watched ports; whether there was any.

    Before rings are looked at: what comes later interrupts again.
    """
    unsafe.volatile_store8(base() + UPCALL_PENDING, u8(0))
    unsafe.atomic_exchange64(base() + PENDING_SELECTOR, u64(0))
    count = unsafe.load32(unsafe.symbol("event_port_count"))
    found = False
    index = u32(0)
    while index < count:
        if take(unsafe.load32(unsafe.symbol("event_ports") + u64(index) * 4)):
            found = True
        index = index + 1
    return found
