"""What QEMU's complaints mean, and what to do."""

from __future__ import annotations

import re
import subprocess

OLDEST = (7, 2)

# In the order in which they are tried: (what QEMU says, what to do).
EXPLANATIONS = (
    (r"[Cc]ould not set up host forwarding rule '\w+:[\d.]*:(\d+)", "port {} of 127.0.0.1 is taken: choose another one in --forward"),
    (r"could not configure /dev/net/tun \(([^)]*)\): Operation not permitted", "the tap device {0} belongs to another user: `sudo ip tuntap add dev {0} mode tap user $USER`"),
    (r"could not configure /dev/net/tun \(([^)]*)\): Device or resource busy", "another program is connected to the tap device {}: end that, or make a second one"),
    (r"could not open /dev/net/tun", "there are no tap devices here: `sudo modprobe tun`"),
    (r"[Cc]annot set up guest memory|Cannot allocate memory|cannot allocate memory", "there is not so much memory: choose less by --memory, or end other programs"),
    (r"Failed to get \"[a-z ]+\" lock|Failed to lock byte", "another program uses this disk image: end that, or attach a copy"),
    (r"Could not open '([^']*)': (.*)", "the disk image {0} cannot be opened ({1}): check --block"),
    (r"Image size must be|[Ii]mage is not a multiple", "the disk image is no whole number of sectors of 512 bytes: `truncate -s %512 FILE`"),
    (r"unsupported machine type", "this QEMU has no such machine"),
    (r"failed to initialize kvm|Could not access KVM", "KVM cannot be used here: leave out --accelerator kvm"),
    (r"error while loading shared libraries: (\S+?):", "QEMU's library {} is missing: `apt install --reinstall qemu-system-x86`"),
)  # fmt: skip


def explained(complaint: str, qemu: str) -> str:
    """`complaint`, and what to do if that is known. `qemu`: the program."""
    for pattern, remedy in EXPLANATIONS:
        found = re.search(pattern, complaint)
        if found:
            return f"{remedy.format(*found.groups())}\n  QEMU says: {complaint}{_of_age(qemu)}"
    return complaint + _of_age(qemu)


def _of_age(qemu: str) -> str:
    found = version(qemu)
    if found is None or found >= OLDEST:
        return ""
    return f"\n  this is QEMU {found[0]}.{found[1]}: images are for {OLDEST[0]}.{OLDEST[1]} and later"


def version(qemu: str) -> tuple[int, int] | None:
    """(major, minor) of the program; None when it does not run."""
    try:
        said = subprocess.run([qemu, "--version"], capture_output=True, text=True, timeout=20, stdin=subprocess.DEVNULL).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r"version (\d+)\.(\d+)", said)
    return (int(found[1]), int(found[2])) if found else None
