"""The jail target: a static Linux process without libc that locks itself into a seccomp whitelist."""

import os
from pathlib import Path

from unic.link import Layout, SegmentRule
from unic.link.elf import PF_R, PF_W, PF_X
from unic.targets import seccomp
from unic.targets.process import run_child
from unic.targets.target import PANIC_STATUS, RUNTIME, RunOptions, Target, TargetError

MEMORY_VARIABLE = "UNIC_MEMORY"
BLOCK_PREFIX = "UNIC_BLOCK_"
LISTEN_VARIABLE = "UNIC_LISTEN"
TAP_VARIABLE = "UNIC_TAP"

LAYOUT = Layout(
    entry="jail_entry",
    base=0x400000,
    segments=(
        SegmentRule("text", PF_R | PF_X),
        SegmentRule("rodata", PF_R),
        SegmentRule("data", PF_R | PF_W),
        # More than one guard page: a frame may step over a single one.
        SegmentRule("stack", PF_R | PF_W, (".stack",), guard_pages=16),
    ),
    page_congruent=True,
    fold=True,
    # 1 GiB of places for the base, below the 2 GiB of the small code model.
    slide_pages=1 << 18,
)


def run(image: Path, options: RunOptions) -> int:
    """Runs `image` as a child process with our stdout. Returns its exit status.

    A timeout gives 124, Ctrl-C 130; death by a signal (the guard of last resort) the panic status.
    Heap size: `options.memory` MiB, else what the image was built with.
    """
    if options.forward and not options.network and not options.tap:
        raise TargetError("the program uses no network: leave out --forward")
    try:
        outcome = run_child(command(image, options), options.timeout, environment=environment(options))
    except OSError as error:
        raise TargetError(f"cannot run {image}: {error.strerror}") from error
    if outcome.override is not None:
        return outcome.override
    return outcome.status if outcome.status >= 0 else PANIC_STATUS


def command(image: Path, options: RunOptions) -> list[str]:
    return [str(image), *options.arguments]


def environment(options: RunOptions) -> dict[str, str]:
    """Our environment, with the variables by which the image is told its devices (runtime/jail/environment.py). Raises TargetError."""
    variables = dict(os.environ)
    if options.tap:
        if options.forward:
            raise TargetError("--forward is for the host's sockets: with --tap the image has an address of its own")
        variables[TAP_VARIABLE] = options.tap
    elif options.forward:
        variables[LISTEN_VARIABLE] = ",".join(f"{guest}=127.0.0.1:{host}" for host, guest in options.forward)
    if options.memory:
        variables[MEMORY_VARIABLE] = str(options.memory)
    for block in options.blocks:
        if block.path is not None:
            variables[BLOCK_PREFIX + block.name] = str(block.path)
    return variables


TARGET = Target(
    name="jail",
    package="runtime.jail",
    sources=tuple(RUNTIME / name for name in ("jail/entry.s", "x86/memory.s", "x86/spill.s")),
    layout=LAYOUT,
    run=run,
    generated=lambda module: seccomp.assembly(seccomp.allowed_calls(module)),
)
