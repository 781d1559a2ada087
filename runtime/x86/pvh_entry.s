# Entry of the two-ring image: PVH start in 32-bit mode, to long mode, page tables, ring 3.
#
# The platform's constants.s gives the memory layout and two macros: boot_failure (32-bit code for a machine that
# cannot run the image) and device_mappings (lines of the table below); its supervisor.s gives start_platform.
#
# PVH boot protocol (Xen docs/misc/pvh.pandoc): %ebx = physical address of struct
# hvm_start_info, flat 32-bit segments, paging off, interrupts off, no stack.

    .section .note.Xen,"a",@note
    .p2align 2
    .long 4, 8, 18                  # XEN_ELFNOTE_PHYS32_ENTRY
    .asciz "Xen"
    .quad pvh_entry                 # QEMU reads eight bytes of a 64-bit file, whatever the size that the note gives

    .section .supervisor.text.entry,"ax",@progbits
    .code32
    .globl pvh_entry
pvh_entry:
    .ifdef PHASES
    .ifdef PHASE_PORT
    mov $1,%al
    out %al,$PHASE_PORT
    .endif
    .endif
    cli
    cld
    mov $ring0_stack_top,%esp

    # struct hvm_start_info: +24 cmdline_paddr, +40 memmap_paddr, +48 memmap_entries. The
    # structure may lie in firmware memory that is not mapped later, so take what we need now.
    mov 24(%ebx),%esi
    test %esi,%esi
    jz 2f
    mov $command_line,%edi
    mov $COMMAND_LINE_SIZE-1,%ecx
1:  lodsb
    stosb
    test %al,%al
    loopnz 1b
2:
    # The RAM entry (24 bytes: base, size, type, reserved) that holds the image gives the heap.
    mov 40(%ebx),%esi
    mov 48(%ebx),%ecx
    test %ecx,%ecx
    jz .Lno_memory
3:  cmpl $1,16(%esi)                # XEN_HVM_MEMMAP_TYPE_RAM
    jne 4f
    cmpl $0,4(%esi)
    jne 4f
    mov (%esi),%eax
    cmp $image_start,%eax
    ja 4f
    mov 12(%esi),%edx
    add 8(%esi),%eax                # end = base + size
    adc $0,%edx
    jnz .Lclamp
    cmp $image_end,%eax
    ja 5f
4:  add $24,%esi
    dec %ecx
    jnz 3b
.Lno_memory:
    jmp .Lfail32
.Lclamp:
    mov $0xc0000000,%eax            # devices live above; RAM beyond 3 GiB is not used
5:  and $0xfffff000,%eax
    mov %eax,heap_end
    mov %eax,ram_end
    mov $image_end+0xfff,%ecx
    and $0xfffff000,%ecx
    mov %ecx,heap_start

    # Identity-map the image with 2 MiB pages, only to get into long mode.
    xor %eax,%eax
    movl $BOOTSTRAP_PDPT+PRESENT+WRITE,BOOTSTRAP_PML4
    mov %eax,BOOTSTRAP_PML4+4
    movl $BOOTSTRAP_PD+PRESENT+WRITE,BOOTSTRAP_PDPT
    mov %eax,BOOTSTRAP_PDPT+4
    mov $BOOTSTRAP_PD,%edi
    mov $PRESENT+WRITE+LARGE,%eax
6:  mov %eax,(%edi)
    movl $0,4(%edi)
    add $8,%edi
    add $0x200000,%eax
    cmp %ecx,%eax
    jb 6b

    mov $0x620,%eax                 # PAE, OSFXSR, OSXMMEXCPT
    mov %eax,%cr4
    mov $BOOTSTRAP_PML4,%eax
    mov %eax,%cr3
    mov $0xc0000080,%ecx            # EFER: LME, NXE
    rdmsr
    or $0x900,%eax
    wrmsr
    mov $0x80010033,%eax            # PG, WP, NE, ET, MP, PE
    mov %eax,%cr0
    lgdt gdt_pointer
    ljmp $8,$.Llong_mode

.Lfail32:
    boot_failure

    .code64
.Llong_mode:
    xor %eax,%eax
    mov %eax,%ds
    mov %eax,%es
    mov %eax,%fs
    mov %eax,%gs
    mov $0x10,%eax
    mov %eax,%ss

    # The final tables. The pool is raw RAM: each page is cleared when it is taken.
    call take_table
    mov %rax,%r15
    mov $mappings,%ebx
1:  mov (%rbx),%edi
    mov 4(%rbx),%esi
    mov 8(%rbx),%edx
    and $0xfffff000,%edi
    call map_range
    add $12,%ebx
    cmp $mappings_end,%ebx
    jb 1b
    mov heap_start,%edi
    mov heap_end,%esi
    mov $PRESENT+WRITE+USER+NO_EXECUTE,%edx
    call map_range
    mov %r15,%cr3

    call protect_supervisor
    call load_descriptors
    call start_platform

    # To ring 3 with interrupts off and no I/O privilege level: ports go by the TSS bitmap.
    pushq $USER_DATA
    pushq $STACK_END-8              # as after a call: rsp + 8 is a multiple of 16
    pushq $2
    pushq $USER_CODE
    pushq $unic_start
    xor %ebp,%ebp
    iretq

# start, end (not above 4 GiB), flags of what is mapped besides the heap. Segments start at page boundaries.
    .section .supervisor.text.mappings,"ax",@progbits
    .p2align 2
mappings:
    .long supervisor_text_start, supervisor_text_end, PRESENT
    .long text_start, text_end, PRESENT+USER
    .long rodata_start, rodata_end, PRESENT+USER+NO_EXECUTE
    .long data_start, data_end, PRESENT+WRITE+USER+NO_EXECUTE
    .long supervisor_data_start, supervisor_data_end, PRESENT+WRITE+NO_EXECUTE
    .long TABLES_START, TABLES_END, PRESENT+WRITE+NO_EXECUTE
    .long EMERGENCY_STACK_START, EMERGENCY_STACK_END, PRESENT+WRITE+USER+NO_EXECUTE
    .long stack_start, STACK_END, PRESENT+WRITE+USER+NO_EXECUTE
    device_mappings
mappings_end:

    .section .supervisor.bss,"aw",@nobits
    .p2align 2
ram_end: .skip 4

    .section .bss.command_line,"aw",@nobits
    .globl command_line
    .globl heap_start
    .globl heap_end
    .p2align 3
heap_start: .skip 8
heap_end: .skip 8
command_line: .skip COMMAND_LINE_SIZE
