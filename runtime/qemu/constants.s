# Constants of QEMU's machines; runtime/x86/constants.s comes before.

    .set STATUS_PORT, 0xe9          # isa-debugcon: `unic run` reads the exit status from it
    .set DEBUG_EXIT_PORT, 0xf4      # isa-debug-exit
    .set PHASE_PORT, 0xe8           # isa-debugcon, of images built with PHASES (runtime/x86/phases.s)
    .set IO_BITMAP_SIZE, 8193       # 65,536 ports, and the byte the processor reads beyond
    .set TIMER_VECTOR, 0x20
    .set DEVICE_VECTOR, 0x21
    .set IOAPIC, 0xfec00000
    .set LAPIC, 0xfee00000
    .set LAPIC_ID, 0x20
    .set LAPIC_EOI, 0xb0
    .set LAPIC_SPURIOUS, 0xf0
    .set LAPIC_LVT_TIMER, 0x320
    .set LAPIC_TIMER_COUNT, 0x380
    .set LAPIC_TIMER_DIVIDE, 0x3e0

# Before there are tables to report by (runtime/x86/pvh_entry.s).
    .macro boot_failure
    mov $PANIC_STATUS,%al
    out %al,$STATUS_PORT
    out %al,$DEBUG_EXIT_PORT
    hlt
    jmp .Lfail32
    .endm

# I/O APIC and local APIC: the supervisor's alone.
    .macro device_mappings
    .long 0xfec00000, 0xff000000, PRESENT+WRITE+UNCACHED+NO_EXECUTE
    .endm
