"""Counts the instructions of a guest that TCG translates, while it runs and at full speed, by a plugin (instructions.c).

For any QEMU of ours, whatever its guest, a machine or a process of Linux (`user_mode`): `Counter` gives the options, and its numbers
may be read at any time from a file that QEMU maps. The plugin is compiled once by whichever C compiler there is, and kept with the caches.
"""

from __future__ import annotations

import mmap
import shutil
import struct
import subprocess
import tempfile
import time
from collections import Counter as Multiset
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from unic import cache
from unic.targets.target import TargetError

SOURCE = Path(__file__).with_name("instructions.c")
COMPILERS = ("cc", "gcc", "clang")
FLAGS = ("-O2", "-ffreestanding", "-shared", "-fPIC", "-nostdlib")
PLUGIN, NUMBERS = "instructions.so", "numbers"
# QEMU for a process of Linux, with the processor that its machines have.
USER_MODE, PROCESSOR = "qemu-x86_64", "max"
# Seconds without an instruction after which something rests, and how often it is looked for that.
REST, LOOKS = 0.1, 20

# As in instructions.c.
WORD = 8
IN_RANGE, OTHERS, PASSED, STARTED, USED = range(5)
FIRST_MARK, MARKS, MOST_MARKED = 8, 4096, 16
FIRST_ADDRESS = FIRST_MARK + 4 * MARKS
# For the addresses: a file with holes. Images of ours have some ten thousand instructions.
ADDRESS_WORDS = 1 << 22


@dataclass(frozen=True)
class Mark:
    """The guest was about to run the instruction at `address`. `everything`, `in_range`: instructions before it;
    `time`: seconds of CLOCK_MONOTONIC, which `time.monotonic()` is."""

    address: int
    everything: int
    in_range: int
    time: float


class Counter:
    """Counts in the QEMU that is given `options`, from `with` to its end.

    `within`: addresses from the first to below the second, whose instructions are counted apart; an image's own are
    nobody else's, be the guest alone or under Xen. `marks`: addresses within, at most 16. `keeps_addresses`: `by_address` is wanted.

    Exact. An instruction counts when it begins, so again when it is begun again after a fault; with a repeat prefix it is one, however often it
    repeats, unless it is interrupted. One virtual processor, or one thread.
    """

    def __init__(self, within: tuple[int, int] = (0, 0), marks: Sequence[int] = (), keeps_addresses: bool = False) -> None:
        if len(marks) > MOST_MARKED:
            raise ValueError(f"{len(marks)} marks, more than {MOST_MARKED}")
        self._within, self._marks, self._keeps_addresses = within, tuple(marks), keeps_addresses

    def __enter__(self) -> Counter:
        """Raises TargetError where the plugin cannot be compiled."""
        code = plugin()
        self._folder = tempfile.TemporaryDirectory(prefix="unic-instructions-")
        try:
            self._words = FIRST_ADDRESS + (ADDRESS_WORDS if self._keeps_addresses else 0)
            folder = Path(self._folder.name)
            (folder / PLUGIN).write_bytes(code)
            with (folder / NUMBERS).open("w+b") as file:
                file.truncate(self._words * WORD)
                self._memory = mmap.mmap(file.fileno(), self._words * WORD)
        except BaseException:
            self._folder.cleanup()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._memory.close()
        self._folder.cleanup()

    @property
    def options(self) -> list[str]:
        """For QEMU's command line."""
        folder = Path(self._folder.name)
        settings = [str(folder / PLUGIN), f"numbers={folder / NUMBERS}", f"words={self._words}", f"low={self._within[0]:x}", f"high={self._within[1]:x}"]
        if self._marks:
            settings.append("marks=" + ":".join(f"{address:x}" for address in self._marks))
        if self._keeps_addresses:
            settings.append("addresses=on")
        # A comma in a path is written twice (QEMU's option syntax).
        return ["-plugin", ",".join(setting.replace(",", ",,") for setting in settings)]

    def _word(self, index: int) -> int:
        return int(struct.unpack_from("<Q", self._memory, index * WORD)[0])

    @property
    def everything(self) -> int:
        """Instructions so far."""
        return self._word(IN_RANGE) + self._word(OTHERS)

    @property
    def in_range(self) -> int:
        """Of these the ones within the range."""
        return self._word(IN_RANGE)

    @property
    def started(self) -> float | None:
        """When the guest began, in seconds of `time.monotonic()`; None: not yet."""
        return self._word(STARTED) / 1e9 or None

    def passed(self) -> list[Mark]:
        """The marks passed so far, in their order; 4,096 at most are kept."""
        return [self._mark(FIRST_MARK + 4 * index) for index in range(self._word(PASSED))]

    def _mark(self, place: int) -> Mark:
        index, in_range, others, nanoseconds = (self._word(place + offset) for offset in range(4))
        return Mark(self._marks[index], in_range + others, in_range, nanoseconds / 1e9)

    def by_address(self) -> Multiset[int]:
        """How often each address within the range was executed."""
        result: Multiset[int] = Multiset()
        for place in range(FIRST_ADDRESS, FIRST_ADDRESS + self._word(USED), 2):
            result[self._word(place)] += self._word(place + 1)
        return result


def at_rest(counted: Callable[[], int]) -> int:
    """What `counted` gives when it has stood still for a moment; what rests waits without instructions. One with timers may never do."""
    count = -1
    for _ in range(LOOKS):
        before, count = count, counted()
        if count == before:
            break
        time.sleep(REST)
    return count


def user_mode(counter: Counter) -> list[str]:
    """Before a command: runs it in QEMU's user mode and counts the instructions of the process; the kernel's are the host's. Raises TargetError."""
    program = shutil.which(USER_MODE)
    if program is None:
        raise TargetError(f"counting a process's instructions takes {USER_MODE}: `apt install qemu-user`, or `make report`, which installs it")
    return [program, "-cpu", PROCESSOR, *counter.options]


def compiler() -> str:
    """The C compiler. Raises TargetError."""
    for name in COMPILERS:
        if path := shutil.which(name):
            return path
    raise TargetError(f"counting instructions takes a C compiler ({', '.join(COMPILERS)}): `apt install gcc`, or `make report`, which installs it")


def plugin() -> bytes:
    """The compiled plugin, a shared object. Raises TargetError where there is no C compiler, or no linker for it."""
    command = compiler()
    key = cache.key("plugin", SOURCE.read_text(), command, *FLAGS)
    found = cache.read("plugins", key)
    if found is None:
        with tempfile.TemporaryDirectory(prefix="unic-plugin-") as folder:
            path = Path(folder) / PLUGIN
            done = subprocess.run([command, *FLAGS, "-o", str(path), str(SOURCE)], capture_output=True, text=True)
            if done.returncode:
                raise TargetError(f"{command} could not compile {SOURCE.name}: {done.stderr.strip()}; `apt install gcc binutils`")
            found = path.read_bytes()
        cache.write("plugins", key, found)
    return found
