# The ring-0 supervisor of QEMU's machines: interrupts, and the gate that serves ring 3.
#
# Ring 3 runs with interrupts off. INT3 (the only gate it may use) asks for a service:
#   eax = 0  wait: rdi = nanoseconds; returns after an interrupt or when they are over
#   eax = 1  map device memory [rdi, rdi+rsi): page aligned, outside RAM; before the seal only
#   eax = 2  let the I/O APIC pins in the bit mask edi wake a wait (level-triggered)
#   eax = 3  seal: from now on no request changes a mapping
#   eax = 4  reset the machine (VMMs run with "no reboot" take it as power-off)
# Services clobber rax, rcx, rdx, rsi, rdi, r8-r11, as a System V call does.
# A fault that cannot be delivered to ring 3 (runtime/x86/exceptions.s) ends the machine with PANIC_STATUS.

    .section .supervisor.text.start,"ax",@progbits
    .code64

# 8259s masked (firmware leaves vectors there that collide with exceptions), local APIC on, and its gates.
start_platform:
    mov $0xff,%al
    out %al,$0x21
    out %al,$0xa1
    mov $LAPIC,%edi
    movl $0x100+SPURIOUS_VECTOR,LAPIC_SPURIOUS(%rdi)
    movl $3,LAPIC_TIMER_DIVIDE(%rdi)    # by 16
    movl $TIMER_VECTOR,LAPIC_LVT_TIMER(%rdi)
    mov $0x8e00,%edx                    # interrupt gate, DPL 0
    mov $idt+16*TIMER_VECTOR,%edi
    mov $timer_interrupt,%esi
    call set_gate
    mov $device_interrupt,%esi
    jmp set_gate

    .section .supervisor.text.panic,"ax",@progbits
# No way on. The status reaches `unic run`; a VMM without these devices sees a reset.
supervisor_panic:
    mov $supervisor_panic_message,%esi
    mov $supervisor_panic_message_end-supervisor_panic_message,%ecx
    mov $0x3f8,%edx
    rep outsb
    mov $PANIC_STATUS,%eax
    out %al,$STATUS_PORT
    out %al,$DEBUG_EXIT_PORT
reset_machine:
    lidt no_idt_pointer
    ud2                                 # no handler: triple fault

supervisor_panic_message: .ascii "panic: fault inside the fault handler or the supervisor\n"
supervisor_panic_message_end:
    .p2align 1
no_idt_pointer: .word 0
    .quad 0

# Interrupts ------------------------------------------------------------------------------

    .section .supervisor.text.interrupts,"ax",@progbits
timer_interrupt:
    mov $LAPIC,%eax                     # rax is free: the services do not preserve it
    movl $0,LAPIC_EOI(%rax)
    jmp spurious_interrupt

# The device keeps its line up until ring 3 has acknowledged it, and an EOI before that would
# bring the interrupt straight back. So the EOI waits for the next call of `wait`.
device_interrupt:
    movb $1,end_of_interrupt_due
    jmp spurious_interrupt

# The gate ---------------------------------------------------------------------------------

    .section .supervisor.text.service,"ax",@progbits
service:
    cld
    cmp $5,%rax
    jae 1f
    mov services(,%rax,4),%eax
    jmp *%rax
1:  # An INT3 that asks for nothing we know is a plain breakpoint.
    mov $3,%edi
    jmp .Lrefuse

    .p2align 2
services: .long service_wait, service_map, service_enable, service_seal, reset_machine

service_wait:
    mov $LAPIC,%edx
    cmpb $0,end_of_interrupt_due
    je 1f
    movb $0,end_of_interrupt_due
    movl $0,LAPIC_EOI(%rdx)
1:  # The local APIC timer counts at 1 GHz in QEMU and KVM, divided by 16 here. Longer waits
    # return early, which the contract allows.
    shr $4,%rdi
    mov $0xffffffff,%eax
    cmp %rax,%rdi
    cmova %rax,%rdi
    test %edi,%edi
    jz 2f
    mov %edi,LAPIC_TIMER_COUNT(%rdx)
    jmp halt
2:  iretq

service_map:
    cmpb $0,sealed
    jne .Lseal_violation
    mov %rdi,%rax
    or %rsi,%rax
    test $0xfff,%eax
    jnz .Lbad_mapping
    add %rdi,%rsi
    jc .Lbad_mapping
    mov ram_end,%eax                    # a copy: SMAP keeps ring 0 from ring 3's pages
    cmp %rax,%rdi
    jb .Lbad_mapping
    mov $0xff000000,%eax                # not the interrupt controllers
    cmp %rax,%rdi
    jae 1f
    mov $0xfec00000,%eax
    cmp %rax,%rsi
    ja .Lbad_mapping
1:  push %r15
    push %r12
    mov %cr3,%r15
    mov $PRESENT+WRITE+USER+UNCACHED+NO_EXECUTE,%edx
    call map_range
    mov %r15,%cr3
    pop %r12
    pop %r15
    iretq
.Lbad_mapping:
    mov $13,%edi
    jmp .Lrefuse
.Lseal_violation:
    mov $SEAL_VIOLATION,%edi
.Lrefuse:
    xor %esi,%esi
    xor %edx,%edx
    jmp fault

service_enable:
    mov $IOAPIC,%esi
    mov $LAPIC,%eax
    mov LAPIC_ID(%rax),%ecx             # destination: this processor
    xor %eax,%eax
1:  bt %eax,%edi
    jnc 2f
    lea 0x11(,%rax,2),%edx              # redirection entry, high half
    mov %edx,(%rsi)
    mov %ecx,0x10(%rsi)
    dec %edx
    mov %edx,(%rsi)
    movl $0x8000+DEVICE_VECTOR,0x10(%rsi)   # level-triggered, fixed delivery, not masked
2:  inc %eax
    cmp $24,%eax
    jb 1b
    iretq

service_seal:
    movb $1,sealed
    iretq

    .section .supervisor.bss,"aw",@nobits
sealed: .skip 1
end_of_interrupt_due: .skip 1
