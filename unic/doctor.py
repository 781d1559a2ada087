"""What this machine can do, and what is to be installed for the rest: each thing is tried, not looked up, where that can be done."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from unic import cache, progress
from unic.building import OUTPUT, build
from unic.diagnostics import CompileError
from unic.link import LinkError
from unic.pipeline import PROJECT
from unic.project import load
from unic.targets import RunOptions, TargetError, by_name, xl
from unic.targets.host import ports, qemu_errors, tap
from unic.targets.kvm import probe_kvm
from unic.targets.qemu import MACHINES, QEMU

OLDEST_PYTHON = (3, 11)
OK, MISSING, OPTIONAL = "ok", "missing", "optional"
# Free space below which a build, and below which the Xen host, may not fit (MiB).
SPACE_OF_BUILDS = 100
SPACE_OF_XEN = 2000
USUAL_PORT = 8080
# What `unic report` uses besides QEMU, by the packages that have it: each entry lists programs of which one is enough.
REPORT_TOOLS = {
    "gcc": ("cc", "gcc", "clang"), "binutils": ("ld", "ld.lld"), "qemu-user": ("qemu-x86_64",), "wrk": ("wrk",), "iproute2": ("ip",), "dpkg": ("dpkg-deb",),
}  # fmt: skip
PROBE = 'import sys\n\nprint("here", len(sys.argv))\nsys.exit(42)\n'
PROBE_STATUS = 42


@dataclass(frozen=True)
class Finding:
    """One thing. `state`: OK, MISSING (what most need), OPTIONAL (missing, and some need it). `remedy`: what to do, for those that are not OK."""

    name: str
    state: str
    detail: str
    remedy: str = ""


def examine() -> list[Finding]:
    """All findings, in the order to show them. Nothing is raised, and nothing is left behind."""
    found: list[Finding] = []
    for name, check in CHECKS:
        with progress.step(name):
            found += [Finding(name, *rest) for rest in check()]
    return found


def is_ready(findings: list[Finding]) -> bool:
    """Whether apps can be built, and run under QEMU or as jailed processes."""
    states = {finding.name: finding.state for finding in findings}
    return states["Python"] == states["packages"] == OK and OK in (states["target qemu"], states["target jail"])


# (state, detail, remedy)
Rows = Iterator[tuple[str, ...]]


def _python() -> Rows:
    version = platform.python_version()
    if sys.version_info < OLDEST_PYTHON:
        yield MISSING, version, f"install Python {OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]} or later"
    else:
        yield OK, f"{version}, {sys.executable}"


def _packages() -> Rows:
    """Those that pyproject.toml names, each in its exact version."""
    wanted = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    wrong: list[str] = []
    right: list[str] = []
    for requirement in wanted:
        name, _, version = requirement.partition("==")
        try:
            installed = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            installed = "none"
        (right if installed == version else wrong).append(f"{name} {installed}" if installed == version else f"{name} {version} (there is {installed})")
    if wrong:
        yield MISSING, ", ".join(wrong), "`make setup`, or `pip install -e .` in the checkout"
    else:
        yield OK, ", ".join(right)


def _space() -> Rows:
    free = shutil.disk_usage(_existing(OUTPUT)).free >> 20
    place = f"{free:,} MiB free for {OUTPUT}/"
    if free < SPACE_OF_BUILDS:
        yield MISSING, place, f"free some space: builds take up to {SPACE_OF_BUILDS} MiB"
    elif free < SPACE_OF_XEN:
        yield OPTIONAL, place, f"free some space: the Xen host takes {SPACE_OF_XEN} MiB"
    else:
        yield OK, place


def _existing(path: Path) -> Path:
    """The nearest folder above that is there."""
    path = path.absolute()
    return next(folder for folder in (path, *path.parents) if folder.is_dir())


def _cache() -> Rows:
    place = cache.location()
    try:
        with tempfile.TemporaryFile(dir=_existing(place)):
            pass
    except OSError as error:
        yield OPTIONAL, f"{place}: {error.strerror}", f"name a folder that can be written to in ${cache.ENVIRONMENT}: without a cache every build starts from nothing"
        return
    if place.exists() and not place.is_dir():
        yield OPTIONAL, f"{place} is no folder", f"name another in ${cache.ENVIRONMENT}"
    else:
        yield OK, f"{place} can be written to"


def _jail() -> Rows:
    if platform.system() != "Linux" or platform.machine() != "x86_64":
        yield MISSING, f"{platform.system()} on {platform.machine()}", "jailed images are processes of Linux on x86-64"
        return
    yield from _tried("jail", "its kernel has to allow seccomp filters (Linux 4.6 or later)")


def _qemu() -> Rows:
    program = shutil.which(QEMU)
    if program is None:
        yield MISSING, f"{QEMU} is not installed", "`apt install qemu-system-x86`, or `make setup`"
        return
    version = qemu_errors.version(program)
    if version is None:
        yield MISSING, f"{program} does not run", "`apt install --reinstall qemu-system-x86`"
        return
    text = f"QEMU {version[0]}.{version[1]}"
    if version < qemu_errors.OLDEST:
        yield MISSING, text, f"install {qemu_errors.OLDEST[0]}.{qemu_errors.OLDEST[1]} or later"
        return
    said = subprocess.run([program, "-machine", "help"], capture_output=True, text=True, stdin=subprocess.DEVNULL).stdout
    missing = [machine for machine in MACHINES if not re.search(rf"^{machine}\s", said, re.MULTILINE)]
    if missing:
        yield MISSING, f"{text} without {', '.join(missing)}", "install a QEMU with all x86-64 machines: `apt install qemu-system-x86`"
        return
    yield from _tried("qemu", f"see what `{QEMU} --version` says", f"{text} with {', '.join(MACHINES)}; ")


def _tried(target: str, remedy: str, detail: str = "") -> Rows:
    """Builds a program and runs it."""
    with tempfile.TemporaryDirectory(prefix="unic-doctor-") as folder:
        source = Path(folder, "probe.py")
        source.write_text(PROBE)
        try:
            image = build(load(source, target), Path(folder))
            status, output = _captured(lambda: by_name(target).run(image, RunOptions(timeout=60.0, machine=(*by_name(target).machines, "")[0])))
        except (TargetError, LinkError, CompileError, OSError) as error:
            yield MISSING, str(error), remedy
            return
    if (status, output) == (PROBE_STATUS, b"here 1\n"):
        yield OK, f"{detail}an image was built and run"
    else:
        yield MISSING, f"{detail}an image ended with status {status}: {output.decode(errors='replace').strip() or 'no output'}", remedy


def _captured(run: Callable[[], int]) -> tuple[int, bytes]:
    """The status that `run` returns, and what its children write to standard output."""
    with tempfile.TemporaryFile() as console:
        sys.stdout.flush()
        saved = os.dup(1)
        os.dup2(console.fileno(), 1)
        try:
            status = run()
        finally:
            os.dup2(saved, 1)
            os.close(saved)
        console.seek(0)
        return status, console.read()


def _kvm() -> Rows:
    reason = probe_kvm() if shutil.which(QEMU) else f"{QEMU} is not installed"
    if reason:
        yield OPTIONAL, reason, "nothing has to be done: images run without it, by translation"
    else:
        yield OK, "images run natively with --accelerator kvm"


def _tap() -> Rows:
    problem = tap.device_refusal()
    tool = shutil.which("ip")
    if problem:
        yield OPTIONAL, problem.partition(": ")[0], problem.partition(": ")[2] or problem
    elif tool is None:
        yield OPTIONAL, "the command ip is not installed", "`apt install iproute2`"
    elif os.geteuid() != 0:
        yield OK, f"{tap.DEVICE} can be opened; making a device takes root: `sudo ip tuntap add dev tap0 mode tap user $USER`"
    else:
        yield OK, f"{tap.DEVICE} can be opened, and this user may make devices: `ip tuntap add dev tap0 mode tap`"


def _xen() -> Rows:
    if xl.is_dom0():
        yield OK, "this is a dom0, with xl"
        return
    if shutil.which(QEMU) is None:
        yield OPTIONAL, "no dom0, and no QEMU for a Xen of its own", "`apt install qemu-system-x86`"
        return
    # Here, as only this needs it.
    from unic.targets.xen_host import paths

    lacking = [tool for tool in ("apt-get", "apt-cache", "dpkg-deb") if shutil.which(tool) is None]
    if (paths.location() / "packages.json").is_file():
        yield OK, f"a Xen of its own inside QEMU, in {paths.location()}"
    elif lacking:
        yield OPTIONAL, f"no dom0, and no {lacking[0]} to fetch Debian's Xen with", "build with --target xen, and run the image in a dom0"
    else:
        yield OK, "no dom0: `unic run --target xen` fetches Debian's Xen (100 MB) and boots it inside QEMU"


def _gdb() -> Rows:
    program = shutil.which("gdb")
    if program is None:
        yield OPTIONAL, "not installed", "`apt install gdb`, for `unic debug`"
        return
    said = subprocess.run([program, "--version"], capture_output=True, text=True, stdin=subprocess.DEVNULL).stdout
    yield OK, said.partition("\n")[0] or program


def _report() -> Rows:
    lacking = {package: programs[0] for package, programs in REPORT_TOOLS.items() if not any(map(shutil.which, programs))}
    if lacking:
        yield OPTIONAL, f"`unic report` lacks {', '.join(lacking.values())}", f"`apt install {' '.join(lacking)}`, or `make report`; a report says what it could not measure"
    else:
        yield OK, f"{', '.join(programs[0] for programs in REPORT_TOOLS.values())} are installed"


def _ports() -> Rows:
    problem = ports.refusal(USUAL_PORT)
    if problem:
        detail, _, remedy = problem.partition(": ")
        yield OPTIONAL, detail, remedy
    else:
        yield OK, f"{USUAL_PORT} of 127.0.0.1 is free"


CHECKS: tuple[tuple[str, Callable[[], Rows]], ...] = (
    ("Python", _python), ("packages", _packages), ("space", _space), ("cache", _cache), ("target jail", _jail), ("target qemu", _qemu),
    ("KVM", _kvm), ("target xen", _xen), ("tap devices", _tap), ("port", _ports), ("gdb", _gdb),
    ("report", _report),
)  # fmt: skip
