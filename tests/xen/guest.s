# A guest for the tests of the Xen host: one ELF file with a PV and a PVH entry, both of which lead to `main`.
# The first letter of the command line says what it does, the rest is the letter's argument:
#   s NUMBER  shut down with this reason       u  execute an illegal instruction     h  spin for ever
#   f         write the bytes 0 to 255, 256 times, and shut down without waiting for the console
#   e         echo the console's input until a 'q' comes                              w  write the wall clock, in hex seconds
#   x TEXT    write TEXT to data/exit-status in xenstore
# Addresses are virtual = physical in both modes. Numbers and layouts: xen/include/public/{xen,sched,event_channel,memory}.h,
# io/console.h, io/xs_wire.h, arch-x86/hvm/start_info.h.

    .macro note type, value:vararg
    .long 4, 9f - 8f, \type
    .asciz "Xen"
8:  \value
9:  .balign 4
    .endm

    .section .note.Xen, "a", @note
    note 6, .asciz "test"               # GUEST_OS
    note 5, .asciz "xen-3.0"            # XEN_VERSION
    note 8, .asciz "generic"            # LOADER
    note 9, .asciz "yes"                # PAE_MODE
    note 3, .quad 0                     # VIRT_BASE
    note 4, .quad 0                     # PADDR_OFFSET
    note 1, .quad pv_entry              # ENTRY
    note 2, .quad hypercall_page        # HYPERCALL_PAGE
    note 18, .long pvh_entry            # PHYS32_ENTRY

    .section .text.hypercalls, "ax", @progbits
    .balign 4096
hypercall_page:
    .skip 4096

    .section .text.guest, "ax", @progbits
    .globl pv_entry
    .code64
pv_entry:                               # rsi: start_info
    cld
    mov $stack_top, %rsp
    mov %rsi, %rbx
    movabs $0xffff800000000000, %rdx    # machine_to_phys_mapping
    mov 56(%rbx), %rax
    mov (%rdx, %rax, 8), %rax
    shl $12, %rax
    mov %rax, store
    mov 64(%rbx), %eax
    mov %eax, store_port
    mov 72(%rbx), %rax
    mov (%rdx, %rax, 8), %rax
    shl $12, %rax
    mov %rax, console
    mov 80(%rbx), %eax
    mov %eax, console_port
    lea 128(%rbx), %rax
    mov %rax, command_line
    mov $shared_info, %edi              # update_va_mapping(shared_info, machine address | P|RW|US, UVMF_INVLPG)
    mov 40(%rbx), %rsi
    or $7, %rsi
    mov $2, %edx
    mov $14, %eax
    call hypercall
    mov $pv_name, %esi
    jmp main

    .globl pvh_entry
    .code32
pvh_entry:                              # ebx: hvm_start_info
    cli
    cld
    mov $page_directories, %edi         # the rings lie just below 4 GiB: all of it is mapped one to one
    mov $0x83, %eax
    mov $2048, %ecx
1:  mov %eax, (%edi)
    movl $0, 4(%edi)
    add $8, %edi
    add $0x200000, %eax
    loop 1b
    mov $page_directories + 3, %eax
    mov $directory_pointers, %edi
    mov $4, %ecx
2:  mov %eax, (%edi)
    add $0x1000, %eax
    add $8, %edi
    loop 2b
    movl $directory_pointers + 3, page_map
    mov $page_map, %eax
    mov %eax, %cr3
    mov $0x620, %eax                    # PAE, OSFXSR, OSXMMEXCPT
    mov %eax, %cr4
    mov $0xc0000080, %ecx               # EFER.LME
    rdmsr
    or $0x100, %eax
    wrmsr
    mov $0x80000001, %eax
    mov %eax, %cr0
    lgdt descriptor_table_pointer
    ljmp $8, $pvh_entry_64
    .code64
pvh_entry_64:
    mov $0x10, %eax
    mov %eax, %ds
    mov %eax, %es
    mov %eax, %ss
    mov $stack_top, %rsp
    mov %ebx, %ebx
    mov 24(%rbx), %rax
    mov %rax, command_line
    mov $0x40000002, %eax               # the number of the MSR that fills the hypercall page
    cpuid
    mov %ebx, %ecx
    mov $hypercall_page, %eax
    xor %edx, %edx
    wrmsr
    mov $17, %edi
    call hvm_parameter
    shl $12, %rax
    mov %rax, console
    mov $18, %edi
    call hvm_parameter
    mov %eax, console_port
    mov $1, %edi
    call hvm_parameter
    shl $12, %rax
    mov %rax, store
    mov $2, %edi
    call hvm_parameter
    mov %eax, store_port
    mov $shared_info, %eax              # XENMEM_add_to_physmap
    shr $12, %eax
    mov %rax, physmap + 16
    mov $7, %edi
    mov $physmap, %esi
    mov $12, %eax
    call hypercall
    mov $pvh_name, %esi
    jmp main

hvm_parameter:                          # edi: number; result in rax
    movl $0x7ff0, parameter
    mov %edi, parameter + 4
    mov $1, %edi                        # HVMOP_get_param
    mov $parameter, %esi
    mov $34, %eax
    call hypercall
    mov parameter + 8, %rax
    ret

hypercall:                              # eax: number; rdi, rsi, rdx: arguments
    shl $5, %eax
    add $hypercall_page, %eax
    jmp *%rax

