"""`runtime.panic` under CPython: a panic is the exception `Panic`, so that a test can expect it."""

from __future__ import annotations

from typing import NoReturn


class Panic(Exception):
    """What would have ended the image with status 101."""


def panic(message: str) -> NoReturn:
    raise Panic(message)
