"""A Xen host that is ready for domains: dom0's agent, the clock, block devices, forwarded ports, what is left over."""

from __future__ import annotations

import re
import secrets
import shlex
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from unic.targets.target import TargetError
from unic.targets.xen_host import images
from unic.targets.xen_host.agent import TIMEOUT, Agent, Completed
from unic.targets.xen_host.channel import ChannelClosed, HostTimeout
from unic.targets.xen_host.emulator import SLOTS, Emulator, Hardware, Kernels

BOOT_TIMEOUT = 180.0
LOAD_TIMEOUT = 60.0
LOG_TAIL = 1500

NETWORK = "192.168.77.0/24"
DOM0_ADDRESS = "192.168.77.10"
# What the first guest that asks gets by DHCP, and where ports are forwarded to.
GUEST_ADDRESS = "192.168.77.20"


@dataclass(frozen=True)
class Disk:
    """A file of the host as block device `node` of dom0."""

    node: str
    identifier: str


class Machine:
    """A running Xen host; `with` ends it. Not for use by several threads.

    What dom0 does wrong is a TargetError, what takes too long a HostTimeout, and QEMU's end a ChannelClosed.
    """

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator
        self.agent = Agent(emulator.channels["agent"], emulator.channels["killer"])
        self._free_slots = list(range(SLOTS))
        self._kernels: dict[bytes, str] = {}
        self._disks = 0

    def __enter__(self) -> Machine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends QEMU, and with it everything in it."""
        self.emulator.kill()

    @property
    def is_running(self) -> bool:
        return self.emulator.process.poll() is None

    def run(self, script: str, timeout: float = TIMEOUT) -> Completed:
        """Runs a shell script in dom0."""
        return self.agent.run(script, timeout)

    def check(self, script: str, timeout: float = TIMEOUT) -> str:
        """The output of a shell script in dom0 that has to succeed."""
        return self.agent.check(script, timeout)

    def log(self) -> str:
        """The console of Xen and dom0 since this QEMU started: what `xl dmesg` shows, and more."""
        return self.emulator.log().decode(errors="replace").replace("\r", "")

    def set_clock(self) -> None:
        """Gives dom0 the host's time, which Linux hands on to Xen, and Xen to all domains."""
        self.check(f"date -s @{time.time():.0f}")

    # Files

    def upload(self, content: bytes) -> str:
        """The path in dom0 of a file with this content; the same content is sent once."""
        if content not in self._kernels:
            # dom0's memory is small, and the tests of one image follow each other.
            if len(self._kernels) >= 4:
                old, path = next(iter(self._kernels.items()))
                self.check(f"rm -f {path}")
                del self._kernels[old]
            number = 1 + max((int(path.rpartition("-")[2]) for path in self._kernels.values()), default=0)
            self.agent.put(f"/run/domains/kernel-{number}", content)
            self._kernels[content] = f"/run/domains/kernel-{number}"
        return self._kernels[content]

    # Devices

    def attach_disk(self, file: Path, writable: bool = True, sector_size: int = 512) -> Disk:
        """Gives dom0 a raw file of the host as a block device. Its size must be a multiple of `sector_size`."""
        try:
            size = file.stat().st_size
        except OSError as error:
            raise TargetError(f"cannot use {file} as a disk: {error.strerror}") from error
        if size == 0 or size % sector_size:
            raise TargetError(f"{file} has {size} bytes: a disk needs a positive multiple of {sector_size}")
        self._disks += 1
        identifier = f"disk{self._disks}"
        monitor = self.emulator.monitor
        backing = {"driver": "file", "filename": str(file.absolute()), "read-only": not writable}
        device = {"driver": "virtio-blk-pci", "drive": identifier, "id": f"{identifier}-device", "serial": identifier}
        sizes = {"logical_block_size": sector_size, "physical_block_size": sector_size}
        node: dict[str, object] = {"node-name": identifier, "driver": "raw", "read-only": not writable, "file": backing}
        try:
            monitor.command("blockdev-add", node)
            try:
                monitor.command("device_add", {**device, **sizes})
            except TargetError:
                monitor.command("blockdev-del", {"node-name": identifier})
                raise
        except ChannelClosed:
            raise
        except TargetError as error:
            raise TargetError(f"cannot use {file} as a disk: {error}") from error
        return Disk("/dev/" + self.check(f"find_disk {identifier}").strip(), identifier)

    def detach_disk(self, disk: Disk) -> None:
        """Takes it away again. No domain may use it any more."""
        monitor = self.emulator.monitor
        monitor.command("device_del", {"id": f"{disk.identifier}-device"})
        monitor.wait_event("DEVICE_DELETED", device=f"{disk.identifier}-device")
        monitor.command("blockdev-del", {"node-name": disk.identifier})

    def connect(self, tap: str = "") -> None:
        """Connects dom0's bridge to QEMU's user networking, which lets nothing out, or to a tap device of the host."""
        outside: dict[str, object]
        if tap:
            outside = {"type": "tap", "id": "outside", "ifname": tap, "script": "no", "downscript": "no"}
        else:
            outside = {"type": "user", "id": "outside", "net": NETWORK, "dhcpstart": GUEST_ADDRESS, "restrict": True}
        self.emulator.monitor.command("netdev_add", outside)
        self.emulator.monitor.command("netdev_add", {"type": "hubport", "id": "hub-outside", "hubid": 0, "netdev": "outside"})

    def forward(self, guest_port: int, host_port: int = 0, address: str = GUEST_ADDRESS) -> int:
        """Lets 127.0.0.1:host_port lead to a TCP port of a guest; host_port 0 takes a free one. Returns the host's port."""
        monitor = self.emulator.monitor
        answer = monitor.human(f"hostfwd_add outside tcp:127.0.0.1:{host_port}-{address}:{guest_port}")
        if answer:
            raise TargetError(f"cannot forward port {host_port}: {answer}")
        if host_port:
            return host_port
        # TCP[HOST_FORWARD]  11       127.0.0.1 41235   192.168.77.20    80     0     0
        rows = re.findall(r"HOST_FORWARD\]\s+\d+\s+127\.0\.0\.1\s+(\d+)\s+(\S+)\s+(\d+)", monitor.human("info usernet"))
        ports = [int(host) for host, guest, port in rows if guest == address and int(port) == guest_port]
        return ports[-1]

    def stop_forwarding(self, host_port: int) -> None:
        self.emulator.monitor.human(f"hostfwd_remove outside tcp:127.0.0.1:{host_port}")

    # Slots of domains

    @property
    def free_slots(self) -> int:
        return len(self._free_slots)

    def take_slot(self) -> int:
        """The number of a free pair of ports: channels console{n} and xl{n}, dom0's /dev/ports/console{n} and xl{n}."""
        if not self._free_slots:
            raise TargetError(f"no more than {SLOTS} domains can run in one machine")
        return self._free_slots.pop(0)

    def give_slot(self, number: int) -> None:
        self._free_slots.append(number)

    # xenstore and what is left over

    def xenstore_read(self, path: str) -> str | None:
        """The value of a node, None when there is none."""
        done = self.run(f"xenstore-read {shlex.quote(path)}")
        return None if done.status else done.output.removesuffix("\n")

    def xenstore_tree(self, path: str = "/") -> dict[str, str]:
        """All nodes below `path` by their full names."""
        done = self.run(f"xenstore-ls -f {shlex.quote(path)}")
        rows = (line.partition(" = ") for line in done.output.splitlines())
        return {} if done.status else {name: value.strip('"') for name, _, value in rows}

    def debug_key(self, key: str) -> str:
        """What Xen writes to its log for `xl debug-keys KEY`: `h` lists the keys."""
        start = len(self.log())
        # dom0's console goes the same way, so that the mark comes behind all of it.
        mark = f"end of {key} {secrets.token_hex(4)}"
        self.check(f"xl debug-keys {shlex.quote(key)}; echo {mark} >/dev/console")
        deadline = time.monotonic() + TIMEOUT
        while mark not in (text := self.log()[start:]):
            if time.monotonic() > deadline:
                raise HostTimeout(f"Xen did not answer debug key {key} in time")
            time.sleep(0.01)
        return text.partition(mark)[0]

    def event_channels(self) -> dict[int, int]:
        """How many event channels each domain has."""
        counts: dict[int, int] = {}
        domain = -1
        for line in self.debug_key("e").splitlines():
            if found := re.search(r"Event channel information for domain (\d+)", line):
                domain = int(found[1])
                counts[domain] = 0
            elif re.search(r"^\(XEN\)\s+\d+ \[", line) and domain >= 0:
                counts[domain] += 1
        return counts

    def grants(self) -> dict[int, int]:
        """How many grants of each domain are mapped or in use by others."""
        counts: dict[int, int] = {}
        domain = -1
        for line in self.debug_key("g").splitlines():
            if found := re.search(r"grant-table for remote d(?:om)?(\d+)", line):
                domain = int(found[1])
                counts[domain] = 0
            elif re.search(r"^\(XEN\)\s+\[(0x)?[0-9a-f ]+\]", line) and domain >= 0:
                counts[domain] += 1
        return counts


