"""Runs a program under CPython with the project's own asyncio in place of CPython's.

`python3 asyncio_model.py PROGRAM [HOST_PORT GUEST_PORT]`; with ports there is a network, and connections to the
host's port of 127.0.0.1 are forwarded to the program's. What the compiler and the runtime provide is modelled here: coroutine objects
with step() and throw_step(), the clock, waiting. Programs then print the same as under plain `python3`, or there is
a difference in scheduling.
"""

from __future__ import annotations

import builtins
import os
import runpy
import sys
import time
import types
from collections.abc import Callable, Coroutine
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from support import imports  # noqa: E402

NEVER = 1 << 62


class CoroutineModel:
    """A compiled coroutine's interface on top of CPython's coroutine."""

    def __init__(self, coroutine: Coroutine[object, object, object]) -> None:
        self.coroutine = coroutine
        self.yielded: object = None
        self.returned: object = None

    def step(self) -> bool:
        return self.advance(lambda: self.coroutine.send(None))

    def throw_step(self, error: BaseException) -> bool:
        return self.advance(lambda: self.coroutine.throw(error))

    def advance(self, action: Callable[[], object]) -> bool:
        try:
            self.yielded = action()
        except StopIteration as stop:
            self.returned = stop.value
            return False
        return True


def wait(deadline: int) -> None:
    if deadline >= NEVER:
        raise SystemExit("the loop would wait for ever")
    time.sleep(max(0, deadline - time.monotonic_ns()) / 1e9)


def module(name: str, **contents: object) -> None:
    made = types.ModuleType(name)
    vars(made).update(contents)
    sys.modules[name] = made


def install(ports: list[int]) -> None:
    module("runtime", __path__=[])
    module("runtime.memory")
    module("runtime.builtins")
    module("runtime.memory.collector", idle_collect=lambda: False, is_short=lambda: False)
    module("runtime.builtins.async_generator", AsyncGeneratorState=object, started_generators=lambda: None)
    module("runtime.builtins.exceptions_os", TimeoutError=builtins.TimeoutError)
    # Behind `if image.PHASES:`, which is False.
    module("runtime.phases", NETWORK_WANTED=0, NETWORK_READY=0, LISTENING=0, mark=None)
    if ports:
        from forwarding_device import NetworkDevice

        device = NetworkDevice(ports[0], "10.0.0.2", ports[1])
        module("runtime.platform", monotonic=time.monotonic_ns, wait=device.wait, open_network=lambda: device,
               NetworkDevice=NetworkDevice, random_bytes=os.urandom)
    else:
        module("runtime.platform", monotonic=time.monotonic_ns, wait=wait, open_network=lambda: None,
               NetworkDevice=object, random_bytes=os.urandom)
    for name in [name for name in sys.modules if name == "asyncio" or name.startswith("asyncio.")]:
        del sys.modules[name]
    imports.SOURCES["asyncio"] = imports.ROOT / "stdlib" / "asyncio" / "__init__.py"
    from asyncio import tasks  # now the project's own

    initialise = tasks.Task.__init__

    def initialise_with_model(self: object, coro: object, **options: object) -> None:
        initialise(self, CoroutineModel(coro), **options)  # type: ignore[arg-type]

    tasks.Task.__init__ = initialise_with_model  # type: ignore[method-assign]


if __name__ == "__main__":
    install([int(port) for port in sys.argv[2:]])
    sys.argv = sys.argv[1:2]
    sys.path.insert(0, str(Path(sys.argv[0]).resolve().parent))
    runpy.run_path(sys.argv[0], run_name="__main__")
