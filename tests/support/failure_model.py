"""`runtime.builtins.failure` under CPython: the part that runtime/memory calls."""

from __future__ import annotations

from typing import NoReturn


def raise_memory() -> NoReturn:
    raise MemoryError
