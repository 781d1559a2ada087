"""The Xen host of a test run: one for all tests of a process, until a test spoils it."""

from __future__ import annotations

from unic.targets.xen_host.emulator import SLOTS
from unic.targets.xen_host.machine import Machine, start


class XenHost:
    """A machine that is started when it is first asked for, and again after a test that left a domain in it."""

    def __init__(self) -> None:
        self._machine: Machine | None = None

    def machine(self) -> Machine:
        """A machine without domains. Raises TargetError."""
        if self._machine is not None and not (self._machine.is_running and self._machine.free_slots == SLOTS):
            self.discard()
        return self.running()

    def running(self) -> Machine:
        """The machine, also with domains in it. Raises TargetError."""
        if self._machine is None:
            self._machine = start(report=lambda text: print(f"xen-host: {text}"))
        return self._machine

    def discard(self) -> None:
        if self._machine is not None:
            self._machine.close()
            self._machine = None
