"""What a measurement gives: a value, its bar, and what others come to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from unic.link import Image
from unic.pipeline import Pipeline
from unic.project import load

ROOT = Path(__file__).resolve().parents[2]
HELLO = ROOT / "apps" / "hello"
WEBSERVER = ROOT / "apps" / "webserver"


@dataclass(frozen=True)
class Figure:
    """One row. `value` None: not measured, `note` says why. The bar is in the same unit; None: for information.

    The value is to stay below the bar, or with `is_least` to reach it.
    """

    name: str
    what: str
    value: float | None
    bar: float | None
    unit: str
    comparison: str = ""
    note: str = ""
    is_least: bool = False

    @property
    def is_reached(self) -> bool:
        if self.value is None or self.bar is None:
            return self.value is not None
        return self.value >= self.bar if self.is_least else self.value <= self.bar

    @property
    def shown_bar(self) -> str:
        return ("at least " if self.is_least else "") + self.shown(self.bar)

    def shown(self, number: float | None) -> str:
        if number is None:
            return "-"
        text = f"{number:,.0f}" if number >= 100 or number == int(number) else f"{number:.2f}"
        return f"{text} {self.unit}".strip()


def compiled(path: Path, target: str, *definitions: str) -> Image:
    return Pipeline(load(path, target, definitions).source).image
