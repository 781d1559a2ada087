"""The module that a class of the library says it is from: that of CPython, where the library has it in a file of its own."""
from __future__ import annotations

from unic.analysis.declarations import ClassDecl

# What is one module in CPython and a folder here.
_FOLDERS = frozenset("argparse collections configparser datetime decimal hashlib ipaddress logging re statistics zlib".split())
_MODULES = {"_exit_stacks": "contextlib", "_dispatch": "functools", "_unsupported": "io"}
_CLASSES = {
    "io.StringIO": "_io", "io.BytesIO": "_io", "queue.Empty": "_queue", "json.JSONEncoder": "json.encoder", "json.JSONDecoder": "json.decoder",
    "asyncio.exceptions.QueueEmpty": "asyncio.queues", "asyncio.exceptions.QueueFull": "asyncio.queues",
}


def shown_module(decl: ClassDecl) -> str:
    """`__module__` of a class that is not a builtin one."""
    name = decl.module.name
    if decl.module.is_app:
        return name
    if f"{name}.{decl.qualname}" in _CLASSES:
        return _CLASSES[f"{name}.{decl.qualname}"]
    folder = name.partition(".")[0]
    return folder if folder in _FOLDERS else _MODULES.get(name, name)
