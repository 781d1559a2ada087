# The ring-0 supervisor: descriptor tables, exceptions, interrupts, and the gate that serves ring 3.
#
# Ring 3 runs with interrupts off. INT3 (the only gate it may use) asks for a service:
#   eax = 0  wait: rdi = nanoseconds; returns after an interrupt or when they are over
#   eax = 1  map device memory [rdi, rdi+rsi): page aligned, outside RAM; before the seal only
#   eax = 2  let the I/O APIC pins in the bit mask edi wake a wait (level-triggered)
#   eax = 3  seal: from now on no request changes a mapping
#   eax = 4  reset the machine (VMMs run with "no reboot" take it as power-off)
# Services clobber rax, rcx, rdx, rsi, rdi, r8-r11, as a System V call does.
# A fault in ring 3 continues in ring 3 at unic_fault(vector, error, address, ip) on an
# emergency stack; a second fault, or one in ring 0, ends the machine with PANIC_STATUS.

    .section .supervisor.text.start,"ax",@progbits
    .code64

# SMEP, SMAP and UMIP where the processor has them. Needs the final page tables: SMEP forbids
# ring 0 to run from user pages.
protect_supervisor:
    xor %eax,%eax
    cpuid
    cmp $7,%eax
    jb 1f
    mov $7,%eax
    xor %ecx,%ecx
    cpuid
    mov %cr4,%rax
    bt $7,%ebx
    jnc 2f
    bts $20,%rax
2:  bt $20,%ebx
    jnc 3f
    bts $21,%rax
3:  bt $2,%ecx
    jnc 4f
    bts $11,%rax
4:  mov %rax,%cr4
1:  ret

load_descriptors:
    # A relocation cannot scatter an address over a descriptor, so the TSS base goes in here.
    mov $tss,%eax
    mov %ax,gdt+TSS_SELECTOR+2
    shr $16,%eax
    mov %al,gdt+TSS_SELECTOR+4
    mov %ah,gdt+TSS_SELECTOR+7
    movl $ring0_stack_top,tss+4
    movl $exception_stack_top,tss+36    # IST1
    movw $TSS_SIZE,tss+102              # the I/O bitmap follows; its zeros open every port
    movb $0xff,tss+TSS_SIZE+IO_BITMAP_SIZE-1
    mov $TSS_SELECTOR,%eax
    ltr %ax

    # Gates 0-31: the exception stubs, on IST1. 32-47: as spurious interrupts. Then the three that differ.
    mov $idt,%edi
    mov $exception_stubs,%esi
    mov $0x8e01,%edx                    # interrupt gate, DPL 0, IST1
    mov $32,%ecx
1:  call .Lset_gate
    add $8,%esi
    dec %ecx
    jnz 1b
    mov $spurious_interrupt,%esi
    mov $0x8e00,%edx
    mov $IDT_GATES-32,%ecx
2:  call .Lset_gate
    dec %ecx
    jnz 2b
    mov $idt+16*TIMER_VECTOR,%edi
    mov $timer_interrupt,%esi
    call .Lset_gate
    mov $device_interrupt,%esi
    call .Lset_gate
    mov $idt+16*3,%edi
    mov $service,%esi
    mov $0xee00,%edx                    # DPL 3
    call .Lset_gate
    lidt idt_pointer
    ret

# Gate at rdi: handler esi, attributes dx with the IST number in its low byte. Advances rdi.
.Lset_gate:
    mov %si,(%rdi)
    movw $KERNEL_CODE,2(%rdi)
    mov %dl,4(%rdi)
    mov %dh,5(%rdi)
    mov %esi,%eax
    shr $16,%eax
    mov %ax,6(%rdi)
    add $16,%rdi
    ret

# 8259s masked (firmware leaves vectors there that collide with exceptions), local APIC on.
start_interrupt_controllers:
    mov $0xff,%al
    out %al,$0x21
    out %al,$0xa1
    mov $LAPIC,%edi
    movl $0x100+SPURIOUS_VECTOR,LAPIC_SPURIOUS(%rdi)
    movl $3,LAPIC_TIMER_DIVIDE(%rdi)    # by 16
    movl $TIMER_VECTOR,LAPIC_LVT_TIMER(%rdi)
    ret

