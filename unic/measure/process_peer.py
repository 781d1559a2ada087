"""An app as a plain CPython process of this system: the interpreter of the machine of Linux, without the machine."""

from __future__ import annotations

import select
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from unic.debian.cpio import Archive
from unic.debian.packages import Packages
from unic.linux import cpython
from unic.measure.instructions import Counter, at_rest, user_mode
from unic.measure.linux_peer import COUNTED, PATIENCE, REQUESTS, WARM_UP, Boot
from unic.measure.requests import Client, Request, answers, first_reply
from unic.measure.results import Sizes
from unic.targets.target import TargetError

PHASES = ("start and imports", "first reply")
MIB = 1 << 20
# Strings have the same hashes, and so dictionaries the same collisions, every time.
SAME_HASHES = {"PYTHONHASHSEED": "0"}


class ProcessPeer:
    """`main`: the app, laid out. It listens to the port that it says, of this system. `bytecode`: an empty folder for compiled modules,
    which are there for all that is measured, as those of an installed interpreter are."""

    def __init__(self, packages: Packages, main: Path, request: Request | None, bytecode: Path) -> None:
        self.packages, self.main, self.request, self.bytecode = packages, main, request, bytecode

    @cached_property
    def _loaded(self) -> list[Path]:
        def exercise(process: subprocess.Popen[bytes]) -> None:
            self._wait(process)
            if self.request is not None:
                self._first_reply(process)
            else:
                process.communicate(timeout=PATIENCE)

        self._check_port()
        return cpython.loaded_files(self.packages, self.main, exercise, self.bytecode)

    def loaded_files(self) -> list[Path]:
        """What the interpreter loads for the app. Raises TargetError."""
        return self._loaded

    def sizes(self) -> Sizes:
        """The interpreter, its libraries, what of the standard library is loaded, and the app."""
        archive = Archive()
        folder = self.main.parent
        files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".py"}
        cpython.add(archive, self.packages, self.main, self._loaded, files)
        parts: dict[str, int] = {}
        for path, size in archive.sizes().items():
            top = "app" if path.startswith("app/") else "standard library" if path.startswith(cpython.STDLIB) else "interpreter and libraries"
            parts[top] = parts.get(top, 0) + size
        return Sizes(sum(parts.values()), parts=parts)

    def _check_port(self) -> None:
        """Raises TargetError where somebody listens already: the reply would be theirs."""
        if self.request is None:
            return
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("0.0.0.0", self.request.port))
            except OSError as error:
                raise TargetError(f"port {self.request.port}, where the app listens, cannot be had here: {error.strerror}; end what uses it") from error

    @contextmanager
    def running(self, emulator: Sequence[str] = (), settings: Mapping[str, str] = {}) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
        """The process, and when it was started. `emulator`: the command that runs it, `settings`: environment variables to add."""
        self._check_port()
        # The first run compiles the modules.
        self.loaded_files()
        started = time.monotonic()
        process = subprocess.Popen(
            [*emulator, *cpython.command(self.packages, self.main)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env=cpython.environment(self.packages, self.bytecode, PYTHONUNBUFFERED="1", **settings), cwd=self.main.parent,
        )  # fmt: skip
        try:
            yield process, started
        finally:
            if process.poll() is None:
                process.kill()
            process.communicate()

    @contextmanager
    def serving(self) -> Iterator[tuple[str, int]]:
        assert self.request is not None
        with self.running() as (process, _):
            self._wait(process)
            self._first_reply(process)
            yield "127.0.0.1", self.request.port

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        """For its first line. Raises TargetError."""
        assert process.stdout is not None
        if not select.select([process.stdout], [], [], PATIENCE)[0] or not process.stdout.readline():
            raise TargetError("the program prints nothing, so that it cannot be told when it is up")

    def _first_reply(self, process: subprocess.Popen[bytes]) -> float:
        assert self.request is not None
        return first_reply("127.0.0.1", self.request.port, self.request, PATIENCE, is_running=lambda: process.poll() is None)

    def boot(self) -> Boot:
        """One start. Raises TargetError."""
        with self.running() as (process, started):
            self._wait(process)
            ready = time.monotonic()
            replied = self._first_reply(process) if self.request else ready
        phases = {PHASES[0]: 1000 * (ready - started)}
        if self.request:
            phases[PHASES[1]] = 1000 * (replied - ready)
        return Boot(phases)

    def instructions(self) -> tuple[Boot, int | None]:
        """Instructions of the process by phase, and for one request of many on a connection. Raises TargetError."""
        with Counter() as counter, self.running(user_mode(counter), SAME_HASHES) as (process, _):
            if self.request is None:
                process.communicate(timeout=PATIENCE)
                return Boot({PHASES[0]: counter.everything}), None
            self._wait(process)
            ready = at_rest(lambda: counter.everything)
            self._first_reply(process)
            replied = at_rest(lambda: counter.everything)
            with Client("127.0.0.1", self.request.port, self.request) as client:
                for number in range(WARM_UP + COUNTED):
                    if number == WARM_UP:
                        before = counter.everything
                    client.ask()
                per_request = (counter.everything - before) // COUNTED
        return Boot({PHASES[0]: ready, PHASES[1]: replied - ready}), per_request

    def largest_memory(self) -> float:
        """The most memory in MiB that was resident after REQUESTS requests, or at the end of a program that does not listen."""
        if self.request is None:
            # Not wait4's ru_maxrss: that has what this process had before the new program's memory replaced it.
            highest = 0.0
            with self.running() as (process, _):
                while process.poll() is None:
                    highest = resident_peak(process.pid) or highest
            return highest
        with self.running() as (process, _):
            self._wait(process)
            self._first_reply(process)
            try:
                answered = answers("127.0.0.1", self.request.port, self.request, REQUESTS)
            except (OSError, EOFError) as error:
                raise TargetError(f"the app does not answer {REQUESTS} requests: {error}") from error
            if not answered:
                raise TargetError("the app gives empty replies")
            return resident_peak(process.pid)


def resident_peak(process: int) -> float:
    """The most MiB that have been resident; 0 for one that has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * 1024 / MIB
