"""The files of a build: an image, what belongs to it, and whether it is still that of its sources."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

from unic.files import replace_file
from unic.inspect.record import SECTION
from unic.inspect.recording import recorded
from unic.pipeline import Pipeline
from unic.project import App, fingerprint, refusal
from unic.targets import xl

OUTPUT = Path("build")


def prepare(output: Path) -> None:
    """Makes the folder to write to. Raises SettingsError, or OSError when it would be nowhere; the program need not be compiled to know that it cannot be written."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        if not os.access(output, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not output.is_absolute():
            # The current folder is gone.
            raise OSError(error.errno, error.strerror, str(output)) from None
        raise refusal(f"{output}: {error.strerror}", hint="work in a folder that can be written to; `build` and `report` write to another with -o DIR") from None


def image_path(app: App, output: Path) -> Path:
    return output / f"{app.name}.{app.source.target}.elf"


def build(app: App, output: Path, pipeline: Pipeline | None = None) -> Path:
    """Writes the image of `app`, and next to it its map, the image with symbols, DWARF and the build's record, and what it was made from;
    for Xen a configuration for xl, too. `pipeline`: that of `app.source`, if the caller wants to know about it.

    Returns the image's path. Raises CompileError, LinkError, OSError.
    """
    pipeline = pipeline or Pipeline(app.source)
    # Of the files before they are read: what is saved meanwhile is not in the image.
    made_from = fingerprint(app)
    image = pipeline.image
    path = image_path(app, output)
    key = path.with_suffix(".key")
    output.mkdir(parents=True, exist_ok=True)
    # Without its key an image counts as out of date: the key goes first and comes last.
    key.unlink(missing_ok=True)
    write_file(path, image.image, executable=True)
    write_file(path.with_suffix(".map"), image.map.encode())
    write_file(path.with_suffix(".debug"), image.make_debug([(SECTION, recorded(app, pipeline))], pipeline.further_names))
    if app.source.target == "xen":
        write_file(path.with_suffix(".cfg"), xl.of_build(app.name, path, app.network, app.blocks).encode())
    write_file(key, _key(made_from, image.image).encode())
    return path


def build_if_needed(app: App, output: Path) -> Path:
    """As `build`, unless the image there is of this app, these options and this compiler."""
    path = image_path(app, output)
    try:
        current = path.is_file() and path.with_suffix(".key").read_text() == _key(fingerprint(app), path.read_bytes())
    except (OSError, UnicodeDecodeError):
        current = False
    if not current:
        prepare(output)
        build(app, output)
    return path


def _key(made_from: str, image: bytes) -> str:
    """Of two builds at once, each may write some of the files."""
    return f"{made_from} {hashlib.sha256(image).hexdigest()}"


def write_file(path: Path, content: bytes, executable: bool = False) -> None:
    """Writes all of `path` or leaves it as it was. Raises OSError that names `path`."""
    try:
        replace_file(path, content, 0o777 if executable else 0o666)
    except OSError as error:
        raise OSError(error.errno, f"cannot be written: {error.strerror}", str(path)) from error
