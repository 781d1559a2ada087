# memcpy, memmove, memset, memcmp for the System V ABI; SSE2 only.
#
# SSE loops and not `rep movsb`: under TCG every iteration of a string instruction is one
# emulated instruction, so a 64-byte copy would cost 64 of them in place of ten, and on
# processors the loop keeps up with the microcode for all sizes a packet has.

    .section .text.memcpy,"ax",@progbits
    .globl memcpy
    .type memcpy,@function
    .p2align 4
# void *memcpy(void *to, const void *from, size_t n).  Every load of the last 32 bytes comes
# before the first store and the loop goes upwards, so `to` below an overlapping `from` is fine:
# memmove relies on it.
memcpy:
    mov %rdi,%rax
    cmp $16,%rdx
    jb .Lcopy_below_16
    movups -16(%rsi,%rdx),%xmm2
    cmp $32,%rdx
    ja .Lcopy_above_32
    movups (%rsi),%xmm0
    movups %xmm0,(%rdi)
    movups %xmm2,-16(%rdi,%rdx)
    ret
.Lcopy_above_32:
    movups -32(%rsi,%rdx),%xmm3
    lea -32(%rdi,%rdx),%r8
1:  movups (%rsi),%xmm0
    movups 16(%rsi),%xmm1
    add $32,%rsi
    movups %xmm0,(%rdi)
    movups %xmm1,16(%rdi)
    add $32,%rdi
    cmp %r8,%rdi
    jb 1b
    movups %xmm3,(%r8)
    movups %xmm2,16(%r8)
    ret
.Lcopy_below_16:
    cmp $8,%edx
    jb 2f
    mov (%rsi),%rcx
    mov -8(%rsi,%rdx),%r8
    mov %rcx,(%rdi)
    mov %r8,-8(%rdi,%rdx)
    ret
2:  cmp $4,%edx
    jb 3f
    mov (%rsi),%ecx
    mov -4(%rsi,%rdx),%r8d
    mov %ecx,(%rdi)
    mov %r8d,-4(%rdi,%rdx)
    ret
3:  test %edx,%edx
    jz 4f
    movzbl (%rsi),%ecx
    movzbl -1(%rsi,%rdx),%r8d
    cmp $3,%edx
    jne 5f
    movzbl 1(%rsi),%r9d
    mov %r9b,1(%rdi)
5:  mov %cl,(%rdi)
    mov %r8b,-1(%rdi,%rdx)
4:  ret
    .size memcpy,.-memcpy

    .section .text.memmove,"ax",@progbits
    .globl memmove
    .type memmove,@function
    .p2align 4
# void *memmove(void *to, const void *from, size_t n).  Only `from` < `to` < `from`+n needs the
# downward loop; there the first 32 bytes are loaded before anything is stored.
memmove:
    mov %rdi,%rcx
    sub %rsi,%rcx
    cmp %rdx,%rcx
    jae memcpy
    cmp $32,%rdx
    jbe memcpy
    mov %rdi,%rax
    movups (%rsi),%xmm2
    movups 16(%rsi),%xmm3
    lea -32(%rsi,%rdx),%rsi
    lea -32(%rdi,%rdx),%rcx
1:  movups (%rsi),%xmm0
    movups 16(%rsi),%xmm1
    sub $32,%rsi
    movups %xmm0,(%rcx)
    movups %xmm1,16(%rcx)
    sub $32,%rcx
    cmp %rdi,%rcx
    ja 1b
    movups %xmm2,(%rdi)
    movups %xmm3,16(%rdi)
    ret
    .size memmove,.-memmove

    .section .text.memset,"ax",@progbits
    .globl memset
    .type memset,@function
    .p2align 4
# void *memset(void *to, int value, size_t n)
memset:
    mov %rdi,%rax
    movzbl %sil,%esi
    movabs $0x0101010101010101,%rcx
    imul %rsi,%rcx
    cmp $16,%rdx
    jb 2f
    movq %rcx,%xmm0
    punpcklqdq %xmm0,%xmm0
    movups %xmm0,-16(%rdi,%rdx)
    lea -16(%rdi,%rdx),%r8
    sub $64,%rdx
    jb 1f
6:  movups %xmm0,(%rdi)
    movups %xmm0,16(%rdi)
    movups %xmm0,32(%rdi)
    movups %xmm0,48(%rdi)
    add $64,%rdi
    sub $64,%rdx
    jae 6b
    cmp %r8,%rdi
    jae 7f
1:  movups %xmm0,(%rdi)
    add $16,%rdi
    cmp %r8,%rdi
    jb 1b
7:  ret
2:  cmp $8,%edx
    jb 3f
    mov %rcx,(%rdi)
    mov %rcx,-8(%rdi,%rdx)
    ret
3:  cmp $4,%edx
    jb 4f
    mov %ecx,(%rdi)
    mov %ecx,-4(%rdi,%rdx)
    ret
4:  test %edx,%edx
    jz 5f
    mov %cl,(%rdi)
    mov %cl,-1(%rdi,%rdx)
    shr $1,%edx
    mov %cl,(%rdi,%rdx)
5:  ret
    .size memset,.-memset

    .section .text.memcmp,"ax",@progbits
    .globl memcmp
    .globl bcmp
    .type memcmp,@function
    .type bcmp,@function
    .p2align 4
# int memcmp(const void *a, const void *b, size_t n).  LLVM turns memcmp(...) == 0 into bcmp.
memcmp:
bcmp:
    sub $8,%rdx
    jb 2f
1:  mov (%rdi),%rax
    mov (%rsi),%rcx
    cmp %rcx,%rax
    jne 5f
    add $8,%rdi
    add $8,%rsi
    sub $8,%rdx
    jae 1b
2:  add $8,%rdx
    jz 4f
3:  movzbl (%rdi),%eax
    movzbl (%rsi),%ecx
    sub %ecx,%eax
    jne 6f
    inc %rdi
    inc %rsi
    dec %rdx
    jnz 3b
4:  xor %eax,%eax
6:  ret
5:  bswap %rax
    bswap %rcx
    cmp %rcx,%rax
    sbb %eax,%eax
    or $1,%eax
    ret
    .size memcmp,.-memcmp
    .size bcmp,.-bcmp
