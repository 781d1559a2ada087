# Exceptions: a fault in ring 3 continues in ring 3 at unic_fault(vector, error, address, ip) on an emergency stack.
#
# A second fault, or one in ring 0, goes to the platform's supervisor_panic, which ends the machine.

    .section .supervisor.text.exceptions,"ax",@progbits
    # Four bytes each: the first is as far from `exception` as a short jump goes.
    .p2align 3
exception_stubs:
    .set vector, 0
    .rept 32
    .p2align 2
    push $vector
    jmp exception
    .set vector, vector+1
    .endr

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

    .section .supervisor.bss,"aw",@nobits
fault_delivered: .skip 4
