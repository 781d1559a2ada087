"""`unic new`: writes an app from one of the templates beside this file, all of it or nothing.

A template is a folder as it is to be, but for `@NAME@` in its texts.
"""

from __future__ import annotations

import os
import shlex
import shutil
import tempfile
from pathlib import Path

from unic.project import NAME, refusal, suggestion

FOLDER = Path(__file__).resolve().parent
TEMPLATES = ("web", "hello")
PLACEHOLDER = "@NAME@"


def create(place: Path, template: str) -> list[Path]:
    """Writes the app `place`, a folder that does not exist or is empty. The files, relative to it.

    Raises SettingsError for a name or a place that cannot be; OSError when it cannot be written, and then there is nothing of it.
    """
    if template not in TEMPLATES:
        raise refusal(f"there is no template '{template}'", hint=suggestion(template, TEMPLATES))
    name = place.name
    if not NAME.fullmatch(name):
        raise refusal(f"'{name or place}' is no name for an app", hint="a name is made of letters, digits, '.', '_' and '-', a letter or digit first")
    if place.is_dir():
        if any(place.iterdir()):
            raise refusal(f"{place} exists and is not empty", hint="choose another name, or empty the folder")
    elif place.exists() or place.is_symlink():
        raise refusal(f"{place} exists and is no folder", hint="choose another name")
    if not place.parent.is_dir():
        if os.path.lexists(place.parent):
            raise refusal(f"{place.parent} is no folder", hint="choose another place")
        raise refusal(f"there is no folder {place.parent}", hint=f"make it: `mkdir -p {shlex.quote(str(place.parent))}`")
    # A folder is renamed as one: what is interrupted leaves none.
    try:
        made = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".{name}-"))
    except OSError as error:
        raise OSError(error.errno, f"cannot be written: {error.strerror}", str(place)) from error
    try:
        files = [path.relative_to(FOLDER / template) for path in sorted((FOLDER / template).rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
        for file in files:
            target = made / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text((FOLDER / template / file).read_text(encoding="utf-8").replace(PLACEHOLDER, name), encoding="utf-8")
        umask = os.umask(0)
        os.umask(umask)
        made.chmod(0o777 & ~umask)
        made.replace(place)
    except OSError as error:
        raise OSError(error.errno, f"cannot be written: {error.strerror}", str(place)) from error
    finally:
        # Gone by its name when all has gone well.
        shutil.rmtree(made, ignore_errors=True)
    return files
