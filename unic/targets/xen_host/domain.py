"""A domain in the machine: `xl create`, its console, its end and the reason for it, devices that come and go."""

from __future__ import annotations

import re
import shlex
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

from unic.targets.target import TargetError
from unic.targets.xen_host.channel import ChannelClosed, HostTimeout, wait_readable
from unic.targets.xen_host.configuration import Configuration, Vbd, Vif
from unic.targets.xen_host.machine import Machine

# xen/include/public/sched.h, SHUTDOWN_*
REASONS = {0: "poweroff", 1: "reboot", 2: "suspend", 3: "crash", 4: "watchdog", 5: "soft reset"}
DESTROYED = "destroyed"
CREATE_TIMEOUT = 60.0
DESTROY_TIMEOUT = 60.0
XL_TIMEOUT = 60.0
# xenconsoled has read all of the ring when xl reports the end; the way from there to us is short.
DRAIN_TIMEOUT = 10.0
# Where a guest leaves its exit status, below its own part of xenstore: it may write there, and dom0 reads it at the end.
EXIT_STATUS_NODE = "data/exit-status"
# What dom0/functions says behind xl.
ENDED = "ended"
CLOSED = "closed"


class XlError(TargetError):
    """xl refused; the message is what it said."""


@dataclass(frozen=True)
class Ending:
    """How a domain ended: a value of REASONS, or "destroyed"; `code` is Xen's number, -1 when destroyed."""

    reason: str
    code: int


