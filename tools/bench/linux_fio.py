"""A Linux guest that runs fio whenever it is asked to: Debian's kernel, busybox, the virtio modules, and fio of this system.

fio comes with some sixty libraries, which go along; nothing of what they do is in the times, which are fio's own.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from unic.debian.cpio import Archive
from unic.debian.files import add_busybox, modules_in_order
from unic.targets import RunOptions, TargetError
from unic.targets.guest import Guest
from unic.targets.xen_host import images

MODULES = ("virtio_pci", "virtio_blk")
KERNEL_OPTIONS = "console=ttyS0 quiet mitigations=off nokaslr audit=0 apparmor=0 init_on_alloc=0 nowatchdog norandmaps tsc=reliable"
READY = "linux: ready"
DONE = "linux: done"
START_TIMEOUT = 90.0
RUN_TIMEOUT = 60.0

# Without an I/O scheduler, accounting and merging, which only cost time here.
INIT = f"""#!/bin/sh
export PATH=/bin:/usr/bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
for module in $(cat /modules/order); do
    insmod /modules/$module.ko
done
cd /sys/block/vda/queue
echo none >scheduler
echo 0 >iostats
echo 2 >nomerges
cd /
exec </dev/ttyS0 >/dev/ttyS0 2>&1
stty -echo
echo "{READY}"
while read -r line; do
    eval "$line"
    echo "status $? {DONE}"
done
"""


def build(folder: Path) -> tuple[Path, Path]:
    """The kernel's ELF file and an initramfs in `folder`. Raises TargetError."""
    fio = shutil.which("fio")
    if fio is None:
        raise TargetError("fio is not installed: `apt install fio`, or `make bench`")
    packages = images.installed(lambda text: None)
    archive = Archive()
    for path in ("/proc", "/sys", "/dev", "/tmp"):
        archive.folder(path)
    add_busybox(archive, packages.root)
    archive.file("/usr/bin/fio", Path(fio).read_bytes())
    for path in shared_objects(Path(fio)):
        archive.file(path, Path(path).read_bytes())
    found = modules_in_order(packages.root / "lib" / "modules" / packages.kernel, MODULES)
    for name, content in found.items():
        archive.file(f"/modules/{name}.ko", content, 0o644)
    archive.file("/modules/order", "".join(f"{name}\n" for name in found).encode(), 0o644)
    archive.file("/init", INIT.encode())
    ramdisk = folder / "fio.cpio"
    ramdisk.write_bytes(archive.content())
    return images.kernels(lambda text: None).linux, ramdisk


def shared_objects(program: Path) -> list[str]:
    """The paths of the loader and of all libraries that it would load for `program`."""
    listed = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    # libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x...), and the loader without an arrow
    return re.findall(r"^\s*(?:\S+ => )?(/\S+) \(0x", listed, re.MULTILINE)


class LinuxGuest:
    """The guest from `with` to its end, ready for commands. `options`: as for an image; the disk is /dev/vda."""

    def __init__(self, kernel: Path, ramdisk: Path, options: RunOptions) -> None:
        line = ("-initrd", str(ramdisk), "-append", KERNEL_OPTIONS)
        self._guest = Guest(kernel, replace(options, extra=(*options.extra, *line)), takes_input=True)

    def __enter__(self) -> LinuxGuest:
        self._guest.__enter__()
        try:
            self._guest.wait_for(READY.encode(), START_TIMEOUT)
        except BaseException:
            self.__exit__(None, None, None)
            raise
        self._began = time.monotonic(), self._uptime()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._guest.__exit__(kind, value, traceback)

    def run(self, command: str) -> str:
        """What a shell command prints. Raises TargetError when it fails or takes too long."""
        self._guest.output = b""
        assert self._guest.process.stdin is not None
        self._guest.process.stdin.write(command.encode() + b"\n")
        self._guest.wait_for(DONE.encode(), RUN_TIMEOUT)
        output, _, status = self._guest.output.decode(errors="replace").partition(DONE)[0].rpartition("status ")
        if status.strip() != "0":
            raise TargetError(f"{command!r} failed in the Linux guest: {output.strip()[-500:]}")
        return output

    def _uptime(self) -> float:
        return float(self.run("cat /proc/uptime").split()[0])

    def clock_rate(self) -> float:
        """Seconds of the guest's clock in one of the host's, since the start: what fio gives a second times this is a second of the host."""
        host, guest = self._began
        return (self._uptime() - guest) / (time.monotonic() - host)

    def random_reads(self, engine: str, reads: int, depth: int, size: int) -> float:
        """Reads a second of the guest's clock, by fio. `size`: bytes of one. Raises TargetError."""
        output = self.run(
            f"fio --name=reads --filename=/dev/vda --direct=1 --rw=randread --bs={size} --iodepth={depth} --ioengine={engine} "
            f"--io_size={reads * size} --norandommap --random_generator=lfsr --gtod_reduce=1 --thread --output-format=json"
        )
        done = json.loads(output[output.index("{") :])["jobs"][0]["read"]
        if done["total_ios"] != reads:
            raise TargetError(f"fio made {done['total_ios']} reads of {reads}")
        return float(done["iops"])
