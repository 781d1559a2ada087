"""A guest that runs while something else talks to it: for tests, measurements and `make run`."""

from __future__ import annotations

import os
import selectors
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType

from unic.targets import jail, qemu
from unic.targets.target import RunOptions, TargetError


class Guest:
    """QEMU with an image, or the process that an image of the target jail is, from `with` to its end; it never outlives the `with`.

    `output`: what the console has shown so far. Times are in seconds from just before the process was started. `takes_input`: what
    is written to `process.stdin` goes to the console.
    """

    def __init__(self, image: Path, options: RunOptions, target: str = "qemu", takes_input: bool = False) -> None:
        self._command = jail.command(image, options) if target == "jail" else qemu.command(image, options)
        self._environment = jail.environment(options) if target == "jail" else None
        self._input = subprocess.PIPE if takes_input else subprocess.DEVNULL
        self.output = b""
        self.started = 0.0

    def __enter__(self) -> Guest:
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self._command, stdin=self._input, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=self._environment, bufsize=0,
        )
        assert self.process.stdout is not None
        self._console = self.process.stdout.fileno()
        os.set_blocking(self._console, False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._console, selectors.EVENT_READ)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._selector.close()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()

    @property
    def is_running(self) -> bool:
        return self.process.poll() is None

    def read_console(self, timeout: float = 0.0) -> bytes:
        """What is new on the console; waits up to `timeout` seconds for something; b"" also at the end."""
        if not self._selector.select(timeout):
            return b""
        try:
            data = os.read(self._console, 65536)
        except BlockingIOError:
            return b""
        self.output += data
        return data

    def wait_for(self, text: bytes, timeout: float = 30.0) -> float:
        """Waits until `text` has been on the console. Returns the time. Raises TargetError with the console's text."""
        deadline = time.monotonic() + timeout
        while text not in self.output:
            ended = not self.is_running
            if not self.read_console(0.05) and (ended or time.monotonic() > deadline):
                reason = "it has ended" if ended else f"not within {timeout:.0f} s"
                shown = self.output.decode(errors="replace").strip()
                raise TargetError(f"waiting for {text.decode()!r}: {reason}; the console shows: {shown or 'nothing'}")
        return time.monotonic() - self.started


def free_port() -> int:
    """A TCP port on 127.0.0.1 that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
