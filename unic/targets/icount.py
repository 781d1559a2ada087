"""Counts guest instructions, by address, without a QEMU plugin (which would have to be C).

QEMU's TCG is made to translate one instruction at a time and to log every block it enters. The
count agrees with a plugin's to a few instructions in 10,000. The log costs about a microsecond
and 90 bytes of pipe an instruction: good for boots, too slow for load tests.
"""

import bisect
import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from unic.link import elf
from unic.targets.qemu import command, find_qemu
from unic.targets.target import RunOptions, TargetError

# Trace 0: 0x7f1434000100 [cs_base/pc/flags/cflags] symbol
LINE = re.compile(rb"^Trace \d+: 0x[0-9a-f]+ \[[0-9a-f]+/([0-9a-f]+)/")


@dataclass
class InstructionCount:
    """Instructions before the image's entry (`firmware`) and from it on (`image`), and where the latter ran."""

    firmware: int = 0
    image: int = 0
    by_address: Counter[int] = field(default_factory=Counter, repr=False)

    @property
    def total(self) -> int:
        return self.firmware + self.image

    def by_function(self, functions: list[tuple[int, int, str]]) -> Counter[str]:
        """Instructions by name; `functions` as in `Image.functions`: (address, size, name), sorted."""
        starts = [address for address, _, _ in functions]
        result: Counter[str] = Counter()
        for address, count in self.by_address.items():
            place = bisect.bisect_right(starts, address) - 1
            known = place >= 0 and address < functions[place][0] + functions[place][1]
            result[functions[place][2] if known else "?"] += count
        return result


def count_instructions(image: Path, options: RunOptions | None = None) -> InstructionCount:
    """Boots `image` under TCG until it ends and counts. The console's output is thrown away.

    Raises TargetError when QEMU fails, or when the timeout (60 s unless the options say) passes.
    """
    options = options or RunOptions()
    entry = elf.EHDR.unpack_from(image.read_bytes())[4]
    reader, writer = os.pipe()
    line = command(image, options) + _single_step() + ["-d", "exec,nochain", "-D", f"/dev/fd/{writer}"]
    # GNU timeout and not a timer of ours: this process is busy reading the log until QEMU ends.
    line = ["timeout", "--signal=KILL", str(options.timeout or 60), *line]
    process = subprocess.Popen(
        line, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, pass_fds=(writer,)
    )
    os.close(writer)
    result = InstructionCount()
    try:
        with open(reader, "rb", buffering=1 << 20) as log:
            _read_log(log, entry, result)
        complaint = process.communicate()[1]
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    if process.returncode in (124, 137, -9):
        raise TargetError("the image did not end in time: nothing was counted")
    if not result.image:
        raise TargetError(f"the image did not start: {complaint.decode(errors='replace').strip()}")
    return result


def _read_log(log: Iterable[bytes], entry: int, result: InstructionCount) -> None:
    counts: Counter[bytes] = Counter()
    wanted = b"%016x" % entry
    started = False
    for line in log:
        found = LINE.match(line)
        if not found:
            continue
        if not started:
            if found[1] != wanted:
                result.firmware += 1
                continue
            started = True
        counts[found[1]] += 1
    result.image = sum(counts.values())
    result.by_address = Counter({int(address, 16): count for address, count in counts.items()})


def _single_step() -> list[str]:
    """The option for one instruction a block: renamed in QEMU 8.1."""
    text = subprocess.run([find_qemu(), "--version"], capture_output=True, text=True, check=True).stdout
    version = re.search(r"version (\d+)\.(\d+)", text)
    if version and (int(version[1]), int(version[2])) >= (8, 1):
        return ["-accel", "tcg,one-insn-per-tb=on"]
    return ["-singlestep"]
