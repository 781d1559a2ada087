"""The hypercalls that a guest makes (xen/include/public: xen.h, sched.h, event_channel.h, memory.h, hvm/hvm_op.h)."""

from typing import Final, NoReturn

import unsafe
from machine import u16, u32, u64
from runtime.xen.supervisor import argument, hypercall

MEMORY_OP: Final = u64(12)
SCHED_OP: Final = u64(29)
EVENT_CHANNEL_OP: Final = u64(32)
HVM_OP: Final = u64(34)

ADD_TO_PHYSMAP: Final = u64(7)
SHARED_INFO_SPACE: Final = u32(0)
GRANT_TABLE_SPACE: Final = u32(1)
YIELD: Final = u64(0)
SHUTDOWN: Final = u64(2)
POLL: Final = u64(3)
BIND_VIRQ: Final = u64(1)
CLOSE: Final = u64(3)
SEND: Final = u64(4)
UNMASK: Final = u64(9)
ALLOCATE_UNBOUND: Final = u64(6)
SET_PARAM: Final = u64(0)
GET_PARAM: Final = u64(1)

DOMID_SELF: Final = u16(0x7FF0)


def yield_processor() -> None:
    """Let other domains run: a back end may have something to do for us."""
    hypercall(SCHED_OP, YIELD)


def poll(port: u32, deadline: int) -> None:
    """Sleep until an event of `port` is pending, watched or not, or until `deadline` in ns of system time; port 0 has no events."""
    a = argument()
    # struct sched_poll: ports, nr_ports, timeout
    unsafe.store64(a, a + 24)
    unsafe.store64(a + 8, u64(0) if port == 0 else u64(1))
    unsafe.store64(a + 16, unsafe.u64_of(deadline))
    unsafe.store32(a + 24, port)
    hypercall(SCHED_OP, POLL)


def shut_down(reason: u32) -> NoReturn:
    """End the domain: reason 0 poweroff, 1 reboot, 3 crash (sched.h)."""
    unsafe.store32(argument(), reason)
    while True:
        hypercall(SCHED_OP, SHUTDOWN)


def notify(port: u32) -> None:
    """Send an event to the other end of a channel."""
    unsafe.store32(argument(), port)
    hypercall(EVENT_CHANNEL_OP, SEND)


def unmask_channel(port: u32) -> None:
    """Clear a channel's mask; if it is pending, interrupt."""
    unsafe.store32(argument(), port)
    hypercall(EVENT_CHANNEL_OP, UNMASK)


def bind_virtual_interrupt(virq: u32) -> u32:
    """A new event channel for a virtual interrupt of this processor; its port. 0 if Xen refuses."""
    unsafe.store32(argument(), virq)
    unsafe.store32(argument() + 4, u32(0))
    if hypercall(EVENT_CHANNEL_OP, BIND_VIRQ) != 0:
        return u32(0)
    return unsafe.load32(argument() + 8)


def allocate_channel(domain: u16) -> u32:
    """A new event channel that `domain` may bind to; its port. 0 if Xen refuses."""
    unsafe.store16(argument(), DOMID_SELF)
    unsafe.store16(argument() + 2, domain)
    if hypercall(EVENT_CHANNEL_OP, ALLOCATE_UNBOUND) != 0:
        return u32(0)
    return unsafe.load32(argument() + 4)


def close_channel(port: u32) -> None:
    """Give up our end; Xen forgets what is pending."""
    unsafe.store32(argument(), port)
    hypercall(EVENT_CHANNEL_OP, CLOSE)


def map_shared_info(frame: u64) -> bool:
    """Have Xen put its shared_info page over our page frame `frame`; False if it refuses."""
    return add_to_physical_map(SHARED_INFO_SPACE, u64(0), frame)


def map_grant_frame(index: u64, frame: u64) -> bool:
    """The same with page `index` of the grant table."""
    return add_to_physical_map(GRANT_TABLE_SPACE, index, frame)


def add_to_physical_map(space: u32, index: u64, frame: u64) -> bool:
    a = argument()
    # struct xen_add_to_physmap: domid, size, space, idx, gpfn
    unsafe.store32(a, u32(DOMID_SELF))
    unsafe.store32(a + 4, space)
    unsafe.store64(a + 8, index)
    unsafe.store64(a + 16, frame)
    return hypercall(MEMORY_OP, ADD_TO_PHYSMAP) == 0


def get_parameter(index: u32) -> u64:
    """A parameter of the guest (hvm/params.h); 0 where there is none."""
    if parameter_op(GET_PARAM, index, u64(0)) != 0:
        return u64(0)
    return unsafe.load64(argument() + 8)


def set_parameter(index: u32, value: u64) -> bool:
    """False if Xen refuses."""
    return parameter_op(SET_PARAM, index, value) == 0


def parameter_op(operation: u64, index: u32, value: u64) -> int:
    a = argument()
    # struct xen_hvm_param: domid, pad, index, value
    unsafe.store32(a, u32(DOMID_SELF))
    unsafe.store32(a + 4, index)
    unsafe.store64(a + 8, value)
    return hypercall(HVM_OP, operation)
