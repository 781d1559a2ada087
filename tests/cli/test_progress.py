"""The line that shows what a long step does: on a terminal, and nowhere else."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from unic import progress

ROOT = Path(__file__).resolve().parents[2]
ERASE = progress.ERASE


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Standard error, on which progress is enabled; each step is long enough to be noticed."""
    found = Terminal()
    monkeypatch.setattr(sys, "stderr", found)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "NOTICEABLE", 0.0)
    monkeypatch.setattr(progress, "INTERVAL", 60.0)
    monkeypatch.setattr(progress, "_display", progress.Display())
    progress.enable()
    return found


def screen(text: str) -> list[str]:
    """What is to be seen of the output in the end."""
    return [re.sub(r"[0-9.]+ s", "N s", line.split(ERASE)[-1]).strip() for line in text.split("\n")]


def test_steps_leave_a_line_and_steps_within_them_none(terminal: Terminal) -> None:
    with progress.step("outer"):
        with progress.step("inner"):
            progress.count(2, 5)
        assert "outer: inner" in terminal.getvalue()
    with progress.step("next"):
        pass
    assert [re.sub(" +", " ", line) for line in screen(terminal.getvalue())] == ["outer N s", "next N s", ""]


def test_a_failure_erases_the_line(terminal: Terminal) -> None:
    with pytest.raises(KeyboardInterrupt), progress.step("long"):
        raise KeyboardInterrupt
    assert screen(terminal.getvalue()) == [""]


def test_nothing_is_drawn_while_something_else_prints(terminal: Terminal) -> None:
    with progress.steps() as report:
        report("booting")
        with progress.silence():
            before = terminal.getvalue()
            assert before.endswith(ERASE)
            report("running")
            report("ending")
            assert terminal.getvalue() == before
        report("")


def test_a_line_is_no_wider_than_the_terminal(terminal: Terminal) -> None:
    with progress.step("x" * 500):
        assert max(map(len, terminal.getvalue().split(ERASE))) < 80


def test_without_a_terminal_or_with_quiet_there_is_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    progress.enable(quiet=True)
    with progress.step("hidden"), progress.silence():
        progress.count(1, 2)
    monkeypatch.setenv("TERM", "dumb")
    progress.enable()
    with progress.step("hidden"):
        pass
    monkeypatch.setattr(sys, "stderr", plain := io.StringIO())
    progress.enable()
    with progress.step("hidden"):
        pass
    assert terminal.getvalue() == plain.getvalue() == ""


def test_a_terminal_that_goes_away_does_not_stop_the_work(terminal: Terminal) -> None:
    with progress.step("work"):
        terminal.close()
    with progress.step("more"):
        pass


@pytest.mark.parametrize("quiet", [False, True])
def test_a_build_on_a_terminal_shows_its_stages(quiet: bool, tmp_path: Path) -> None:
    (tmp_path / "p.py").write_text("print(1)\n")
    controller, terminal = pty.openpty()
    line = [sys.executable, "-m", "unic", "run", "p.py", "--target", "jail", *(["-q"] if quiet else [])]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "UNIC_CACHE": str(ROOT / "build" / "cache"), "TERM": "xterm"}
    done = subprocess.run(line, cwd=tmp_path, env=environment, stderr=terminal, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, timeout=60)
    os.close(terminal)
    shown = b""
    try:
        while data := os.read(controller, 65536):
            shown += data
    except OSError:
        # A terminal without a user is at its end with EIO.
        pass
    os.close(controller)
    assert (done.returncode, done.stdout) == (0, b"1\n")
    stages = [stage for stage in (b"checking", b"lowering", b"code generation", b"linking") if stage in shown]
    assert len(stages) == (0 if quiet else 4)
    assert quiet == (shown == b"")
    # The line is gone when the program prints.
    assert quiet or shown.rpartition(b"\r")[2] in (b"\x1b[K", b"\n")