def cold_boot(kernels: Kernels, hardware: Hardware) -> Machine:
    """Boots Xen and dom0. Raises TargetError with the end of their console."""
    machine = Machine(Emulator(kernels, hardware))
    try:
        machine.agent.wait_ready(BOOT_TIMEOUT)
    except (HostTimeout, ChannelClosed) as error:
        machine.close()
        tail = machine.log()[-LOG_TAIL:]
        raise TargetError(f"dom0 did not come up ({error}) {machine.emulator.complaint()}\n{tail}") from error
    except BaseException:
        machine.close()
        raise
    return machine


def save(machine: Machine, path: Path) -> None:
    """Stops the machine and writes a snapshot."""
    monitor = machine.emulator.monitor
    machine.check("sync; echo 3 >/proc/sys/vm/drop_caches")
    monitor.command("stop")
    monitor.command("migrate-set-parameters", {"max-bandwidth": 1 << 40})
    with path.open("wb") as file:
        monitor.pass_descriptor("snapshot", file.fileno())
        monitor.command("migrate", {"uri": "fd:snapshot"})
        deadline = time.monotonic() + LOAD_TIMEOUT
        while (status := monitor.command("query-migrate"))["status"] != "completed":
            if status["status"] == "failed" or time.monotonic() > deadline:
                raise TargetError(f"QEMU could not write the snapshot: {status}; is the disk full?")
            time.sleep(0.02)


