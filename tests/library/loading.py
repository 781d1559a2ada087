"""Modules of stdlib/ under CPython, beside CPython's own of the same names."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

STDLIB = Path(__file__).resolve().parents[2] / "stdlib"


def load(name: str) -> ModuleType:
    """Our module or package `name`; what it imports of its own package and what CPython does not have is ours, too."""
    folder = STDLIB / name
    source = folder / "__init__.py" if folder.is_dir() else STDLIB / f"{name}.py"
    spec = importlib.util.spec_from_file_location(
        name, source, submodule_search_locations=[str(folder)] if folder.is_dir() else None)
    assert spec is not None and spec.loader is not None
    with put_aside(name), found_last(STDLIB):
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return module


@contextmanager
def found_last(folder: Path) -> Iterator[None]:
    """Modules in `folder` are found if nothing else has their names."""
    sys.path.append(str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))


@contextmanager
def put_aside(name: str) -> Iterator[None]:
    """`name` and its submodules are unknown meanwhile."""
    def known() -> dict[str, ModuleType]:
        return {key: module for key, module in sys.modules.items() if key.split(".")[0] == name}

    theirs = known()
    for key in theirs:
        del sys.modules[key]
    try:
        yield
    finally:
        for key in known():
            del sys.modules[key]
        sys.modules.update(theirs)
