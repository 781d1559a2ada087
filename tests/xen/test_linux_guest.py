"""Linux's own front ends against the Xen host: what works for Linux must work for us, and the figures to compare with."""

import hashlib
import itertools
import random
import urllib.request

import pytest

from unic.targets.xen_host import linux_guest
from unic.targets.xen_host.configuration import Configuration, Vbd, Vif
from unic.targets.xen_host.domain import Domain
from unic.targets.xen_host.machine import GUEST_ADDRESS

pytestmark = pytest.mark.nightly


class LinuxGuest(Domain):
    """A Linux domain whose console is a shell."""

    _numbers = itertools.count(1)

    def sh(self, command, timeout=60):
        """Runs `command` and returns its output."""
        number = next(self._numbers)
        start = len(self.console)
        # The echo of the command must not be taken for its output: the quotes are gone from the latter.
        self.write(f'echo BEG""IN{number}; {command}; echo E""ND{number}\n'.encode())
        self.wait_for(f"END{number}\r\n".encode(), timeout)
        shown = bytes(self.console[start:]).decode(errors="replace").replace("\r\n", "\n")
        return shown.partition(f"BEGIN{number}\n")[2].partition(f"END{number}\n")[0]


@pytest.mark.parametrize("mode", ["pvh", "pv"])
def test_linux_front_ends_survive_detach_and_attach_under_load(machine, tmp_path, mode):
    content = random.Random(1).randbytes(4 << 20)
    (tmp_path / "disk").write_bytes(content)
    kernel, ramdisk = linux_guest.build(print)
    configuration = Configuration(
        "linux", machine.upload(kernel.read_bytes()), mode, 160, "console=hvc0 quiet rdinit=/init",
        vifs=(Vif(),), ramdisk=machine.upload(ramdisk),
    )  # fmt: skip
    disk = machine.attach_disk(tmp_path / "disk")
    before = machine.event_channels(), machine.grants()
    try:
        with LinuxGuest(machine, configuration) as guest:
            guest.wait_for(b"linux guest: up", 120)
            network = f"ip link set eth0 up; ip addr add {GUEST_ADDRESS}/24 dev eth0"
            guest.sh(f"{network}; mkdir -p /www; echo hello >/www/page; httpd -p 80 -h /www")
            port = machine.forward(80)
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/page", timeout=20) as answer:
                assert answer.read() == b"hello\n"
            machine.check(f"ping -q -i 0.02 -s 1400 {GUEST_ADDRESS} >/dev/null 2>&1 3<&- &")
            guest.detach_network(0)
            assert "eth0" not in guest.sh("ls /sys/class/net")
            guest.attach_network(Vif())
            guest.sh(f"until [ -e /sys/class/net/eth0 ]; do usleep 50000; done; {network}")
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/page", timeout=20) as answer:
                assert answer.read() == b"hello\n"
            for _ in range(2):
                guest.attach_block(Vbd(disk.node))
                read = guest.sh("until [ -e /dev/xvda ]; do usleep 50000; done; md5sum /dev/xvda")
                assert read.split()[0] == hashlib.md5(content).hexdigest()
                guest.detach_block("xvda")
                assert "xvda" not in guest.sh("ls /sys/block")
            assert machine.grants()[guest.id] > 0
            machine.stop_forwarding(port)
            guest.request("poweroff")
            assert guest.wait().reason == "poweroff"
        machine.check("kill $(pidof ping)")
        assert (machine.event_channels(), machine.grants()) == before
    finally:
        machine.detach_disk(disk)
