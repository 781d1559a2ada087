"""Files that are written at once: whoever looks sees the old one or the new one, and one that is killed leaves nothing behind."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OPEN_FILES = "/proc/self/fd"


def replace_file(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Puts a new file in the place of `path`: all of it, or `path` stays as it was. `mode`: before the umask. Raises OSError.

    Where a link points is written. What is no regular file, such as /dev/stdout, is written to in place.
    """
    if path.exists() and not path.is_file():
        with open(path, "wb", buffering=0) as stream:
            _write_all(stream.fileno(), content)
        return
    path = Path(os.path.realpath(path))
    temporary = path.with_name(f".unic-{secrets.token_hex(8)}")
    try:
        with _new_file(temporary, mode) as descriptor:
            _write_all(descriptor, content)
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def _new_file(path: Path, mode: int) -> Iterator[int]:
    """A descriptor of a file that has the name `path` when it is complete."""
    descriptor = _nameless_file(path.parent, mode)
    is_named = descriptor is None
    if descriptor is None:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    try:
        yield descriptor
        if not is_named:
            _give_name(descriptor, path)
    finally:
        os.close(descriptor)


def _nameless_file(folder: Path, mode: int) -> int | None:
    """A file that SIGKILL leaves nothing of; None where the file system has none, or /proc is not there to give it a name by."""
    if not os.path.isdir(OPEN_FILES):
        return None
    try:
        return os.open(folder, os.O_WRONLY | os.O_TMPFILE | os.O_CLOEXEC, mode)
    except OSError:
        # What else may be wrong is found by opening one with a name.
        return None


def _give_name(descriptor: int, path: Path) -> None:
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        # With a folder's descriptor Python follows the link, which is linkat's AT_SYMLINK_FOLLOW.
        os.link(f"{OPEN_FILES}/{descriptor}", path.name, dst_dir_fd=folder, follow_symlinks=True)
    finally:
        os.close(folder)


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
