"""stdlib/storage/image_device.py over a driver double: order, room, errors, cancellation, loops that come and go."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

CASES = Path(__file__).with_name("image_device_cases.py")
NAMES = [
    node.name for node in ast.parse(CASES.read_text()).body if isinstance(node, ast.FunctionDef) and node.name != "install"
]


@pytest.mark.parametrize("name", NAMES)
def test_of_requests(name: str) -> None:
    result = subprocess.run([sys.executable, "-B", CASES, name], capture_output=True, text=True, timeout=60)
    assert (result.stdout, result.stderr, result.returncode) == ("passed\n", "", 0)
