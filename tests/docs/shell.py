"""A shell for the commands of a page, in a folder like a fresh clone and with a network of its own, whose ports are all free."""

from __future__ import annotations

import os
import selectors
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

from docs.page_blocks import Command, Edit
from docs.pages import ROOT

# What a clone has, and a page may use. Copies are older than the stamps of the virtual environment, so that make sets nothing up again.
LINKED = ("apps", "docs", "runtime", "stdlib", "tests", "unic")
COPIED = ("Makefile", "README.md", "pyproject.toml", "tools")
MARK = "end-of-command"
STEP_TIMEOUT = 240.0


class Shell:
    """bash from `with` to its end, which is the end of all that it has started: it is the first of a process namespace.

    Takes root or user namespaces, and iproute2.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "unic"
        self.home = folder / "home"
        self.consoles = 0

    def __enter__(self) -> Shell:
        clone(self.folder)
        self.home.mkdir()
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.home), "LANG": "C.UTF-8", "TERM": "dumb", "PYTHONPATH": str(ROOT),
            # What other tests have compiled need not be compiled again.
            "UNIC_CACHE": os.environ.get("UNIC_CACHE", str(ROOT / "build" / "cache")),
            "UNIC_XEN_HOST": os.environ.get("UNIC_XEN_HOST", str(ROOT / "build" / "xen-host")),
        }
        privileged = [] if os.geteuid() == 0 else ["--map-root-user"]
        self.process = subprocess.Popen(
            ["unshare", *privileged, "--net", "--pid", "--fork", "--kill-child=KILL", "bash", "--norc", "--noprofile"],
            cwd=self.folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=0,
        )
        assert self.process.stdout is not None
        self.output = self.process.stdout.fileno()
        os.set_blocking(self.output, False)
        self.selector = selectors.DefaultSelector()
        self.selector.register(self.output, selectors.EVENT_READ)
        status, printed = self.run("ip link set lo up && set -m")
        assert status == 0, printed
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.process.kill()
        self.process.wait()
        self.selector.close()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()

    def run(self, text: str, timeout: float = STEP_TIMEOUT) -> tuple[int, str]:
        """Runs one command to its end. Returns its status and what it has printed."""
        self.send(f"{text}\nstatus=$?; echo; echo {MARK} $status\n")
        printed = b""
        deadline = time.monotonic() + timeout
        while f"\n{MARK} ".encode() not in printed or not printed.endswith(b"\n"):
            if not self.selector.select(max(0.0, deadline - time.monotonic())):
                raise AssertionError(f"`{text}` has not ended after {timeout:.0f} s; printed so far:\n{printed.decode(errors='replace')}")
            data = os.read(self.output, 65536)
            if not data:
                raise AssertionError(f"the shell has ended in `{text}`:\n{printed.decode(errors='replace')}")
            printed += data
        shown, _, rest = printed.decode(errors="replace").rpartition(f"\n{MARK} ")
        return int(rest), shown

    def start(self, command: Command, timeout: float = STEP_TIMEOUT) -> str:
        """Starts a command that goes on in the background. Returns what it prints, once that is as many lines as the page shows, or one."""
        self.consoles += 1
        console = self.folder.parent / f"console-{self.consoles}"
        status, printed = self.run(f"{command.text.removesuffix('&')} >{console} 2>&1 &")
        assert status == 0, printed
        wished = max(1, len(command.expected or ()))
        deadline = time.monotonic() + timeout
        while True:
            status, _ = self.run("kill -0 $!")
            text = console.read_text(errors="replace") if console.exists() else ""
            if text.count("\n") >= wished:
                return text
            assert status == 0, f"`{command.text}` has ended:\n{text}"
            assert time.monotonic() < deadline, f"`{command.text}` printed only:\n{text}"
            time.sleep(0.05)

    def write(self, name: str, content: str) -> None:
        """Writes a file of the page, where the shell is now."""
        path = self.place() / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def change(self, edit: Edit) -> None:
        """Changes a file below where the shell is now."""
        path = self.place() / edit.name
        text = path.read_text(encoding="utf-8")
        assert text.count(edit.old) == 1, f"line {edit.line} of the page: in {edit.name} these lines are {text.count(edit.old)} times:\n{edit.old}"
        path.write_text(text.replace(edit.old, edit.new), encoding="utf-8")

    def place(self) -> Path:
        _, folder = self.run("pwd")
        return Path(folder.strip())

    def send(self, text: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(text.encode())


def clone(folder: Path) -> None:
    """A folder that looks like a clone after `make setup`, without the time that would take."""
    folder.mkdir(parents=True)
    for name in LINKED:
        (folder / name).symlink_to(ROOT / name)
    (folder / ".venv").symlink_to(sys.prefix)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    for path in [*folder.glob("*"), *(folder / "tools").rglob("*")]:
        if not path.is_symlink():
            os.utime(path, (0, 0))
