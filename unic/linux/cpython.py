"""CPython with an app's source, and no more of the standard library than the app is seen to load.

The interpreter is Debian's, unpacked and run by its own loader, so that nothing of this system's Python is in it.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from unic.debian.cpio import Archive
from unic.debian.files import LIBRARIES, LIBRARY_FOLDERS, LOADER, needed_libraries, read
from unic.debian.packages import Packages
from unic.pipeline import PROJECT
from unic.targets.target import TargetError

PROGRAM = "usr/bin/python3.11"
STDLIB = "usr/lib/python3.11"
# No environment, no site: what an appliance does not need.
OPTIONS = ("-E", "-s", "-S", "-B")
APP = "/app"
COMMAND = (f"/{PROGRAM}", *OPTIONS, f"{APP}/main.pyc")
ENVIRONMENT = ("LC_ALL=C.UTF-8",)

# What `python -v` says of files. A package's folder has no file of its own.
LOADED = re.compile(r"^# (?:code object from|extension module '\S+' loaded from) '?(/[^'\n]+?)'?$", re.MULTILINE)
# getpath.py looks for this one to know where the library is.
LANDMARK = f"{STDLIB}/os.py"
# Modules of the library's own, which plain Python does not have: unic/plain_python.py.
OWN = ("machine.py", "storage")

COMPILE = """
import py_compile, sys
for line in sys.stdin.read().splitlines():
    source, target, shown = line.split("\\t")
    py_compile.compile(source, target, shown, doraise=True, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
"""


def interpreter(packages: Packages) -> list[str]:
    """The command that runs the unpacked interpreter here."""
    root = packages.root
    folders = ":".join(str(root / folder) for folder in LIBRARY_FOLDERS)
    return [str(root / LIBRARIES / LOADER), "--library-path", folders, str(root / PROGRAM)]


def environment(packages: Packages, bytecode: Path | None = None, **more: str) -> dict[str, str]:
    """For `interpreter`; it does not find its library by itself, so that it must not be told to ignore its environment.

    `bytecode`: a folder where it keeps compiled modules, as an installed one does next to its sources; None: it compiles them every time.
    """
    kept = {"PYTHONPYCACHEPREFIX": str(bytecode)} if bytecode else {"PYTHONDONTWRITEBYTECODE": "1"}
    return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "PYTHONHOME": str(packages.root / "usr"), **kept, **more}


def lay_out(files: dict[str, bytes], main: str, folder: Path) -> Path:
    """Writes the app's `files` to `folder`, with the modules that plain Python does not have. Returns the path of the module `main`."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for name in OWN:
        source = PROJECT / "stdlib" / name
        for file in [source] if source.is_file() else source.rglob("*.py"):
            path = folder / file.relative_to(PROJECT / "stdlib")
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.read_bytes())
    return folder / main


def command(packages: Packages, main: Path) -> list[str]:
    """Runs a laid-out app as a process of this system, as the machine does it."""
    return [*interpreter(packages), "-s", "-S", str(main)]


def loaded_files(packages: Packages, main: Path, exercise: Callable[[subprocess.Popen[bytes]], None], bytecode: Path) -> list[Path]:
    """The files that the interpreter loads for the app and while `exercise` uses it, sorted. `exercise` is to end the process.

    `bytecode`: an empty folder, which gets the compiled modules of these.
    """
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            command(packages, main), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, env=environment(packages, bytecode, PYTHONVERBOSE="1"), cwd=main.parent
        )
        try:
            exercise(process)
        finally:
            if process.poll() is None:
                process.kill()
            process.communicate()
        log.seek(0)
        text = log.read().decode(errors="replace")
    found = {Path(path) for path in LOADED.findall(text)}
    if not found:
        raise TargetError(f"{main.name} does not run under the packages' Python: {text.strip()[-300:]}")
    return sorted(path for path in found if path.is_file())


def add(archive: Archive, packages: Packages, main: Path, loaded: Sequence[Path], files: dict[str, bytes]) -> None:
    """The interpreter, its libraries, and the modules `loaded`, compiled; `files` of the app that are no modules."""
    root = packages.root
    # Python looks for this one, too, to know where the library is.
    archive.folder(f"/{STDLIB}/lib-dynload")
    sources: dict[str, Path] = {f"/{LANDMARK}c": root / LANDMARK, f"{APP}/main.pyc": main}
    extensions = []
    for path in loaded:
        if path.is_relative_to(root):
            name = path.relative_to(root)
        elif path.is_relative_to(main.parent):
            name = Path(APP.lstrip("/")) / path.relative_to(main.parent)
        else:
            raise TargetError(f"the app loads {path}, which is neither its own nor Python's")
        if path.suffix == ".py":
            if path != main:
                sources[f"/{name}c"] = path
        else:
            extensions.append(str(name))
    for target, content in compiled(packages, sources).items():
        archive.file(target, content, 0o644)
    for program in (PROGRAM, *extensions):
        archive.file(f"/{program}", read(root, program))
    for library, content in needed_libraries(root, [PROGRAM, *extensions]).items():
        archive.file(f"/{LIBRARIES}/{library}", content)
    archive.file(f"/lib64/{LOADER}", read(root, f"{LIBRARIES}/{LOADER}"))
    for file, content in files.items():
        archive.file(f"{APP}/{file}", content, 0o644)


def compiled(packages: Packages, sources: dict[str, Path]) -> dict[str, bytes]:
    """Bytecode by the paths in `sources`, which does not look for a source. Raises TargetError."""
    with tempfile.TemporaryDirectory(prefix="unic-bytecode-") as folder:
        lines, targets = [], {}
        for index, (name, source) in enumerate(sources.items()):
            targets[name] = Path(folder) / str(index)
            lines.append(f"{source}\t{targets[name]}\t{name.removesuffix('c')}")
        done = subprocess.run(
            [*interpreter(packages), "-s", "-S", "-c", COMPILE], input="\n".join(lines), capture_output=True, text=True, env=environment(packages)
        )
        if done.returncode:
            raise TargetError(f"Python could not compile: {done.stderr.strip()[-300:]}")
        return {name: path.read_bytes() for name, path in targets.items()}
