"""The xen target: a guest for Xen, PVH."""

from __future__ import annotations

import os
from pathlib import Path

from unic.link import Layout, SegmentRule
from unic.link.elf import PF_R, PF_W, PF_X
from unic.targets.qemu import quote
from unic.targets.target import RUNTIME, RunOptions, Target

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


MODES = ("pvh", "pv")
DEFAULT_MEMORY = 32


def run(image: Path, options: RunOptions) -> int:
    """Runs `image` as a domain of a Xen of our own inside QEMU, its console on our stdout. Returns the program's exit status.

    A timeout gives 124, Ctrl-C 130, an end without a status the panic status. Raises TargetError.
    """
    # Here, so that other targets do not load it.
    from unic.targets.xen_host.configuration import disk_name
    from unic.targets.xen_host.run import Block, DomainOptions, Stopwatch
    from unic.targets.xen_host.run import run as run_hosted

    # runtime/xen/block.py knows a device by its place in the manifest, whether those before it are attached or not.
    blocks = tuple(
        Block(block.path, block.is_written and os.access(block.path, os.W_OK), disk_name(index))
        for index, block in enumerate(options.blocks)
        if block.path is not None
    )
    domain = DomainOptions(
        type="pv" if options.machine == "pv" else "pvh",
        memory=options.memory or DEFAULT_MEMORY,
        command_line=" ".join(quote(argument) for argument in options.arguments),
        network=options.network,
        forward=options.forward,
        tap=options.tap,
        blocks=blocks,
        timeout=options.timeout,
    )
    return run_hosted(image.read_bytes(), domain, Stopwatch())


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
    machines=MODES,
)
