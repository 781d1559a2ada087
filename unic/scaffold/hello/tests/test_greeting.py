"""Run by `unic test`, under CPython and inside the image, or by `python3 -m pytest`."""

from config import GREETING
from main import greeting


def test_nobody_is_named() -> None:
    assert greeting([]) == f"{GREETING}, world!"


def test_several_are_named() -> None:
    assert greeting(["Ada", "Grace"]) == f"{GREETING}, Ada and Grace!"
