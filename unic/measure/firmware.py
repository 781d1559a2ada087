"""QEMU's firmware with a mark at its first instruction, so that the end of the VMM's own start can be seen."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

from unic.targets.qemu import find_qemu

# What QEMU's microvm without ACPI boots, and where its processor starts: 16 bytes from the end.
NAME = "qboot.rom"
RESET_VECTOR = 16
JUMP = 0xE9
OUT = 0xE6


def marked(content: bytes, port: int) -> bytes | None:
    """Firmware that at its start writes AL, which is 0 at reset, to `port` below 256; None for one that does not start with a near jump.

    Bytes of the reset vector: a jump with a 16-bit displacement, and nothing behind it.
    """
    start = len(content) - RESET_VECTOR
    if start < 0 or content[start] != JUMP:
        return None
    # The displacement counts from behind the jump, which moves by the two bytes of the OUT.
    displacement = int.from_bytes(content[start + 1 : start + 3], "little") - 2
    vector = bytes([OUT, port, JUMP]) + (displacement & 0xFFFF).to_bytes(2, "little")
    return content[:start] + vector + content[start + len(vector) :]


@cache
def installed() -> Path | None:
    """QEMU's own copy; None where it has none."""
    folders = subprocess.run([find_qemu(), "-L", "help"], capture_output=True, text=True).stdout.split("\n")
    return next((path for folder in folders if folder and (path := Path(folder) / NAME).is_file()), None)
