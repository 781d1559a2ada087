"""What a sealed image must not do, for the tests that see it end in a panic. Nothing else reaches this."""

from typing import Final

import image
import unsafe
from machine import u8, u64

# A page below the heap and the image on either target; far from what is mapped.
PLACE: Final = u64(0xFEB00000)
PAGE: Final = u64(4096)
MPROTECT: Final = u64(10)
READ_WRITE_EXECUTE: Final = u64(7)
RETURN: Final = u8(0xC3)


def write_to_code() -> None:
    unsafe.store8(unsafe.symbol("text_start"), RETURN)


def write_to_constants() -> None:
    unsafe.store8(unsafe.symbol("rodata_start"), u8(0))


def execute_data() -> None:
    """Jump to a return instruction in the heap."""
    code = bytearray(b"\xc3")
    call(unsafe.address(code))


def execute_the_stack() -> None:
    call(unsafe.stack_pointer())


def call(address: u64) -> None:
    # Any assembly routine that calls what it is given would do.
    unsafe.call_asm("spill_registers_and_call", address)


def read_the_zero_page() -> None:
    unsafe.volatile_load8(u64(8))


def overrun_the_stack() -> None:
    descend(0)


def descend(depth: u64) -> u64:
    """Recursion that nothing checks, as it cannot raise."""
    return descend(depth + 1) + unsafe.stack_pointer()


def change_a_mapping() -> None:
    """Ask for code that can be written."""
    if image.TARGET == "qemu" or image.TARGET == "xen":
        unsafe.call_asm("supervisor_call", u64(1), PLACE, PAGE)
    else:
        unsafe.syscall(MPROTECT, unsafe.symbol("text_start"), PAGE, READ_WRITE_EXECUTE, u64(0), u64(0), u64(0))


def ask_the_supervisor_for_a_mapping() -> None:
    """HYPERVISOR_update_va_mapping through the gate of a Xen guest."""
    unsafe.call_asm("supervisor_call", u64(2), u64(14), unsafe.symbol("text_start"), READ_WRITE_EXECUTE)


def ask_the_hypervisor_for_a_mapping() -> None:
    """The same hypercall past the supervisor."""
    unsafe.syscall(u64(14), unsafe.symbol("text_start"), u64(0), u64(2), u64(0), u64(0), u64(0))


def read_the_supervisor() -> None:
    unsafe.volatile_load8(unsafe.symbol("supervisor_data_start"))


def perform(action: str) -> None:
    """Call the function of this name, if the platform has what it tries."""
    if action == "write_to_code":
        write_to_code()
    elif action == "write_to_constants":
        write_to_constants()
    elif action == "execute_data":
        execute_data()
    elif action == "execute_the_stack":
        execute_the_stack()
    elif action == "read_the_zero_page":
        read_the_zero_page()
    elif action == "overrun_the_stack":
        overrun_the_stack()
    elif action == "change_a_mapping":
        change_a_mapping()
    if image.TARGET != "jail":
        if action == "read_the_supervisor":
            read_the_supervisor()
    if image.TARGET == "xen":
        if action == "ask_the_hypervisor_for_a_mapping":
            ask_the_hypervisor_for_a_mapping()
        elif action == "ask_the_supervisor_for_a_mapping":
            ask_the_supervisor_for_a_mapping()


def make_system_call(number: int) -> None:
    """A call whose number the compiler does not know, so that it allows none for it."""
    unsafe.syscall(unsafe.u64_of(number), u64(0), u64(0), u64(0), u64(0), u64(0), u64(0))
