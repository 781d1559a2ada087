"""netfront with Linux's netback: frames of all sizes, and a back end that is unplugged and plugged in again."""

from __future__ import annotations

import http.client
import time

from appliances import BOTH, PV_FIRST, domain

from tests.support.images import WEBSERVER
from unic.targets.xen_host.configuration import Vif

LISTENING = b"listening on port 8080\n"
# For TCP to send again what was lost, and for the client to give up and try anew.
PATIENCE = 30.0


def get(port: int, path: str = "/", timeout: float = 5.0) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request("GET", path)
        return connection.getresponse().read()
    finally:
        connection.close()


def get_at_last(port: int) -> bytes:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return get(port)
        except OSError:
            if time.monotonic() > deadline:
                raise


@PV_FIRST
def test_a_network_device_goes_and_comes_back_under_load(machine, mode):
    port = machine.forward(8080)
    try:
        with domain(machine, WEBSERVER, mode, vifs=(Vif(),)) as guest:
            guest.wait_for(LISTENING)
            page = get(port)
            for _ in range(2):
                busy = [http.client.HTTPConnection("127.0.0.1", port, timeout=5) for _ in range(8)]
                for connection in busy:
                    connection.request("GET", "/")
                guest.detach_network(0)
                for connection in busy:
                    connection.close()
                assert guest.xenstore_read("device/vif") is None or guest.xenstore_read("device/vif/0/state") is None
                guest.attach_network(Vif())
                assert get_at_last(port) == page
            guest.request("poweroff")
            assert guest.wait().reason == "poweroff" and guest.console == LISTENING
    finally:
        machine.stop_forwarding(port)


@BOTH
def test_frames_longer_than_a_page_pass_both_ways(machine, mode):
    """dom0 talks to the guest over a bridge of the same MTU."""
    with domain(machine, WEBSERVER, mode, vifs=(Vif(mtu=9000),)) as guest:
        guest.wait_for(LISTENING)
        interface = f"vif{guest.id}.0"
        machine.check(f"ip link set {interface} mtu 9000; ip link set br0 mtu 9000")
        try:
            assert guest.xenstore_read("device/vif/0/mtu") == "9000"
            for size in (1472, 1473, 2034, 4054, 4055, 8972):
                answer = machine.check(f"ping -c 1 -W 5 -s {size} 192.168.77.20")
                assert f"{size + 8} bytes from 192.168.77.20" in answer
        finally:
            machine.check("ip link set br0 mtu 1500")


@BOTH
def test_a_back_end_that_closes_by_itself_is_connected_again(machine, mode):
    port = machine.forward(8080)
    try:
        with domain(machine, WEBSERVER, mode, vifs=(Vif(),)) as guest:
            guest.wait_for(LISTENING)
            page = get(port)
            channel = guest.xenstore_read("device/vif/0/event-channel")
            machine.check(f"xenstore-write /local/domain/0/backend/vif/{guest.id}/0/state 5")
            assert get_at_last(port) == page
            assert guest.xenstore_read("device/vif/0/state") == "4"
            assert guest.xenstore_read("device/vif/0/event-channel") == channel, "the channel before has been closed"
    finally:
        machine.stop_forwarding(port)


@BOTH
def test_nonsense_in_xenstore_is_a_named_panic(machine, mode):
    with domain(machine, WEBSERVER, mode, vifs=(Vif(),)) as guest:
        guest.wait_for(LISTENING)
        backend = f"/local/domain/0/backend/vif/{guest.id}/0"
        machine.check(f"xenstore-write /local/domain/{guest.id}/device/vif/0/mtu 12 {backend}/state 5")
        assert guest.wait().reason == "crash" and guest.exit_status == 101
        assert b"panic: the network device has an impossible MTU\n" in guest.console
