"""Everything that can be measured of an app as unic builds it, for one target."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Generator, Sequence
from contextlib import closing
from pathlib import Path

from unic.measure import boot, phases, xen
from unic.measure.build_time import build_stages
from unic.measure.images import written
from unic.measure.memory import smallest_memory
from unic.measure.requests import Request, per_second, request_of
from unic.measure.results import RUNS, WHAT, XEN_PV, Sizes, Spread, Subject
from unic.measure.serving import Server, serving
from unic.measure.sizes import sizes_of
from unic.measure.surface import surface_of
from unic.pipeline import Pipeline
from unic.project import App, load
from unic.targets.target import RunOptions, TargetError

# Of two seconds each.
RATE_RUNS = 3
# What waits for the clock or for an answer does not take the same number of instructions every time.
INSTRUCTION_RUNS = 3
# The subjects of each target, by their keys.
TITLES = {"qemu": {"qemu": "unic, QEMU"}, "xen": {"xen": "unic, Xen PVH", XEN_PV: "unic, Xen PV"}, "jail": {"jail": "unic, jail"}}
SAME_IMAGE = "the same image as the PVH guest"
NO_PORT = "the app listens at no TCP port"


def measure_app(path: Path, target: str, what: Collection[str] = WHAT, runs: int = RUNS, definitions: Sequence[str] = (),
                in_turn: Callable[[], None] = lambda: None, begun: Callable[[Subject], None] = lambda subject: None) -> list[Subject]:
    """The app at `path` (a folder, or a .py file) on `target`. `what`: of WHAT. `runs`: of what is given as a spread.
    `in_turn` is called after each timed start, for what is to be measured in the same minutes. `begun` is called with each subject
    before it is filled in, for who wants to keep what there is when this is interrupted.

    One subject; of Xen two, the image as a PVH and as a PV guest. What cannot be measured here is None and has its reason. Raises CompileError, SettingsError, OSError of the app itself.
    """
    app = load(path, target, definitions)
    subjects = [Subject(app.name, key, title) for key, title in TITLES[target].items()]
    for subject in subjects:
        begun(subject)
    kind = MeasurementUnderXen if target == "xen" else Measurement
    with tempfile.TemporaryDirectory(prefix="unic-measure-") as name:
        measurement = kind(app, path, target, runs, definitions, Path(name), subjects, in_turn)
        for part in WHAT:
            if part in what:
                getattr(measurement, part)()
    return subjects


class Measurement:
    """Subjects in the making. Each method measures a part of WHAT, and puts it, or why not, into the subject."""

    def __init__(self, app: App, path: Path, target: str, runs: int, definitions: Sequence[str], folder: Path, subjects: Sequence[Subject],
                 in_turn: Callable[[], None]) -> None:
        self.app, self.path, self.target, self.runs, self.definitions = app, path, target, runs, definitions
        self.folder, self.subjects, self.in_turn = folder, subjects, in_turn
        self.subject = subjects[0]
        self.request: Request | None = request_of(app)
        self.pipeline = Pipeline(app.source)

    def _try(self, field: str, measure: Callable[[], None]) -> None:
        try:
            measure()
        except TargetError as error:
            for subject in self.subjects:
                subject.reasons[field] = str(error)

    @property
    def image(self) -> Path:
        """The app as it is built."""
        path = self.folder / f"{self.app.name}.elf"
        return path if path.exists() else written(self.pipeline.image, self.folder, path.name)

    def sizes(self) -> None:
        self.subject.sizes = Sizes(len(self.pipeline.image.image))

        def measure() -> None:
            self.subject.sizes = sizes_of(self.app.source)

        self._try("sizes", measure)

    def build(self) -> None:
        def measure() -> None:
            self.subject.stages = build_stages(self.path, self.target, self.definitions)

        self._try("stages", measure)

    def boot(self) -> None:
        self._try("phases", self._boot)

    def _boot(self) -> None:
        app = phases.with_marks(self.app)
        built = Pipeline(app.source).image
        image = written(built, self.folder, f"{app.name}.phases.elf")
        options = RunOptions(network=app.network)
        instructions: list[dict[int, int]] = []
        if self.target == "jail":
            times = [boot.jail_run_times(image, built, options, self.request) for _ in range(self.runs)]
            instructions = [boot.jail_run_instructions(image, built, options, self.request)]
        else:
            with boot.marked_firmware(self.folder) as rom:
                times = []
                for _ in range(self.runs):
                    times.append(boot.run_times(image, options, self.request, rom))
                    self.in_turn()
                try:
                    instructions = [boot.run_instructions(image, built, options, self.request, rom) for _ in range(INSTRUCTION_RUNS)]
                except TargetError as error:
                    self.subject.reasons["instructions"] = str(error)
        self._take_phases(self.subject, times, instructions)

    def _take_phases(self, subject: Subject, times: list[dict[int, float]], instructions: list[dict[int, int]]) -> None:
        subject.phases = phases.phases_of(times, instructions)
        if self.request is not None:
            subject.first_reply = Spread.of(1000 * run[phases.REPLY] for run in times)
        else:
            subject.reasons["first_reply"] = NO_PORT

    def memory(self) -> None:
        def measure() -> None:
            self.subject.memory = smallest_memory(self.image, self.target, self.request, self.app.network)

        self._try("memory", measure)

    def requests(self) -> None:
        if self.request is None:
            for subject in self.subjects:
                subject.reasons.update(dict.fromkeys(("requests_per_second", "connections_per_second", "instructions_per_request"), NO_PORT))
            return
        request = self.request

        def measure() -> None:
            with closing(self._serving(request)) as servers:
                for subject, server in servers:
                    subject.requests_per_second = Spread.of(per_second(*server.address, request, True) for _ in range(RATE_RUNS))
                    subject.connections_per_second = Spread.of(per_second(*server.address, request, False) for _ in range(RATE_RUNS))

        def count() -> None:
            with closing(self._serving(request, counts=True)) as servers:
                for subject, server in servers:
                    subject.instructions_per_request = server.instructions_per_request()

        self._try("requests_per_second", measure)
        self._try("instructions_per_request", count)
        for subject in self.subjects:
            if subject.connections_per_second is None:
                subject.reasons["connections_per_second"] = subject.reasons["requests_per_second"]

    def _serving(self, request: Request, counts: bool = False) -> Generator[tuple[Subject, Server], None, None]:
        """Each subject while it serves, one after the other."""
        with serving(self.path, self.target, self.definitions, request, self.folder, counts) as server:
            yield self.subject, server

    def surface(self) -> None:
        self.subject.surface = surface_of(self.pipeline)


class MeasurementUnderXen(Measurement):
    """One image, as a PVH and as a PV guest: `subjects` in the order of xen.MODES."""

    def sizes(self) -> None:
        super().sizes()
        assert self.subject.sizes is not None
        self.subjects[1].sizes = Sizes(self.subject.sizes.configured)
        self.subjects[1].reasons |= dict.fromkeys(("everything", "eliminated"), SAME_IMAGE)

    def build(self) -> None:
        super().build()
        self.subjects[1].reasons["stages"] = SAME_IMAGE

    def _boot(self) -> None:
        app = phases.with_marks(self.app)
        found = xen.runs(Pipeline(app.source).image, self.request, app.network, self.runs)
        for subject, runs in zip(self.subjects, found.values()):
            self._take_phases(subject, [run.times for run in runs], [run.instructions for run in runs])

    def memory(self) -> None:
        def measure() -> None:
            for subject, mode in zip(self.subjects, xen.MODES):
                subject.memory = xen.smallest_memory(self.pipeline.image.image, self.request, self.app.network, mode)

        self._try("memory", measure)

    def _serving(self, request: Request, counts: bool = False) -> Generator[tuple[Subject, Server], None, None]:
        with xen.host(self.pipeline.image.image, request, counts) as start:
            for subject, mode in zip(self.subjects, xen.MODES):
                with start(mode) as server:
                    yield subject, server

    def surface(self) -> None:
        super().surface()
        self.subjects[1].surface = self.subject.surface
