"""The platforms as the tests' parameter: `pytest tests/platforms -k qemu-q35` runs the rows of one, `-k "xen-pv and not pvh"` those of PV."""

from __future__ import annotations

import pytest

from tests.platforms.platforms import Local, Platform, Xen
from tests.support.xen_machine import XenHost

NAMES = ("jail", "qemu-microvm", "qemu-q35", "xen-pvh", "xen-pv")
# For tests that cost much: what they look at is the same under PVH, where the machine takes twice the time.
PV_FIRST = pytest.mark.parametrize(
    "platform", [pytest.param(name, marks=[pytest.mark.thorough] if name == "xen-pvh" else []) for name in NAMES], indirect=True, scope="session"
)


@pytest.fixture(scope="session", params=NAMES)
def platform(request: pytest.FixtureRequest, xen_host: XenHost) -> Platform:
    """Each of the platforms, or those of `parametrize("platform", ..., indirect=True)`."""
    name: str = request.param
    if name == "jail":
        return Local(name, "jail")
    if name.startswith("qemu-"):
        return Local(name, "qemu", name.removeprefix("qemu-"))
    return Xen("pv" if name == "xen-pv" else "pvh", xen_host)
