"""What a measurement gives: a value, the bar it is to stay under, and what others come to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from unic.cli.build import write_file
from unic.link import Image
from unic.pipeline import Pipeline
from unic.project import load

ROOT = Path(__file__).resolve().parents[2]
HELLO = ROOT / "apps" / "hello"
WEBSERVER = ROOT / "apps" / "webserver"


@dataclass(frozen=True)
class Figure:
    """One row. `value` None: not measured, `note` says why. The bar is an upper one, in the same unit; None: for information."""

    name: str
    what: str
    value: float | None
    bar: float | None
    unit: str
    comparison: str = ""
    note: str = ""

    @property
    def is_reached(self) -> bool:
        return self.value is not None and (self.bar is None or self.value <= self.bar)

    def shown(self, number: float | None) -> str:
        if number is None:
            return "-"
        text = f"{number:,.0f}" if number >= 100 or number == int(number) else f"{number:.2f}"
        return f"{text} {self.unit}".strip()


def compiled(path: Path, target: str, *definitions: str) -> Image:
    return Pipeline(load(path, target, definitions).source).image


def written(image: Image, folder: Path, name: str) -> Path:
    path = folder / name
    write_file(path, image.image, executable=True)
    return path

