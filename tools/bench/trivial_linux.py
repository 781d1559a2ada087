"""The least that Linux can run: an initramfs whose only program prints a line and sleeps."""

from __future__ import annotations

from unic.debian.cpio import Archive
from unic.linux.program import assembled

LINE = "linux: up"

# write(1, line, length), then pause() for ever: the end of the first process would be a panic.
ASSEMBLY = f"""
    .section .text.start,"ax",@progbits
    .globl start
start:
    mov $1,%eax
    mov $1,%edi
    lea line(%rip),%rsi
    mov $line_end-line,%edx
    syscall
1:  mov $34,%eax
    syscall
    jmp 1b
line:
    .ascii "{LINE}\\n"
line_end:
"""


def trivial_ramdisk() -> bytes:
    """The initramfs. Its standard output is the console: the kernel has a /dev/console of its own in every one."""
    archive = Archive()
    archive.file("/init", assembled(ASSEMBLY))
    return archive.content()
