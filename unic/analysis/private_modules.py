"""Modules that only our library has: parts of a package of which CPython's, of the same name, has no such part."""
from __future__ import annotations

import importlib.util
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unic.analysis.modules import ModuleTable


def is_private(table: "ModuleTable", name: str) -> bool:
    """Whether a module is one of these. A program may not import it: it would mean something else under CPython, or nothing."""
    package = name.rpartition(".")[0]
    if not package or package.partition(".")[0] not in sys.stdlib_module_names:
        return False
    place = table.find(name)
    return place is not None and not place[2] and not _is_in_cpython(name)


@cache
def _is_in_cpython(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False
