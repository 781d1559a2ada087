"""The instructions of an image from its entry to its end, and where they were spent."""

from __future__ import annotations

import bisect
import subprocess
from collections import Counter as Multiset
from dataclasses import dataclass, field
from pathlib import Path

from unic.link import elf
from unic.measure.instructions import Counter
from unic.targets.qemu import command
from unic.targets.target import RunOptions, TargetError

TIMEOUT = 60.0


@dataclass
class InstructionCount:
    """Instructions before the image's entry (`firmware`) and from it on (`image`), and where the latter ran."""

    firmware: int = 0
    image: int = 0
    by_address: Multiset[int] = field(default_factory=Multiset, repr=False)

    @property
    def total(self) -> int:
        return self.firmware + self.image

    def by_function(self, functions: list[tuple[int, int, str]]) -> Multiset[str]:
        """Instructions by name; `functions` as in `Image.functions`: (address, size, name), sorted."""
        starts = [address for address, _, _ in functions]
        result: Multiset[str] = Multiset()
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
    content = image.read_bytes()
    entry = elf.EHDR.unpack_from(content)[4]
    with Counter(memory_of(content), (entry,), keeps_addresses=True) as counter:
        try:
            done = subprocess.run(
                command(image, options) + counter.options, stdin=subprocess.DEVNULL, capture_output=True, timeout=options.timeout or TIMEOUT
            )
        except subprocess.TimeoutExpired:
            raise TargetError("the image did not end in time: nothing was counted") from None
        passed = counter.passed()
        if not passed:
            raise TargetError(f"the image did not start: {done.stderr.decode(errors='replace').strip()}")
        firmware = passed[0].everything
        return InstructionCount(firmware, counter.everything - firmware, counter.by_address())


def memory_of(image: bytes) -> tuple[int, int]:
    """The addresses of an image: its lowest, and the first behind it."""
    header = elf.EHDR.unpack_from(image)
    table, size, count = header[5], header[9], header[10]
    segments = [elf.PHDR.unpack_from(image, table + size * index) for index in range(count)]
    loaded = [(segment[3], segment[3] + segment[6]) for segment in segments if segment[0] == elf.PT_LOAD]
    return min(start for start, _ in loaded), max(end for _, end in loaded)
