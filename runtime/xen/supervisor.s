# The ring-0 supervisor of a PVH guest: hypercalls, event interrupts, and the gate that serves ring 3.
#
# Ring 3 runs with interrupts off. INT3 (the only gate it may use) asks for a service:
#   eax = 0  wait: rdi = Xen system time in nanoseconds; returns after an event or when that time has come
#   eax = 1  map memory shared with Xen [rdi, rdi+rsi): page aligned, outside RAM; before the seal only
#   eax = 2  hypercall: rdi = number, rsi = operation, rdx and r10 = further numbers; structures in hypercall_argument.
#            Result in rax. After the seal event_channel_op and sched_op only
#   eax = 3  seal: from now on no request changes a mapping
# Services clobber rax, rcx, rdx, rsi, rdi, r8-r11, as a System V call does.
# Xen takes hypercalls from ring 0 alone. Structures are passed in one buffer of ring 3's memory, so that no
# hypercall can be talked into writing what ring 3 must not.
# A fault that cannot be delivered to ring 3 (runtime/x86/exceptions.s) crashes the domain.

    .section .supervisor.text.start,"ax",@progbits
    .code64

start_platform:
    # VMCALL on Intel, VMMCALL on AMD: each is an invalid opcode on the other.
    xor %eax,%eax
    cpuid
    xor %eax,%eax
    cmp $0x756e6547,%ebx                # "Genu"
    sete %al
    mov %al,has_vmcall
    mov $7,%eax
    xor %ecx,%ecx
    cpuid
    shr $20,%ebx
    and $1,%ebx
    mov %bl,has_smap
    mov $0x8e00,%edx                    # interrupt gate, DPL 0
    mov $idt+16*EVENT_VECTOR,%edi
    mov $spurious_interrupt,%esi
    jmp set_gate

# eax = number, rdi, rsi, rdx, r10 = arguments -> rax. Xen reads and writes structures with ring 0's rights, so
# those in ring 3's memory need SMAP put aside.
hypercall:
    cmpb $0,has_smap
    je 1f
    stac
1:  cmpb $0,has_vmcall
    je 2f
    vmcall
    jmp 3f
2:  vmmcall
3:  cmpb $0,has_smap
    je 4f
    clac
4:  ret

# No way on. The line goes to Xen's log (port 0xe9), the domain's shutdown reason is "crash".
    .section .supervisor.text.panic,"ax",@progbits
supervisor_panic:
    mov $supervisor_panic_message,%esi
    mov $supervisor_panic_message_end-supervisor_panic_message,%ecx
    mov $0xe9,%edx
    rep outsb
    mov $HYPERVISOR_SCHED_OP,%eax
    mov $SCHEDOP_SHUTDOWN,%edi
    mov $crash_reason,%esi
    call hypercall
    ud2

supervisor_panic_message: .ascii "panic: fault inside the fault handler or the supervisor\n"
supervisor_panic_message_end:

# The gate ---------------------------------------------------------------------------------

    .section .supervisor.text.service,"ax",@progbits
service:
    cld
    cmp $4,%rax
    jae 1f
    jmp *services(,%rax,8)
1:  # An INT3 that asks for nothing we know is a plain breakpoint.
    mov $3,%edi
.Lrefuse:
    xor %esi,%esi
    xor %edx,%edx
    jmp fault

    .p2align 3
services: .quad service_wait, service_map, service_hypercall, service_seal

service_wait:
    mov %rdi,timer_deadline
    mov $HYPERVISOR_VCPU_OP,%eax
    mov $VCPUOP_SET_SINGLESHOT_TIMER,%edi
    xor %esi,%esi
    mov $timer_deadline,%edx
    call hypercall
    # Ring 3 looks for the events itself; Xen needs no acknowledgement of a vector.
    jmp halt

service_map:
    cmpb $0,sealed
    jne .Lseal_violation
    mov %rdi,%rax
    or %rsi,%rax
    test $0xfff,%eax
    jnz .Lbad_mapping
    add %rdi,%rsi
    jc .Lbad_mapping
    mov ram_end,%eax
    cmp %rax,%rdi
    jb .Lbad_mapping
    mov %rsi,%rax
    shr $32,%rax
    jnz .Lbad_mapping
    push %r15
    push %r12
    mov %cr3,%r15
    mov $PRESENT+WRITE+USER+NO_EXECUTE,%edx
    call map_range
    mov %r15,%cr3
    pop %r12
    pop %r15
    iretq
.Lbad_mapping:
    mov $13,%edi
    jmp .Lrefuse
.Lseal_violation:
    mov $SEAL_VIOLATION,%edi
    jmp .Lrefuse

service_hypercall:
    cmpb $0,sealed
    je 1f
    cmp $HYPERVISOR_EVENT_CHANNEL_OP,%rdi
    je 1f
    cmp $HYPERVISOR_SCHED_OP,%rdi
    jne .Lseal_violation
1:  mov %edi,%eax
    mov %rsi,%rdi
    mov $hypercall_argument,%esi
    call hypercall
    iretq

service_seal:
    movb $1,sealed
    iretq

    .section .supervisor.data.crash_reason,"aw",@progbits
    .p2align 2
crash_reason: .long SHUTDOWN_CRASH

    .section .supervisor.bss,"aw",@nobits
    .p2align 3
# struct vcpu_set_singleshot_timer: time, flags.
timer_deadline: .skip 16
sealed: .skip 1
has_vmcall: .skip 1
has_smap: .skip 1

    .section .bss.hypercall_argument,"aw",@nobits
    .globl hypercall_argument
    .p2align 6
hypercall_argument: .skip 64

# struct shared_info (xen.h), which Xen puts over this page.
    .section .bss.shared_info,"aw",@nobits
    .globl shared_info
    .p2align 12
shared_info: .skip 4096

# The grant table (runtime/xen/grants.py), which Xen puts over these pages.
    .section .bss.grant_table,"aw",@nobits
    .globl grant_table
    .p2align 12
grant_table: .skip 4*4096
