# For the collector: puts the callee-saved registers where the conservative stack scan sees them.

    .section .text.spill_registers_and_call,"ax",@progbits
    .globl spill_registers_and_call
    .type spill_registers_and_call,@function
# u64 spill_registers_and_call(u64 (*function)(u64 argument, u64 stack_pointer), u64 argument)
# Calls function(argument, address of the lowest spilled register); the caller-saved registers
# are dead or already on the stack, because this is an ordinary call.
spill_registers_and_call:
    push %rbx
    push %rbp
    push %r12
    push %r13
    push %r14
    push %r15
    sub $8,%rsp
    mov %rdi,%rax
    mov %rsi,%rdi
    mov %rsp,%rsi
    call *%rax
    add $8,%rsp
    pop %r15
    pop %r14
    pop %r13
    pop %r12
    pop %rbp
    pop %rbx
    ret
    .size spill_registers_and_call,.-spill_registers_and_call
