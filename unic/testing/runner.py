"""Runs a program of tests under CPython or as an image, again for those that are left when one of them ends it."""

from __future__ import annotations

import importlib.metadata
import os
import secrets
import selectors
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from unic import progress
from unic.targets import BlockFile, RunOptions, jail, qemu
from unic.testing.harness import Program
from unic.testing.outcomes import CRASHED, HUNG, NOT_RUN, Outcome, Protocol

CPYTHON = "cpython"
BLOCK_PREFIX = jail.BLOCK_PREFIX
# Before, hooks of plugins had another form.
OLDEST_PYTEST = 8
# Seconds that a test may take.
DEFAULT_TIMEOUT = 60.0
# Seconds from the start of a program or machine to its first test.
START_TIMEOUT = 120.0

# Makes the command and the environment for the program's arguments.
Start = Callable[[Sequence[str]], tuple[list[str], dict[str, str]]]


def has_pytest() -> bool:
    """Whether tests under CPython are run by pytest itself; UNIC_NO_PYTEST: not, even if it is there."""
    try:
        major = int(importlib.metadata.version("pytest").partition(".")[0])
    except (importlib.metadata.PackageNotFoundError, ValueError):
        return False
    return major >= OLDEST_PYTEST and not os.environ.get("UNIC_NO_PYTEST")


def under_cpython(program: Program, blocks: Sequence[BlockFile] = ()) -> Start:
    def start(arguments: Sequence[str]) -> tuple[list[str], dict[str, str]]:
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8:backslashreplace", "PYTHONDONTWRITEBYTECODE": "1"}
        environment.update({BLOCK_PREFIX + block.name: str(block.path) for block in blocks if block.path is not None})
        if program.selection.is_file():
            return [sys.executable, "-u", "-m", "unic.testing.with_pytest", str(program.folder), *arguments], environment
        return [sys.executable, "-u", "-m", "unic.plain_python", str(program.main), *arguments], environment

    return start


def in_image(image: Path, target: str, options: RunOptions) -> Start:
    def start(arguments: Sequence[str]) -> tuple[list[str], dict[str, str]]:
        given = replace(options, arguments=tuple(arguments))
        if target == "jail":
            return jail.command(image, given), jail.environment(given)
        if target == "qemu":
            return qemu.command(image, given), dict(os.environ)
        # xl, or the Xen host of our own, in a process that can be ended.
        return [sys.executable, "-m", "unic.testing.domain", str(image), str(given.memory), str(given.network), *arguments], dict(os.environ)

    return start


@dataclass
class Run:
    """Tests of a program by one way to start it. `timeout`: seconds that a test may take."""

    name: str
    start: Start
    timeout: float = DEFAULT_TIMEOUT

    def outcomes(self, numbers: Sequence[int]) -> list[Outcome]:
        """Of the tests with these numbers, in their order. Raises OSError, TargetError."""
        found: dict[int, Outcome] = {}
        with progress.step(f"testing under {self.name}"):
            while left := [number for number in numbers if number not in found]:
                found.update(self._outcomes_of(left, len(found)))
        return [found[number] for number in numbers]

    def _outcomes_of(self, numbers: Sequence[int], before: int) -> dict[int, Outcome]:
        """One run of the program: outcomes of some of the tests, at least of one."""
        protocol = Protocol(secrets.token_hex(8))
        outcomes = protocol.outcomes
        ending = self._watch([protocol.word, ",".join(map(str, numbers))], protocol, lambda: progress.count(before + len(outcomes), before + len(numbers)))
        if protocol.running is not None:
            outcomes[protocol.running] = protocol.cut_off(ending)
        elif not outcomes:
            # It has not come to the first test, and will not come to another.
            return {number: Outcome(NOT_RUN, failure=protocol.pending) for number in numbers}
        return outcomes

    def _watch(self, arguments: Sequence[str], protocol: Protocol, changed: Callable[[], None]) -> str:
        """Feeds the protocol until the program ends, or nothing is told for too long: CRASHED or HUNG."""
        command, environment = self.start(arguments)
        with ExitStack() as stack:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, bufsize=0,
                start_new_session=True,
            )  # fmt: skip
            stack.callback(_end, process)
            assert process.stdout is not None
            console = stack.enter_context(process.stdout)
            selector = stack.enter_context(selectors.DefaultSelector())
            selector.register(console, selectors.EVENT_READ)
            deadline = time.monotonic() + START_TIMEOUT
            while True:
                if not selector.select(max(0.0, deadline - time.monotonic())):
                    return HUNG
                data = os.read(console.fileno(), 65536)
                if not data:
                    return CRASHED
                known = (protocol.running, len(protocol.outcomes))
                protocol.feed(data)
                if known != (protocol.running, len(protocol.outcomes)):
                    deadline = time.monotonic() + self.timeout
                    changed()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the process and what it has started."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
    process.wait()
