# A program for dom0 that writes into a page which a guest has granted to it, as a hostile back end could.
# Put in front: DOMAIN and REFERENCE of the page, the 32-bit VALUE, the first OFFSET, how many COUNT, how many ROUNDS.
# Exit status: 0, or the number of the step that failed.
    .set SYS_open, 2
    .set SYS_mmap, 9
    .set SYS_ioctl, 16
    .set SYS_sched_yield, 24
    .set SYS_exit, 60
    .set O_RDWR, 2
    .set IOCTL_GNTDEV_MAP_GRANT_REF, 0x184700

    .text
    .globl _start
_start:
    mov $1,%ebx
    mov $SYS_open,%eax
    lea device(%rip),%rdi
    mov $O_RDWR,%esi
    syscall
    test %rax,%rax
    js fail
    mov %rax,%r12

    inc %ebx
    mov $SYS_ioctl,%eax
    mov %r12,%rdi
    mov $IOCTL_GNTDEV_MAP_GRANT_REF,%esi
    lea request(%rip),%rdx
    syscall
    test %rax,%rax
    js fail

    inc %ebx
    mov $SYS_mmap,%eax
    xor %edi,%edi
    mov $4096,%esi
    mov $3,%edx                         # PROT_READ | PROT_WRITE
    mov $1,%r10d                        # MAP_SHARED
    mov %r12,%r8
    mov request+8(%rip),%r9
    syscall
    cmp $-4096,%rax
    ja fail
    mov %rax,%r13

    mov $ROUNDS,%r14d
1:  lea OFFSET(%r13),%rdi
    mov $COUNT,%ecx
    mov $VALUE,%eax
    rep stosl
    mov $SYS_sched_yield,%eax
    syscall
    dec %r14d
    jnz 1b
    xor %ebx,%ebx
fail:
    mov %ebx,%edi
    mov $SYS_exit,%eax
    syscall

    .section .rodata,"a",@progbits
device: .asciz "/dev/xen/gntdev"

    .data
    .p2align 3
request:                                # struct ioctl_gntdev_map_grant_ref
    .long 1, 0                          # count
    .quad 0                             # index, for mmap
    .long DOMAIN, REFERENCE
