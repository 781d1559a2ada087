"""A virtio-blk device that breaks its protocol, for real: a back end of ours behind QEMU's vhost-user-blk, on a q35.

Whatever it does, the image ends with a named panic or the program gets OSErrors; what it is given as read is right.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.images.test_block import APP, attached
from tests.support.images import built, run_image
from tests.support.vhost_user import EVENT_IDX, BlockBackend, Request
from unic.targets import RunOptions
from unic.targets.target import PANIC_STATUS

FAILED = "[Errno 5] Input/output error"
UNSUPPORTED = "[Errno 95] Operation not supported"
TOO_MANY = "virtio device used more buffers than it was given"
NOT_GIVEN = "virtio device used a buffer that it was not given"


def judge(folder: Path, backend: BlockBackend, timeout: float = 60) -> tuple[str, int]:
    """The program's output on a machine with this disk and two others."""
    backend.disk[:] = b"".join(bytes([sector % 251]) * 512 for sector in range(len(backend.disk) // 512))
    with backend:
        options = RunOptions(
            arguments=("judge",), blocks=attached(folder)[:2], machine="q35", network=True, memory=64, extra=backend.options, timeout=timeout)
        return run_image(built(APP, "qemu"), "qemu", folder, options)


def told(first: str, *results: str) -> str:
    return f"first {first}\n{list(results)} 160 wrong 0\n"


def now_and_then(answer: Callable[[BlockBackend, Request], None]) -> Callable[[BlockBackend, Request], None]:
    """Every third read is answered so, from the second on."""
    return lambda backend, request: answer(backend, request) if backend.reads % 3 == 2 else backend.serve(request)


def out_of_order(backend: BlockBackend, request: Request) -> None:
    """Four at a time, the last first; the first one at once."""
    backend.held.append(request)
    if backend.reads == 1 or len(backend.held) == 4:
        while backend.held:
            backend.serve(backend.held.pop())


def scribble(backend: BlockBackend, request: Request) -> None:
    """Writes noise over the descriptors and the available ring, which are the driver's, when it has read them."""
    backend.serve(request)
    ring = backend.ring
    if ring.seen == backend.load_ring(ring.available + 2):
        backend.store_ring(ring.descriptors, backend.random.randbytes(16 * ring.size))
        backend.store_ring(ring.available + 4, backend.random.randbytes(2 * ring.size))


def interrupts_for_nothing(backend: BlockBackend, request: Request) -> None:
    for _ in range(20):
        backend.interrupt()
    backend.serve(request)
    for _ in range(20):
        backend.interrupt()


@pytest.mark.parametrize(
    ("answer", "first", "results"),
    [
        (BlockBackend.serve, "done", ["done"]),
        (out_of_order, "done", ["done"]),
        (interrupts_for_nothing, "done", ["done"]),
        (now_and_then(lambda backend, request: backend.serve(request, status=None)), "done", [FAILED, "done"]),
        (now_and_then(lambda backend, request: backend.serve(request, status=0x5A)), "done", [FAILED, "done"]),
        (now_and_then(lambda backend, request: backend.serve(request, status=2)), "done", [UNSUPPORTED, "done"]),
        (now_and_then(lambda backend, request: backend.serve(request, length=0)), "done", [FAILED, "done"]),
        (now_and_then(lambda backend, request: backend.serve(request, length=512)), "done", [FAILED, "done"]),
        (lambda backend, request: backend.serve(request, length=0xFFFFFFFF), FAILED, [FAILED]),
    ],
    ids=["honest", "out-of-order", "interrupts", "no-status", "garbage-status", "unsupported", "length-0", "short", "long"],
)
def test_the_program_gets_what_is_right_or_an_error(
    tmp_path: Path, answer: Callable[[BlockBackend, Request], None], first: str, results: list[str]
) -> None:
    backend = BlockBackend(tmp_path, answer=answer)
    assert judge(tmp_path, backend) == (told(first, *results), 0)
    assert backend.reads == 161


def twice(backend: BlockBackend, request: Request) -> None:
    backend.serve(request)
    backend.give(request.head, 513)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (now_and_then(lambda backend, request: backend.set_used_index(backend.ring.used_index + 1000)), TOO_MANY),
        # By more than the driver may not have looked at yet.
        (now_and_then(lambda backend, request: backend.set_used_index(backend.ring.used_index - 1000)), TOO_MANY),
        (now_and_then(lambda backend, request: backend.serve(request, head=0xFFFFFFFF)), NOT_GIVEN),
        (now_and_then(lambda backend, request: backend.serve(request, head=128)), NOT_GIVEN),
        (now_and_then(lambda backend, request: backend.serve(request, head=request.head + 1)), NOT_GIVEN),
        (now_and_then(twice), NOT_GIVEN),
    ],
    ids=["index-ahead", "index-back", "head-out-of-range", "head-128", "not-a-head", "twice"],
)
def test_a_device_that_is_not_to_be_believed_is_a_panic(
    tmp_path: Path, answer: Callable[[BlockBackend, Request], None], message: str
) -> None:
    assert judge(tmp_path, BlockBackend(tmp_path, answer=answer)) == (f"first done\npanic: {message}\n", PANIC_STATUS)


def test_noise_over_the_rings_of_the_driver_harms_nobody_else(tmp_path: Path) -> None:
    output, status = judge(tmp_path, BlockBackend(tmp_path, answer=scribble))
    # The driver writes descriptors anew for every request.
    assert (output, status) == (told("done", "done"), 0)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"capacity": 1 << 63}, "virtio block device of an impossible size"),
        ({"capacity": 2047}, "block device 'data' has 1048064 bytes and needs 1048576"),
        ({"block_size": 0}, "virtio block device with an impossible sector size"),
        ({"block_size": 1000}, "virtio block device with an impossible sector size"),
        ({"seg_max": 0}, "virtio block device does not take a sector"),
        ({"serial": "\xff" * 10}, "no block device 'data': attach one, with `unic run` --block data=FILE"),
    ],
    ids=["huge", "small", "no-sector-size", "odd-sector-size", "no-segments", "other-serial"],
)
def test_a_device_that_cannot_be_used_is_named(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    backend = BlockBackend(tmp_path, **change)
    assert judge(tmp_path, backend) == (f"panic: {message}\n", PANIC_STATUS)


def test_without_event_indexes_it_works_as_well(tmp_path: Path) -> None:
    backend = BlockBackend(tmp_path)
    backend.features &= ~EVENT_IDX
    assert judge(tmp_path, backend) == (told("done", "done"), 0)


@pytest.mark.nightly
def test_a_device_that_never_answers_does_not_hold_the_program_up_for_ever(tmp_path: Path) -> None:
    backend = BlockBackend(tmp_path, answer=lambda backend, request: None)
    silent = "[Errno 5] the block device does not answer"
    assert judge(tmp_path, backend, timeout=120) == (told(silent, silent), 0)
    assert backend.reads == 1, "what follows could overtake what is lost"


@pytest.mark.nightly
def test_a_device_that_does_not_say_its_name_is_a_panic(tmp_path: Path) -> None:
    backend = BlockBackend(tmp_path, serial="")
    backend.serve = lambda request, *answer: None  # type: ignore[method-assign]
    assert judge(tmp_path, backend) == ("panic: virtio block device does not answer\n", PANIC_STATUS)
