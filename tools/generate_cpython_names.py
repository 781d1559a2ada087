"""Writes tools/cpython_names.json: the public names of CPython 3.11's library on Linux, as the stubs that come with mypy (typeshed) have them.

    python -m tools.generate_cpython_names

modules: all top-level modules. names: for each module of stdlib/ that CPython has too, its public names; for a class
[its public members, those of bases other than builtin ones with them; the parameters of its constructor], else null.
unlisted: those of them that __all__ leaves out.
Stubs have some classes inherit from abstract ones whose methods they have not: methods are asked of the class itself. So it runs under 3.11.
"""

from __future__ import annotations

import ast
import importlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import mypy

from tools.library_names import CPYTHON_NAMES, STDLIB, public_modules

STUBS = Path(mypy.__file__).parent / "typeshed" / "stdlib"
VERSION = (3, 11)
# Of other systems, or of no use by themselves.
ELSEWHERE = {"_typeshed", "__future__", "__main__", "antigravity", "genericpath", "idlelib", "lib2to3", "msilib", "msvcrt", "nt", "ntpath", "nturl2path",
             "ossaudiodev", "posix", "pydoc_data", "pyexpat", "sre_compile", "sre_constants", "sre_parse", "this", "typing_extensions", "winreg", "winsound", "xxlimited"}


@dataclass(frozen=True)
class Class:
    module: str
    node: ast.ClassDef


@dataclass(frozen=True)
class Reference:
    """A name of another module, or another name of this one; `own` when the module hands it on as its own."""

    module: str
    name: str
    own: bool


def main() -> int:
    assert sys.version_info[:2] == VERSION, "run this with Python 3.11"
    modules = [module.name for module in public_modules(STDLIB) if not module.is_own]
    names = {module: {name: described(resolve(module, name), real(module, name)) for name in sorted(public(module))} for module in modules}
    unlisted = {module: sorted(public(module) - set(exported(module))) for module in modules}
    lines = ",\n".join(f"  {json.dumps(module)}: {json.dumps(found)}" for module, found in names.items())
    CPYTHON_NAMES.write_text(f'{{"modules": {json.dumps(top_level_modules())},\n"unlisted": {json.dumps({name: found for name, found in unlisted.items() if found})},\n"names": {{\n{lines}\n}}}}\n', encoding="utf-8")
    print(f"{sum(map(len, names.values()))} names of {len(names)} modules in {CPYTHON_NAMES}")
    return 0


def top_level_modules() -> list[str]:
    found = []
    for line in (STUBS / "VERSIONS").read_text().splitlines():
        name, _, versions = line.partition("#")[0].partition(":")
        if name and "." not in name and not name.startswith("_") and name not in ELSEWHERE:
            first, _, last = versions.strip().partition("-")
            if number(first) <= VERSION and (not last or VERSION <= number(last)):
                found.append(name)
    return sorted(found)


