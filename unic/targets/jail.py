"""The jail target: a static Linux process without libc that locks itself into a seccomp whitelist."""

import os
import subprocess
from pathlib import Path

from unic.link import Layout, SegmentRule
from unic.link.elf import PF_R, PF_W, PF_X
from unic.targets.target import (
    INTERRUPTED_STATUS,
    PANIC_STATUS,
    RUNTIME,
    TIMEOUT_STATUS,
    RunOptions,
    Target,
    TargetError,
)

MEMORY_VARIABLE = "UNIC_MEMORY"

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
    # 1 GiB of places for the base, below the 2 GiB of the small code model.
    slide_pages=1 << 18,
)


def run(image: Path, options: RunOptions) -> int:
    """Runs `image` as a child process with our stdout. Returns its exit status.

    A timeout gives 124, Ctrl-C 130; death by a signal (the guard of last resort) the panic status.
    Heap size: `options.memory` MiB, else what the image was built with.
    """
    if options.forward or options.tap:
        raise TargetError("the jail has no network: use --target qemu")
    environment = dict(os.environ)
    if options.memory:
        environment[MEMORY_VARIABLE] = str(options.memory)
    try:
        process = subprocess.Popen([str(image), *options.arguments], env=environment)
    except OSError as error:
        raise TargetError(f"cannot run {image}: {error.strerror}") from error
    try:
        status = process.wait(timeout=options.timeout)
    except subprocess.TimeoutExpired:
        return TIMEOUT_STATUS
    except KeyboardInterrupt:
        return INTERRUPTED_STATUS
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    return status if status >= 0 else PANIC_STATUS


TARGET = Target(
    name="jail",
    package="runtime.jail",
    sources=tuple(RUNTIME / name for name in ("jail/entry.s", "x86/memory.s", "x86/spill.s")),
    layout=LAYOUT,
    run=run,
)
