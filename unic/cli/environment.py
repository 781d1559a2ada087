"""What the machine around the command may lack: standard streams, space, rights; and what is to be done then."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper

from unic import cache

REMEDIES = {
    errno.ENOSPC: "free some space, or work in a folder of another disk ($UNIC_CACHE: the cache's)",
    errno.EDQUOT: "free some space, or work in a folder of another disk ($UNIC_CACHE: the cache's)",
    errno.EFBIG: "raise the limit of file sizes (`ulimit -f unlimited`)",
    errno.EACCES: "give this user the right to, or name another place",
    errno.EPERM: "give this user the right to, or name another place",
    errno.EROFS: "work in a folder that can be written to ($UNIC_CACHE: the cache's)",
    errno.ENOENT: "is the path right?",
    errno.ENOTDIR: "a part of the path is no folder: is it right?",
    errno.EISDIR: "this is a folder: name a file",
    errno.ELOOP: "a link in the path leads back to itself",
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.EMFILE: "raise the limit of open files (`ulimit -n 1024`)",
    errno.ENFILE: "the system has too many open files: end something",
    errno.ENOMEM: "end other programs, or raise the limit of memory (`ulimit -v unlimited`)",
    errno.EAGAIN: "raise the limit of processes (`ulimit -u`), or end other programs",
    errno.EIO: "the disk is failing, or has gone",
    errno.ESTALE: "the folder is gone from its server: change into it again",
}
OUT_OF_MEMORY = "out of memory: end other programs, or raise the limit (`ulimit -v unlimited`); a compilation takes some hundred MB"


class OutputError(Exception):
    """Standard output does not take what is written to it."""


class _Output(TextIOWrapper):
    """Standard output whose own failures are told from those of other files."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError as error:
            raise _output_failure(error) from error

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            raise _output_failure(error) from error


def _output_failure(error: OSError) -> Exception:
    return error if isinstance(error, BrokenPipeError) else OutputError(f"standard output cannot be written: {reason(error)}")


@contextmanager
def standard_streams() -> Iterator[None]:
    """Within, every text can be printed whatever the locale is; afterwards all of it has arrived.

    Raises OutputError, and BrokenPipeError when nobody reads any more.
    """
    if _occupy_closed():
        raise OutputError("standard output is closed: redirect it, for example to /dev/null")
    if isinstance(sys.stderr, TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")
    plain = sys.stdout
    if not isinstance(plain, TextIOWrapper):
        yield
        return
    plain.flush()
    output = _Output(plain.buffer, plain.encoding, "backslashreplace", line_buffering=plain.line_buffering, write_through=plain.write_through)
    sys.stdout = output
    try:
        yield
        output.flush()
    except (OutputError, BrokenPipeError):
        # What Python still holds must not fail at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        raise
    finally:
        sys.stdout = plain
        output.detach()


def _occupy_closed() -> bool:
    """Gives the standard streams that are closed a place, or the next file opened would be taken for one. Whether standard output was."""
    closed = [descriptor for descriptor in (0, 1, 2) if not _is_open(descriptor)]
    for descriptor in closed:
        # The lowest free descriptor is taken: this one, as those below are open.
        os.open(os.devnull, os.O_RDONLY if descriptor == 0 else os.O_WRONLY)
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w")
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")
    return 1 in closed


def _is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def reason(error: OSError) -> str:
    """Why it failed, and what to do."""
    text = error.strerror or str(error)
    remedy = REMEDIES.get(error.errno or 0)
    return f"{text}: {remedy}" if remedy and remedy not in text else text


def explain(error: OSError) -> str:
    """What failed, why, and what to do."""
    if error.errno == errno.ENOENT and not os.path.isabs(str(error.filename or "")) and _is_nowhere():
        return "the current folder does not exist any more: change into another"
    place = f"{error.filename}: " if error.filename is not None else ""
    return place + reason(error)


def _is_nowhere() -> bool:
    try:
        os.getcwd()
    except FileNotFoundError:
        return True
    return False


def warn_of_cache() -> None:
    """Says once that the cache is of no use, which only costs time."""
    problem = cache.problem()
    if problem is not None:
        print(f"warning: the cache {cache.location()} cannot be written: {reason(problem)}; every build starts from nothing", file=sys.stderr)
