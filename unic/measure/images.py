"""Images as files that can be booted or run."""

from __future__ import annotations

from pathlib import Path

from unic.building import write_file
from unic.link import Image


def written(image: Image, folder: Path, name: str) -> Path:
    """The image as `folder`/`name`, executable."""
    path = folder / name
    write_file(path, image.image, executable=True)
    return path
