"""What a long command is doing, on standard error where that is a terminal; anywhere else, and before `enable`, nothing at all.

    with progress.step("compiling"):        the line shows the name, and the seconds so far
        for i in range(n):
            progress.count(i, n)            and how far it has come

The line is redrawn in place. A step outside of all others leaves a line with its time behind if it took long enough to be
noticed; steps within steps are shown only while they last. Nothing of it is on the screen inside `silence`: a guest prints there.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TextIO

# Steps that are shorter (seconds) leave no line behind.
NOTICEABLE = 0.3
# Between two drawings of the line.
INTERVAL = 0.2
ERASE = "\r\x1b[K"


@dataclass
class _Step:
    name: str
    began: float = field(default_factory=time.monotonic)
    count: str = ""


class Display:
    """The line at the bottom of a terminal. `terminal`: None for a display that shows nothing."""

    def __init__(self, terminal: TextIO | None = None) -> None:
        self._terminal = terminal
        self._steps: list[_Step] = []
        self._silenced = 0
        # Between the thread of the steps and the one that redraws.
        self._lock = threading.RLock()
        self._ended = threading.Event()
        self._ticker: threading.Thread | None = None

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        self._begin(_Step(name))
        try:
            yield
        except BaseException:
            self._end(leaves_line=False)
            raise
        self._end(leaves_line=True)

    def count(self, done: int, total: int) -> None:
        if self._steps:
            self._steps[-1].count = f" {done}/{total}"

    @contextmanager
    def silence(self) -> Iterator[None]:
        with self._lock:
            self._write(ERASE)
            self._silenced += 1
        try:
            yield
        finally:
            with self._lock:
                self._silenced -= 1

    def _begin(self, step: _Step) -> None:
        with self._lock:
            self._steps.append(step)
            self._redraw()
        if self._terminal is not None and self._ticker is None:
            self._ended.clear()
            self._ticker = threading.Thread(target=self._tick, name="progress", daemon=True)
            self._ticker.start()

    def _end(self, leaves_line: bool) -> None:
        with self._lock:
            step = self._steps.pop()
            seconds = time.monotonic() - step.began
            self._write(ERASE)
            if not self._steps and leaves_line and seconds >= NOTICEABLE:
                self._write(f"  {step.name:<28} {seconds:6.1f} s\n")
            self._redraw()
        if not self._steps and self._ticker is not None:
            self._ended.set()
            self._ticker.join()
            self._ticker = None

    def _tick(self) -> None:
        while not self._ended.wait(INTERVAL):
            with self._lock:
                self._redraw()

    def _redraw(self) -> None:
        if self._steps and self._terminal is not None:
            text = ": ".join(step.name + step.count for step in self._steps)
            seconds = f" {time.monotonic() - self._steps[0].began:.0f} s"
            # A line that is too long would be wrapped, and could not be erased.
            text = text[: max(0, _columns(self._terminal) - len(seconds) - 3)]
            self._write(f"{ERASE}  {text}{seconds}")

    def _write(self, text: str) -> None:
        if self._terminal is not None and not self._silenced:
            try:
                self._terminal.write(text)
                self._terminal.flush()
            except (OSError, ValueError):
                # The terminal has gone; the work goes on.
                self._terminal = None


def _columns(terminal: TextIO) -> int:
    try:
        return os.get_terminal_size(terminal.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


_display = Display()


def enable(quiet: bool = False) -> None:
    """Shows steps from now on, if standard error is a terminal that can erase a line and `quiet` does not forbid it."""
    global _display
    try:
        is_terminal = sys.stderr is not None and sys.stderr.isatty()
    except ValueError:
        is_terminal = False
    shows = is_terminal and not quiet and os.environ.get("TERM", "dumb") != "dumb"
    _display = Display(sys.stderr if shows else None)


def step(name: str) -> AbstractContextManager[None]:
    """A context manager around a step of the work."""
    return _display.step(name)


@contextmanager
def steps() -> Iterator[Callable[[str], None]]:
    """Steps one after the other: what it gives is called with the name of each when it begins, and with "" at the end of the last."""
    with ExitStack() as stack:

        def begin(name: str) -> None:
            stack.close()
            if name:
                stack.enter_context(step(name))

        yield begin


def count(done: int, total: int) -> None:
    """How far the innermost step has come."""
    _display.count(done, total)


def silence() -> AbstractContextManager[None]:
    """A context manager within which something else writes to the terminal."""
    return _display.silence()
