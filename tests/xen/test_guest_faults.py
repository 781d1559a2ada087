"""Back ends that lie, in rings and in xenstore, and domains that come and go: named panics or recovery, and nothing left over."""

from __future__ import annotations

import http.client
import socket
from contextlib import suppress
from pathlib import Path

import pytest
from appliances import BOTH, domain
from guests import scribbler

from tests.support.images import WEBSERVER
from unic.targets.xen_host.channel import HostTimeout
from unic.targets.xen_host.configuration import Vbd, Vif

PROGRAMS = Path(__file__).parent / "programs"
LISTENING = b"listening on port 8080\n"
MIB = 1 << 20
TRIES = 6
# Of a ring's page (io/ring.h).
RESPONSES_PRODUCED = 8
ENTRIES = 64


def scribble(machine, guest, node, value, offset, count=1, rounds=1):
    """As dom0, write into the ring page whose grant is at `node` of the guest's xenstore."""
    reference = int(guest.xenstore_read(node))
    machine.agent.put("/run/scribbler", scribbler(guest.id, reference, value, offset, count, rounds))
    machine.check("chmod +x /run/scribbler; /run/scribbler; status=$?; rm /run/scribbler; exit $status")


@pytest.mark.parametrize("mode, ring", [("pvh", "rx"), ("pv", "tx")])
def test_a_network_back_end_with_too_many_answers_is_a_named_panic(machine, mode, ring):
    with domain(machine, WEBSERVER, mode, vifs=(Vif(),)) as guest:
        guest.wait_for(LISTENING)
        # A frame that comes by makes the true back end put the number right before the guest looks: then once more.
        for _ in range(TRIES):
            scribble(machine, guest, f"device/vif/0/{ring}-ring-ref", 0x7FFFFFFF, RESPONSES_PRODUCED)
            # It wakes up and looks.
            machine.check(f"xenstore-write /local/domain/{guest.id}/control/shutdown ''")
            with suppress(HostTimeout):
                guest.wait(10)
                break
        assert guest.ending is not None and guest.ending.reason == "crash" and guest.exit_status == 101
        assert guest.console.startswith(LISTENING + b"panic: a Xen back end answers more than it was asked\n")


# What is lost is sent again ever more slowly: half a minute.
@pytest.mark.thorough
@BOTH
def test_requests_that_are_written_over_lose_frames_and_no_more(machine, mode):
    port = machine.forward(8080)
    try:
        with domain(machine, WEBSERVER, mode, vifs=(Vif(),)) as guest:
            guest.wait_for(LISTENING)
            # No page has this grant: the back end can put a frame into none of the 64 buffers that are offered now.
            scribble(machine, guest, "device/vif/0/rx-ring-ref", 0x00FFFFFF, ENTRIES, 1008)
            for knock in [socket.create_connection(("127.0.0.1", port), 10) for _ in range(80)]:
                knock.close()
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            for _ in range(3):
                connection.request("GET", "/")
                assert connection.getresponse().read()
            connection.close()
            assert guest.is_running and guest.console == LISTENING
    finally:
        machine.stop_forwarding(port)


@BOTH
def test_a_block_back_end_with_too_many_answers_is_a_named_panic(machine, mode, tmp_path):
    panic_of_hammer(machine, mode, tmp_path, (0x7FFFFFFF, RESPONSES_PRODUCED, 1, 2000), b"panic: a Xen back end answers more than it was asked\n")


@BOTH
def test_a_block_back_end_with_unknown_answers_is_a_named_panic(machine, mode, tmp_path):
    scribbling = (0xFFFFFFFF, ENTRIES, 1008, 2000)
    panic_of_hammer(machine, mode, tmp_path, scribbling, b"panic: the block back end answers a request that it does not have\n")


# Again and again: the true back end puts right what it writes anyway.
def panic_of_hammer(machine, mode, tmp_path, scribbling, message):
    (tmp_path / "disk").write_bytes(bytes(MIB))
    disk = machine.attach_disk(tmp_path / "disk")
    try:
        with domain(machine, PROGRAMS / "disk.py", mode, "block.data=write", vbds=(Vbd(disk.node),), command_line="hammer 1000") as guest:
            guest.wait_for(b"generation 2\n")
            scribble(machine, guest, "device/vbd/51712/ring-ref", *scribbling)
            assert guest.wait(60).reason == "crash" and guest.exit_status == 101
            assert message in guest.console
    finally:
        machine.detach_disk(disk)


@pytest.mark.parametrize("mode, node, value, message", [
    ("pvh", "sector-size", "513", b"impossible sector size"), ("pv", "sectors", "99999999999999999", b"impossible size"),
])  # fmt: skip
def test_an_impossible_disk_is_a_named_panic(machine, mode, tmp_path, node, value, message):
    """The back end is replaced by xenstore's nodes alone."""
    (tmp_path / "disk").write_bytes(bytes(MIB))
    disk = machine.attach_disk(tmp_path / "disk")
    try:
        with domain(machine, PROGRAMS / "disk.py", mode, "block.data=write", vbds=(Vbd(disk.node),), command_line="hammer 1000") as guest:
            guest.wait_for(b"generation 2\n")
            other = f"/local/domain/0/hostile/{guest.id}"
            front = f"/local/domain/{guest.id}/device/vbd/51712"
            machine.check(f"xenstore-write {other}/sector-size 512 {other}/sectors 2048 {other}/{node} {value} {other}/state 2")
            machine.check(f"xenstore-chmod -r {other} n0 r{guest.id}")
            machine.check(f"xenstore-write {front}/backend {other} {front}/state 1")
            while guest.is_running and guest.xenstore_read("device/vbd/51712/state") != "3":
                guest.read(0.05)
            machine.check(f"xenstore-write {other}/state 4")
            assert guest.wait(60).reason == "crash" and guest.exit_status == 101
            assert message in guest.console
            machine.check(f"xenstore-write {front}/backend /local/domain/0/backend/vbd/{guest.id}/51712; xenstore-rm /local/domain/0/hostile")
    finally:
        machine.detach_disk(disk)


# Domains that come and go


def left_over(machine):
    machine.check("usleep 300000")
    return set(machine.xenstore_tree()), machine.event_channels(), machine.grants(), machine.check("xl list").count("\n")


def cycle(machine, disk, port, number):
    """Create a domain that serves from its disk, and destroy it: after its end, or while it runs."""
    mode = ("pvh", "pv")[number % 2]
    with domain(machine, PROGRAMS / "both.py", mode, "block.data=read", vifs=(Vif(),), vbds=(Vbd(disk.node, writable=False),)) as guest:
        guest.wait_for(b"serving\n")
        with socket.create_connection(("127.0.0.1", port), 10) as connection:
            connection.settimeout(10)
            assert b"".join(iter(lambda: connection.recv(4096), b"")) == b"d" * 4096
        if number % 4 < 2:
            guest.request("poweroff")
            assert guest.wait(10).reason == "poweroff"


@pytest.mark.parametrize("times", [pytest.param(4, marks=pytest.mark.thorough), pytest.param(50, marks=pytest.mark.nightly)])
def test_domains_of_ours_leave_nothing_behind_in_dom0(machine, tmp_path, times):
    (tmp_path / "disk").write_bytes(b"d" * MIB)
    disk = machine.attach_disk(tmp_path / "disk", writable=False)
    port = machine.forward(7000)
    try:
        cycle(machine, disk, port, 0)
        before = left_over(machine)
        for number in range(times):
            cycle(machine, disk, port, number)
        assert left_over(machine) == before
    finally:
        machine.stop_forwarding(port)
        machine.detach_disk(disk)
