"""Takes all measurements of a report: unic's own for each target, and what they are compared with, in turn with them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from unic import progress
from unic.debian.store import Report as Tell
from unic.linux import packages, system_calls
from unic.measure import peers
from unic.measure.app import NO_PORT, measure_app
from unic.measure.linux_peer import Boot, LinuxPeer
from unic.measure.process_peer import ProcessPeer
from unic.measure.requests import per_second, request_of
from unic.measure.results import Phase, Spread, Subject, Surface
from unic.project import App, load
from unic.report.document import AppReport, Report
from unic.targets.target import TargetError

# Loads of some seconds; the starts are counted by the option.
LOADS = 3
NATIVE = "on the processor as it is, not emulated"
OWN_INSTRUCTIONS = "the process's own, without those of the kernel"


def collect(report: Report, path: Path, targets: Sequence[str], with_peers: bool) -> None:
    """Adds the app at `path` to `report`, which has what was measured so far however this ends.

    Raises CompileError, SettingsError, OSError of the app itself.
    """
    app = load(path, targets[0])
    found = AppReport(app.name)
    report.apps.append(found)
    with tempfile.TemporaryDirectory(prefix="unic-report-") as name:
        _collect_app(report, found, app, path, targets, Path(name) if with_peers else None)


def _collect_app(report: Report, found: AppReport, app: App, path: Path, targets: Sequence[str], folder: Path | None) -> None:
    compared = Compared(app, folder, report.parts, lambda text: None) if folder is not None else None
    try:
        for target in targets:
            # Starts in emulation are compared with starts in emulation.
            in_turn = compared.start_each if compared is not None and target == "qemu" else lambda: None
            with progress.step(f"measuring {app.name} for {target}"):
                subjects = measure_app(path, target, report.parts, report.made.runs, in_turn=in_turn, begun=found.subjects.append)
            if target == "jail":
                subjects[0].notes |= {"requests_per_second": NATIVE, **dict.fromkeys(INSTRUCTIONS, OWN_INSTRUCTIONS)}
        if compared is not None:
            if "qemu" not in targets:
                for _ in range(report.made.runs if "boot" in report.parts else 0):
                    compared.start_each()
            compared.measure_rest()
    finally:
        if compared is not None:
            found.subjects += compared.subjects()
            found.without = {peers.TITLES[key]: reason for key, reason in compared.peers.without.items()}


class Compared:
    """The peers of an app, as they are measured. `tell` is told what is made."""

    def __init__(self, app: App, folder: Path, parts: Sequence[str], tell: Tell) -> None:
        self.app, self.folder, self.parts, self.tell = app, folder, parts, tell
        self._subjects = {key: Subject(app.name, key, title, is_peer=True) for key, title in peers.TITLES.items()}
        self._starts: dict[str, list[Boot]] = {key: [] for key in peers.TITLES}
        with progress.step(f"making what {app.name} is compared with"):
            self.peers = peers.make(app, request_of(app), folder, tell)
        for key in self.peers.without:
            del self._subjects[key], self._starts[key]
        for key, reason in self.peers.reasons.items():
            self._fail(key, ("sizes", "first_reply", "phases", "instructions", "memory", *REQUESTS, "surface"), reason)

    def _fail(self, key: str, fields: Iterable[str], reason: str) -> None:
        for field in fields:
            self._subjects[key].reasons.setdefault(field, reason)

    def _try(self, key: str, fields: Sequence[str], measure: Callable[[], None]) -> None:
        try:
            measure()
        except TargetError as error:
            self._fail(key, fields, str(error))

    def start_each(self) -> None:
        """One timed start of each, in turn with one of ours."""
        for key, peer in self.peers.made.items():
            # One that did not come up once would be waited for again and again.
            if "phases" not in self._subjects[key].reasons:
                self._try(key, ("first_reply", "phases"), lambda: self._starts[key].append(peer.boot()))

    def subjects(self) -> list[Subject]:
        """All, with what has been measured."""
        for key, starts in self._starts.items():
            subject = self._subjects[key]
            counted = {phase.name: phase.instructions for phase in subject.phases}
            if starts:
                subject.phases = tuple(
                    Phase(name, Spread.of(start.phases[name] for start in starts), counted.get(name)) for name in starts[0].phases
                )
                if request_of(self.app) is None:
                    subject.reasons["first_reply"] = NO_PORT
                else:
                    subject.first_reply = Spread.of(start.total for start in starts)
        return list(self._subjects.values())

    def measure_rest(self) -> None:
        """What needs no turns."""
        for key, peer in self.peers.made.items():
            with progress.step(f"measuring {self.app.name}: {peers.TITLES[key]}"):
                self._measure(key, peer)

    def _measure(self, key: str, peer: LinuxPeer | ProcessPeer) -> None:
        subject = self._subjects[key]
        emulated = isinstance(peer, LinuxPeer)
        subject.reasons["stages"] = "not built, but put together of packages"
        for field in ("everything", "eliminated"):
            subject.reasons[field] = "not made by unic"
        if "sizes" in self.parts:
            def sizes() -> None:
                subject.sizes = peer.sizes()

            self._try(key, ("sizes",), sizes)
            subject.notes["sizes"] = (
                f"kernel and initramfs compressed; what boots is not, {peer.unpacked():,} bytes" if isinstance(peer, LinuxPeer)
                else "the interpreter and what it loads, without a kernel"
            )
        if "boot" in self.parts or "requests" in self.parts:
            self._try(key, INSTRUCTIONS, lambda: self._count(subject, peer))
        if "memory" in self.parts:
            def memory() -> None:
                subject.memory = peer.smallest_memory() if isinstance(peer, LinuxPeer) else peer.largest_memory()

            self._try(key, ("memory",), memory)
            if not emulated:
                subject.notes["memory"] = "the most that was resident"
        if "requests" in self.parts:
            self._load(key, subject, peer)
        if "surface" in self.parts:
            self._try(key, ("surface",), lambda: self._surface(subject, emulated))

    def _count(self, subject: Subject, peer: LinuxPeer | ProcessPeer) -> None:
        counted, per_request = peer.instructions()
        if isinstance(peer, ProcessPeer):
            subject.notes |= dict.fromkeys(INSTRUCTIONS, OWN_INSTRUCTIONS)
        subject.phases = tuple(Phase(name, None, int(value)) for name, value in counted.phases.items())
        subject.instructions_per_request = per_request
        if per_request is None:
            subject.reasons["instructions_per_request"] = NO_PORT

    def _load(self, key: str, subject: Subject, peer: LinuxPeer | ProcessPeer) -> None:
        request = request_of(self.app)
        if request is None:
            self._fail(key, REQUESTS, NO_PORT)
            return

        def load() -> None:
            with peer.serving() as (host, port):
                subject.requests_per_second = Spread.of([per_second(host, port, request, True) for _ in range(LOADS)])
                subject.connections_per_second = Spread.of([per_second(host, port, request, False) for _ in range(LOADS)])

        self._try(key, REQUESTS[:2], load)
        if isinstance(peer, ProcessPeer):
            subject.notes["requests_per_second"] = NATIVE

    def _surface(self, subject: Subject, emulated: bool) -> None:
        if emulated:
            with packages.guarded(self.tell):
                found = packages.installed(self.tell)
                names = system_calls.of_packages(found, self.folder)
            subject.notes["surface"] = "the guest's kernel offers them to the server; of the host it asks what QEMU's devices offer"
        else:
            names = system_calls.of_this_system()
            subject.notes["surface"] = "nothing confines the process"
        subject.surface = Surface("system calls", len(names), names)


INSTRUCTIONS = ("instructions", "instructions_per_request")
REQUESTS = ("requests_per_second", "connections_per_second", "instructions_per_request")
