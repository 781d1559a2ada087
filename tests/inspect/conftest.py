"""Images that the tests of inspection share, each with the record of its build."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from unic.building import build
from unic.project import load

CONFIG = """\
from typing import Final

GREETING: Final = "good morning"
LOUD: Final = False
SALT: Final = b"\\x00salt"
LIMIT: Final = float("inf") if LOUD else 0.5
"""

# Inlining, dispatch, a constant that two functions share, and a branch that configuration removes.
MAIN = """\
import sys

from config import GREETING, LOUD


class Shape:
    def area(self) -> int:
        return 0

    def sides(self) -> int:
        return 0


class Square(Shape):
    def __init__(self, side: int) -> None:
        self.side = side

    def area(self) -> int:
        return self.side * self.side + len(sys.argv)

    def sides(self) -> int:
        return 4


class Circle(Shape):
    def __init__(self, radius: int) -> None:
        self.radius = radius

    def area(self) -> int:
        return 3 * self.radius * self.radius + len(sys.argv) * 2


def louder(text: str) -> str:
    return text.upper() + "!"


def shout(text: str) -> None:
    print(louder(text))


def never() -> None:
    print("nobody calls this")


def report(shapes: list[Shape]) -> None:
    total = 0
    for shape in shapes:
        total += shape.area() * shape.sides()
    if LOUD:
        shout(GREETING)
    print(GREETING, total)


def main() -> None:
    shapes: list[Shape] = [Square(len(sys.argv)), Circle(2 * len(sys.argv))]
    report(shapes)
    rest = [shape for shape in shapes if len(sys.argv) > 1]
    print(len(rest))


main()
"""


@pytest.fixture(scope="session")
def image(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Gives the image of an app for a target with -D definitions; each is built once."""
    folder = tmp_path_factory.mktemp("inspect")
    shapes = folder / "shapes"
    shapes.mkdir()
    (shapes / "unic.toml").write_text('[app]\nname = "shapes"\n')
    (shapes / "config.py").write_text(CONFIG)
    (shapes / "main.py").write_text(MAIN)

    @cache
    def make(target: str, *definitions: str) -> Path:
        return build(load(shapes, target, definitions), folder / "-".join([target, *definitions]))

    return make
