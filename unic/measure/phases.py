"""The way to the first reply in phases, of images that are built to say where each ends (runtime/phases.py).

QEMU: the numbers come from a port, as they are written; that costs an access to a device for each, some microseconds. With the
plugin of instructions.py in a run of its own the same places give instructions. A phase lasts from one mark to the next.
"""

from __future__ import annotations

import select
import socket
import struct
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from unic.measure.results import Phase, Spread
from unic.project import App

PORT = 0xE8
# asm-generic/socket.h; Python has no name for it.
SO_TIMESTAMPNS = 35
FIRMWARE, ENTRY, STARTED, HEAP_READY, DEVICES_OPEN, SEALED, NETWORK_WANTED, NETWORK_READY, LISTENING, ENDED = range(10)
# Not a mark of the image: when the first reply has come.
REPLY = 100
# The phase that ends at each mark, in the order of a start.
NAMES = {
    FIRMWARE: "VMM start", ENTRY: "firmware", STARTED: "entry", HEAP_READY: "memory", DEVICES_OPEN: "devices", SEALED: "seal",
    NETWORK_WANTED: "main", NETWORK_READY: "network configured", LISTENING: "listening", ENDED: "main", REPLY: "first reply",
}  # fmt: skip


def with_marks(app: App) -> App:
    """The same app, to be built with marks."""
    constants = {**app.source.constants, ("image", "PHASES"): True}
    return replace(app, source=replace(app.source, constants=constants))


class MarkReader:
    """Receives numbers from QEMU as datagrams, which the kernel gives the times of their arrival: who reads them late loses nothing.

    `times`: by number, of its first arrival, in seconds of `time.monotonic()`. `sequence`: all numbers. `options`: for QEMU's command line.
    """

    def __init__(self) -> None:
        self.times: dict[int, float] = {}
        self.sequence: list[int] = []
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
        self._socket.setblocking(False)
        # The kernel's times are of the other clock.
        self._offset = time.monotonic() - time.time()
        self.options = (
            "-chardev", f"udp,id=phases,host=127.0.0.1,port={self._socket.getsockname()[1]},ipv4=on",
            "-device", f"isa-debugcon,iobase={PORT:#x},readback={PORT:#x},chardev=phases",
        )  # fmt: skip

    def __enter__(self) -> MarkReader:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def receive(self) -> None:
        """Takes in what has arrived."""
        while True:
            try:
                data, extra, _, _ = self._socket.recvmsg(64, 256)
            except BlockingIOError:
                return
            when = time.monotonic()
            for level, kind, content in extra:
                if level == socket.SOL_SOCKET and kind == SO_TIMESTAMPNS:
                    seconds, nanoseconds = struct.unpack_from("qq", content)
                    when = seconds + nanoseconds / 1e9 + self._offset
            self.sequence += data
            for mark in data:
                # The first time counts: a program may open several servers.
                self.times.setdefault(mark, when)

    def wait(self, mark: int, process: subprocess.Popen[bytes], timeout: float) -> bool:
        """Until `mark` has come; False when `process` has ended or `timeout` seconds have passed without."""
        deadline = time.monotonic() + timeout
        while True:
            # Asked before the look: what the process has sent is there when it has ended.
            ended = process.poll() is not None
            self.receive()
            if mark in self.times or ended or time.monotonic() > deadline:
                return mark in self.times
            select.select([self._socket], [], [], 0.05)


def phases_of(runs: Sequence[Mapping[int, float]], counts: Sequence[Mapping[int, int]]) -> tuple[Phase, ...]:
    """Phases from runs with the times of marks (seconds since the start of the VMM), and from runs with the instructions before each; of these the
    least counts, which has waited least. A mark that some run lacks is left out, and its phase is a part of the next."""
    result = []
    before: int | None = None
    for mark in NAMES:
        if runs and all(mark in run for run in runs):
            spent = Spread.of(1000 * (run[mark] - (run[before] if before is not None else 0.0)) for run in runs)
            counted = [run[mark] - (run[before] if before is not None else 0) for run in counts if mark in run and (before is None or before in run)]
            result.append(Phase(NAMES[mark], spent, min(counted, default=None)))
            before = mark
    return tuple(result)