def restore(kernels: Kernels, hardware: Hardware, snapshot: Path, tap: str = "", extra: Sequence[str] = ()) -> Machine:
    """Continues a saved machine, connected and with the host's time. `tap`, `extra`: see `start`. Raises TargetError."""
    machine = Machine(Emulator(kernels, hardware, snapshot, extra))
    try:
        monitor = machine.emulator.monitor
        deadline = time.monotonic() + LOAD_TIMEOUT
        while monitor.command("query-status")["status"] == "inmigrate":
            if time.monotonic() > deadline:
                raise HostTimeout("QEMU did not load the snapshot in time")
            time.sleep(0.005)
        # Before dom0 sends its first packet: one that finds nobody at the hub's other side keeps QEMU's network device waiting for good.
        machine.connect(tap)
        monitor.command("cont")
        machine.set_clock()
    except BaseException:
        machine.close()
        raise
    return machine


def start(hardware: Hardware | None = None, report: Callable[[str], None] = lambda text: None, tap: str = "", extra: Sequence[str] = ()) -> Machine:
    """A machine that is ready for domains, from the snapshot, which is made when it is not there. Raises TargetError.

    `tap`: name of a tap device in place of user networking. `extra`: further options of QEMU.
    """
    from unic.targets.xen_host.warm_up import warm_up

    hardware = hardware or Hardware()
    boot = images.kernels(report)

    def make(path: Path) -> None:
        with cold_boot(boot, hardware) as machine:
            report("warming up")
            warm_up(machine)
            report("writing the snapshot")
            save(machine, path)

    snapshot = images.snapshot(boot, hardware, make, report)
    report("restoring")
    return restore(boot, hardware, snapshot, tap, extra)
