# A PV guest: start in guest kernel mode, own page tables, the app in guest user mode.
#
# Both modes are in the processor's ring 3; the hypervisor separates them by page tables and takes hypercalls from
# kernel mode alone. So the supervisor is in kernel mode and serves the app in user mode through the gate of
# runtime/xen/supervisor.s, with the same services. Entry state (xen/include/public/xen.h): rsi = struct start_info.

    .macro xen_note type, value:vararg
    .p2align 2
    .long 4, 2f-1f, \type
    .asciz "Xen"
1:  \value
2:
    .endm

    .section .note.Xen.pv,"a",@note
    # xen/include/public/elfnote.h
    xen_note 6, .asciz "unic"               # GUEST_OS
    xen_note 5, .asciz "xen-3.0"            # XEN_VERSION
    xen_note 8, .asciz "generic"            # LOADER
    xen_note 9, .asciz "yes"                # PAE_MODE
    xen_note 3, .quad 0                     # VIRT_BASE
    xen_note 4, .quad 0                     # PADDR_OFFSET
    xen_note 1, .quad pv_entry              # ENTRY
    xen_note 10, .asciz "!writable_page_tables|pae_pgdir_above_4gb"    # FEATURES
    .p2align 2

    .set HYPERVISOR_SET_TRAP_TABLE, 0
    .set HYPERVISOR_STACK_SWITCH, 3
    .set HYPERVISOR_IRET, 23
    .set SCHEDOP_POLL, 3
    .set PV_CODE, 0xe033                    # FLAT_KERNEL_CS64 and FLAT_USER_CS64
    .set PV_DATA, 0xe02b
    .set CR2_IN_SHARED_INFO, 16             # vcpu_info.arch.cr2
    .set MOST_POLLED_PORTS, 32

    .section .supervisor.text.pv,"ax",@progbits
    .code64
    .globl pv_entry
pv_entry:
    cld
    mov $STACK_END,%esp
    mov %rsi,%rbx
    movl $1,is_pv

    # The command line, from start_info.
    lea 128(%rbx),%rsi
    mov $command_line,%edi
    mov $COMMAND_LINE_SIZE-1,%ecx
1:  lodsb
    stosb
    test %al,%al
    loopnz 1b

    # Our own page tables, of Python's making (runtime/xen/pv_paging.py); then the old ones are gone.
    mov %rbx,%rdi
    call unic_pv_paging

    # Gates of the exceptions, and of the services.
    mov $pv_trap_table,%edi
    mov $pv_exception_stubs,%esi
    xor %ecx,%ecx
2:  mov %cl,(%rdi)
    movb $4,1(%rdi)                         # privilege 0, events masked on entry
    movw $PV_CODE,2(%rdi)
    mov %rsi,8(%rdi)
    add $16,%rdi
    add $16,%rsi
    inc %ecx
    cmp $20,%ecx
    jb 2b
    movb $7,pv_trap_table+3*16+1            # user mode may INT3
    movq $pv_service,pv_trap_table+3*16+8
    mov $pv_trap_table,%edi
    mov $HYPERVISOR_SET_TRAP_TABLE,%eax
    syscall
    mov $PV_DATA,%edi
    mov $ring0_stack_top,%esi
    mov $HYPERVISOR_STACK_SWITCH,%eax
    syscall

    mov $ring0_stack_top,%esp
    pushq $PV_DATA
    pushq $STACK_END-8                      # as after a call: rsp + 8 is a multiple of 16
    pushq $2                                # without IF: events interrupt nothing
    pushq $PV_CODE
    pushq $unic_start
    xor %ebp,%ebp
# Back to the mode and place on the stack (as iretq), with rax, rcx and r11.
pv_return:
    pushq $0
    push %rcx
    push %r11
    push %rax
    mov $HYPERVISOR_IRET,%eax
    syscall
    ud2

