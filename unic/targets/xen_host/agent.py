"""The host's side of dom0's agent (dom0/agent): commands, and files in and out, over one virtio-serial port."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass

from unic.targets.target import TargetError
from unic.targets.xen_host.channel import Channel, HostTimeout

TIMEOUT = 30.0
# For the agent to answer after its script was killed.
GRACE = 10.0


@dataclass(frozen=True)
class Completed:
    """A script in dom0 that has ended: its exit status, and what it wrote to both outputs."""

    status: int
    output: str


class Agent:
    """Requests are answered one after the other. `killer`: the port that ends the running script."""

    def __init__(self, channel: Channel, killer: Channel) -> None:
        self._channel = channel
        self._killer = killer

    def wait_ready(self, timeout: float) -> None:
        """Waits for the end of dom0's boot. Raises HostTimeout."""
        deadline = time.monotonic() + timeout
        while self._channel.read_line(deadline) != b"ready":
            pass

    def run(self, script: str, timeout: float = TIMEOUT) -> Completed:
        """Runs a shell script in dom0; after `timeout` seconds it is killed. Raises HostTimeout.

        Processes that it leaves in the background must not keep its outputs.
        """
        token = secrets.token_hex(8)
        lines = script.rstrip("\n").split("\n")
        request = "\n".join([f"run {token} {len(lines)}", *lines, ""])
        deadline = time.monotonic() + timeout
        self._channel.write(request.encode(), deadline)
        try:
            return self._answer(token, deadline)
        except HostTimeout:
            self._killer.write(b"\n", time.monotonic() + GRACE)
            output = self._answer(token, time.monotonic() + GRACE).output
            raise HostTimeout(f"dom0 did not finish within {timeout:.0f} s: {script.strip()[-200:]}\n{output[-1000:]}") from None

    def _answer(self, token: str, deadline: float) -> Completed:
        mark = token.encode() + b" "
        place = -1
        while place < 0 or b"\n" not in self._channel.received[place:]:
            self._channel.fill(deadline)
            place = self._channel.received.find(mark)
        output = self._channel.take(place)
        status = self._channel.read_line(deadline).split()[1]
        return Completed(int(status), output.decode(errors="replace"))

    def check(self, script: str, timeout: float = TIMEOUT) -> str:
        """The output of a script that has to succeed. Raises TargetError."""
        done = self.run(script, timeout)
        if done.status:
            raise TargetError(f"dom0: {script.strip()!r} failed with {done.status}: {done.output.strip()}")
        return done.output

    def put(self, path: str, content: bytes, timeout: float = TIMEOUT) -> None:
        """Writes a file of dom0. Raises TargetError."""
        status, _ = self._request(f"put {len(content)} {path}", content, timeout)
        if status:
            raise TargetError(f"dom0 cannot write {path}")

    def get(self, path: str, timeout: float = TIMEOUT) -> bytes:
        """Reads a file of dom0. Raises TargetError."""
        status, content = self._request(f"get {path}", b"", timeout)
        if status:
            raise TargetError(f"dom0 has no file {path}")
        return content

    def _request(self, line: str, data: bytes, timeout: float) -> tuple[int, bytes]:
        deadline = time.monotonic() + timeout
        self._channel.write(line.encode() + b"\n" + data, deadline)
        status, length = self._channel.read_line(deadline).split()
        return int(status), self._channel.read_exactly(int(length), deadline)
