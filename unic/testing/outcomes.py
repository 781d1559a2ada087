"""What a run of tests gives, and how it is read from what the program of the tests prints."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from unic.testing.collection import OWN
from unic.testing.harness import LOGS, MAIN, Program
from unic.testing.records import RECORD

PASSED, FAILED, CRASHED, HUNG, NOT_RUN = "passed", "failed", "crashed", "hung", "not run"
# Not in the image, as the compiler refuses it.
REFUSED = "refused"
# Skipped, failed as expected, and passed although it was expected to fail.
SKIPPED, XFAILED, XPASSED = "skipped", "xfailed", "xpassed"
GOOD = (PASSED, SKIPPED, XFAILED, XPASSED)
# Modules of the program of the tests that are not the app's.
OURS = (MAIN, "pytest.py", "unittest.py", "unic_fixtures.py", LOGS)
# Folders with the frames of what runs tests under CPython.
RUNNERS = (("_pytest",), ("unittest",), ("pluggy",))
FRAME = re.compile(r'  File "(?P<path>.*)", line (?P<line>\d+), in (?P<function>.*)')


@dataclass(frozen=True)
class Outcome:
    """How a test ended. `kind`: one of those above. `output`: what it printed. `failure`: the traceback, what the program printed
    at its end, or the compiler's errors. `seconds`: None where it did not come to its end. `reason`: why it was skipped or expected to fail."""

    kind: str
    output: str = ""
    failure: str = ""
    seconds: float | None = None
    reason: str = ""

    @property
    def is_good(self) -> bool:
        return self.kind in GOOD


class Protocol:
    """Takes what the program prints, in pieces, and keeps the outcomes of tests that have ended.

    `running`: the test that has begun and not ended. `pending`: what has been printed since the last record.
    """

    def __init__(self, word: str) -> None:
        self.word = word
        self.outcomes: dict[int, Outcome] = {}
        self.running: int | None = None
        self._record = re.compile(re.escape(f"{RECORD}{word} ".encode()) + rb"(\d+) (begin|passed|failed|skipped|xfailed|xpassed|end)(?: (\d+))?\r?\n")
        self._pending = b""
        # Of the test that has ended, while its traceback or its reason is printed.
        self._output = ""
        self._kind = FAILED
        self._seconds = 0.0

    @property
    def pending(self) -> str:
        return _text(self._pending)

    def feed(self, data: bytes) -> None:
        self._pending += data
        while found := self._record.search(self._pending):
            before, self._pending = _text(self._pending[: found.start()]), self._pending[found.end() :]
            number, event = int(found[1]), found[2]
            if event == b"begin":
                self.running, self._output = number, ""
            elif event == b"passed":
                self._ends(number, Outcome(PASSED, before, seconds=int(found[3]) / 1e9))
            elif event != b"end":
                self._kind, self._output, self._seconds = event.decode(), before, int(found[3]) / 1e9
            elif self._kind == FAILED:
                self._ends(number, Outcome(FAILED, self._output, before, self._seconds))
            else:
                self._ends(number, Outcome(self._kind, self._output, seconds=self._seconds, reason=before.strip()))

    def _ends(self, number: int, outcome: Outcome) -> None:
        self.running = None
        # Of several cases under one number the first that goes wrong counts.
        if number not in self.outcomes or self.outcomes[number].is_good:
            self.outcomes[number] = outcome

    def cut_off(self, kind: str) -> Outcome:
        """The outcome of the running test when there is nothing more to come."""
        return Outcome(kind, self._output, self.pending)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def cleaned(failure: str, program: Program, source_of: Callable[[Path], str | None]) -> str:
    """A traceback without the frames of the program of the tests, and with the paths and lines of the app's own files."""
    shown: list[str] = []
    skips = False
    for line in failure.rstrip("\n").split("\n"):
        frame = FRAME.fullmatch(line)
        if frame is None:
            # A source line, carets below it, or any other text.
            if not skips or not line.startswith("    "):
                skips = False
                shown.append(line)
            continue
        path = Path(frame["path"])
        if path.is_absolute() and path.is_relative_to(program.folder):
            path = path.relative_to(program.folder)
        ours = str(path) in OURS or frame["function"].startswith(OWN) or path.parts[-2:-1] in RUNNERS
        skips = ours or not path.is_absolute()
        if ours:
            continue
        shown.append(f'  File "{path}", line {frame["line"]}, in {frame["function"]}')
        if not path.is_absolute():
            source = source_of(program.app / path)
            lines = source.split("\n") if source is not None else []
            if 0 < int(frame["line"]) <= len(lines):
                shown.append("    " + lines[int(frame["line"]) - 1].strip())
    return "\n".join(shown)
