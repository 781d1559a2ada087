"""What a toolstack or a back end may ask of a running guest and ours do not do: suspend, a disk of another size, a device that is
plugged in later. It changes nothing, and what they can do still works afterwards.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from appliances import BOTH, domain

from tests.support.images import write_program
from unic.targets.xen_host.configuration import Vbd

DISK = Path(__file__).parent / "programs" / "disk.py"
MIB = 1 << 20
TICKS = """import asyncio


async def main() -> None:
    for count in range(100000):
        print("tick", count, flush=True)
        await asyncio.sleep(0.1)


asyncio.run(main())
"""


def next_tick(guest):
    """Waits until the program prints once more than it has by now."""
    guest.read()
    guest.wait_for(f"tick {guest.console.count(b'tick') + 1}\n".encode(), 30)


@pytest.mark.thorough
@BOTH
def test_requests_that_are_not_known_change_nothing(machine, mode):
    with domain(machine, write_program(TICKS), mode) as guest:
        guest.wait_for(b"tick 1\n")
        assert not guest.xenstore_read("control/feature-suspend"), "what is not done is not offered"
        for wish in ("suspend", "s3", "poweroffs", "", "x" * 2000, "\\xff\\xfe\\x00poweroff"):
            guest.request(wish)
            next_tick(guest)
        guest.request("poweroff")
        assert guest.wait(10).reason == "poweroff"


@pytest.mark.thorough
@BOTH
def test_a_disk_that_is_resized_or_joined_by_others_stays_as_it_was(machine, mode, tmp_path):
    """A back end tells of another size by writing it and its state once more (xen/include/public/io/blkif.h)."""
    (tmp_path / "disk").write_bytes(bytes(MIB))
    (tmp_path / "other").write_bytes(bytes(MIB))
    disk, other = machine.attach_disk(tmp_path / "disk"), machine.attach_disk(tmp_path / "other")
    try:
        with domain(machine, DISK, mode, "block.data=write", vbds=(Vbd(disk.node),), command_line="hammer 12") as guest:
            guest.wait_for(b"generation 2\n", 60)
            backend = f"/local/domain/0/backend/vbd/{guest.id}/51712"
            # Twice the size, then none; state 7 is Reconfiguring, 8 Reconfigured, 99 nothing.
            for sectors, state in ((4096, 4), (0, 7), (0, 8), (1 << 62, 99), (2048, 4)):
                machine.check(f"xenstore-write {backend}/sectors {sectors}; xenstore-write {backend}/state {state}")
            guest.attach_block(Vbd(other.node, "xvdb"))
            folder = f"/local/domain/{guest.id}/device"
            machine.check(f"xenstore-write {folder}/vif/7/state 1 {folder}/vbd/nonsense/state 1 {folder}/vbd/51712/unknown x")
            assert guest.wait(120).reason == "poweroff" and guest.exit_status == 0
            lines = guest.console.decode().splitlines()
            assert lines[0] == f"disk {MIB} 512 False" and lines[-2] == "hammered" and not any("wrong" in line for line in lines)
    finally:
        machine.detach_disk(disk)
        machine.detach_disk(other)
    assert (tmp_path / "other").read_bytes() == bytes(MIB)
