"""unic run hands on its standard input: from pipes while they are open, from files, from a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.support.images import ROOT, write_program
from unic.project import load
from unic.targets import console_input
from unic.targets.console_input import END, Feeder, quote

ECHO = """\
import sys

print("ready", flush=True)
for line in sys.stdin:
    print(line.upper(), end="", flush=True)
print("end")
"""
TARGETS = pytest.mark.parametrize("target", ["jail", "qemu"])


@contextmanager
def running(target: str, stdin: int, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """`unic run` of ECHO, once it is ready."""
    command = [sys.executable, "-m", "unic", "run", str(write_program(ECHO)), "--target", target, *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "UNIC_CACHE": str(ROOT / "build" / "cache")}
    with subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, env=environment, cwd=ROOT) as process:
        try:
            assert process.stdout is not None and process.stdout.readline() == b"ready\n"
            yield process
        finally:
            process.kill()


@TARGETS
def test_what_is_written_to_a_pipe_arrives_while_it_is_open(target: str) -> None:
    with running(target, subprocess.PIPE) as process:
        assert process.stdin is not None and process.stdout is not None
        for line in (b"one\n", b"two, and longer than a FIFO\n", b"\x04\x16 three\n"):
            process.stdin.write(line)
            process.stdin.flush()
            assert process.stdout.readline() == line.upper()
        process.stdin.write(b"without an end")
        process.stdin.close()
        assert process.stdout.read() == b"WITHOUT AN ENDend\n"
        assert process.wait(20) == 0


@TARGETS
def test_a_terminal_edits_its_lines_and_ends_the_input(target: str) -> None:
    ours, theirs = pty.openpty()
    try:
        with running(target, theirs) as process:
            assert process.stdout is not None
            os.write(ours, b"onX\x7fe\r")
            assert process.stdout.readline() == b"ONE\n"
            os.write(ours, b"\x04")
            assert process.stdout.read() == b"end\n"
            assert process.wait(20) == 0
    finally:
        os.close(ours)
        os.close(theirs)


@TARGETS
def test_a_program_that_waits_for_input_ends_at_the_timeout(target: str) -> None:
    reader, writer = os.pipe()
    try:
        with running(target, reader, "--timeout", "5") as process:
            assert process.wait(20) == 124
    finally:
        os.close(reader)
        os.close(writer)


@pytest.mark.parametrize(
    "program, reads",
    [
        ("print(input())\n", True),
        ("import sys\nprint(sys.stdin.read())\n", True),
        ("from sys import stdin as source\nprint(source.read())\n", True),
        ("print(list(iter(input, '')))\n", True),
        ("import sys\nprint(sys.argv, file=sys.stderr)\n", False),
        ("print('input')\n", False),
    ],
)
def test_only_programs_that_may_read_get_our_input(program: str, reads: bool) -> None:
    assert load(write_program(program)).reads_input == reads


def test_control_characters_are_quoted() -> None:
    assert quote(b"a\0b\x04\r\n\x16") == b"a\x16\0b\x16\x04\x16\r\n\x16\x16"


@pytest.fixture
def pipes(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, int, int]]:
    """What a Feeder takes for our standard input: the end to write to; and its line: the ends to read and to write."""
    reader, writer = os.pipe()
    end, line = os.pipe()
    monkeypatch.setattr(console_input, "STDIN", reader)
    yield writer, end, line
    for descriptor in (reader, end, line):
        os.close(descriptor)


def test_all_of_the_input_and_its_end_are_sent_however_slow_the_reader(pipes: tuple[int, int, int]) -> None:
    writer, end, line = pipes
    data = bytes(range(256)) * 2000
    sent = quote(data) + END
    with Feeder(line, b"first"), open(writer, "wb") as source:
        thread = threading.Thread(target=lambda: (source.write(data), source.close()))
        thread.start()
        received = b""
        while len(received) < 5 + len(sent):
            received += os.read(end, 1 << 16)
        thread.join()
    assert received == b"first" + sent


def test_an_input_that_is_closed_is_at_its_end(pipes: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    writer, end, line = pipes
    os.close(writer)
    # No descriptor that is opened from here on.
    monkeypatch.setattr(console_input, "STDIN", 9999)
    with Feeder(line):
        assert os.read(end, 100) == END


def test_feeding_stops_in_the_middle_when_the_reader_has_ended(pipes: tuple[int, int, int]) -> None:
    writer, _, line = pipes
    os.set_blocking(writer, False)
    with Feeder(line):
        # More than both pipes take: the line is full when it ends.
        deadline = time.monotonic() + 0.5
        while time.monotonic() < deadline:
            try:
                os.write(writer, b"x" * 4096)
            except BlockingIOError:
                time.sleep(0.01)
        begun = time.monotonic()
    assert time.monotonic() - begun < 1
    os.close(writer)
