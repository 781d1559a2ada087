"""Reads an image as an ELF file: its headers, segments and notes, and the build record beside it."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from elftools.elf.elffile import ELFFile

from unic.inspect.errors import InspectError, RecordError
from unic.inspect.record import SECTION, Record, decode

# More bytes than an image of any use has; all of it is held in memory.
LARGEST = 1 << 29


@dataclass(frozen=True)
class LoadSegment:
    """A PT_LOAD segment. `permissions`: as "r-x"."""

    offset: int
    address: int
    file_size: int
    memory_size: int
    permissions: str


@dataclass(frozen=True)
class ElfImage:
    """notes: offset and size in the file. headers: (what, offset, size)."""

    path: Path
    content: bytes
    entry: int
    segments: tuple[LoadSegment, ...]
    notes: tuple[tuple[int, int], ...]
    headers: tuple[tuple[str, int, int], ...]


def read_image(path: Path) -> ElfImage:
    """Raises InspectError for what is no x86-64 ELF executable, OSError for what cannot be read."""
    content = _content(path, "name an image, as `unic build` writes it (build/NAME.TARGET.elf)")
    try:
        file = ELFFile(io.BytesIO(content))
        header = file.header
        machine, kind = header["e_machine"], header["e_type"]
        programs = [dict(segment.header) for segment in file.iter_segments()]
        count, size, start = header["e_phnum"], header["e_phentsize"], header["e_phoff"]
        entry, header_size = header["e_entry"], header["e_ehsize"]
    except Exception as error:
        # Of damaged files pyelftools raises whatever it stumbles over.
        raise InspectError(f"{path} is no ELF file, or a damaged one: name an image, as `unic build` writes it") from error
    if machine != "EM_X86_64" or kind not in ("ET_EXEC", "ET_DYN") or file.elfclass != 64:
        raise InspectError(f"{path} is no x86-64 executable: name an image, as `unic build` writes it (build/NAME.TARGET.elf)")
    loads = [program for program in programs if program["p_type"] == "PT_LOAD"]
    notes = [program for program in programs if program["p_type"] == "PT_NOTE"]
    for program in loads + notes:
        if program["p_offset"] + program["p_filesz"] > len(content) and program["p_filesz"]:
            raise InspectError(f"{path} is cut short: a segment ends at byte {program['p_offset'] + program['p_filesz']:,} of {len(content):,}; build it again")
        if program["p_filesz"] > program["p_memsz"] and program["p_type"] == "PT_LOAD":
            raise InspectError(f"{path} is damaged: a segment has more bytes in the file than in memory")
    segments = tuple(LoadSegment(p["p_offset"], p["p_vaddr"], p["p_filesz"], p["p_memsz"], _permissions(p["p_flags"])) for p in loads)
    headers = (("ELF header", 0, header_size), ("program headers", start, count * size))
    return ElfImage(path, content, entry, segments, tuple((p["p_offset"], p["p_filesz"]) for p in notes), headers)


def _content(path: Path, remedy: str) -> bytes:
    """What the file has. Raises InspectError for what cannot be read as a whole, OSError for what cannot be read at all."""
    if path.is_dir():
        raise InspectError(f"{path} is a folder: {remedy}")
    if path.exists() and not path.is_file():
        # A device would be read without end.
        raise InspectError(f"{path} is no regular file: {remedy}")
    size = path.stat().st_size
    if size > LARGEST:
        raise InspectError(f"{path} has {size:,} bytes, and no more than {LARGEST:,} are looked into: {remedy}")
    return path.read_bytes()


def _permissions(flags: int) -> str:
    return "".join(letter if flags & bit else "-" for letter, bit in (("r", 4), ("w", 2), ("x", 1)))


def debug_path(image: Path) -> Path:
    """Beside the image, or beside what a link to it leads to."""
    path = image.with_suffix(".debug")
    return image.resolve().with_suffix(".debug") if image.is_symlink() and not path.exists() else path


def read_record(image: ElfImage) -> Record:
    """The record that the build of `image` left. Raises InspectError, which says why there is none."""
    path = debug_path(image.path)
    if path == image.path:
        raise InspectError(f"{path} is what belongs to an image: name the image beside it, {image.path.with_suffix('.elf')}")
    remedy = "build the image again, which writes both"
    try:
        content = _content(path, remedy)
    except FileNotFoundError:
        raise InspectError(f"there is no {path} beside the image, so only what the ELF file itself says is known: {remedy}") from None
    except OSError as error:
        raise InspectError(f"{path} cannot be read: {error.strerror}") from error
    try:
        section = ELFFile(io.BytesIO(content)).get_section_by_name(SECTION)
        data = bytes(section.data()) if section is not None else None
    except Exception as error:
        raise InspectError(f"{path} is no ELF file, or a damaged one: {remedy}") from error
    if data is None:
        raise InspectError(f"{path} has no record of a build: {remedy}")
    try:
        record = decode(data)
    except RecordError as error:
        raise InspectError(f"the record in {path} {error}: {remedy}") from error
    if record.image != hashlib.sha256(image.content).hexdigest():
        raise InspectError(f"{path} is of another build than {image.path}, so only what the ELF file itself says is known: {remedy}")
    return record
