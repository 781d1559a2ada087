"""A debugging session: an image that waits to be debugged, gdb on the terminal, and the end of both.

QEMU listens for gdb on a Unix socket in a folder of its own, not on a port that others could connect to.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from unic.targets import console_input, jail, qemu
from unic.targets.host import qemu_errors
from unic.targets.process import termination_raises
from unic.targets.target import RunOptions, TargetError

GDB = "gdb"
PROJECT = Path(__file__).resolve().parent.parent.parent
# Seconds.
QEMU_READY = 30.0
GDB_END = 5.0
# sun_path of a Unix socket's address, unix(7).
LONGEST_SOCKET_PATH = 107
# The packet `?` of gdb's remote protocol, with its checksum.
WHY_STOPPED = b"$?#3f"
_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)


@dataclass(frozen=True)
class Session:
    """What is debugged. folders: where its source files are. arguments: further ones of gdb."""

    image: Path
    symbols: Path
    folders: tuple[Path, ...]
    options: RunOptions
    arguments: tuple[str, ...] = ()


def find_gdb() -> str:
    """The path of a gdb that runs Python. Raises TargetError."""
    found = shutil.which(GDB)
    if not found:
        raise TargetError(f"{GDB} is not installed: `apt install gdb`")
    probe = subprocess.run([found, "-nx", "-batch", "-ex", "python print(6 * 7)"], capture_output=True, stdin=subprocess.DEVNULL, check=False)
    if probe.stdout.strip() != b"42":
        raise TargetError(f"{found} runs no Python scripts: install one that does, such as that of `apt install gdb`")
    return found


def debug_process(session: Session) -> int:
    """Debugs the process of a jail image. Returns gdb's exit status. Raises TargetError."""
    start = _call("process", session, repr(str(session.image.absolute())), repr(list(session.options.arguments)))
    with _quiet_interrupts(), termination_raises():
        return _run_gdb(session, start, environment=jail.environment(session.options))


def debug_machine(session: Session) -> int:
    """Debugs a virtual machine of QEMU. Returns gdb's exit status. Raises TargetError."""
    qemu.refuse_too_little_memory(session.image, session.options)
    with _quiet_interrupts(), termination_raises(), tempfile.TemporaryDirectory(prefix="unic-debug-") as folder:
        path = os.path.join(folder, "gdb")
        if len(os.fsencode(path)) > LONGEST_SOCKET_PATH:
            raise TargetError(f"{folder}: this name is too long for a socket: set TMPDIR to a folder with a shorter one")
        with _pipe() as (status, status_writer), _pipe() as (console, console_writer), _pipe() as (keyboard, keyboard_writer):
            # gdb has the terminal: to the program, its input is at the end.
            os.write(keyboard_writer, console_input.PADDING + console_input.END)
            with _machine(session, folder, path, status_writer, console_writer, keyboard):
                start = _call("machine", session, repr(path), str(console), str(status))
                return _run_gdb(session, start, inherited=(console, status))


def _call(function: str, session: Session, *arguments: str) -> str:
    """The Python that begins a session inside gdb."""
    folders = [str(folder.absolute()) for folder in (*session.folders, PROJECT)]
    given = ", ".join([repr(str(session.symbols.absolute())), repr(folders), *arguments])
    return f"python import sys; sys.path.insert(0, {str(PROJECT)!r}); from unic.debug.gdb import start; start.{function}({given})"


def _run_gdb(session: Session, start: str, inherited: Sequence[int] = (), environment: dict[str, str] | None = None) -> int:
    command = [find_gdb(), "-q", "-ex", start, *session.arguments]
    process = subprocess.Popen(command, pass_fds=tuple(inherited), env=environment)
    try:
        return process.wait()
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(GDB_END)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def _machine(session: Session, folder: str, path: str, status: int, console: int, keyboard: int) -> Iterator[None]:
    """QEMU, stopped before the first instruction, from `with` to its end."""
    errors = Path(folder) / "errors"
    line = qemu.command(session.image, session.options, status, gdb=path)
    with errors.open("wb") as log:
        process = subprocess.Popen(
            line, stdin=keyboard, stdout=console, stderr=log, pass_fds=(status,),
            # Ctrl-C is for gdb, which stops the program with it.
            start_new_session=True, preexec_fn=_end_with_parent,
        )
    try:
        deadline = time.monotonic() + QEMU_READY
        while not _answers(path):
            if process.poll() is not None or time.monotonic() > deadline:
                complaint = errors.read_text(errors="replace").strip() or "it does not listen for gdb"
                raise TargetError(f"QEMU could not run {session.image}: {qemu_errors.explained(complaint, line[0])}")
            time.sleep(0.01)
        yield
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def _answers(path: str) -> bool:
    """Whether QEMU listens for gdb, and has opened all devices: it answers only then."""
    try:
        with socket.socket(socket.AF_UNIX) as stub:
            stub.settimeout(QEMU_READY)
            stub.connect(path)
            stub.sendall(WHY_STOPPED)
            return bool(stub.recv(1))
    except OSError:
        return False


def _end_with_parent() -> None:
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


@contextmanager
def _pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    try:
        yield ends
    finally:
        for end in ends:
            os.close(end)


@contextmanager
def _quiet_interrupts() -> Iterator[None]:
    """Inside, Ctrl-C is gdb's business alone. (A handler, and not to ignore it: gdb would inherit that.)"""

    def leave_to_gdb(number: int, frame: FrameType | None) -> None:
        pass

    previous = signal.signal(signal.SIGINT, leave_to_gdb)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)
