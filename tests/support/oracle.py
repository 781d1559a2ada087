"""CPython as the oracle. Some of what the programs show CPython has itself mended since the first 3.11: an older one is no judge of that."""

from __future__ import annotations

import sys

import pytest

MENDED = (3, 11, 7)
PROGRAMS = frozenset(
    {
        "asyncio/echo_protocols", "asyncio/task_group_basics", "asyncio/timeout_blocks", "classes/enum_families", "classes/enum_flags",
        "library/ip_addresses", "protocol_client",
    }
)  # fmt: skip


def must_know(program: str) -> None:
    """Skips the test of a program that this CPython is too old for."""
    if program in PROGRAMS and sys.version_info < MENDED:
        pytest.skip(f"CPython before {'.'.join(map(str, MENDED))} does otherwise")
