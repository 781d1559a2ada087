"""The jail target: a static Linux process without libc that locks itself into a seccomp whitelist."""

import errno
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

REMEDIES = {
    errno.EACCES: "is its file system mounted without the right to execute (noexec)? Run the command in another folder",
    errno.ENOEXEC: "jailed images are processes of Linux on x86-64: use --target qemu",
    errno.EAGAIN: "raise the limit of processes (`ulimit -u`), or end other programs",
    errno.ENOMEM: "end other programs, or raise the limit of memory (`ulimit -v unlimited`)",
}

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
    if (options.forward or options.forward_udp) and not options.network and not options.tap:
        raise TargetError("the program uses no network: leave out --forward")
    try:
        outcome = run_child(command(image, options), options.timeout, environment=environment(options))
    except OSError as error:
        remedy = REMEDIES.get(error.errno or 0)
        raise TargetError(f"cannot run {image}: {error.strerror}{f': {remedy}' if remedy else ''}") from error
    if outcome.override is not None:
        return outcome.override
    return outcome.status if outcome.status >= 0 else PANIC_STATUS


def command(image: Path, options: RunOptions) -> list[str]:
    return [str(image), *options.arguments]


def environment(options: RunOptions) -> dict[str, str]:
    """Our environment, with the image's `variables`. Raises TargetError."""
    return {**os.environ, **variables(options)}


def variables(options: RunOptions) -> dict[str, str]:
    """Those by which the image is told its devices (runtime/jail/environment.py). Raises TargetError."""
    variables: dict[str, str] = {}
    if options.tap:
        if options.forward or options.forward_udp:
            raise TargetError("--forward is for the host's sockets: with --tap the image has an address of its own")
        variables[TAP_VARIABLE] = options.tap
    elif options.forward or options.forward_udp:
        entries = [f"{guest}=127.0.0.1:{host}" for host, guest in options.forward] + [f"{guest}/udp=127.0.0.1:{host}" for host, guest in options.forward_udp]
        variables[LISTEN_VARIABLE] = ",".join(entries)
    if options.memory:
        variables[MEMORY_VARIABLE] = str(options.memory)
    for block in options.blocks:
        if block.path is not None:
            variables[BLOCK_PREFIX + block.name] = str(block.path)
    return variables


TARGET = Target(
    name="jail",
    package="runtime.jail",
    sources=tuple(RUNTIME / name for name in ("jail/entry.s", "x86/memory.s", "x86/spill.s", "x86/phases.s")),
    layout=LAYOUT,
    run=run,
    generated=lambda module: seccomp.assembly(seccomp.allowed_calls(module)),
)
