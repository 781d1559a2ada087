"""Finds out whether KVM is worth using: an existing /dev/kvm proves nothing.

On a host whose KVM is nested, or PVM without vmx/svm, ring 0 may be interpreted a thousand times
slower than native, or a guest may not start at all. The probe boots an image that counts to 50
million in ring 3 (0.03 s natively) and must report within the deadline.
"""

import os
import tempfile
from functools import cache
from pathlib import Path

from unic.codegen.machine import assemble
from unic.link import link
from unic.targets import qemu
from unic.targets.target import RUNTIME, RunOptions, TargetError

PROBE_STATUS = 42
DEADLINE = 3.0


@cache
def probe_kvm() -> str:
    """"" when KVM runs images natively, else the reason not to use it."""
    if not os.path.exists("/dev/kvm"):
        return "there is no /dev/kvm"
    if not os.access("/dev/kvm", os.R_OK | os.W_OK):
        return "/dev/kvm may not be opened by this user"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "probe"
        path.write_bytes(probe_image())
        try:
            status = qemu.run(path, RunOptions(accelerator="kvm", timeout=DEADLINE))
        except TargetError as error:
            return str(error)
    if status != PROBE_STATUS:
        return f"the probe image gave no answer within {DEADLINE:.0f} s (status {status})"
    return ""


def probe_image() -> bytes:
    """The boot code and the supervisor with runtime/qemu/probe.s in the place of a program."""
    assembly = qemu.TARGET.assembly() + (RUNTIME / "qemu" / "probe.s").read_text(encoding="utf-8")
    return link(assemble(assembly), qemu.TARGET.layout).image
