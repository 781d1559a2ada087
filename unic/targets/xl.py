"""Xen by its toolstack, xl: the configuration that a build writes, and how a dom0 runs an image with it."""

from __future__ import annotations

import os
import re
import selectors
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from unic import progress
from unic.targets.process import termination_raises
from unic.targets.target import INTERRUPTED_STATUS, PANIC_STATUS, TIMEOUT_STATUS, BlockFile, RunOptions, TargetError
from unic.targets.xen_host.configuration import disk_name, quote

CAPABILITIES = Path("/proc/xen/capabilities")
DEFAULT_MEMORY = 32
# Below a guest's own part of xenstore (runtime/xen/exit.py).
EXIT_STATUS_NODE = "data/exit-status"
# What xl says: "Waiting for domain NAME (domid 3) to die [pid 77]", "Domain 3 has shut down, reason code 0 0x0".
CREATED = re.compile(r"\(domid (\d+)\) to die")
ENDED = re.compile(r"has shut down, reason code (-?\d+)")
# The end of the console has come when nothing has come for so long; the guest itself waits until xenconsoled has all of it.
QUIET = 0.3
# For xl to do what it is told.
XL_TIMEOUT = 60.0


def is_dom0() -> bool:
    """Whether domains can be made here: on Xen, in the domain with the right to, and with xl."""
    try:
        return "control_d" in CAPABILITIES.read_text() and shutil.which("xl") is not None
    except OSError:
        return False


# The configuration


@dataclass(frozen=True)
class Domain:
    """A domain to be. `disks`: all those of the manifest. `at_end`: what xl is to do with a domain that has ended."""

    name: str
    kernel: Path
    mode: str = "pvh"
    memory: int = DEFAULT_MEMORY
    command_line: str = ""
    network: bool = False
    disks: tuple[BlockFile, ...] = ()
    at_end: str = "destroy"

    def text(self) -> str:
        """The configuration (xl.cfg(5)). Raises TargetError for what it cannot express."""
        lines = [
            f"name = {quote(self.name)}", f"type = {quote(self.mode)}", f"kernel = {quote(str(self.kernel))}",
            f"memory = {self.memory}", "vcpus = 1", "# Arguments for the program", f"cmdline = {quote(self.command_line)}",
        ]  # fmt: skip
        if self.network:
            # All as dom0 has it: a bridge, an address of Xen's own range.
            lines.append('vif = [ "" ]')
        if self.disks:
            lines.append("disk = [")
            for index, disk in enumerate(self.disks):
                # The image knows a device by its place in the manifest (runtime/xen/block.py).
                access = "rw" if disk.is_written else "ro"
                text = quote(f"format=raw, vdev={disk_name(index)}, access={access}, target={disk.path}")
                lines += [f"  # {disk.name}", f"  {text},"] if disk.path else [f"  # {disk.name}: not attached"]
            lines.append("]")
        lines += [f'on_poweroff = "{self.at_end}"', f'on_crash = "{self.at_end}"']
        lines.append(f'on_reboot = "{"restart" if self.at_end == "destroy" else self.at_end}"')
        return "\n".join(lines) + "\n"


def of_build(name: str, image: Path, network: bool, blocks: Mapping[str, bool]) -> str:
    """What a build writes beside its image; the disks are to be files of their names in the same folder."""
    image = image.absolute()
    disks = tuple(BlockFile(disk, is_written, image.parent / f"{disk}.img") for disk, is_written in blocks.items())
    return Domain(name, image, network=network, disks=disks).text()


# In a dom0


def run(domain: Domain, options: RunOptions, report: Callable[[str], None]) -> int:
    """Runs `domain` by xl, its console on our stdout; the exit status, as unic.targets.xen.run. Raises TargetError."""
    if options.forward or options.forward_udp or options.tap:
        raise TargetError("in a dom0 a guest is on the bridge, with an address of its own: leave out --forward")
    with tempfile.NamedTemporaryFile("w", suffix=".cfg", prefix="unic-") as file:
        file.write(domain.text())
        file.flush()
        guest = Guest(domain.name, file.name, report)
        try:
            with termination_raises(), progress.silence():
                return guest.watch(options.timeout)
        except KeyboardInterrupt:
            return INTERRUPTED_STATUS
        finally:
            guest.destroy()
            report("")


