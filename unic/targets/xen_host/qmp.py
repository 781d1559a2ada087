"""QEMU's machine protocol: commands and events as lines of JSON (qemu docs/interop/qmp-spec.txt)."""

from __future__ import annotations

import array
import json
import socket
import time
from typing import Any

from unic.targets.target import TargetError
from unic.targets.xen_host.channel import Channel

TIMEOUT = 30.0


class Monitor:
    """The monitor of one QEMU. `events` are those that came and that nobody has waited for."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self.events: list[dict[str, Any]] = []

    def greet(self) -> None:
        """Reads the greeting and leaves the negotiation mode."""
        self._read(time.monotonic() + TIMEOUT)
        self.command("qmp_capabilities")

    def command(self, name: str, arguments: dict[str, object] | None = None) -> Any:
        """What the command returns. Raises TargetError."""
        request = {"execute": name, "arguments": arguments or {}}
        deadline = time.monotonic() + TIMEOUT
        self._channel.write(json.dumps(request).encode() + b"\n", deadline)
        while True:
            answer = self._read(deadline)
            if "return" in answer:
                return answer["return"]
            if "error" in answer:
                raise TargetError(f"QEMU refuses {name}: {answer['error'].get('desc', answer['error'])}")

    def wait_event(self, name: str, timeout: float = TIMEOUT, **data: object) -> dict[str, Any]:
        """The next event of this name whose data has these entries. Raises HostTimeout."""
        deadline = time.monotonic() + timeout
        while True:
            for event in self.events:
                if event["event"] == name and data.items() <= event.get("data", {}).items():
                    self.events.remove(event)
                    return event
            self._read(deadline)

    def _read(self, deadline: float) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(self._channel.read_line(deadline))
        if "event" in message:
            self.events.append(message)
        return message

    def human(self, line: str) -> str:
        """The answer of the human monitor, for what QMP has not."""
        answer: str = self.command("human-monitor-command", {"command-line": line})
        return answer.strip()

    def pass_descriptor(self, name: str, descriptor: int) -> None:
        """Gives QEMU an open file under `name` (getfd)."""
        request = json.dumps({"execute": "getfd", "arguments": {"fdname": name}}).encode() + b"\n"
        rights = (socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [descriptor]))
        self._channel.socket.sendmsg([request], [rights])
        deadline = time.monotonic() + TIMEOUT
        while "return" not in (answer := self._read(deadline)):
            if "error" in answer:
                raise TargetError(f"QEMU refuses a file: {answer['error'].get('desc', '')}")
