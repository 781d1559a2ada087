"""Run an app under plain Python: `python -m unic.plain_python MAIN.py [ARGUMENT...]`.

Only the library's own modules that Python does not have are added (`storage`, `machine`); all others are Python's. A block device
NAME is the file in the environment variable UNIC_BLOCK_NAME.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import runpy
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

# Not from unic.pipeline: programs are not to wait for the compiler to be loaded.
STDLIB = Path(__file__).resolve().parent.parent / "stdlib"
OWN = {"machine": STDLIB / "machine.py", "storage": STDLIB / "storage" / "__init__.py"}


class OwnModules(importlib.abc.MetaPathFinder):
    """Finds what is in stdlib/ and not in Python, behind everything else: stdlib/ on the path would hide Python's asyncio."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        source = OWN.get(name)
        if source is None:
            return None
        folders = [str(source.parent)] if source.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(name, source, submodule_search_locations=folders)


def main() -> None:
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_file():
        sys.exit("usage: python -m unic.plain_python MAIN.py [ARGUMENT...]")
    sys.meta_path.append(OwnModules())
    del sys.argv[0]
    path = Path(sys.argv[0]).resolve()
    sys.path[0] = str(path.parent)
    runpy.run_path(str(path), run_name="__main__")


if __name__ == "__main__":
    main()
