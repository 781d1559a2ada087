"""A network namespace of our own with a tap device in it, so that a guest and the test share an Ethernet.

Nothing outside of the namespace changes. Needs Linux, root, iproute2 and /dev/net/tun.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

CLONE_NEWNET = 0x40000000
HOST = "10.0.0.1"
GUEST = "10.0.0.2"
NAME = "tap0"


def missing() -> str:
    """What a tap device would need and is not there; "" if nothing."""
    if os.geteuid() != 0:
        return "root"
    if not os.path.exists("/dev/net/tun"):
        return "/dev/net/tun"
    return ""


def raw_socket(protocol: int) -> socket.socket:
    """For frames through tap0; it also receives those with this Ethernet type, from now on."""
    made = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
    made.bind((NAME, protocol))
    made.settimeout(5)
    return made


@contextmanager
def namespace() -> Iterator[socket.socket]:
    """This thread, and those and the processes it starts, in a new namespace: lo is up, tap0 is HOST/24.

    Gives a socket that sends raw frames through tap0. Without root or the device the test is skipped; in CI it fails.
    """
    assert shutil.which("ip"), "a tap device needs the command ip (iproute2): `make test` installs it"
    lack = missing()
    if lack:
        assert "CI" not in os.environ, f"a tap device needs {lack}"
        pytest.skip(f"a tap device needs {lack}")
    libc = ctypes.CDLL(None, use_errno=True)
    before = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
    try:
        if libc.unshare(CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "unshare")
        try:
            for arguments in (
                f"tuntap add dev {NAME} mode tap", f"addr add {HOST}/24 dev {NAME}", f"link set {NAME} up", "link set lo up",
            ):
                subprocess.run(["ip", *arguments.split()], check=True)
            with raw_socket(0) as frames:
                yield frames
        finally:
            if libc.setns(before, CLONE_NEWNET) != 0:
                raise OSError(ctypes.get_errno(), "setns")
    finally:
        os.close(before)