notify:                                 # edi: port
    mov %edi, argument
    mov $4, %edi                        # EVTCHNOP_send
    mov $argument, %esi
    mov $32, %eax
    jmp hypercall

yield:
    xor %edi, %edi                      # SCHEDOP_yield
    xor %esi, %esi
    mov $29, %eax
    jmp hypercall

kick:
    mov console_port, %edi
    call notify
    jmp yield

write_byte:                             # al; keeps rsi
    push %rsi
    mov console, %rbx
1:  mov 3084(%rbx), %ecx                # out_prod - out_cons: what the ring holds
    mov %ecx, %edx
    sub 3080(%rbx), %edx
    cmp $2048, %edx
    jb 2f
    push %rax
    call kick
    pop %rax
    jmp 1b
2:  mov %ecx, %edx
    and $2047, %edx
    mov %al, 1024(%rbx, %rdx)
    inc %ecx
    mov %ecx, 3084(%rbx)
    pop %rsi
    ret

write_text:                             # rsi: ends with a zero byte
    lodsb
    test %al, %al
    jz kick
    call write_byte
    jmp write_text

main:                                   # esi: the mode's name
    call write_text
    mov command_line, %rsi
    lodsb
    mov %rsi, command_line              # the argument
    cmp $'s', %al
    je shut_down
    cmp $'u', %al
    je illegal
    cmp $'h', %al
    je hang
    cmp $'f', %al
    je flood
    cmp $'e', %al
    je echo
    cmp $'w', %al
    je wall_clock
    cmp $'x', %al
    je write_status
    xor %eax, %eax
    jmp drain_and_end

shut_down:
    xor %eax, %eax
1:  movzbl (%rsi), %edx
    inc %rsi
    sub $'0', %edx
    cmp $9, %edx
    ja drain_and_end
    imul $10, %eax
    add %edx, %eax
    jmp 1b

drain_and_end:                          # eax: the reason
    push %rax
1:  call kick
    mov console, %rbx
    mov 3084(%rbx), %ecx
    cmp %ecx, 3080(%rbx)
    jne 1b
    pop %rax
end:
    mov %eax, argument
    mov $2, %edi                        # SCHEDOP_shutdown
    mov $argument, %esi
    mov $29, %eax
    call hypercall
hang:
    jmp hang

illegal:
    ud2

flood:
    xor %r12d, %r12d
1:  mov %r12d, %eax
    call write_byte
    inc %r12d
    cmp $65536, %r12d
    jne 1b
    call kick
    xor %eax, %eax
    jmp end

echo:
    mov console, %rbx
    mov 3072(%rbx), %ecx                # in_cons
    cmp 3076(%rbx), %ecx                # in_prod
    je 2f
    mov %ecx, %edx
    and $1023, %edx
    mov (%rbx, %rdx), %al
    inc %ecx
    mov %ecx, 3072(%rbx)
    cmp $'q', %al
    je 3f
    call write_byte
2:  call kick
    jmp echo
3:  xor %eax, %eax
    jmp drain_and_end

wall_clock:
    mov shared_info + 3076, %r12d
    mov $8, %r13d
1:  rol $4, %r12d
    mov %r12d, %eax
    and $15, %eax
    mov digits(%rax), %al
    call write_byte
    dec %r13d
    jnz 1b
    xor %eax, %eax
    jmp drain_and_end

write_status:
    mov command_line, %rsi              # XS_WRITE: path, zero byte, value
    mov $message_value, %edi
    xor %ecx, %ecx
1:  lodsb
    test %al, %al
    jz 2f
    stosb
    inc %ecx
    jmp 1b
2:  add $message_value - message_path, %ecx
    mov %ecx, message + 12
    add $16, %ecx
    mov $message, %esi
    mov store, %rbx
    mov 2052(%rbx), %edx                # req_prod; the ring is empty
3:  lodsb
    mov %edx, %edi
    and $1023, %edi
    mov %al, (%rbx, %rdi)
    inc %edx
    loop 3b
    mov %edx, 2052(%rbx)
    mov store_port, %edi
    call notify
4:  call yield                          # until the answer is there: 16 bytes and "OK"
    mov 2060(%rbx), %edx
    sub 2056(%rbx), %edx
    cmp $16, %edx
    jb 4b
    xor %eax, %eax
    jmp drain_and_end

    .section .rodata.guest, "a", @progbits
pv_name: .asciz "PV guest\n"
pvh_name: .asciz "PVH guest\n"
digits: .ascii "0123456789abcdef"

    .section .data.guest, "aw", @progbits
    .balign 8
descriptors: .quad 0, 0x00af9a000000ffff, 0x00cf92000000ffff
descriptor_table_pointer:
    .word 23
    .long descriptors
    .balign 8
physmap:                                # DOMID_SELF, 0, XENMAPSPACE_shared_info, index, frame
    .word 0x7ff0, 0
    .long 0
    .quad 0
    .quad 0
message:                                # type, request, transaction, length
    .long 11, 1, 0, 0
message_path: .asciz "data/exit-status"
message_value: .skip 64

    .section .bss.guest, "aw", @nobits
    .balign 4096
page_map: .skip 4096
directory_pointers: .skip 4096
page_directories: .skip 16384
shared_info: .skip 4096
stack: .skip 4096
stack_top:
console: .skip 8
store: .skip 8
command_line: .skip 8
parameter: .skip 16
console_port: .skip 4
store_port: .skip 4
argument: .skip 8
