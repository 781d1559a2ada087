"""The kernels that emulated machines boot, as ELF files, so that nothing is decompressed in emulation.

Xen is a gzipped multiboot ELF. Linux is an ELF inside a bzImage: Documentation/x86/boot.rst, "THE REAL-MODE
KERNEL HEADER", fields setup_sects, payload_offset and payload_length.
"""

import gzip
import lzma
import shutil
import struct
import subprocess
import zlib
from pathlib import Path
from typing import Any

from unic.targets.target import TargetError

ELF_MAGIC = b"\x7fELF"
SETUP_SECTORS = 0x1F1
HEADER_MAGIC = 0x202
PAYLOAD = 0x248
SECTOR = 512


def hypervisor(path: Path) -> bytes:
    """The ELF image of Xen in `path`. Raises TargetError."""
    try:
        image = gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise TargetError(f"cannot read the hypervisor {path}: {error}") from error
    return _checked(image, path)


def vmlinux(path: Path) -> bytes:
    """The ELF image inside of the bzImage `path`. Raises TargetError."""
    try:
        image = path.read_bytes()
    except OSError as error:
        raise TargetError(f"cannot read the kernel {path}: {error}") from error
    if image[HEADER_MAGIC : HEADER_MAGIC + 4] != b"HdrS":
        raise TargetError(f"{path} is not a bzImage")
    start = ((image[SETUP_SECTORS] or 4) + 1) * SECTOR
    offset, size = struct.unpack_from("<II", image, PAYLOAD)
    return _checked(_decompress(image[start + offset : start + offset + size], path), path)


def _decompress(payload: bytes, path: Path) -> bytes:
    # The payload is followed by its size, which one-shot functions would refuse.
    decompressor: Any
    if payload.startswith(b"\xfd7zXZ\0"):
        decompressor = lzma.LZMADecompressor()
    elif payload.startswith(b"\x5d\0\0"):
        decompressor = lzma.LZMADecompressor(lzma.FORMAT_ALONE)
    elif payload.startswith(b"\x1f\x8b"):
        decompressor = zlib.decompressobj(zlib.MAX_WBITS | 16)
    else:
        return _by_program(payload, path)
    try:
        image: bytes = decompressor.decompress(payload)
    except (lzma.LZMAError, zlib.error) as error:
        raise TargetError(f"the kernel in {path} is damaged: {error}") from error
    if not decompressor.eof:
        raise TargetError(f"the kernel in {path} is damaged: its end is missing")
    return image


def _by_program(payload: bytes, path: Path) -> bytes:
    for magic, tool in ((b"\x28\xb5\x2f\xfd", "zstd"), (b"\x02\x21\x4c\x18", "lz4")):
        if payload.startswith(magic):
            if shutil.which(tool) is None:
                raise TargetError(f"the kernel in {path} is compressed by {tool}, which is not installed")
            return subprocess.run([tool, "-dcq"], input=payload, capture_output=True).stdout
    if payload.startswith(ELF_MAGIC):
        return payload
    raise TargetError(f"the kernel in {path} is compressed in an unknown way ({payload[:4].hex()})")


def _checked(image: bytes, path: Path) -> bytes:
    if not image.startswith(ELF_MAGIC):
        raise TargetError(f"{path} does not hold an ELF kernel")
    return image
