"""Folders of things that are made once and kept, under a key of all that they depend on.

One process makes them while others wait (flock); they appear under their name when they are complete.
"""

from __future__ import annotations

import fcntl
import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from unic.targets.target import TargetError

Report = Callable[[str], None]


def digest(*parts: str | bytes) -> str:
    """A key of 16 hexadecimal digits."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "little") + data)
    return total.hexdigest()[:16]


@contextmanager
def locked(folder: Path, report: Report, remedy: str) -> Iterator[None]:
    """Nobody else makes anything in `folder` meanwhile. `remedy`: what to do where it cannot be written. Raises TargetError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / "lock").open("w")
    except OSError as error:
        raise TargetError(f"cannot write to {folder}: {error.strerror}; {remedy}") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            report("waiting for another process that makes it")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def clear(folder: Path, prefix: str) -> None:
    """Deletes what another version made. A machine that runs from it has its files open, and keeps them."""
    for old in [*folder.glob(prefix + "*"), *folder.glob("new-*")]:
        if old.is_dir():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.unlink(missing_ok=True)
