"""What a user would run in place of an image, made for an app: machines of Linux with nginx and with CPython, and CPython as a process."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from unic.debian.packages import Packages
from unic.debian.store import Report
from unic.linux import cpython, machine, nginx, packages
from unic.linux.machine import ADDRESS
from unic.measure.linux_peer import LinuxPeer
from unic.measure.process_peer import ProcessPeer
from unic.measure.requests import Request
from unic.project import App
from unic.targets.target import TargetError

NGINX, CPYTHON, PROCESS = "linux-nginx", "linux-cpython", "cpython"
TITLES = {NGINX: "Linux VM with nginx", CPYTHON: "Linux VM with CPython", PROCESS: "CPython process"}


@dataclass
class Peers:
    """Those that could be made, by their keys, why others could not, and why others have no point (`without`)."""

    made: dict[str, LinuxPeer | ProcessPeer]
    reasons: dict[str, str]
    without: dict[str, str] = field(default_factory=dict)


def make(app: App, request: Request | None, folder: Path, report: Report) -> Peers:
    """Makes them in `folder`, which has to stay while they are measured."""
    peers = Peers({}, {})
    found: list[Packages] = []

    def attempt(key: str, build: Callable[[], LinuxPeer | ProcessPeer]) -> None:
        report(f"making the {TITLES[key]}")
        try:
            (folder / key).mkdir(parents=True, exist_ok=True)
            peers.made[key] = build()
        except (TargetError, OSError, subprocess.SubprocessError) as error:
            peers.reasons[key] = str(error)

    try:
        with packages.guarded(report):
            found.append(packages.installed(report))
    except TargetError as error:
        return Peers({}, dict.fromkeys(TITLES, str(error)))
    files = dict(app.source.baked)
    if request is None:
        peers.without[NGINX] = "the app listens at no TCP port"
    elif request.reply is not None:
        peers.without[NGINX] = "the app's protocol is not HTTP"
    elif not files:
        peers.without[NGINX] = "the app has no files that nginx could serve"
    else:
        attempt(NGINX, lambda: _nginx(found[0], request, files, folder / NGINX))
    process: list[ProcessPeer] = []

    def make_process() -> ProcessPeer:
        modules = {str(path.relative_to(app.folder)): path.read_bytes() for path in app.modules}
        main = cpython.lay_out({**modules, **files}, str(app.source.main.relative_to(app.folder)), folder / PROCESS)
        process.append(ProcessPeer(found[0], main, request, folder / f"{PROCESS}-bytecode"))
        return process[0]

    attempt(PROCESS, make_process)
    if process:
        attempt(CPYTHON, lambda: _cpython(found[0], process[0], files, folder / CPYTHON))
    else:
        peers.reasons[CPYTHON] = peers.reasons[PROCESS]
    return peers


def _nginx(found: Packages, request: Request, files: dict[str, bytes], folder: Path) -> LinuxPeer:
    made = machine.make(
        folder, found, nginx.COMMAND, (), nginx.LISTENING, lambda archive: nginx.add(archive, found, request.port, files.items()), ADDRESS
    )
    return LinuxPeer(made, request)


def _cpython(found: Packages, process: ProcessPeer, files: dict[str, bytes], folder: Path) -> LinuxPeer:
    loaded = process.loaded_files()
    made = machine.make(
        folder, found, cpython.COMMAND, cpython.ENVIRONMENT, b"", lambda archive: cpython.add(archive, found, process.main, loaded, files),
        ADDRESS if process.request else "",
    )  # fmt: skip
    return LinuxPeer(made, process.request)
