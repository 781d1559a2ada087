"""Build the image of an app, or show a stage on the way to it."""

from __future__ import annotations

import argparse
import errno
import os
import tempfile
from pathlib import Path

from unic.cli.emit import STAGES, emit
from unic.cli.options import add_app_arguments, add_seed_argument, load_app
from unic.pipeline import Pipeline
from unic.project import App, fingerprint, refusal
from unic.targets import xl

OUTPUT = Path("build")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_app_arguments(parser)
    add_seed_argument(parser)
    parser.add_argument("--emit", choices=STAGES, metavar="STAGE",
                        help=f"print a stage in place of building the image: {', '.join(STAGES)}")
    parser.add_argument("-o", dest="output", type=Path, default=OUTPUT, metavar="DIR", help="where to write (default build)")


def execute(options: argparse.Namespace) -> int:
    app = load_app(options)
    if options.emit:
        emit(options.emit, app)
    else:
        prepare(options.output)
        path = build(app, options.output)
        print(f"{path}  {path.stat().st_size:,} bytes")
    return 0


def prepare(output: Path) -> None:
    """Makes the folder to write to. Raises SettingsError; the program need not be compiled to know that it cannot be written."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        if not os.access(output, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise refusal(f"-o {output}: {error.strerror}", hint="name a folder that can be written to") from None


def image_path(app: App, output: Path) -> Path:
    return output / f"{app.name}.{app.source.target}.elf"


def build(app: App, output: Path) -> Path:
    """Writes the image of `app`, and next to it its map, the image with symbols and DWARF, and what it was made from;
    for Xen a configuration for xl, too.

    Returns the image's path. Raises CompileError, LinkError, OSError.
    """
    pipeline = Pipeline(app.source)
    image = pipeline.image
    path = image_path(app, output)
    key = path.with_suffix(".key")
    output.mkdir(parents=True, exist_ok=True)
    # Without its key an image counts as out of date: the key goes first and comes last.
    key.unlink(missing_ok=True)
    write_file(path, image.image, executable=True)
    write_file(path.with_suffix(".map"), image.map.encode())
    write_file(path.with_suffix(".debug"), image.debug)
    if app.source.target == "xen":
        write_file(path.with_suffix(".cfg"), xl.of_build(app.name, path, app.network, app.blocks).encode())
    write_file(key, fingerprint(app).encode())
    return path


def build_if_needed(app: App, output: Path) -> Path:
    """As `build`, unless the image there is of this app, these options and this compiler."""
    path = image_path(app, output)
    try:
        current = path.is_file() and path.with_suffix(".key").read_text() == fingerprint(app)
    except (OSError, UnicodeDecodeError):
        current = False
    return path if current else build(app, output)


def write_file(path: Path, content: bytes, executable: bool = False) -> None:
    """Writes all of `path` or leaves it as it was. Raises OSError that names `path`."""
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            umask = os.umask(0)
            os.umask(umask)
            os.fchmod(file.fileno(), (0o777 if executable else 0o666) & ~umask)
        os.replace(temporary, path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise OSError(error.errno, f"cannot be written: {error.strerror}", str(path)) from error
