"""The five platforms behind one interface: build an app, run its image to the end, or talk to it while it serves.

An image of a platform's target is built once for all its platforms, and kept in build/tests/platforms until the app, its
options or the compiler change.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Literal

from tests.support.images import ROOT
from tests.support.xen_machine import XenHost
from unic.building import build_if_needed
from unic.project import load
from unic.targets import BlockFile, RunOptions, by_name
from unic.targets.guest import Guest, free_port
from unic.targets.console_input import Feeder
from unic.targets.qemu import quote
from unic.targets.target import PANIC_STATUS, TIMEOUT_STATUS
from unic.targets.xen_host.channel import HostTimeout
from unic.targets.xen_host.configuration import Configuration, Vbd, Vif, disk_name
from unic.targets.xen_host.domain import Domain

IMAGES = ROOT / "build" / "tests" / "platforms"
# Megabytes, the same everywhere: what a program sees of its memory does not depend on the platform.
MEMORY = 32


@dataclass(frozen=True)
class Image:
    """A built app. `network`: whether it uses one. `blocks`: whether it writes to them, by their names, in the manifest's order.
    `reads_input`: whether it may read standard input.
    """

    path: Path
    network: bool
    blocks: dict[str, bool]
    reads_input: bool


@dataclass(frozen=True)
class Devices:
    """What is attached to an image. `network`: only if the image uses one. `blocks`: files by the names of the manifest."""

    network: bool = True
    blocks: dict[str, Path] = field(default_factory=dict)

    def block_files(self, image: Image) -> tuple[BlockFile, ...]:
        return tuple(BlockFile(name, is_written, self.blocks.get(name)) for name, is_written in image.blocks.items())


@dataclass(frozen=True)
class Ended:
    """How a run ended: the exit status as `unic run` gives it, and all of the console."""

    status: int
    output: str


@dataclass(frozen=True)
class Running:
    """An image that runs: where its port is reached from here (0: it has none), and what its console has shown so far."""

    host: str
    port: int
    console: Callable[[], str]


class Platform:
    """One way to run images. `name`: of the tests' parameter. `target`: what images are built for."""

    name: str
    target: str

    def build(self, app: Path, *definitions: str) -> Image:
        """The image of `app`. Raises CompileError, SettingsError."""
        return build(app, self.target, definitions)

    def run(
        self, image: Image, *arguments: str, devices: Devices = Devices(), memory: int = MEMORY, timeout: float = 60, stdin: bytes = b""
    ) -> Ended:
        """Runs `image` to its end. `memory`: megabytes. `timeout`: seconds, then the status is 124. `stdin`: for images that read it."""
        raise NotImplementedError

    def start(
        self, image: Image, ready: bytes, *arguments: str, port: int = 0, devices: Devices = Devices(), memory: int = MEMORY
    ) -> AbstractContextManager[Running]:
        """Runs `image` while the `with` lasts, which begins when `ready` is on the console. The image must not end by itself.

        `port`: of the image, to be reached from here.
        """
        raise NotImplementedError


class Local(Platform):
    """Platforms whose images `unic run` starts as processes of this machine."""

    def __init__(self, name: str, target: str, machine: str = "") -> None:
        self.name = name
        self.target = target
        self.machine = machine

    def options(self, image: Image, arguments: tuple[str, ...], devices: Devices, memory: int) -> RunOptions:
        return RunOptions(
            arguments=arguments, memory=memory, network=image.network and devices.network,
            blocks=devices.block_files(image), reads_input=image.reads_input, machine=self.machine,
        )  # fmt: skip

    def run(
        self, image: Image, *arguments: str, devices: Devices = Devices(), memory: int = MEMORY, timeout: float = 60, stdin: bytes = b""
    ) -> Ended:
        options = replace(self.options(image, arguments, devices, memory), timeout=timeout)
        with standard_input(stdin), captured_output() as output:
            status = by_name(self.target).run(image.path, options)
        return Ended(status, output[0])

    @contextmanager
    def start(
        self, image: Image, ready: bytes, *arguments: str, port: int = 0, devices: Devices = Devices(), memory: int = MEMORY
    ) -> Iterator[Running]:
        host_port = free_port() if port else 0
        options = self.options(image, arguments, devices, memory)
        if port:
            options = replace(options, forward=((host_port, port),))

        def console() -> str:
            while guest.read_console():
                pass
            return text_of(guest.output)

        with Guest(image.path, options, self.target) as guest:
            guest.wait_for(ready)
            yield Running("127.0.0.1", host_port, console)
            assert guest.is_running, console()


