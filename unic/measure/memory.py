"""The smallest memory in which an app answers REQUESTS requests on one connection, or without a port runs to its end with status 0.

Under QEMU the whole guest's memory, whole MiB of `-m`; in the jail the heap's, whole MiB of UNIC_MEMORY, to which the image and its stack come.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from unic.measure.requests import Request, answers, first_reply
from unic.targets.guest import Guest, free_port
from unic.targets.target import RunOptions, TargetError

REQUESTS = 1000
# MiB. What needs more is said to.
LARGEST = 256
# Seconds for the start and the first reply, and for a program that ends by itself.
START_TIMEOUT = 5.0
END_TIMEOUT = 20.0


def smallest_memory(image: Path, target: str, request: Request | None, network: bool = False) -> int:
    """In MiB, for the targets qemu and jail. Raises TargetError when LARGEST is not enough."""
    return smallest(lambda memory: survives(image, target, request, network, memory))


def smallest(is_enough: Callable[[int], bool], least: int = 1) -> int:
    """The least number of MiB, from `least` on, with which `is_enough`, which more never hurts. Raises TargetError."""
    known = least - 1       # too little
    attempt = least
    while not is_enough(attempt):
        known, attempt = attempt, 2 * attempt
        if attempt > LARGEST:
            raise TargetError(f"not even {LARGEST} MiB are enough")
    while attempt - known > 1:
        middle = (known + attempt) // 2
        if is_enough(middle):
            attempt = middle
        else:
            known = middle
    return attempt


def survives(image: Path, target: str, request: Request | None, network: bool, memory: int) -> bool:
    """Whether all requests get their reply with `memory` MiB."""
    port = free_port()
    forward = ((port, request.port),) if request is not None else ()
    try:
        with Guest(image, RunOptions(forward=forward, network=network, memory=memory), target) as guest:
            if request is None:
                return _ends_well(guest, target)
            first_reply("127.0.0.1", port, request, START_TIMEOUT, is_running=lambda: guest.is_running)
            answered = answers("127.0.0.1", port, request, REQUESTS)
            guest.read_console()
            return answered and guest.is_running
    except (OSError, EOFError, TargetError):
        return False


def _ends_well(guest: Guest, target: str) -> bool:
    try:
        status = guest.process.wait(END_TIMEOUT)
    except subprocess.TimeoutExpired:
        return False
    # isa-debug-exit makes status 0 a 1 of QEMU's (runtime/qemu/exit.py).
    return status == (1 if target == "qemu" else 0)
