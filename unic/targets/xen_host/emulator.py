"""The QEMU process that is the machine: its devices, its start from a cold boot or a snapshot, its certain end.

Every channel is an inherited socket and Xen's log a nameless file, so that a run leaves nothing on the disk.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from unic.targets.qemu import find_qemu
from unic.targets.target import TargetError
from unic.targets.xen_host.channel import ChannelClosed, pairs
from unic.targets.xen_host.qmp import Monitor

# How many domains can run at a time: each has a port for its console and one for what xl says.
SLOTS = 4
PORTS = ("agent", "killer", *(f"{kind}{slot}" for slot in range(SLOTS) for kind in ("console", "xl")))

# SMAP: dom0 dies of a page fault in its first instructions. RDTSCP: QEMU reports it to Xen as RDTSC, whose length
# is another, and a guest that uses it dies. XSAVE and with it AVX: programs of dom0 crash now and then while a guest runs.
CPU = "max,-smap,-rdtscp,-xsave,-avx,-avx2"
DEFAULT_MEMORY = 1024
DOM0_MEMORY = 320
# cpuidle=0: QEMU's MWAIT is not what Xen's idle driver takes it for. watchdog=0, noreboot: a panic is to be seen.
# serial_tx_buffer: what does not fit is dropped, and a dump of grants is long. spec-ctrl=no: retpolines cost QEMU much.
# eager-fpu: spec-ctrl=no turns it off, and when vector registers change hands lazily, processes of dom0 start with garbage in
# their data now and then (xenconsole dies with a failed assertion).
XEN_OPTIONS = (
    f"console=com1 com1=115200,8n1 serial_tx_buffer=256k conring_size=64k loglvl=warning guest_loglvl=all "
    f"dom0_mem={DOM0_MEMORY}M,max:{DOM0_MEMORY}M dom0_max_vcpus=1 bootscrub=0 vga=none noreboot watchdog=0 cpuidle=0 "
    f"spec-ctrl=no,eager-fpu"
)
# With the second line and spec-ctrl=no a command in dom0 takes half of the time.
LINUX_OPTIONS = (
    "console=hvc0 quiet mitigations=off nokaslr rodata=off audit=0 apparmor=0 "
    "init_on_alloc=0 cgroup_disable=memory nowatchdog norandmaps transparent_hugepage=never"
)

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)


@dataclass(frozen=True)
class Kernels:
    """What the machine boots: ELF files of Xen and of dom0's Linux, and dom0's initramfs. They are in one folder."""

    xen: Path
    linux: Path
    ramdisk: Path


@dataclass(frozen=True)
class Hardware:
    """What may differ between machines: megabytes of memory, virtual processors."""

    memory: int = DEFAULT_MEMORY
    processors: int = 1


def devices(hardware: Hardware) -> list[str]:
    """The part of the command line that a snapshot depends on, without what connects the devices to this process."""
    return ["-machine", "pc", "-accel", "tcg", "-cpu", CPU, "-smp", str(hardware.processors), "-m", str(hardware.memory),
            "-nodefaults", "-no-user-config", "-display", "none", "-append", XEN_OPTIONS,
            # What is on the hub's other side comes later: user networking would be a part of the snapshot.
            "-netdev", "hubport,id=net0,hubid=0", "-device", "virtio-net-pci,netdev=net0,romfile=,mac=52:54:00:77:00:01",
            "-device", f"virtio-serial-pci,id=ports,max_ports={len(PORTS) + 1}",
            *(part for name in PORTS for part in ("-device", f"virtserialport,bus=ports.0,chardev={name},name={name}"))]  # fmt: skip


def command(
    kernels: Kernels, hardware: Hardware, descriptors: dict[str, int], log: int, incoming: int | None
) -> list[str]:
    """The whole command line, for a process in the kernels' folder.

    `descriptors`: of the ports and of "qmp". `log`: of Xen's console. `incoming`: of a snapshot.
    """
    # Names without a folder: QEMU takes a module's path to end at the first space, and separates modules by commas.
    modules = f"{kernels.linux.name} {LINUX_OPTIONS.replace(',', ',,')},{kernels.ramdisk.name}"
    line = [find_qemu(), *devices(hardware), "-kernel", kernels.xen.name, "-initrd", modules]
    for name, descriptor in descriptors.items():
        line += ["-chardev", f"socket,id={name},fd={descriptor}"]
    line += ["-mon", "chardev=qmp,mode=control", "-serial", f"file:/dev/fd/{log}"]
    if incoming is not None:
        line += ["-incoming", f"fd:{incoming}"]
    return line


class Emulator:
    """A running QEMU. `channels`: by the names of PORTS; `monitor`: QMP."""

    def __init__(self, kernels: Kernels, hardware: Hardware, snapshot: Path | None = None, extra: Sequence[str] = ()) -> None:
        """Starts it; from a snapshot it is stopped, and must be continued. `extra`: further options of QEMU. Raises TargetError."""
        self._log = tempfile.TemporaryFile()
        self._errors = tempfile.TemporaryFile()
        self.channels, theirs = pairs([*PORTS, "qmp"])
        incoming = None
        try:
            if snapshot is not None:
                incoming = os.open(snapshot, os.O_RDONLY)
            descriptors = {name: end.fileno() for name, end in theirs.items()}
            line = command(kernels, hardware, descriptors, self._log.fileno(), incoming) + list(extra)
            inherited = [*descriptors.values(), self._log.fileno(), *([] if incoming is None else [incoming])]
            self.process = _start(line, kernels.xen.parent, inherited, self._errors.fileno())
        except OSError as error:
            raise TargetError(f"cannot start the machine: {error}") from error
        finally:
            for end in theirs.values():
                end.close()
            if incoming is not None:
                os.close(incoming)
        self.monitor = Monitor(self.channels["qmp"])
        try:
            self.monitor.greet()
        except BaseException as error:
            self.kill()
            if isinstance(error, ChannelClosed):
                raise TargetError(f"{_failure(snapshot)}: {self.complaint()}") from error
            raise

    def complaint(self) -> str:
        """What QEMU wrote to its standard error."""
        self._errors.seek(0)
        return self._errors.read().decode(errors="replace").strip()

    def log(self) -> bytes:
        """Xen's and dom0's console so far."""
        self._log.seek(0)
        return self._log.read()

    def kill(self) -> None:
        """Ends QEMU, whatever it does; a second call does nothing."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for channel in self.channels.values():
            channel.close()


def _failure(snapshot: Path | None) -> str:
    if snapshot is None:
        return "QEMU did not start"
    return f"the snapshot {snapshot} cannot be restored: delete it to have it made again"


def _start(line: list[str], folder: Path, inherited: list[int], errors: int) -> subprocess.Popen[bytes]:
    parent = os.getpid()

    def prepare() -> None:
        # Even when this process is killed outright, QEMU goes with it.
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)

    # A session of its own: Ctrl-C is for us, who then end it.
    return subprocess.Popen(
        line, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors, pass_fds=inherited,
        start_new_session=True, preexec_fn=prepare,
    )  # fmt: skip


def version() -> str:
    """QEMU's own version line, on which snapshots depend."""
    qemu = find_qemu()
    done = subprocess.run([qemu, "--version"], capture_output=True, text=True)
    if done.returncode or shutil.which(qemu) is None:
        raise TargetError(f"{qemu} does not run: {done.stderr.strip()}")
    return done.stdout.splitlines()[0]