def number(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


# --- names of a module ----------------------------------------------------------------------


@cache
def stub(module: str) -> tuple[Path, list[ast.stmt]] | None:
    base = STUBS.joinpath(*module.split("."))
    for path in (base.with_suffix(".pyi"), base / "__init__.pyi"):
        if path.is_file():
            return path, list(active(ast.parse(path.read_text(encoding="utf-8")).body))
    return None


def active(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that count for VERSION on Linux."""
    for node in body:
        if isinstance(node, ast.If):
            yield from active(node.body if holds(node.test) else node.orelse)
        else:
            yield node


def holds(test: ast.expr) -> bool:
    """A test of a stub: only versions and systems are asked for."""
    return bool(eval(compile(ast.Expression(test), "<stub>", "eval"), {"sys": System, "TYPE_CHECKING": True}))


class System:
    """What stubs ask module sys."""

    version_info = (*VERSION, 0)
    platform = "linux"


def public(module: str) -> set[str]:
    """What it exports, and what it has besides."""
    own = {name for name, found in table(module).items() if not isinstance(found, Reference) or found.own}
    return {name for name in own | set(exported(module)) if not name.startswith("_")}


def declared_all(module: str) -> set[str] | None:
    listed: set[str] | None = None
    for node in body_of(module):
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target if isinstance(node, (ast.AugAssign, ast.AnnAssign)) else None
        if isinstance(target, ast.Name) and target.id == "__all__" and isinstance(node, (ast.Assign, ast.AugAssign)):
            if isinstance(node.value, (ast.List, ast.Tuple)):
                listed = (listed or set()) | set(ast.literal_eval(node.value))
    return listed


def body_of(module: str) -> list[ast.stmt]:
    found = stub(module)
    return [] if found is None else found[1]


@cache
def table(module: str) -> dict[str, Class | Reference | None]:
    """All names of a module; None for what is no class. What it imports as `import x as x`, or by `*`, counts as its own."""
    found: dict[str, Class | Reference | None] = {}
    for node in body_of(module):
        if isinstance(node, ast.ClassDef):
            found[node.name] = Class(module, node)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            found[node.name] = None
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found[node.target.id] = None
        elif isinstance(node, ast.Assign) and not is_type_variable(node.value):
            value = Reference(module, node.value.id, True) if isinstance(node.value, ast.Name) else None
            found.update({target.id: value for target in node.targets if isinstance(target, ast.Name)})
        elif isinstance(node, ast.ImportFrom):
            source = absolute(module, node)
            for alias in node.names:
                if alias.name == "*":
                    found.update({name: Reference(source, name, True) for name in exported(source)})
                else:
                    found[alias.asname or alias.name] = Reference(source, alias.name, alias.asname == alias.name)
    return found


def exported(module: str) -> Iterable[str]:
    """What `from module import *` gives."""
    listed = declared_all(module)
    if listed is not None:
        return listed
    return [name for name, found in table(module).items() if not name.startswith("_") and (not isinstance(found, Reference) or found.own)]


def resolve(module: str, name: str) -> Class | None:
    """The class that a name stands for."""
    seen = set()
    while (module, name) not in seen:
        seen.add((module, name))
        found = table(module).get(name)
        if not isinstance(found, Reference):
            return found
        module, name = found.module, found.name
    return None


def absolute(module: str, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    path = stub(module)
    assert path is not None
    package = module.split(".") if path[0].name == "__init__.pyi" else module.split(".")[:-1]
    package = package[: len(package) - node.level + 1]
    return ".".join([*package, *([node.module] if node.module else [])])


def is_type_variable(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and ast.unparse(value.func).split(".")[-1] in ("TypeVar", "ParamSpec", "TypeVarTuple")


# --- classes --------------------------------------------------------------------------------


def real(module: str, name: str) -> object:
    return getattr(importlib.import_module(module), name, None)


def described(found: Class | None, cls: object) -> list[list[str]] | None:
    return None if found is None else [sorted(members(found, cls)), constructor(found)]


def members(found: Class, cls: object) -> set[str]:
    """Attributes and properties as the stub has them; methods only if `cls`, where there is one, has them."""
    names: set[str] = set()
    for node in active(found.node.body):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            if cls is None or node.decorator_list or hasattr(cls, node.name):
                names.add(node.name)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
        elif isinstance(node, ast.Assign):
            names.update(target.id for target in node.targets if isinstance(target, ast.Name))
    for base in bases(found):
        names |= members(base, cls)
    return {name for name in names if not name.startswith("_")}


def bases(found: Class) -> Iterator[Class]:
    for base in found.node.bases:
        head = base.value if isinstance(base, ast.Subscript) else base
        if isinstance(head, ast.Name):
            other = resolve(found.module, head.id)
            if other is not None and other.node is not found.node and other.module != "builtins":
                yield other


def constructor(found: Class) -> list[str]:
    """The parameters of __init__ and __new__, all overloads together."""
    names = []
    for node in active(found.node.body):
        if isinstance(node, ast.FunctionDef) and node.name in ("__init__", "__new__"):
            arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            names += [argument.arg.lstrip("_") for argument in arguments[1:]]
            names += [rest.arg for rest in (node.args.vararg,) if rest is not None]
    if not names:
        for base in bases(found):
            names = names or constructor(base)
    return sorted(set(names))


if __name__ == "__main__":
    sys.exit(main())
