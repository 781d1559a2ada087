# The image of the KVM probe (unic/targets/kvm.py): in ring 3, runs long enough to tell native
# execution from interpretation, then reports. It replaces the program: no Python is in it.

    .set PROBE_ITERATIONS, 50000000
    .set PROBE_STATUS, 42

    .section .text.probe,"ax",@progbits
    .code64
    .globl unic_start
    .globl unic_fault
unic_start:
    mov $PROBE_ITERATIONS,%ecx
1:  dec %ecx
    jnz 1b
    mov $PROBE_STATUS,%al
    jmp .Lprobe_exit
unic_fault:
    mov $PANIC_STATUS,%al
.Lprobe_exit:
    out %al,$STATUS_PORT
    out %al,$DEBUG_EXIT_PORT
    mov $4,%edi                     # reset
    jmp supervisor_call
