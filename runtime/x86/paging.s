# Page tables: taking table pages from the pool and entering mappings. Ring 0 only.

    .section .supervisor.text.paging,"ax",@progbits
    .code64

# -> rax = a cleared page-table page. Clobbers rcx, rdi, r8.
take_table:
    mov next_table(%rip),%edi
    cmp $TABLES_END,%edi
    jae supervisor_panic
    lea 4096(%rdi),%eax
    mov %eax,next_table(%rip)
    mov %rdi,%r8
    xor %eax,%eax
    mov $512,%ecx
    rep stosq
    mov %r8,%rax
.Lmapped:
    ret

# Identity-maps [rdi, rsi), page aligned at the start and rounded up at the end, under the
# table root r15. edx = flags, NO_EXECUTE in bit 31. 2 MiB pages where both ends allow.
# Clobbers rax, rcx, rdi, r8-r12.
map_range:
    mov %rsi,%r12                   # end
    mov %rdi,%r11                   # next address
    mov %edx,%r10d
    btr $31,%r10
    jnc 1f
    bts $63,%r10                    # flags as in an entry
1:  cmp %r12,%r11
    jae .Lmapped
    # Down three levels; upper entries allow all, the last one decides.
    mov %r15,%r9
    mov $39,%ecx
2:  mov %r11,%rax
    shr %cl,%rax
    and $511,%eax
    lea (%r9,%rax,8),%r9
    cmp $21,%ecx
    je 5f
3:  mov (%r9),%rax
    test $PRESENT,%al
    jnz 4f
    push %rcx
    call take_table
    pop %rcx
    or $PRESENT+WRITE+USER,%eax
    mov %rax,(%r9)
4:  test $LARGE,%al                 # mapped already, by a large page
    jnz supervisor_panic
    and $0xfffff000,%eax            # tables lie in low memory
    mov %rax,%r9
    sub $9,%ecx
    cmp $12,%ecx
    jne 2b
    # r9 = page table: entries up to its end or the end of the range.
    mov %r11d,%eax
    shr $12,%eax
    and $511,%eax
    lea (%r9,%rax,8),%rdi
    mov $512,%ecx
    sub %eax,%ecx
    lea 4095(%r12),%rax
    sub %r11,%rax
    shr $12,%rax                    # pages that are left
    cmp %rcx,%rax
    cmovb %eax,%ecx
    lea (%r10,%r11),%rax
7:  stosq
    add $4096,%rax
    loop 7b
    mov %rax,%r11
    sub %r10,%r11
    jmp 1b
5:  # r9 = page-directory entry: a large page, if the address and the rest of the range allow.
    test $0x1fffff,%r11d
    jnz 3b
    mov %r12,%rax
    sub %r11,%rax
    jz 8f
    cmp $0x200000,%rax
    jb 3b
    lea (%r10,%r11),%rax
    or $LARGE,%al
    mov %rax,(%r9)
    add $8,%r9
    add $0x200000,%r11
    test $0x3fffffff,%r11d          # the next entry is of the same page directory
    jnz 5b
    jmp 1b
8:  ret

    .section .supervisor.data.next_table,"aw",@progbits
next_table: .long TABLES_START
