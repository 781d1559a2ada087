"""One Xen host for all tests of a run; a test that spoils it makes the next one start from the snapshot again."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from unic.targets.target import TargetError
from unic.targets.xen_host.emulator import SLOTS
from unic.targets.xen_host.machine import Machine, start


class XenHost:
    """The machine of the test run, while it is fit for use."""

    def __init__(self) -> None:
        self._machine: Machine | None = None

    def machine(self) -> Machine:
        if self._machine is None:
            try:
                self._machine = start(report=lambda text: print(f"xen-host: {text}"))
            except TargetError as error:
                assert "CI" not in os.environ, str(error)
                pytest.skip(str(error))
        return self._machine

    def discard(self) -> None:
        if self._machine is not None:
            self._machine.close()
            self._machine = None

    def check(self) -> None:
        """Keeps the machine only when no domain is left in it."""
        if self._machine is not None and not (self._machine.is_running and self._machine.free_slots == SLOTS):
            self.discard()


@pytest.fixture(scope="session")
def xen_host() -> Iterator[XenHost]:
    host = XenHost()
    yield host
    host.discard()


@pytest.fixture
def machine(xen_host: XenHost) -> Iterator[Machine]:
    """A Xen host without domains."""
    yield xen_host.machine()
    xen_host.check()
