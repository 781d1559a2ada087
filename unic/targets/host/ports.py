"""Ports of 127.0.0.1: whether they are free, and who has them."""

from __future__ import annotations

import errno
import os
import re
import socket
from collections.abc import Iterable
from pathlib import Path

from unic.targets.target import TargetError

PROC = Path("/proc")
# State 0A of /proc/net/tcp (net/tcp_states.h).
LISTENING = "0A"
UNPRIVILEGED = PROC / "sys/net/ipv4/ip_unprivileged_port_start"


def check_free(ports: Iterable[int], kind: socket.SocketKind = socket.SOCK_STREAM) -> None:
    """Raises TargetError for a port that cannot be listened at. `kind`: SOCK_DGRAM for ports of UDP."""
    seen = set()
    for port in ports:
        if port in seen:
            raise TargetError(f"port {port} is forwarded twice: a port of the host leads to one of the program's")
        seen.add(port)
        problem = refusal(port, kind)
        if problem:
            raise TargetError(problem)


def refusal(port: int, kind: socket.SocketKind = socket.SOCK_STREAM) -> str:
    """Why nobody can listen at the port now, and what to do; "" if one can."""
    error = _failure(port, kind)
    if error is None:
        return ""
    if error.errno == errno.EADDRINUSE:
        return f"port {port} of 127.0.0.1 is taken{_by(port) if kind == socket.SOCK_STREAM else ''}: choose another (--forward {_free_port(port, kind)}:GUEST{'/udp' * (kind == socket.SOCK_DGRAM)}), or end that program"
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"port {port} of 127.0.0.1 may not be taken by this user: choose one from {_first_unprivileged()} on"
    return f"port {port} of 127.0.0.1 cannot be taken: {error.strerror}"


def _failure(port: int, kind: socket.SocketKind) -> OSError | None:
    with socket.socket(type=kind) as probe:
        if kind == socket.SOCK_STREAM:
            # As QEMU does: what is left of closed connections does not matter.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
            if kind == socket.SOCK_STREAM:
                probe.listen(1)
        except OSError as error:
            return error
    return None


def _free_port(port: int, kind: socket.SocketKind) -> int:
    """The next one that is free, or 0 for none."""
    return next((other for other in range(max(port, _first_unprivileged()) + 1, 65536) if _failure(other, kind) is None), 0)


def _first_unprivileged() -> int:
    try:
        return int(UNPRIVILEGED.read_text())
    except (OSError, ValueError):
        return 1024


def _by(port: int) -> str:
    """ by NAME (process N), as far as this user can see it."""
    owner = owner_of(port)
    return f" by {owner[1]} (process {owner[0]})" if owner else ""


def owner_of(port: int) -> tuple[int, str] | None:
    """(process, name) of who listens at the port; None where this user cannot see it."""
    sockets = set(_listening(port))
    if not sockets:
        return None
    for process in PROC.iterdir():
        if process.name.isdecimal():
            try:
                if any(_target(entry) in sockets for entry in (process / "fd").iterdir()):
                    return int(process.name), (process / "comm").read_text().strip()
            except OSError:
                # Another user's, or just ended.
                continue
    return None


def _target(link: Path) -> str:
    try:
        return os.readlink(link)
    except OSError:
        # Closed by now.
        return ""


def _listening(port: int) -> Iterable[str]:
    """The sockets that listen at the port, as /proc/N/fd names them."""
    for table in ("tcp", "tcp6"):
        try:
            lines = (PROC / "self" / "net" / table).read_text().splitlines()[1:]
        except OSError:
            continue
        for fields in map(str.split, lines):
            found = re.fullmatch(r"[0-9A-F]+:([0-9A-F]{4})", fields[1])
            if found and int(found[1], 16) == port and fields[3] == LISTENING:
                yield f"socket:[{fields[9]}]"
