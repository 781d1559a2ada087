# Entry of the jailed Linux process: fault handlers, stack, then unic_start; and the seal.
#
# A static executable without libc. On entry rsp points to argc, argv[], 0, envp[], 0, auxv
# (System V ABI, AMD64 supplement §3.4.1).

    .set SYS_RT_SIGACTION, 13
    .set SYS_SIGALTSTACK, 131
    .set SYS_PRCTL, 157
    .set SYS_EXIT_GROUP, 231
    .set SYS_SECCOMP, 317

    .set PANIC_STATUS, 101
    .set STACK_SIZE, 0x800000       # the layout leaves guard pages below
    .set FORBIDDEN_SYSTEM_CALL, 0x100   # pseudo vector, see runtime/panic.py

    .section .text.jail_entry,"ax",@progbits
    .globl jail_entry
    .type jail_entry,@function
    .code64
jail_entry:
    xor %ebp,%ebp
    mov %rsp,initial_stack(%rip)

    mov $alternate_stack,%edi
    xor %esi,%esi
    mov $SYS_SIGALTSTACK,%eax
    syscall
    test %eax,%eax
    jnz .Lno_start
    mov $fault_signals,%ebp
1:  movzbl (%rbp),%edi
    test %edi,%edi
    jz 2f
    mov $fault_action,%esi
    xor %edx,%edx
    mov $8,%r10d
    mov $SYS_RT_SIGACTION,%eax
    syscall
    test %eax,%eax
    jnz .Lno_start
    inc %ebp
    jmp 1b
2:  xor %ebp,%ebp
    mov $stack_top,%esp
    call unic_start
.Lno_start:
    mov $PANIC_STATUS,%edi
    mov $SYS_EXIT_GROUP,%eax
    syscall
    ud2
    .size jail_entry,.-jail_entry

# Signal handler(signal, siginfo *rsi, ucontext *rdx) on the alternate stack; never returns.
# ucontext.uc_mcontext.gregs: +168 rip, +192 err, +200 trapno, +216 cr2.
    .section .text.jail_fault,"ax",@progbits
    .type jail_fault,@function
jail_fault:
    btsl $0,fault_delivered(%rip)
    jc .Lsecond_fault
    cmp $31,%edi                    # SIGSYS: siginfo +16 call address, +24 number
    je 1f
    mov 200(%rdx),%rdi
    mov 192(%rdx),%rsi
    mov 168(%rdx),%rcx
    xor %r8d,%r8d
    cmp $14,%edi
    cmove 216(%rdx),%r8
    mov %r8,%rdx
    jmp 2f
1:  mov $FORBIDDEN_SYSTEM_CALL,%edi
    mov 16(%rsi),%rcx
    movslq 24(%rsi),%rsi
    xor %edx,%edx
2:  and $-16,%rsp
    xor %ebp,%ebp
    call unic_fault
.Lsecond_fault:
    mov $PANIC_STATUS,%edi
    mov $SYS_EXIT_GROUP,%eax
    syscall
    ud2
    .size jail_fault,.-jail_fault

    .section .rodata.jail_tables,"a",@progbits
    .p2align 3
# struct sigaction of the kernel: handler, flags (SIGINFO, ONSTACK, NODEFER, RESTORER), restorer, mask.
# The handler never returns, so the restorer is only there because the kernel wants one.
fault_action: .quad jail_fault, 0x4c000004, jail_fault, 0
alternate_stack: .quad emergency_stack, 0, EMERGENCY_STACK_SIZE
fault_signals: .byte 11, 7, 4, 8, 5, 31, 0  # SEGV, BUS, ILL, FPE, TRAP, SYS

# u64 jail_seal(): installs the seccomp filter for good. Returns 0, or an errno when it failed.
# The compiler makes `filter_program` of the calls that the program reaches (unic/targets/seccomp.py).
    .section .text.jail_seal,"ax",@progbits
    .globl jail_seal
    .type jail_seal,@function
jail_seal:
    mov $38,%edi                    # PR_SET_NO_NEW_PRIVS
    mov $1,%esi
    xor %edx,%edx
    xor %r10d,%r10d
    xor %r8d,%r8d
    mov $SYS_PRCTL,%eax
    syscall
    test %eax,%eax
    jnz 1f
    mov $1,%edi                     # SECCOMP_SET_MODE_FILTER
    xor %esi,%esi
    mov $filter_program,%edx
    mov $SYS_SECCOMP,%eax
    syscall
1:  neg %eax
    ret
    .size jail_seal,.-jail_seal

    .section .bss.jail,"aw",@nobits
    .globl initial_stack
    .globl jail_timespec
    .globl jail_vector
    .globl jail_socket_address
    .globl jail_socket_length
    .p2align 4
    .set EMERGENCY_STACK_SIZE, 16384
emergency_stack: .skip EMERGENCY_STACK_SIZE
initial_stack: .skip 8
jail_timespec: .skip 16          # struct timespec, for runtime/jail/clock.py and wait.py
jail_vector: .skip 16            # struct iovec, for transfer.py
jail_socket_address: .skip 16    # struct sockaddr_in, for listening.py and sockets.py
jail_socket_length: .skip 8
fault_delivered: .skip 4

    .section .stack,"aw",@nobits
    .globl stack_top
    .p2align 12
    .skip STACK_SIZE
stack_top:
