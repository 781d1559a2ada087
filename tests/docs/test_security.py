"""Every test that docs/security.md calls as a witness exists."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
WITNESSES = sorted(set(re.findall(r"`([a-z_/]+\.py)::(\w+)`", PAGE)))


@cache
def names_in(path: Path) -> frozenset[str]:
    return frozenset(node.name for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef))


def test_there_are_many() -> None:
    assert len(WITNESSES) > 40


@pytest.mark.parametrize("file, name", WITNESSES)
def test_exists(file: str, name: str) -> None:
    assert name in names_in(ROOT / "tests" / file)


@pytest.mark.parametrize("text, module, name", [
    ("| connections | 192 |", "net/tcp/endpoint.py", "CONNECTION_LIMIT: Final = 192"),
    ("| half-open connections | 32,", "net/tcp/endpoint.py", "HALF_OPEN_LIMIT: Final = 32"),
    ("| connections in TIME-WAIT | 64,", "net/tcp/endpoint.py", "TIME_WAIT_LIMIT: Final = 64"),
    ("| bytes that wait in a connection | 16 KiB each way", "net/tcp/window.py", "RECEIVE_LIMIT: Final = 16384"),
    ("| pieces out of order | 16 a connection", "net/tcp/reassembly.py", "PIECE_LIMIT: Final = 16\n"),
    ("| neighbours, packets that wait for one | 64, 16", "net/arp.py", "NEIGHBOUR_LIMIT: Final = 64\nWAITING_LIMIT: Final = 16\n"),
    ("| UDP sockets, datagrams waiting in each | 32, 32", "net/udp.py", "SOCKET_LIMIT: Final = 32\nQUEUE_LIMIT: Final = 32\n"),
    ("| frames that wait for the device | 128", "net/egress.py", "EGRESS_LIMIT: Final = 128\n"),
])
def test_the_bounds_are_those_of_the_code(text: str, module: str, name: str) -> None:
    assert text in PAGE
    assert name in (ROOT / "stdlib" / module).read_text(encoding="utf-8")
