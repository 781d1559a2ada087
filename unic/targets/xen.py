"""The xen target: a guest for Xen, PVH."""

from __future__ import annotations

from pathlib import Path

from unic.link import Layout, SegmentRule
from unic.link.elf import PF_R, PF_W, PF_X
from unic.targets.target import RUNTIME, RunOptions, Target, TargetError

LAYOUT = Layout(
    entry="pvh_entry",
    base=0x100000,
    segments=(
        SegmentRule("supervisor_text", PF_R | PF_X, (".supervisor.text",)),
        SegmentRule("text", PF_R | PF_X),
        SegmentRule("rodata", PF_R),
        SegmentRule("data", PF_R | PF_W),
        SegmentRule("supervisor_data", PF_R | PF_W, (".supervisor.data", ".supervisor.bss")),
    ),
    fold=True,
)


def run(image: Path, options: RunOptions) -> int:
    raise TargetError("not yet")


TARGET = Target(
    name="xen",
    package="runtime.xen",
    sources=tuple(
        RUNTIME / name
        for name in (
            "x86/constants.s", "xen/constants.s", "x86/pvh_entry.s", "x86/paging.s", "x86/descriptors.s", "x86/exceptions.s",
            "xen/supervisor.s", "xen/pv_entry.s", "x86/memory.s", "x86/spill.s",
        )
    ),  # fmt: skip
    layout=LAYOUT,
    run=run,
)