# u64 pv_hypercall(u64 number, u64 a, u64 b, u64 c, u64 d), in kernel mode; for runtime/xen/pv_paging.py.
    .globl pv_hypercall
pv_hypercall:
    mov %rdi,%rax
    mov %rsi,%rdi
    mov %rdx,%rsi
    mov %rcx,%rdx
    mov %r8,%r10
    syscall
    ret

# Exceptions: Xen has pushed ss, rsp, rflags, cs, rip, perhaps an error code, r11, rcx.
    .p2align 4
pv_exception_stubs:
    .set vector, 0
    .rept 20
    .p2align 4
    pop %rcx
    pop %r11
    push $vector
    jmp pv_exception
    .set vector, vector+1
    .endr

    .p2align 4
pv_exception:
    pop %rdi
    xor %esi,%esi
    mov $0x60227d00,%eax                    # the vectors that push an error code (SDM vol. 3, table 6-1)
    bt %edi,%eax
    jnc 1f
    pop %rsi
1:  xor %edx,%edx
    cmp $14,%edi
    jne pv_fault
    mov shared_info+CR2_IN_SHARED_INFO,%rdx

# As `fault` of runtime/x86/exceptions.s: continue in user mode at unic_fault(rdi, rsi, rdx, ip).
pv_fault:
    testb $3,8(%rsp)
    jz pv_panic
    btsl $0,fault_delivered(%rip)
    jc pv_panic
    mov (%rsp),%rcx
    movq $unic_fault,(%rsp)
    movq $2,16(%rsp)
    movq $EMERGENCY_STACK_END-8,24(%rsp)
    xor %ebp,%ebp
    jmp pv_return

    .globl pv_panic
pv_panic:
    mov $HYPERVISOR_SCHED_OP,%eax
    mov $SCHEDOP_SHUTDOWN,%edi
    mov $crash_reason,%esi
    syscall
    ud2

# The gate.
pv_service:
    pop %rcx
    pop %r11
    cld
    test %eax,%eax
    jz pv_wait
    cmp $2,%rax
    je pv_service_hypercall
    cmp $3,%rax
    je pv_seal
    cmp $1,%rax
    je .Lpv_seal_violation                  # nothing is ever mapped by request
    mov $3,%edi                             # a plain breakpoint
.Lpv_refuse:
    xor %esi,%esi
    xor %edx,%edx
    jmp pv_fault

pv_wait:
    mov %rdi,poll_timeout
    mov event_port_count,%eax
    mov $MOST_POLLED_PORTS,%edx
    cmp %edx,%eax
    cmova %edx,%eax
    mov %eax,poll_count
    movq $event_ports,poll_ports
    mov $HYPERVISOR_SCHED_OP,%eax
    mov $SCHEDOP_POLL,%edi
    mov $poll_ports,%esi
    syscall
    jmp pv_return

pv_service_hypercall:
    cmpb $0,sealed
    je 1f
    cmp $HYPERVISOR_EVENT_CHANNEL_OP,%rdi
    je 1f
    cmp $HYPERVISOR_SCHED_OP,%rdi
    jne .Lpv_seal_violation
1:  mov %edi,%eax
    mov %rsi,%rdi
    mov $hypercall_argument,%esi
    syscall
    jmp pv_return
.Lpv_seal_violation:
    mov $SEAL_VIOLATION,%edi
    jmp .Lpv_refuse

pv_seal:
    movb $1,sealed
    jmp pv_return

    .section .supervisor.bss,"aw",@nobits
    .p2align 3
pv_trap_table: .skip 16*21                  # the last stays zero
# struct sched_poll
poll_ports: .skip 8
poll_count: .skip 8
poll_timeout: .skip 8

    .section .bss.is_pv,"aw",@nobits
    .globl is_pv
    .globl event_ports
    .globl event_port_count
    .p2align 3
is_pv: .skip 8
event_port_count: .skip 8
event_ports: .skip 4*MOST_POLLED_PORTS
