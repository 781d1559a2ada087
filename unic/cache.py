"""Content-addressed cache on disk: a key is a hash of everything that a result depends on.

An entry that is damaged, or cannot be read or written, is the same as none: callers make the result
again. Entries are put in place at once, so a reader never sees half of one.
"""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path

from unic.files import replace_file

ENVIRONMENT = "UNIC_CACHE"
DEFAULT = Path("build/cache")
DIGEST_SIZE = 32


def location() -> Path:
    """The cache's folder: $UNIC_CACHE, or build/cache below the current folder."""
    chosen = os.environ.get(ENVIRONMENT)
    return Path(chosen) if chosen else DEFAULT


@lru_cache(maxsize=None)
def version_of(package: str) -> str:
    """A hash of the source files of `package` (a folder of this compiler): its results' version."""
    digest = hashlib.sha256()
    folder = Path(__file__).parent / package
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".lark"):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def key(*parts: str | bytes) -> str:
    """The key for a result that depends on `parts`, in this order."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    return digest.hexdigest()


def _path(kind: str, key: str) -> Path:
    return location() / kind / key[:2] / key[2:]


def read(kind: str, key: str) -> bytes | None:
    """The entry `key` among those of `kind`, or None when there is none or it is damaged."""
    try:
        data = _path(kind, key).read_bytes()
    except OSError:
        return None
    content = data[DIGEST_SIZE:]
    if hashlib.sha256(content).digest() != data[:DIGEST_SIZE]:
        return None
    return content


_problem: OSError | None = None


def problem() -> OSError | None:
    """The first failure to keep an entry."""
    return _problem


def write(kind: str, key: str, content: bytes) -> None:
    """Keep `content` as entry `key` of `kind`. Failing to is not an error; `problem` tells."""
    global _problem
    path = _path(kind, key)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, hashlib.sha256(content).digest() + content, 0o600)
    except OSError as error:
        _problem = _problem or error
