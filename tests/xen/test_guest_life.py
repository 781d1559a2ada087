"""How a guest of ours ends: asked to, by itself, by a panic; and that its console is complete by then."""

from __future__ import annotations

import pytest
from appliances import BOTH, domain

from tests.support.images import write_program

WAITS = "import asyncio\n\n\nasync def main() -> None:\n    print('waits')\n    await asyncio.sleep(1000)\n\n\nasyncio.run(main())\n"
TALKS = "import sys\n\nfor i in range(2000):\n    print(i, 'x' * 50)\nsys.exit(7)\n"


@BOTH
@pytest.mark.parametrize("wish", ["poweroff", "reboot"])
def test_a_request_to_end_is_answered(machine, mode, wish):
    with domain(machine, write_program(WAITS), mode) as guest:
        guest.wait_for(b"waits\n")
        assert guest.xenstore_read(f"control/feature-{wish}") == "1"
        guest.request(wish)
        assert guest.wait(10).reason == wish
        assert guest.xenstore_read("control/shutdown") == "", "the request has not been acknowledged"


@BOTH
def test_the_console_is_drained_before_the_domain_is_destroyed(machine, mode):
    """xl destroys the domain as soon as it has ended: what was in the ring by then would be lost."""
    with domain(machine, write_program(TALKS), mode, extra=('on_poweroff = "destroy"',)) as guest:
        guest.wait(60)
        assert guest.console.decode().splitlines() == [f"{i} {'x' * 50}" for i in range(2000)]
    assert "is destroy\n" in guest.xl_output