# Exceptions ------------------------------------------------------------------------------

    .section .supervisor.text.exceptions,"ax",@progbits
    .p2align 3
exception_stubs:
    .set vector, 0
    .rept 32
    .p2align 3
    push $vector
    jmp exception
    .set vector, vector+1
    .endr

    .p2align 3
exception:
    # Nothing of the interrupted code is resumed, so its registers need no saving.
    pop %rdi
    xor %esi,%esi
    mov $0x60227d00,%eax                # the vectors that push an error code (SDM vol. 3, table 6-1)
    bt %edi,%eax
    jnc 1f
    pop %rsi
1:  xor %edx,%edx
    cmp $14,%edi
    jne fault
    mov %cr2,%rdx

# Delivers a fault: rdi, rsi, rdx = vector, error, address; the interrupt frame on the stack.
fault:
    testb $3,8(%rsp)
    jz supervisor_panic
    btsl $0,fault_delivered(%rip)
    jc supervisor_panic
    mov (%rsp),%rcx
    movq $unic_fault,(%rsp)
    movq $2,16(%rsp)
    movq $EMERGENCY_STACK_END-8,24(%rsp)
    xor %ebp,%ebp
    iretq

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

# Interrupts: they happen only inside `wait`, between sti and cli --------------------------

    .section .supervisor.text.interrupts,"ax",@progbits
timer_interrupt:
    mov $LAPIC,%eax                     # rax is free: the services do not preserve it
    movl $0,LAPIC_EOI(%rax)
spurious_interrupt:
    btrl $9,16(%rsp)                    # return with interrupts off: one wake-up is enough
    iretq

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
    jmp *services(,%rax,8)
1:  # An INT3 that asks for nothing we know is a plain breakpoint.
    mov $3,%edi
    xor %esi,%esi
    xor %edx,%edx
    jmp fault

    .p2align 3
services: .quad service_wait, service_map, service_enable, service_seal, reset_machine

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
    # sti takes effect after the next instruction: an interrupt that is already pending ends the
    # hlt, none can slip in before it.
    sti
    hlt
    cli
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
    xor %esi,%esi
    xor %edx,%edx
    jmp fault
.Lseal_violation:
    mov $SEAL_VIOLATION,%edi
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

    .section .supervisor.data.gdt,"aw",@progbits
    .p2align 3
gdt:
    .quad 0
    .quad 0x00af9b000000ffff            # 08 ring-0 code
    .quad 0x00cf93000000ffff            # 10 ring-0 data
    .quad 0x00cff3000000ffff            # 18 ring-3 data
    .quad 0x00affb000000ffff            # 20 ring-3 code
    .quad 0x0000890000000000 + TSS_SIZE + IO_BITMAP_SIZE - 1    # 28 TSS; the base is filled in
    .quad 0
gdt_pointer: .word gdt_pointer-gdt-1
    .long gdt
    .long 0
idt_pointer: .word 16*IDT_GATES-1
    .quad idt

    .section .supervisor.bss,"aw",@nobits
    .p2align 4
idt: .skip 16*IDT_GATES
tss: .skip TSS_SIZE+IO_BITMAP_SIZE
    .p2align 4
    .skip 1024
ring0_stack_top:
    .skip 1024
exception_stack_top:
ram_end: .skip 4
fault_delivered: .skip 4
sealed: .skip 1
end_of_interrupt_due: .skip 1

# Ring 3's side of the gate: u64 supervisor_call(u64 service, u64 a, u64 b)
    .section .text.supervisor_call,"ax",@progbits
    .globl supervisor_call
    .type supervisor_call,@function
supervisor_call:
    mov %rdi,%rax
    mov %rsi,%rdi
    mov %rdx,%rsi
    int3
    ret
    .size supervisor_call,.-supervisor_call