class Guest:
    """A domain that `xl create` makes and watches over; `xl console` brings its console."""

    def __init__(self, name: str, configuration: str, report: Callable[[str], None]) -> None:
        self._name = name
        self._report = report
        self._id = 0
        self._reason: int | None = None
        self._said = ""
        self._last_output = time.monotonic()
        self._selector = selectors.DefaultSelector()
        self._console: subprocess.Popen[bytes] | None = None
        report("xl create")
        self._create = _start(["xl", "create", "-q", "-F", configuration])
        self._listen(self._create, self._learn)

    def watch(self, timeout: float | None) -> int:
        """The exit status. Raises TargetError when xl does not make the domain."""
        deadline = float("inf") if timeout is None else time.monotonic() + timeout
        while self._reason is None:
            now = time.monotonic()
            if now > deadline:
                self._report("destroying it after the timeout")
                return TIMEOUT_STATUS
            self._poll(min(1.0, deadline - now))
            if self._create.poll() is not None and self._reason is None:
                self._poll(0.1)
                if not self._id:
                    raise TargetError(f"xl does not create the domain: {self._said.strip() or f'status {self._create.returncode}'}")
                if self._reason is None:
                    # Somebody has destroyed it.
                    return PANIC_STATUS
        while time.monotonic() < self._last_output + QUIET:
            self._poll(QUIET)
        status = _output(["xenstore-read", f"/local/domain/{self._id}/{EXIT_STATUS_NODE}"]).strip()
        self._report(f"ended with reason {self._reason}; destroying it")
        if status.isdecimal():
            return int(status)
        return 0 if self._reason == 0 else PANIC_STATUS

    def destroy(self) -> None:
        """Ends the domain, if there is one, and what watches it. A second call does nothing."""
        if self._id:
            _output(["xl", "destroy", str(self._id)])
        elif self._create.poll() is None:
            # It is being built: what there is of it must not be left over.
            self._create.terminate()
            self._create.wait()
            _output(["xl", "destroy", self._name])
        self._id = 0
        for process in (self._create, self._console):
            if process is not None:
                if process.poll() is None:
                    process.terminate()
                process.wait()
        self._selector.close()

    def _poll(self, seconds: float) -> None:
        for key, _ in self._selector.select(max(0.0, seconds)):
            data = os.read(key.fd, 65536)
            if data:
                key.data(data)
            else:
                self._selector.unregister(key.fd)

    def _listen(self, process: subprocess.Popen[bytes], take: Callable[[bytes], None]) -> None:
        stream: IO[bytes] | None = process.stdout
        assert stream is not None
        self._selector.register(stream.fileno(), selectors.EVENT_READ, take)

    def _show(self, data: bytes) -> None:
        self._last_output = time.monotonic()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    def _learn(self, data: bytes) -> None:
        self._said += data.decode(errors="replace")
        if not self._id and (found := CREATED.search(self._said)):
            self._id = int(found[1])
            self._console = _start(["xl", "console", str(self._id)])
            self._listen(self._console, self._show)
            self._report(f"running as domain {self._id}")
        if found := ENDED.search(self._said):
            self._last_output = time.monotonic()
            self._reason = int(found[1])


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    """xl says part of what it says on one of its outputs, part on the other. A session of its own: Ctrl-C is for us."""
    try:
        return subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
        )
    except OSError as error:
        raise TargetError(f"cannot run {command[0]}: {error.strerror}") from error


def _output(command: Iterable[str]) -> str:
    """What a command prints; nothing if it cannot be run or fails."""
    try:
        return subprocess.run([*command], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=XL_TIMEOUT).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""
