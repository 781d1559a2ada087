"""What the kernel does with a seccomp filter: classic BPF over struct seccomp_data (linux/seccomp.h, linux/filter.h)."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from unic.link import Image

AUDIT_ARCH_X86_64 = 0xC000003E
ALLOW, TRAP = 0x7FFF0000, 0x00030000


def installed_filter(image: Image) -> list[tuple[int, int, int, int]]:
    """The (code, if true, if false, operand) that an image of the jail hands to the kernel."""
    count, address = struct.unpack("<QQ", bytes_at(image, image.symbols["filter_program"], 16))
    return list(struct.iter_unpack("<HBBI", bytes_at(image, address, 8 * count)))


def bytes_at(image: Image, address: int, count: int) -> bytes:
    """Of the image as it is loaded."""
    data = image.image
    headers, size, number = struct.unpack_from("<Q14xHH", data, 32)
    for index in range(number):
        kind, _, offset, start, _, in_file, _, _ = struct.unpack_from("<IIQQQQQQ", data, headers + index * size)
        if kind == 1 and start <= address and address + count <= start + in_file:
            return data[offset + address - start :][:count]
    raise ValueError(f"nothing is loaded at {address:#x}")


def verdict(program: Sequence[tuple[int, int, int, int]], number: int, *arguments: int, architecture: int = AUDIT_ARCH_X86_64) -> int:
    """What the filter returns for a call."""
    padded = [*arguments, *(0 for _ in range(6 - len(arguments)))]
    data = struct.pack("<IIQ6Q", number & 0xFFFFFFFF, architecture, 0, *padded)
    accumulator = at = 0
    while True:
        code, if_true, if_false, operand = program[at]
        at += 1
        if code == 0x20:
            (accumulator,) = struct.unpack_from("<I", data, operand)
        elif code == 0x15:
            at += if_true if accumulator == operand else if_false
        elif code == 0x35:
            at += if_true if accumulator >= operand else if_false
        elif code == 0x06:
            return operand
        else:
            raise ValueError(f"no instruction has the code {code:#x}")
