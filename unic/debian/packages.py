"""Debian's packages, a kernel among them: fetched and unpacked without root.

Only files that can be needed are unpacked. What was found is written down in packages.json, so that
apt is asked once; delete the folder to get newer packages.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from unic.targets.target import TargetError


@dataclass(frozen=True)
class Selection:
    """What to fetch. `names`: packages; `kernel`: a package that depends on the current kernel; `modules`: the kernel modules to keep;
    `kept`: prefixes of the paths to unpack; `remedy`: ends the messages about what cannot be fetched."""

    names: tuple[str, ...]
    kernel: str
    modules: tuple[str, ...]
    kept: tuple[str, ...]
    remedy: str


@dataclass(frozen=True)
class Packages:
    """The unpacked packages: `root` is their file tree, `versions` what was found, `kernel` its release name."""

    root: Path
    versions: dict[str, str]
    kernel: str

    @property
    def vmlinuz(self) -> Path:
        return self.root / "boot" / f"vmlinuz-{self.kernel}"


def fetch(folder: Path, selection: Selection, report: Callable[[str], None]) -> Packages:
    """The packages, from `folder` when they are there, else by apt.

    The caller holds the folder's lock. Raises TargetError.
    """
    record = folder / "packages.json"
    wanted = sorted(selection.modules)
    remedy = selection.remedy
    try:
        known = json.loads(record.read_text())
        if known["modules"] == wanted and set(selection.names) <= set(known["versions"]):
            return Packages(folder / "root", known["versions"], known["kernel"])
    except (OSError, ValueError, KeyError):
        pass
    for tool, package in (("apt-get", "apt"), ("apt-cache", "apt"), ("dpkg-deb", "dpkg")):
        if shutil.which(tool) is None:
            raise TargetError(f"{tool} (package {package}) is not there: {remedy}")
    options = _apt_options(folder, selection, report)
    kernel = _kernel_package(options, selection)
    names = (kernel, *selection.names)
    downloads = folder / "packages"
    downloads.mkdir(parents=True, exist_ok=True)
    report(f"downloading {len(names)} packages")
    _run(["apt-get", *options, "download", *names], "download the packages", remedy, cwd=downloads)
    report("unpacking them")
    release = kernel.removeprefix("linux-image-")
    root = folder / "root"
    shutil.rmtree(root, ignore_errors=True)
    module_files = {f"{name}.ko" for name in wanted}
    versions = {}
    for archive in sorted(downloads.glob("*.deb")):
        name, version = archive.name.split("_")[:2]
        if name in names:
            versions[name] = version.replace("%3a", ":")
            _unpack(archive, root, selection.kept, module_files)
    missing = set(names) - set(versions)
    if missing:
        raise TargetError(f"apt did not download {', '.join(sorted(missing))}: {remedy}")
    shutil.rmtree(downloads)
    text = json.dumps({"versions": versions, "kernel": release, "modules": wanted}, indent=1)
    record.with_suffix(".new").write_text(text)
    record.with_suffix(".new").rename(record)
    return Packages(root, versions, release)


def _apt_options(folder: Path, selection: Selection, report: Callable[[str], None]) -> list[str]:
    """Options with which apt knows the packages: the system's lists, or lists of our own when those are empty."""
    sandbox = ["-q", "-o", "APT::Sandbox::User=root"]
    if _knows(sandbox, selection.names):
        return sandbox
    state = folder / "apt"
    for part in ("lists/partial", "cache/archives/partial"):
        (state / part).mkdir(parents=True, exist_ok=True)
    own = [*sandbox, "-o", f"Dir::State={state}", "-o", f"Dir::State::Lists={state}/lists", "-o", f"Dir::Cache={state}/cache",
           "-o", "Dir::State::status=/var/lib/dpkg/status"]  # fmt: skip
    report("fetching apt's package lists")
    _run(["apt-get", *own, "update"], "fetch the package lists", selection.remedy)
    if not _knows(own, selection.names):
        raise TargetError(f"apt's sources have packages {', '.join(selection.names)}: {selection.remedy}")
    return own


def _knows(options: Sequence[str], names: Sequence[str]) -> bool:
    shown = subprocess.run(["apt-cache", *options, "show", *names], capture_output=True, text=True)
    return shown.returncode == 0 and bool(shown.stdout.strip())


def _kernel_package(options: Sequence[str], selection: Selection) -> str:
    shown = _run(["apt-cache", *options, "show", "--no-all-versions", selection.kernel], "find the kernel", selection.remedy)
    found = re.search(r"^Depends:.*?\b(linux-image-[0-9][^ ,]*)", shown, re.MULTILINE)
    if not found:
        raise TargetError(f"package {selection.kernel} names no kernel: {selection.remedy}")
    return found[1]


def _run(command: Sequence[str], purpose: str, remedy: str, cwd: Path | None = None) -> str:
    """The output of an apt command; its complaints go into the error."""
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, stdin=subprocess.DEVNULL)
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.startswith(("E:", "Err:"))] or done.stderr.splitlines()
        raise TargetError(
            f"apt could not {purpose} ({'; '.join(lines[:3])}): {remedy}; is the network there, and do apt's sources have them?"
        )
    return done.stdout


def _unpack(archive: Path, root: Path, kept: tuple[str, ...], modules: set[str]) -> None:
    """The package's files that may be needed, below `root`, with their permission bits and symbolic links."""
    with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", str(archive)], stdout=subprocess.PIPE) as reader:
        assert reader.stdout is not None
        with tarfile.open(fileobj=reader.stdout, mode="r|") as files:
            for member in files:
                name = member.name.removeprefix("./")
                if name.startswith(kept) and (not name.endswith(".ko") or PurePosixPath(name).name in modules):
                    _place(member, files.extractfile(member) if member.isfile() else None, root, name)
    if reader.returncode:
        raise TargetError(f"{archive} is damaged: delete its folder and try again")


def _place(member: tarfile.TarInfo, content: IO[bytes] | None, root: Path, name: str) -> None:
    if member.isdir():
        return
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if member.issym():
        path.symlink_to(member.linkname)
    elif member.islnk():
        path.hardlink_to(root / member.linkname.removeprefix("./"))
    elif content is not None:
        with path.open("wb") as file:
            shutil.copyfileobj(content, file)
        path.chmod(member.mode & 0o777)
