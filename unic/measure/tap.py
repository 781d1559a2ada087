"""A tap device with an address of the host's, for as long as a measurement takes. Takes root, or CAP_NET_ADMIN, and /dev/net/tun."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from unic.targets.target import TargetError

# Both ends of the only link.
HOST, GUEST, PREFIX = "10.91.0.1", "10.91.0.2", 24
# What an image is built with to be there.
DEFINITIONS = (f"network.address={GUEST}/{PREFIX}", f"network.gateway={HOST}")


@contextmanager
def tap_device() -> Iterator[str]:
    """Its name; it is gone afterwards. Raises TargetError where none can be made."""
    name = f"unic{os.getpid() % 100000}"
    _ip("tuntap", "add", "dev", name, "mode", "tap")
    try:
        _ip("address", "add", f"{HOST}/{PREFIX}", "dev", name)
        _ip("link", "set", name, "up")
        yield name
    finally:
        _ip("link", "delete", name)


def _ip(*arguments: str) -> None:
    try:
        done = subprocess.run(["ip", *arguments], capture_output=True, text=True)
    except FileNotFoundError:
        raise TargetError("a tap device takes the command ip: `apt install iproute2`") from None
    if done.returncode:
        raise TargetError(f"no tap device can be made here: {done.stderr.strip()}; it takes root and /dev/net/tun")
