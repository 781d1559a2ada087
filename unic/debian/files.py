"""Files of unpacked packages: programs with the libraries that they load, kernel modules in an order that loads, busybox."""

from __future__ import annotations

import io
import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from elftools.common.exceptions import ELFError
from elftools.elf.dynamic import DynamicSection
from elftools.elf.elffile import ELFFile

from unic.debian.cpio import Archive
from unic.targets.target import TargetError

LIBRARIES = "lib/x86_64-linux-gnu"
LIBRARY_FOLDERS = (LIBRARIES, "usr/" + LIBRARIES)
LOADER = "ld-linux-x86-64.so.2"


def read(root: Path, name: str) -> bytes:
    """The file `name` of the packages below `root`. Raises TargetError."""
    try:
        return (root / name).read_bytes()
    except OSError as error:
        raise TargetError(f"the packages have no {name}: delete {root.parent} to fetch them again") from error


def add_busybox(archive: Archive, root: Path) -> None:
    """/bin/busybox and a link for each of its commands."""
    archive.file("/bin/busybox", read(root, "bin/busybox"))
    # It is a static program, so it can be asked here. Its list names itself too.
    names = subprocess.run([os.fspath(root / "bin/busybox"), "--list"], capture_output=True, text=True, check=True).stdout.split()
    for name in names:
        if name != "busybox":
            archive.link(f"/bin/{name}", "busybox")


def needed_libraries(
    root: Path, programs: Iterable[str], folders: Sequence[str] = (), opened_by_name: Sequence[str] = ()
) -> dict[str, bytes]:
    """The shared libraries that `programs` need, directly or not, by DT_NEEDED, but for the loader, and those `opened_by_name`.

    `folders`: where to look after the usual ones. Raises TargetError.
    """
    found: dict[str, bytes] = {}
    waiting = [(name, "a program") for name in opened_by_name]
    for program in programs:
        waiting += [(name, program) for name in _needed(read(root, program))]
    while waiting:
        name, user = waiting.pop()
        if name in found or name == LOADER:
            continue
        for folder in (*LIBRARY_FOLDERS, *folders):
            if (root / folder / name).exists():
                found[name] = (root / folder / name).read_bytes()
                break
        else:
            raise TargetError(f"{user} needs {name}, which none of the packages has")
        waiting += [(other, name) for other in _needed(found[name])]
    return dict(sorted(found.items()))


def _needed(content: bytes) -> list[str]:
    try:
        dynamic = ELFFile(io.BytesIO(content)).get_section_by_name(".dynamic")
    except ELFError:
        return []
    if not isinstance(dynamic, DynamicSection):
        return []
    return [getattr(tag, "needed") for tag in dynamic.iter_tags() if tag.entry.d_tag == "DT_NEEDED"]


def modules_in_order(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The modules `names`, each after those that it depends on (`depends=` in its .modinfo). Raises TargetError."""
    files = {path.stem.replace("-", "_"): path for path in folder.rglob("*.ko")}
    result: dict[str, bytes] = {}

    def add(name: str, user: str) -> None:
        if name in result:
            return
        if name not in files:
            raise TargetError(f"the kernel module {name}, needed by {user}, is not in {folder}")
        content = files[name].read_bytes()
        for other in _depends(content):
            add(other, name)
        result[name] = content

    for name in names:
        add(name.replace("-", "_"), "a domain")
    return result


def _depends(module: bytes) -> list[str]:
    section = ELFFile(io.BytesIO(module)).get_section_by_name(".modinfo")
    for entry in section.data().split(b"\0") if section else ():
        if entry.startswith(b"depends="):
            names = entry.removeprefix(b"depends=").decode()
            return [name.replace("-", "_") for name in names.split(",") if name]
    return []
