# Constants of Xen guests; runtime/x86/constants.s comes before.

    .set IO_BITMAP_SIZE, 0          # no port is open to ring 3
    .set EVENT_VECTOR, 0x21         # runtime/xen/events.py asks Xen for it

    # xen/include/public/xen.h
    .set HYPERVISOR_VCPU_OP, 24
    .set HYPERVISOR_SCHED_OP, 29
    .set HYPERVISOR_EVENT_CHANNEL_OP, 32
    .set VCPUOP_SET_SINGLESHOT_TIMER, 8     # vcpu.h
    .set SCHEDOP_SHUTDOWN, 2                # sched.h
    .set SHUTDOWN_CRASH, 3

# Before there are tables to report by (runtime/x86/pvh_entry.s): no handler, a triple fault.
    .macro boot_failure
    ud2
    .endm

# Xen's shared pages are mapped when their places are known.
    .macro device_mappings
    .endm