class Domain:
    """A domain from `with` to its destruction.

    `console`: the bytes that it has written so far. `ending`: set when it has shut down. `xl_output`: what xl says.
    """

    def __init__(self, machine: Machine, configuration: Configuration) -> None:
        self._machine = machine
        self.configuration = configuration
        self.name = configuration.name
        self.console = bytearray()
        self.xl_output = ""
        self.ending: Ending | None = None
        self._id: int | None = None
        self._slot: int | None = None
        self._xl_ended = False
        self._closed = False
        self._is_drained = False
        self._has_input = False

    def __enter__(self) -> Domain:
        self.create()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            self.destroy()
        except ChannelClosed:
            pass  # It went with the machine.

    def create(self) -> None:
        """Starts `xl create`, and does not wait for it: its refusal is raised by what waits (XlError)."""
        text = self.configuration.text()
        self._slot = slot = self._machine.take_slot()
        self._console = self._machine.emulator.channels[f"console{slot}"]
        self._xl = self._machine.emulator.channels[f"xl{slot}"]
        path = f"/run/domains/{self.name}"
        self._console_log = f"/var/log/xen/console/guest-{self.name}.log"
        self._machine.check(f"printf %s {shlex.quote(text)} >{path}; start_domain {self.name} {slot}")

    @property
    def id(self) -> int:
        """Xen's number of the domain. Waits until it has been built. Raises XlError, HostTimeout."""
        self._wait(lambda: self._id is not None, CREATE_TIMEOUT, "xl to build it")
        if self._id is None:
            raise XlError(f"domain {self.name} was destroyed before xl had built it")
        return self._id

    @property
    def is_running(self) -> bool:
        """Whether it has been created, and xl has not reported its end."""
        self._listen_to_xl()
        return self._slot is not None and self.ending is None

    # Console

    def read(self, timeout: float = 0.0) -> bytes:
        """What is new on the console; waits up to `timeout` seconds for something."""
        if not self._console.received and not self._console.poll() and timeout > 0:
            wait_readable([self._console], time.monotonic() + timeout)
            self._console.poll()
        data = self._console.take()
        self.console += data
        return data

    def write(self, data: bytes, timeout: float = 10.0) -> None:
        """Input for the guest's console."""
        self._has_input = True
        self._console.write(data, time.monotonic() + timeout)

    def input_line(self) -> int:
        """The descriptor for who writes input as it comes; it takes no more than the guest reads."""
        self._has_input = True
        return self._console.fileno()

    def wait_for(self, text: bytes, timeout: float = 30.0) -> None:
        """Waits until `text` has been on the console. Raises HostTimeout with what it shows, XlError."""
        self._wait(lambda: text in self.console, timeout, f"{text.decode(errors='replace')!r} on its console")
        if text not in self.console:
            raise TargetError(f"domain {self.name} ended ({self.ending}) without {text!r}; {self._shown()}")

    def wait(self, timeout: float = 60.0, output: Callable[[bytes], None] | None = None) -> Ending:
        """Waits for the domain's end; the console is complete then. Raises HostTimeout, XlError.

        `output` gets the console's bytes as they come.
        """
        self._wait(lambda: False, timeout, "its end", output)
        assert self.ending is not None
        return self.ending

    def _wait(
        self, done: Callable[[], bool], timeout: float, what: str, output: Callable[[bytes], None] | None = None
    ) -> None:
        """Until `done` or the domain's end."""
        deadline = time.monotonic() + timeout
        while True:
            data = self.read()
            if data and output:
                output(data)
            self._listen_to_xl()
            if self.ending:
                self._drain(output)
            if self.ending or done():
                return
            # Also of a guest that writes without end.
            if time.monotonic() > deadline:
                raise HostTimeout(f"domain {self.name}: waited {timeout:.0f} s for {what}; {self._shown()}")
            if not data:
                wait_readable([self._console, self._xl], deadline)

    def _drain(self, output: Callable[[bytes], None] | None) -> None:
        """Makes the console complete: as much as xenconsoled has logged must come, or is taken from the log.

        The latter when xl destroyed the domain, because it does not know the reason, before xenconsole was there.
        """
        if self._is_drained:
            return
        self._is_drained = True
        size = int(self._machine.check(f"stat -c %s {self._console_log}"))
        deadline = time.monotonic() + DRAIN_TIMEOUT
        while len(self.console) < size and time.monotonic() < deadline:
            data = self.read(0.2)
            if data and output:
                output(data)
            elif not data and (self._closed or self.ending and self.ending.code not in REASONS):
                break
            self._listen_to_xl()
        if len(self.console) < size:
            rest = self._machine.agent.get(self._console_log)[len(self.console) :]
            self.console += rest
            if output:
                output(rest)

    def _shown(self) -> str:
        text = self.console.decode(errors="replace").strip()
        return f"the console shows: {text[-1000:] or 'nothing'}"

    # The end

    def _listen_to_xl(self) -> None:
        """Takes in what xl has said, and sets what follows from it. Raises XlError."""
        while self._xl.poll():
            pass
        while b"\n" in self._xl.received:
            line = self._xl.read_line(time.monotonic()).decode(errors="replace")
            if line == CLOSED:
                self._closed = True
            elif line.startswith(ENDED + " "):
                self._xl_ended = True
                if not self.ending:
                    self.ending = Ending(DESTROYED, -1)
                if self._id is None:
                    raise XlError(f"xl did not create domain {self.name}: {self.xl_output.strip() or line}")
            else:
                self.xl_output += line + "\n"
                self._learn(line)

    def _learn(self, line: str) -> None:
        # Waiting for domain NAME (domid 3) to die [pid 77]
        if found := re.search(r"\(domid (\d+)\) to die", line):
            self._id = int(found[1])
        # Domain 3 has shut down, reason code 0 0x0
        elif found := re.search(r"has shut down, reason code (-?\d+)", line):
            code = int(found[1])
            self.ending = Ending(REASONS.get(code, f"reason {code}"), code)

    @property
    def exit_status(self) -> int | None:
        """What the guest has written to data/exit-status, None when nothing or no number. The domain must be there still."""
        text = self.xenstore_read(EXIT_STATUS_NODE)
        return int(text) if text is not None and text.isdecimal() else None

    def destroy(self) -> None:
        """Destroys the domain if it is there. A second call does nothing. Raises HostTimeout."""
        if self._slot is None:
            return
        deadline = time.monotonic() + DESTROY_TIMEOUT
        asked = False
        while not self._closed:
            # What is still being built cannot be destroyed, and would be left over.
            if not asked and (self._id is not None or self._xl_ended):
                asked = True
                if self._id is not None:
                    self._machine.run(f"xl destroy {self._id}", DESTROY_TIMEOUT)
            if time.monotonic() > deadline:
                raise HostTimeout(f"domain {self.name} cannot be destroyed: {self.xl_output}")
            # The console too, or its writer could not end.
            self.read()
            try:
                self._listen_to_xl()
            except XlError:
                continue  # It was never built.
            if not self._closed and (asked or self._id is None):
                wait_readable([self._xl, self._console], deadline)
        if self._id is not None and not asked:
            # What closed was xenconsole, by itself; a kept domain is still there.
            self._machine.run(f"xl destroy {self._id}", DESTROY_TIMEOUT)
        self.read()
        if self._has_input:
            # What the guest has not read is not for the next one.
            port = f"/dev/ports/console{self._slot}"
            self._machine.run(f"cat <{port} >/dev/null 2>&1 & usleep 100000; kill $!")
        self._machine.give_slot(self._slot)
        self._slot = None

    # Devices of the running domain

    def attach_network(self, vif: Vif) -> None:
        self._command(f"network-attach {self.id} {vif.text().replace(',', ' ')}")

    def detach_network(self, device: int) -> None:
        """`device`: the number, from 0."""
        self._command(f"network-detach {self.id} {device}")

    def attach_block(self, vbd: Vbd) -> None:
        self._command(f"block-attach {self.id} {shlex.quote(vbd.text())}")

    def detach_block(self, name: str) -> None:
        """`name`: as the guest sees it (xvda). The guest must let go of it."""
        self._command(f"block-detach {self.id} {shlex.quote(name)}")

    def pause(self) -> None:
        self._command(f"pause {self.id}")

    def unpause(self) -> None:
        self._command(f"unpause {self.id}")

    def request(self, what: str) -> None:
        """Writes control/shutdown, as `xl shutdown` and `xl reboot` do: "poweroff", "reboot", "suspend"."""
        self._machine.check(f"xenstore-write /local/domain/{self.id}/control/shutdown {shlex.quote(what)}")

    def xenstore_read(self, path: str) -> str | None:
        """A node below the domain's own, None when there is none."""
        return self._machine.xenstore_read(f"/local/domain/{self.id}/{path}")

    def _command(self, arguments: str) -> str:
        done = self._machine.run(f"xl {arguments}", XL_TIMEOUT)
        if done.status:
            raise XlError(f"xl {arguments}: {done.output.strip()}")
        return done.output
