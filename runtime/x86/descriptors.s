# Ring 0's descriptor tables: segments, the TSS, and the gates of exceptions, interrupts and services.
#
# For every platform whose image has ring 0 to itself. The platform's supervisor.s has spurious_interrupt and service.

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
    mov $tss,%esi
    mov $gdt+TSS_SELECTOR,%edi
    mov %esi,%eax
    mov %ax,2(%rdi)
    shr $16,%eax
    mov %al,4(%rdi)
    mov %ah,7(%rdi)
    movl $ring0_stack_top,4(%rsi)
    movl $exception_stack_top,36(%rsi)  # IST1
    movw $TSS_SIZE,102(%rsi)            # the I/O bitmap follows; its zeros open every port
    # The byte the processor reads beyond; without a bitmap, the high byte of its offset: no port is open.
    movb $0xff,TSS_SIZE+IO_BITMAP_SIZE-1(%rsi)
    mov $TSS_SELECTOR,%eax
    ltr %ax

    # Gates 0-31: the exception stubs, on IST1. 32-47: as spurious interrupts; the platform sets those it uses.
    mov $idt,%edi
    mov $exception_stubs,%esi
    mov $0x8e01,%edx                    # interrupt gate, DPL 0, IST1
    mov $32,%ecx
1:  call set_gate
    add $4,%esi
    dec %ecx
    jnz 1b
    mov $spurious_interrupt,%esi
    mov $0x8e00,%edx
    mov $IDT_GATES-32,%ecx
2:  call set_gate
    dec %ecx
    jnz 2b
    mov $idt+16*3,%edi
    mov $service,%esi
    mov $0xee00,%edx                    # DPL 3
    call set_gate
    lidt idt_pointer
    ret

# Gate at rdi: handler esi, attributes dx with the IST number in its low byte. Advances rdi.
set_gate:
    mov %esi,4(%rdi)                    # its high half stays
    mov %si,(%rdi)
    movw $KERNEL_CODE,2(%rdi)
    mov %dx,4(%rdi)
    add $16,%rdi
    ret

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

# Ring 3's side of the gate: u64 supervisor_call(u64 service, u64 a, u64 b, u64 c, u64 d)
    .section .text.supervisor_call,"ax",@progbits
    .globl supervisor_call
    .type supervisor_call,@function
supervisor_call:
    mov %rdi,%rax
    mov %rsi,%rdi
    mov %rdx,%rsi
    mov %rcx,%rdx
    mov %r8,%rcx
    int3
    ret
    .size supervisor_call,.-supervisor_call
