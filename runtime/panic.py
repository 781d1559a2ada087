"""Panics: the image cannot go on. One line on the console, then exit status 101.

Nothing here allocates or touches the heap: a panic must work when the heap is what is broken.
`fault` is entered from assembly, on an emergency stack, after a processor exception in ring 3 or
a fatal signal in the jail; both speak of the same vectors (Intel SDM vol. 3, table 6-1).
"""

from typing import Final, NoReturn

import image
import unsafe
from machine import u64
from unsafe import export

# Not by way of runtime.platform, whose parts may panic themselves.
if image.TARGET == "qemu":
    from runtime.qemu.console import write
    from runtime.qemu.exit import exit
elif image.TARGET == "xen":
    from runtime.xen.console import write
    from runtime.xen.exit import exit
else:
    from runtime.jail.console import write
    from runtime.jail.exit import exit

PANIC_STATUS: Final = 101

DIVISION: Final = u64(0)
BREAKPOINT: Final = u64(3)
ILLEGAL_INSTRUCTION: Final = u64(6)
STACK_FAULT: Final = u64(12)
GENERAL_PROTECTION: Final = u64(13)
PAGE_FAULT: Final = u64(14)
ALIGNMENT: Final = u64(17)
# Vectors of our own, from runtime/jail/entry.s and runtime/qemu/supervisor.s.
FORBIDDEN_SYSTEM_CALL: Final = u64(0x100)
SEAL_VIOLATION: Final = u64(0x101)

# Page-fault error code (SDM vol. 3, §4.7).
PRESENT: Final = u64(1)
WRITE: Final = u64(2)
FETCH: Final = u64(16)

# Nothing is ever mapped below, on either platform.
NULL_END: Final = u64(0x1000)
# Below the stack; at least as large as the guard of either platform.
GUARD_BYTES: Final = u64(0x6000)

# Linux system calls that change mappings: mmap, mprotect, munmap, mremap, pkey_mprotect.
MMAP: Final = u64(9)
MPROTECT: Final = u64(10)
MUNMAP: Final = u64(11)
MREMAP: Final = u64(25)
PKEY_MPROTECT: Final = u64(329)


def panic(message: str) -> NoReturn:
    """Print `panic: message` and exit. `message` is a constant with characters below 128 only."""
    say("panic: ")
    say(message)
    say("\n")
    exit(PANIC_STATUS)


@export("unic_fault")
def fault(vector: u64, error: u64, address: u64, ip: u64) -> None:
    """Name the fault and exit. `address` is that of the memory access, for page faults."""
    say("panic: ")
    if vector == PAGE_FAULT:
        name_page_fault(error, address)
    elif vector == FORBIDDEN_SYSTEM_CALL:
        say("forbidden system call ")
        say_decimal(error)
        if changes_mapping(error):
            say(" (change of a mapping after the seal)")
    elif vector == SEAL_VIOLATION:
        say("change of a mapping after the seal")
    elif vector == ILLEGAL_INSTRUCTION:
        say("illegal instruction")
    elif vector == GENERAL_PROTECTION or vector == STACK_FAULT:
        say("privileged instruction or non-canonical address")
    elif vector == DIVISION:
        say("division error")
    elif vector == BREAKPOINT:
        say("breakpoint")
    elif vector == ALIGNMENT:
        say("misaligned access")
    else:
        say("exception ")
        say_decimal(vector)
    say(", instruction ")
    say_hexadecimal(ip)
    say("\n")
    exit(PANIC_STATUS)


def name_page_fault(error: u64, address: u64) -> None:
    """What the program tried, and at which address."""
    stack = unsafe.symbol("stack_start")
    if address < NULL_END:
        say("null pointer (zero page) access")
    elif address < stack and stack - address <= GUARD_BYTES:
        say("stack overflow")
    elif error & FETCH != 0:
        say("execution of non-executable memory")
    elif error & WRITE != 0:
        if is_within(address, unsafe.symbol("text_start"), unsafe.symbol("text_end")):
            say("write to read-only memory (code)")
        elif is_within(address, unsafe.symbol("rodata_start"), unsafe.symbol("rodata_end")):
            say("write to read-only memory (constants)")
        elif error & PRESENT != 0:
            say("write to protected memory")
        else:
            say("write to unmapped memory")
    elif error & PRESENT != 0:
        say("read of protected memory")
    else:
        say("read of unmapped memory")
    say(" at ")
    say_hexadecimal(address)


def is_within(address: u64, start: u64, end: u64) -> bool:
    return address >= start and address < end


def changes_mapping(number: u64) -> bool:
    return (
        number == MMAP or number == MPROTECT or number == MUNMAP or number == MREMAP or number == PKEY_MPROTECT
    )


def say(text: str) -> None:
    """Write constant ASCII text."""
    write(unsafe.tail(text), unsafe.u64_of(len(text)))


def say_digit(value: u64) -> None:
    write(unsafe.tail("0123456789abcdef") + value, u64(1))


def say_hexadecimal(value: u64) -> None:
    say("0x")
    shift = u64(64)
    started = False
    while shift > 0:
        shift = shift - 4
        digit = (value >> shift) & 15
        if digit != 0 or started or shift == 0:
            started = True
            say_digit(digit)


def say_decimal(value: u64) -> None:
    divisor = u64(1)
    while value // divisor >= 10:
        divisor = divisor * 10
    while divisor > 0:
        say_digit(value // divisor % 10)
        divisor = divisor // 10
