"""Writes a Linux initramfs: a cpio archive in the newc format (Documentation/driver-api/early-userspace/buffer-format.rst)."""

from __future__ import annotations

import stat
from pathlib import PurePosixPath

TRAILER = "TRAILER!!!"
DIRECTORY = stat.S_IFDIR | 0o755


class Archive:
    """Files, folders and symbolic links by absolute path; parents are made as needed. All belong to root, time 0."""

    def __init__(self) -> None:
        self._entries: dict[str, tuple[int, bytes]] = {}

    def __contains__(self, path: str) -> bool:
        return path.lstrip("/") in self._entries

    def folder(self, path: str) -> None:
        name = path.strip("/")
        for parent in [*reversed(PurePosixPath(name).parents), PurePosixPath(name)]:
            if str(parent) != ".":
                self._entries.setdefault(str(parent), (DIRECTORY, b""))

    def file(self, path: str, content: bytes, permissions: int = 0o755) -> None:
        self._add(path, stat.S_IFREG | permissions, content)

    def link(self, path: str, target: str) -> None:
        self._add(path, stat.S_IFLNK | 0o777, target.encode())

    def _add(self, path: str, mode: int, content: bytes) -> None:
        self.folder(str(PurePosixPath(path).parent))
        self._entries[path.strip("/")] = (mode, content)

    def sizes(self) -> dict[str, int]:
        """Bytes of each file, by its path without the first slash."""
        return {name: len(data) for name, (mode, data) in self._entries.items() if stat.S_ISREG(mode)}

    def content(self) -> bytes:
        """The archive. Folders come before what is in them, as the kernel needs it: sorting by name does that."""
        result = bytearray()
        for number, (name, (mode, data)) in enumerate(sorted(self._entries.items()), start=1):
            _append(result, number, mode, name, data)
        _append(result, 0, 0, TRAILER, b"")
        return bytes(result)


def _append(result: bytearray, inode: int, mode: int, name: str, data: bytes) -> None:
    encoded = name.encode() + b"\0"
    links = 2 if stat.S_ISDIR(mode) else 1
    # ino, mode, uid, gid, nlink, mtime, filesize, devmajor, devminor, rdevmajor, rdevminor, namesize, check
    fields = (inode, mode, 0, 0, links, 0, len(data), 0, 0, 0, 0, len(encoded), 0)
    result += b"070701" + b"".join(b"%08x" % field for field in fields) + encoded
    result += bytes(-len(result) % 4)
    result += data
    result += bytes(-len(result) % 4)
