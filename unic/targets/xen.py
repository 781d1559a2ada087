"""The xen target: one image that starts as a PVH guest of Xen and as a PV guest."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Literal

from unic import progress
from unic.targets.qemu import quote
from unic.targets.target import RUNTIME, RunOptions, Target, TargetError
from unic.targets.x86 import LAYOUT

MODES = ("pvh", "pv")


def run(image: Path, options: RunOptions) -> int:
    """Runs `image` as a domain, its console on our stdout: by xl in a dom0, anywhere else on a Xen of our own inside QEMU.

    Returns the program's exit status. A timeout gives 124, Ctrl-C 130, an end without a status the panic status. Raises TargetError.
    """
    # Here, so that other targets do not load it.
    from unic.targets import xl
    from unic.targets.xen_host.configuration import disk_name
    from unic.targets.xen_host.run import Block, DomainOptions
    from unic.targets.xen_host.run import run as run_hosted

    command_line = " ".join(quote(argument) for argument in options.arguments)
    memory = options.memory or xl.DEFAULT_MEMORY
    mode: Literal["pvh", "pv"] = "pv" if options.machine == "pv" else "pvh"
    if xl.is_dom0():
        disks = tuple(
            replace(block, is_written=block.is_written and block.path is not None and os.access(block.path, os.W_OK))
            for block in options.blocks
        )
        name = f"{image.name.partition('.')[0]}-{os.getpid()}"
        own = xl.Domain(
            name, image.absolute(), mode, memory, command_line, options.network, disks, at_end="preserve"
        )
        with progress.steps() as report:
            return xl.run(own, options, report)
    if options.forward_udp:
        # Its user network is restricted, so that a guest reaches nothing of the host's; QEMU drops answers by UDP with the rest.
        raise TargetError("the Xen inside QEMU does not forward ports of UDP: use --tap, or --target qemu")
    # runtime/xen/block.py knows a device by its place in the manifest, whether those before it are attached or not.
    blocks = tuple(
        Block(block.path, block.is_written and os.access(block.path, os.W_OK), disk_name(index))
        for index, block in enumerate(options.blocks)
        if block.path is not None
    )
    domain = DomainOptions(
        type=mode,
        memory=memory,
        command_line=command_line,
        network=options.network,
        forward=options.forward,
        tap=options.tap,
        blocks=blocks,
        reads_input=options.reads_input,
        timeout=options.timeout,
    )
    with progress.steps() as report:
        return run_hosted(image.read_bytes(), domain, report)


TARGET = Target(
    name="xen",
    package="runtime.xen",
    sources=tuple(
        RUNTIME / name
        for name in (
            "x86/constants.s", "xen/constants.s", "x86/pvh_entry.s", "x86/paging.s", "x86/descriptors.s", "x86/exceptions.s", "x86/halt.s",
            "xen/supervisor.s", "xen/pv_entry.s", "x86/memory.s", "x86/spill.s", "x86/phases.s",
        )
    ),  # fmt: skip
    layout=LAYOUT,
    run=run,
    machines=MODES,
)
