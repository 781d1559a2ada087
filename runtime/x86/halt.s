# The wait for an interrupt: interrupts happen only here, between sti and cli.

    .section .supervisor.text.halt,"ax",@progbits
# Where `wait` jumps to when there is nothing left to do before it: halts, and returns from the gate.
halt:
    # sti takes effect after the next instruction: an interrupt that is already pending ends the
    # hlt, none can slip in before it.
    sti
halting:
    hlt
halted:
    cli
    iretq

# An interrupt that needs no more than the end of the wait.
spurious_interrupt:
    btrl $9,16(%rsp)                    # return with interrupts off: one wake-up is enough
    # A hypervisor under another one may deliver an interrupt between sti and hlt, which a processor never does. To halt
    # then, with interrupts off, would be for ever; Xen takes it for the guest's end.
    cmpq $halting,(%rsp)
    jne 1f
    movq $halted,(%rsp)
1:  iretq
