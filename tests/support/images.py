"""Builds apps for tests, each combination of options once, and runs them."""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

from unic.building import write_file
from unic.link import Image
from unic.pipeline import Pipeline
from unic.project import load
from unic.targets import RunOptions, by_name
from unic.targets.guest import Guest, free_port

ROOT = Path(__file__).resolve().parents[2]
WEBSERVER = ROOT / "apps" / "webserver"


@cache
def built(app: Path, target: str, *definitions: str, opt_level: int = 2) -> Image:
    """The image of `app`, without line tables, which would be a sixth of LLVM's time. Raises CompileError."""
    source = load(app, target, definitions).source
    return Pipeline(replace(source, opt_level=opt_level, debug=False)).image


def write_image(image: Image, folder: Path, name: str = "image.elf") -> Path:
    path = folder / name
    write_file(path, image.image, executable=True)
    return path


def write_program(text: str) -> Path:
    """A file program.py with this text; the same text gives the same path, so that it is built once."""
    folder = ROOT / "build" / "tests" / hashlib.sha256(text.encode()).hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "program.py"
    write_file(path, text.encode())
    return path


def run_image(image: Image, target: str, folder: Path, options: RunOptions) -> tuple[str, int]:
    """Console text and exit status. The console goes through our own standard output, as in `unic run`."""
    path = write_image(image, folder)
    with tempfile.TemporaryFile() as console:
        saved = os.dup(1)
        os.dup2(console.fileno(), 1)
        try:
            status = by_name(target).run(path, options)
        finally:
            os.dup2(saved, 1)
            os.close(saved)
        console.seek(0)
        return io.TextIOWrapper(console, encoding="utf-8", errors="backslashreplace").read(), status


@contextmanager
def webserver(folder: Path, *definitions: str, machine: str = "microvm", memory: int = 0) -> Iterator[tuple[int, Guest]]:
    """apps/webserver booted under QEMU behind user networking: the port on 127.0.0.1, and the guest."""
    path = write_image(built(WEBSERVER, "qemu", *definitions), folder)
    port = free_port()
    with Guest(path, RunOptions(forward=((port, 8080),), machine=machine, memory=memory)) as guest:
        guest.wait_for(b"listening on port 8080\n")
        yield port, guest
        guest.read_console()
        assert guest.is_running, guest.output
