"""What measurements give. Every value that is None has its reason in `Subject.reasons`, under the field's name.

Sizes are in bytes, times in milliseconds, memory in MiB.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import dataclass, field

# The key of the image for Xen as a PV guest; it is the one of "xen", which is the PVH guest.
XEN_PV = "xen-pv"

# What can be measured, and how many timed runs there are unless somebody says.
WHAT = ("sizes", "build", "boot", "memory", "requests", "surface")
RUNS = 10


@dataclass(frozen=True)
class Spread:
    """Several runs of one measurement."""

    minimum: float
    median: float
    maximum: float
    runs: int

    @staticmethod
    def of(values: Iterable[float]) -> Spread:
        """Raises ValueError for no values."""
        found = sorted(values)
        if not found:
            raise ValueError("no runs")
        return Spread(found[0], statistics.median(found), found[-1], len(found))


@dataclass(frozen=True)
class Phase:
    """A part of the way to the first reply: what it took by itself, not since the start."""

    name: str
    milliseconds: Spread | None = None
    instructions: int | None = None


@dataclass(frozen=True)
class Stage:
    """A stage of a build, from nothing and with caches."""

    name: str
    milliseconds: float
    cached: float | None = None


@dataclass(frozen=True)
class Sizes:
    """Bytes of the file to boot or run.

    `everything`: without dead-code elimination. `eliminated`: with it, but configuration read at run time. `configured`: the image as it is built.
    A peer has `configured` only: what has to be shipped (`parts`: kernel, initramfs, ...).
    """

    configured: int
    eliminated: int | None = None
    everything: int | None = None
    parts: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Surface:
    """What may be asked of the world outside. `kind`: "system calls", "hypercalls", "ports and devices".

    `names`, `count` of them: for as long as it runs. `before_seal`: only until it has sealed itself.
    """

    kind: str
    count: int
    names: tuple[str, ...] = ()
    before_seal: tuple[str, ...] = ()


@dataclass
class Subject:
    """An app on one target, or one of the peers with the same app: a column of the report.

    `notes`: what has to be known of a value to compare it, under the field's name. `key`: stable name, such as "qemu", "xen", "xen-pv", "jail", "linux-nginx", "linux-cpython", "cpython". `is_peer`: not made by unic.
    """

    app: str
    key: str
    title: str
    is_peer: bool = False
    sizes: Sizes | None = None
    stages: tuple[Stage, ...] = ()
    phases: tuple[Phase, ...] = ()
    first_reply: Spread | None = None
    memory: float | None = None
    requests_per_second: Spread | None = None
    connections_per_second: Spread | None = None
    instructions_per_request: int | None = None
    surface: Surface | None = None
    reasons: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
