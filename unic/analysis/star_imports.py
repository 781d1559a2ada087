"""The names of `from module import *`."""
from __future__ import annotations

import importlib

from unic.analysis.declarations import GlobalDecl, ModuleDecl


def public_names(module: ModuleDecl, special: set[str]) -> list[str]:
    """What `from module import *` binds: the names in __all__, else all without a leading underscore.

    special: names of the module that the compiler itself knows. Of a module of the library it is what CPython's binds.
    """
    if not module.is_app:
        given = _names_in_cpython(module.name)
        return [name for name in given if name in module.symbols or name in special]
    declared = module.symbols.get("__all__")
    if isinstance(declared, GlobalDecl) and type(declared.value).__name__ in ("List", "Tuple"):
        return [element.value for element in declared.value.elts]
    return [name for name in module.symbols if not name.startswith("_")]


def _names_in_cpython(name: str) -> list[str]:
    try:
        theirs = importlib.import_module(name)
    except ImportError:
        return []
    listed = getattr(theirs, "__all__", None)
    return list(listed) if listed is not None else [n for n in dir(theirs) if not n.startswith("_")]
