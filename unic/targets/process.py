"""Runs the child process of an image to its end, and never leaves it behind."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from unic.targets.target import INTERRUPTED_STATUS, TIMEOUT_STATUS

# Seconds that a child has between SIGTERM and SIGKILL.
GRACE = 5.0


@dataclass(frozen=True)
class Outcome:
    """How a child ended. `override`: 124 after a timeout, 130 after Ctrl-C, else None.

    `status`: as subprocess gives it, negative for a signal. `complaint`: what it wrote to standard
    error, when that was captured.
    """

    status: int
    complaint: str = ""
    override: int | None = None


@contextmanager
def termination_raises() -> Iterator[None]:
    """Inside, SIGTERM raises SystemExit(143), so that `finally` clauses run and the child goes too."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def terminate(number: int, frame: object) -> None:
        raise SystemExit(128 + number)

    previous = signal.signal(signal.SIGTERM, terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, previous)


@contextmanager
def children_end() -> Iterator[None]:
    """No child that is started inside outlives SystemExit or KeyboardInterrupt.

    A signal's exception may come between fork(2) and the `try` or `with` that ends the child: then only the kernel knows of it.
    """
    entered = int(time.clock_gettime(time.CLOCK_BOOTTIME) * os.sysconf("SC_CLK_TCK"))
    try:
        yield
    except (SystemExit, KeyboardInterrupt):
        _end(_children_since(entered))
        raise


def _end(children: list[int]) -> None:
    """SIGTERM, on which one that has children itself ends them, and GRACE seconds later SIGKILL."""
    deadline = time.monotonic() + GRACE
    for child in children:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGTERM)
    for child in children:
        # ChildProcessError: another thread has waited for it.
        with suppress(ProcessLookupError, ChildProcessError):
            while os.waitpid(child, os.WNOHANG) == (0, 0):
                if time.monotonic() > deadline:
                    os.kill(child, signal.SIGKILL)
                time.sleep(0.005)


def _children_since(start: int) -> list[int]:
    """The children of this process that were started `start` clock ticks after the machine or later; proc_pid_stat(5)."""
    result = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", "rb") as file:
                    # Behind the name, which may have spaces and brackets, begins the third field.
                    fields = file.read().rpartition(b")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == os.getpid() and int(fields[19]) >= start:
                result.append(int(name))
    return result


def run_child(
    command: Sequence[str],
    timeout: float | None,
    *,
    environment: dict[str, str] | None = None,
    inherited: Sequence[int] = (),
    captures_errors: bool = False,
    stdin: int | None = None,
) -> Outcome:
    """Runs `command` with our standard output, for at most `timeout` seconds. Raises OSError if it cannot start.

    `inherited`: file descriptors passed on. `captures_errors`: standard error goes into the outcome.
    `stdin`: a descriptor, or subprocess.DEVNULL; None for our own. A signal that comes while it starts is for `children_end`.
    """
    complaint = b""
    override = None
    process: subprocess.Popen[bytes] | None = None
    with termination_raises():
        try:
            process = subprocess.Popen(
                list(command), stdin=stdin, stderr=subprocess.PIPE if captures_errors else None, env=environment, pass_fds=tuple(inherited)
            )
            _, complaint = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            override = TIMEOUT_STATUS
        except KeyboardInterrupt:
            if process is None:
                # It may have started: see children_end.
                raise
            override = INTERRUPTED_STATUS
        finally:
            if process is not None and process.poll() is None:
                process.kill()
                process.communicate()
    return Outcome(process.returncode, (complaint or b"").decode(errors="replace").strip(), override)
