"""What a class of the library says it is: the module and the name that CPython has, where the library has it in a file of its own or by another name."""
from __future__ import annotations

from unic.analysis.declarations import ClassDecl

# What is one module in CPython and a folder here.
_FOLDERS = frozenset("argparse collections configparser datetime decimal hashlib ipaddress logging re statistics zlib".split())
_MODULES = {"_exit_stacks": "contextlib", "_dispatch": "functools", "_unsupported": "io"}
_CLASSES = {
    "io.StringIO": "_io", "io.BytesIO": "_io", "queue.Empty": "_queue", "json.JSONEncoder": "json.encoder", "json.JSONDecoder": "json.decoder",
    "asyncio.exceptions.QueueEmpty": "asyncio.queues", "asyncio.exceptions.QueueFull": "asyncio.queues",
}
# Classes that have another name here: several for what is one class, or that of its annotation.
_NAMES = {
    "builtins.Generator": "builtins.generator", "builtins.Coroutine": "builtins.coroutine", "builtins.AsyncGenerator": "builtins.async_generator",
    "builtins.enumerate_iterator": "builtins.enumerate", "builtins.zip_rows_iterator": "builtins.zip",
    "builtins.filter_iterator": "builtins.filter", "builtins.present_iterator": "builtins.filter",
    "builtins.sequence_reverseiterator": "builtins.reversed",
    **{f"builtins.{name}{count}": f"builtins.{name}" for name in ("zip", "map") for count in (1, 2, 3)},
}


def shown_name(qualname: str) -> str:
    """`module.Class` as the program sees it when it runs."""
    return _NAMES.get(qualname, qualname)


def shown_module(decl: ClassDecl) -> str:
    """`__module__` of a class that is not a builtin one."""
    name = decl.module.name
    if decl.module.is_app:
        return name
    if f"{name}.{decl.qualname}" in _CLASSES:
        return _CLASSES[f"{name}.{decl.qualname}"]
    folder = name.partition(".")[0]
    return folder if folder in _FOLDERS else _MODULES.get(name, name)