class Xen(Platform):
    """A domain of the test run's Xen host."""

    target = "xen"

    def __init__(self, mode: Literal["pvh", "pv"], host: XenHost) -> None:
        self.name = f"xen-{mode}"
        self.mode = mode
        self.host = host

    def run(
        self, image: Image, *arguments: str, devices: Devices = Devices(), memory: int = MEMORY, timeout: float = 60, stdin: bytes = b""
    ) -> Ended:
        with standard_input(stdin), self.domain(image, arguments, devices, memory) as domain:
            try:
                with Feeder(domain.input_line()) if image.reads_input else nullcontext():
                    ending = domain.wait(timeout)
            except HostTimeout:
                return Ended(TIMEOUT_STATUS, text_of(domain.console))
            status = domain.exit_status
            assert status is not None, f"ended by {ending.reason} without a status: {domain.console!r}"
            assert ending.reason == ("crash" if status == PANIC_STATUS else "poweroff")
            return Ended(status, text_of(domain.console))

    @contextmanager
    def start(
        self, image: Image, ready: bytes, *arguments: str, port: int = 0, devices: Devices = Devices(), memory: int = MEMORY
    ) -> Iterator[Running]:
        def console() -> str:
            domain.read()
            return text_of(domain.console)

        with self.domain(image, arguments, devices, memory) as domain:
            domain.wait_for(ready)
            machine = self.host.running()
            host_port = machine.forward(port) if port else 0
            try:
                yield Running("127.0.0.1", host_port, console)
            finally:
                if port:
                    machine.stop_forwarding(host_port)
            assert domain.is_running, console()

    @contextmanager
    def domain(
        self, image: Image, arguments: tuple[str, ...], devices: Devices = Devices(), memory: int = MEMORY
    ) -> Iterator[Domain]:
        """A domain with these devices, from its creation to its destruction."""
        machine = self.host.machine()
        files = [(index, block) for index, block in enumerate(devices.block_files(image)) if block.path is not None]
        disks = [machine.attach_disk(block.path, block.is_written) for _, block in files if block.path is not None]
        configuration = Configuration(
            "guest", machine.upload(image.path.read_bytes()), self.mode, memory,
            " ".join(quote(argument) for argument in arguments),
            vifs=(Vif(),) if image.network and devices.network else (),
            vbds=tuple(
                Vbd(disk.node, disk_name(index), block.is_written)
                for disk, (index, block) in zip(disks, files, strict=True)
            ),
        )  # fmt: skip
        with Domain(machine, configuration) as domain:
            yield domain
        for disk in disks:
            machine.detach_disk(disk)


@cache
def build(app: Path, target: str, definitions: tuple[str, ...]) -> Image:
    loaded = load(app, target, definitions)
    key = hashlib.sha256(repr((app, definitions)).encode()).hexdigest()[:16]
    return Image(build_if_needed(loaded, IMAGES / key), loaded.network, loaded.blocks, loaded.reads_input)


@contextmanager
def standard_input(data: bytes) -> Iterator[None]:
    """`data`, and then the end, as our own standard input while the `with` lasts."""
    with tempfile.TemporaryFile() as source:
        source.write(data)
        source.seek(0)
        saved = os.dup(0)
        os.dup2(source.fileno(), 0)
        try:
            yield
        finally:
            os.dup2(saved, 0)
            os.close(saved)


@contextmanager
def captured_output() -> Iterator[list[str]]:
    """Our own standard output, where `unic run` shows the console: its text comes at the end of the `with`."""
    shown: list[str] = []
    with tempfile.TemporaryFile() as console:
        saved = os.dup(1)
        os.dup2(console.fileno(), 1)
        try:
            yield shown
        finally:
            os.dup2(saved, 1)
            os.close(saved)
        console.seek(0)
        shown.append(text_of(console.read()))


def text_of(console: bytes | bytearray) -> str:
    return console.decode("utf-8", "backslashreplace")
