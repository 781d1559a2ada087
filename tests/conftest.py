"""What the tests of several folders share: the Xen host."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.xen_machine import XenHost
from unic.targets.xen_host.machine import Machine


@pytest.fixture(scope="session")
def xen_host() -> Iterator[XenHost]:
    host = XenHost()
    yield host
    host.discard()


@pytest.fixture
def machine(xen_host: XenHost) -> Machine:
    """A Xen host without domains."""
    return xen_host.machine()
