"""What the tests of several folders share: the Xen host, and which cases generated tests look at."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.support.xen_machine import XenHost
from unic.targets.xen_host.machine import Machine

# The same cases every time, so that what fails is what was changed; `make nightly` looks at others every time.
settings.register_profile("steady", derandomize=True)
settings.register_profile("searching")
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(scope="session")
def xen_host() -> Iterator[XenHost]:
    host = XenHost()
    yield host
    host.discard()


@pytest.fixture
def machine(xen_host: XenHost) -> Machine:
    """A Xen host without domains."""
    return xen_host.machine()
