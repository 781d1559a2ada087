"""What a target is: data for code generation and linking, and a way to run an image."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from unic.ir import ir
from unic.link import Layout

RUNTIME = Path(__file__).resolve().parent.parent.parent / "runtime"

TIMEOUT_STATUS = 124
PANIC_STATUS = 101
INTERRUPTED_STATUS = 130


class TargetError(Exception):
    """The image cannot be run here; the message says what to do."""


@dataclass(frozen=True)
class BlockFile:
    """A block device of an image: its name, whether it is written to, and the disk image, None for nothing attached."""

    name: str
    is_written: bool
    path: Path | None


@dataclass(frozen=True)
class RunOptions:
    """How to run an image.

    `memory`: guest or heap megabytes, 0 = the target's default. `timeout`: seconds, None = no limit.
    `forward`: (host port, guest port) pairs of TCP on 127.0.0.1; `forward_udp`: of UDP. `tap`: name of a tap device to use in
    place of user networking. `blocks`: the image's block devices, in its order. `reads_input`: our standard input
    is the console's; the jail's is always. `machine`: one of the target's machines. `accelerator`: tcg or kvm.
    """

    arguments: tuple[str, ...] = ()
    memory: int = 0
    timeout: float | None = None
    forward: tuple[tuple[int, int], ...] = ()
    forward_udp: tuple[tuple[int, int], ...] = ()
    tap: str = ""
    network: bool = False
    blocks: tuple[BlockFile, ...] = ()
    reads_input: bool = False
    machine: str = "microvm"
    accelerator: str = "tcg"
    extra: tuple[str, ...] = ()


@dataclass(frozen=True)
class Target:
    """A platform to build for.

    `sources`: assembly files in the order in which they go into the module's `module asm`.
    `package`: the runtime package with the platform's files.
    `generated`: assembly that depends on the program.
    `run`: image path and options to exit status; raises TargetError.
    `machines`: what RunOptions.machine can be, the usual one first.
    """

    name: str
    package: str
    sources: tuple[Path, ...]
    layout: Layout
    run: Callable[[Path, RunOptions], int] = field(repr=False)
    machines: tuple[str, ...] = ()
    generated: Callable[[ir.Module], str] | None = field(default=None, repr=False)

    def assembly(self) -> str:
        """All of the target's assembly, ready for `module asm`."""
        return "".join(source.read_text(encoding="utf-8") for source in self.sources)
