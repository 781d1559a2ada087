"""Imports the runtime's and the library's sources under CPython.

`machine`, `net` and `storage` come from stdlib/ without stdlib/ itself being on sys.path (it would shadow CPython's own
asyncio and others); `unsafe` is tests/support/unsafe_model.py; `image` is made of `IMAGE_CONSTANTS`; a panic and
a failure that compiled code would raise are Python exceptions (panic_model.py, failure_model.py); the supervisor
maps what it is asked to (supervisor_model.py).
Importing this module installs the finder.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import sys
import types
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
IMAGE_CONSTANTS = {
    "TARGET": "qemu",
    "NETWORK": True,
    "LOOPBACK": False,
    "BLOCKS": "",
    "SOCKETS": False,
    "ADDRESS": "10.0.0.2/24",
    "GATEWAY": "10.0.0.1",
    "HOSTNAME": "unic",
    "MEMORY_LIMIT": 0,
    "PHASES": False,
    "REDIRECTS_ERRORS": False,
}
SOURCES = {
    "machine": ROOT / "stdlib" / "machine.py",
    "net": ROOT / "stdlib" / "net" / "__init__.py",
    "storage": ROOT / "stdlib" / "storage" / "__init__.py",
    "unsafe": ROOT / "tests" / "support" / "unsafe_model.py",
    "runtime.panic": ROOT / "tests" / "support" / "panic_model.py",
    "runtime.qemu.supervisor": ROOT / "tests" / "support" / "supervisor_model.py",
    "runtime.big_endian": ROOT / "tests" / "support" / "big_endian_model.py",
    "runtime.internet_checksum": ROOT / "tests" / "support" / "internet_checksum_model.py",
    "runtime.builtins.failure": ROOT / "tests" / "support" / "failure_model.py",
}
# Packages of which only the modules are wanted. The `__init__` of runtime.builtins imports all of them, and CPython
# cannot run most.
FOLDERS = {
    "runtime.builtins": ROOT / "runtime" / "builtins",
}


class ImageLoader(importlib.abc.Loader):
    """Makes module `image`, whose constants the compiler would fold."""

    def exec_module(self, module: types.ModuleType) -> None:
        vars(module).update(IMAGE_CONSTANTS)


class SourceFinder(importlib.abc.MetaPathFinder):
    """Finds the modules of `SOURCES`, and `image`; everything else is left to the usual finders."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name == "image":
            return importlib.machinery.ModuleSpec(name, ImageLoader())
        if name in FOLDERS:
            spec = importlib.machinery.ModuleSpec(name, None, is_package=True)
            spec.submodule_search_locations = [str(FOLDERS[name])]
            return spec
        if name in SOURCES:
            source = SOURCES[name]
            folders = [str(source.parent)] if source.name == "__init__.py" else None
            return importlib.util.spec_from_file_location(name, source, submodule_search_locations=folders)
        return None


def install() -> None:
    """Put the finder first, once; and the project's root on sys.path, for `runtime`."""
    if not any(isinstance(finder, SourceFinder) for finder in sys.meta_path):
        sys.meta_path.insert(0, SourceFinder())
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))


def load(name: str) -> types.ModuleType:
    """Import the module `name` of runtime/, stdlib/net, stdlib/storage or the compiler's own modules under CPython."""
    return importlib.import_module(name)


install()
