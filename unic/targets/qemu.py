"""The qemu target: a PVH image for `-M microvm` (virtio-mmio) or q35 (virtio-pci).

The console is COM1, connected to stdout. The exit status comes over an isa-debugcon port of
its own: isa-debug-exit alone can express only 7 of its 8 bits.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from unic.link import elf
from unic.targets import console_input
from unic.targets.host import qemu_errors
from unic.targets.process import run_child
from unic.targets.target import PANIC_STATUS, RUNTIME, RunOptions, Target, TargetError
from unic.targets.x86 import LAYOUT

QEMU = "qemu-system-x86_64"
STATUS_PORT = 0xE9
DEBUG_EXIT_PORT = 0xF4
DEFAULT_MEMORY = 64
MAC_ADDRESS = "52:54:00:12:34:56"

MACHINES = {
    # No option ROMs and no ACPI tables: less firmware work before the image runs.
    "microvm": "microvm,x-option-roms=off,acpi=off,pic=on,pit=on,rtc=on,isa-serial=on,auto-kernel-cmdline=off",
    "q35": "q35",
}

# Those with an interrupt pin (runtime/qemu/devices.py).
MICROVM_SLOTS = 8


def find_qemu() -> str:
    """The path of QEMU. Raises TargetError."""
    found = shutil.which(QEMU)
    if not found:
        raise TargetError(f"{QEMU} is not installed: `apt install qemu-system-x86`, or `make setup`")
    return found


def command(image: Path, options: RunOptions, status_fd: int | None = None, gdb: str | None = None) -> list[str]:
    """The QEMU command line. `status_fd`: inherited descriptor that receives the exit-status byte.

    `gdb`: path of a socket on which QEMU waits for gdb before it runs anything.
    """
    if options.machine not in MACHINES:
        raise TargetError(f"unknown machine {options.machine!r}: choose one of {', '.join(MACHINES)}")
    if options.accelerator == "kvm":
        # QEMU 7.2 aborts where the host's KVM does not take the MSR of this feature (PVM does not).
        accelerator = ["-accel", "kvm", "-cpu", "host,-arch-capabilities"]
    else:
        accelerator = ["-accel", "tcg", "-cpu", "max"]
    line = [find_qemu(), "-M", MACHINES[options.machine], *accelerator]
    line += ["-m", str(options.memory or DEFAULT_MEMORY)]
    line += ["-nodefaults", "-no-user-config", "-display", "none", "-no-reboot"]
    if options.machine == "microvm":
        line += ["-global", "virtio-mmio.force-legacy=false"]
    line += ["-chardev", "stdio,id=console,signal=off,mux=off", "-serial", "chardev:console"]
    if gdb is None:
        line += ["-device", f"isa-debug-exit,iobase={DEBUG_EXIT_PORT:#x},iosize=1"]
    else:
        # Without that device the guest ends by a reset. QEMU, which would be gone without a word, stays and tells gdb.
        line += ["-action", "shutdown=pause", "-S", "-chardev", f"socket,id=gdb,path={gdb.replace(',', ',,')},server=on,wait=off", "-gdb", "chardev:gdb"]
    if status_fd is not None:
        line += ["-chardev", f"file,id=status,path=/dev/fd/{status_fd}"]
        line += ["-device", f"isa-debugcon,iobase={STATUS_PORT:#x},readback={STATUS_PORT:#x},chardev=status"]
    devices = _network(options) + _blocks(options)
    if options.machine == "microvm" and devices.count("-device") > MICROVM_SLOTS:
        raise TargetError(f"microvm has room for {MICROVM_SLOTS} devices: use --machine q35")
    line += devices
    line += ["-kernel", str(image)]
    if options.arguments:
        line += ["-append", " ".join(quote(argument) for argument in options.arguments)]
    return line + list(options.extra)


def quote(argument: str) -> str:
    """`argument` as runtime/x86/command_line.py reads it: %XX for what would end or change it, here or in xl.cfg."""
    return "".join(
        f"%{byte:02x}" if byte <= 32 or byte in b"%'\"\\" or byte >= 127 else chr(byte)
        for byte in argument.encode("utf-8", "surrogateescape")
    )


def _network(options: RunOptions) -> list[str]:
    if options.tap:
        backend = f"tap,id=net0,ifname={options.tap},script=no,downscript=no"
    elif options.forward or options.forward_udp or options.network:
        pairs = [("tcp", *pair) for pair in options.forward] + [("udp", *pair) for pair in options.forward_udp]
        rules = "".join(f",hostfwd={protocol}:127.0.0.1:{host}-:{guest}" for protocol, host, guest in pairs)
        backend = f"user,id=net0{rules}"
    else:
        return []
    transport = "virtio-net-device" if options.machine == "microvm" else "virtio-net-pci"
    romless = "" if options.machine == "microvm" else ",romfile=,disable-legacy=on"
    return ["-netdev", backend, "-device", f"{transport},netdev=net0,mac={MAC_ADDRESS}{romless}"]


def _blocks(options: RunOptions) -> list[str]:
    """A disk for each file; the image knows it by its serial number (runtime/qemu/block.py)."""
    device = "virtio-blk-device" if options.machine == "microvm" else "virtio-blk-pci,disable-legacy=on"
    line: list[str] = []
    for block in options.blocks:
        if block.path is not None:
            # A comma in a name is written twice (QEMU's option syntax).
            path = str(block.path).replace(",", ",,")
            read_only = "off" if block.is_written and os.access(block.path, os.W_OK) else "on"
            line += ["-drive", f"if=none,id=disk-{block.name},format=raw,read-only={read_only},discard=unmap,file={path}"]
            line += ["-device", f"{device},drive=disk-{block.name},serial={block.name}"]
    return line


def refuse_too_little_memory(image: Path, options: RunOptions) -> None:
    """Raises TargetError for a machine in which the image would not even begin."""
    if options.memory and options.memory < (least := _least_memory(image)):
        raise TargetError(f"--memory {options.memory}: {image} takes at least {least} MiB")


def run(image: Path, options: RunOptions) -> int:
    """Boots `image`, its console on our stdout. Returns the program's exit status.

    A timeout gives 124, Ctrl-C 130, a guest that ends without saying a status (a triple fault) the
    panic status; what QEMU itself complains about is raised as TargetError.
    """
    refuse_too_little_memory(image, options)
    reader, writer = os.pipe()
    try:
        return _run(image, options, reader, writer)
    finally:
        os.close(reader)
        os.close(writer)


def _least_memory(image: Path) -> int:
    """MiB of a machine into which the image can be loaded: with less, QEMU starts and nothing ever happens."""
    content = image.read_bytes()
    if content[: len(elf.IDENT)] != elf.IDENT:
        return 1
    header = elf.EHDR.unpack_from(content)
    segments = (elf.PHDR.unpack_from(content, header[5] + number * elf.PHDR.size) for number in range(header[10]))
    # Physical address and size in memory.
    return max((segment[4] + segment[6] + (1 << 20) - 1 >> 20 for segment in segments if segment[0] == elf.PT_LOAD), default=1)


def _run(image: Path, options: RunOptions, reader: int, writer: int) -> int:
    with _standard_input(options) as stdin:
        outcome = run_child(
            command(image, options, writer), options.timeout, inherited=(writer,), captures_errors=True, stdin=stdin
        )
    if outcome.override is not None:
        return outcome.override
    os.set_blocking(reader, False)
    try:
        return os.read(reader, 16)[-1]
    except BlockingIOError:
        pass
    if outcome.status and outcome.complaint:
        raise TargetError(f"QEMU could not run {image}: {qemu_errors.explained(outcome.complaint, find_qemu())}")
    if outcome.status < 0:
        raise TargetError(f"QEMU was ended by {signal.Signals(-outcome.status).name}: by somebody, or for want of memory (`dmesg` tells)")
    return PANIC_STATUS


@contextmanager
def _standard_input(options: RunOptions) -> Iterator[int]:
    """Standard input for QEMU, which is what COM1 receives: ours for programs that read, else nothing."""
    if not options.reads_input:
        yield subprocess.DEVNULL
        return
    receiver, line = os.pipe()
    try:
        with console_input.Feeder(line, console_input.PADDING):
            yield receiver
    finally:
        os.close(line)
        os.close(receiver)


TARGET = Target(
    name="qemu",
    package="runtime.qemu",
    sources=tuple(
        RUNTIME / name
        for name in (
            "x86/constants.s", "qemu/constants.s", "x86/pvh_entry.s", "x86/paging.s",
            "x86/descriptors.s", "x86/exceptions.s", "x86/halt.s", "qemu/supervisor.s", "x86/memory.s", "x86/spill.s",
            "x86/phases.s",
        )
    ),  # fmt: skip
    layout=LAYOUT,
    run=run,
    machines=tuple(MACHINES),
)
