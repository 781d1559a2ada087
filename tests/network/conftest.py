"""Installs the finder for `net` and `machine`, and makes this folder's helpers importable."""

import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
for folder in (FOLDER, FOLDER.parents[1]):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

import tests.support.imports  # noqa: E402, F401
