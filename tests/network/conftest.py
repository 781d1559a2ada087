"""Lets the tests import the image's library modules under their own names: `net` and `machine`.

`stdlib/` itself cannot go on sys.path: its asyncio would hide CPython's.
"""

import importlib.util
import sys
from importlib.abc import MetaPathFinder
from pathlib import Path

STDLIB = Path(__file__).resolve().parents[2] / "stdlib"
sys.path.insert(0, str(Path(__file__).resolve().parent))


class LibraryFinder(MetaPathFinder):
    """Finds the modules that only the image's library has."""

    def find_spec(self, fullname, path=None, target=None):
        if fullname == "net":
            package = STDLIB / "net"
            return importlib.util.spec_from_file_location(
                fullname, package / "__init__.py", submodule_search_locations=[str(package)]
            )
        if fullname == "machine":
            return importlib.util.spec_from_file_location(fullname, STDLIB / "machine.py")
        return None


if not any(type(finder).__name__ == "LibraryFinder" for finder in sys.meta_path):
    sys.meta_path.insert(0, LibraryFinder())
