# Constants of the boot code and ring 0 on every platform; assembled first.
#
# Physical memory (virtual = physical):
#   0x00000-0x00fff  null page, mapped nowhere
#   0x01000-0x1ffff  pool of page-table pages, ring 0 only
#   0x20000-0x21fff  emergency stack of the fault handler
#   0x22000-0x27fff  guard below the stack, mapped nowhere
#   0x28000-0x9efff  ring-3 stack, 476 KiB
#   0x100000-...     the image; then the heap, to the end of the RAM it was loaded into
# Ring 3 sees neither the pool nor the supervisor's code and data.

    .set TABLES_START, 0x1000
    .set TABLES_END, 0x20000
    .set EMERGENCY_STACK_START, 0x20000
    .set EMERGENCY_STACK_END, 0x22000
    .set STACK_END, 0x9f000
    .globl stack_start
    .globl stack_top
    .set stack_start, 0x28000
    .set stack_top, STACK_END
    # Tables that only lead into long mode; they lie in what becomes the ring-3 stack.
    .set BOOTSTRAP_PML4, 0x30000
    .set BOOTSTRAP_PDPT, 0x31000
    .set BOOTSTRAP_PD, 0x32000

    .set COMMAND_LINE_SIZE, 1024

    .set PRESENT, 1
    .set WRITE, 2
    .set USER, 4
    .set UNCACHED, 0x18             # PCD and PWT
    .set LARGE, 0x80
    # Bit 63 of an entry. Flags travel in 32 bits with bit 31 in its place.
    .set NO_EXECUTE, 0x80000000

    .set PANIC_STATUS, 101
    .set SEAL_VIOLATION, 0x101      # pseudo vector, see runtime/panic.py

    .set KERNEL_CODE, 0x08
    .set USER_DATA, 0x1b
    .set USER_CODE, 0x23
    .set TSS_SELECTOR, 0x28
    .set TSS_SIZE, 104

    .set IDT_GATES, 48
    .set SPURIOUS_VECTOR, 0x2f
