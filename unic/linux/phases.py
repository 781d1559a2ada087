"""When QEMU's firmware starts and ends: it asks QEMU for the kernel by the fw_cfg device, which QEMU traces with the time.

Costs a line for each of some twenty questions. Linux itself asks no more.
"""

from __future__ import annotations

import os
import re
import tempfile
import time
from pathlib import Path
from types import TracebackType

LINE = re.compile(rb"^([0-9]+)@([0-9]+\.[0-9]+):fw_cfg_select ", re.MULTILINE)


class FirmwareTrace:
    """For the QEMU that is given `options`, from `with` to its end."""

    def __enter__(self) -> FirmwareTrace:
        handle, name = tempfile.mkstemp(prefix="unic-firmware-")
        os.close(handle)
        self._path = Path(name)
        # QEMU writes the time of day.
        self._epoch = time.time() - time.monotonic()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._path.unlink(missing_ok=True)

    @property
    def options(self) -> list[str]:
        return ["-trace", "fw_cfg_select", "-msg", "timestamp=on", "-D", str(self._path)]

    def times(self) -> tuple[float, float] | None:
        """The first and the last question, in seconds of `time.monotonic()`; None where this QEMU does not trace.

        QEMU's own thread asks first; the guest's processor is another.
        """
        found = [(thread, float(seconds) - self._epoch) for thread, seconds in LINE.findall(self._path.read_bytes())]
        guests = [seconds for thread, seconds in found if thread != found[0][0]]
        return (guests[0], guests[-1]) if guests else None
