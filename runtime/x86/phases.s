# The mark at the end of a phase of the start (runtime/phases.py), in images that are built with PHASES only.
#
# QEMU's machines: the phase's number goes to PHASE_PORT, where an isa-debugcon hands it to whoever wants to know when.
# The labels are for those who see the processor: the plugin that counts instructions, and a tracer of the jail, whose
# breakpoint takes the place of the nop. Each phase has a place of its own, too, for those who see no registers.

    .ifdef PHASES
    .section .text.phase_mark,"ax",@progbits
    .globl phase_mark
    .type phase_mark,@function
    .code64
# void phase_mark(u64 phase)
phase_mark:
    nop
    .ifdef PHASE_PORT
    mov %edi,%eax
    out %al,$PHASE_PORT
    .endif
    mov $phase_places,%eax
    lea (%rax,%rdi,2),%rax
    jmp *%rax
    .globl phase_places
phase_places:
    .rept 10
    nop
    ret
    .endr
    .size phase_mark,.-phase_mark
    .endif
