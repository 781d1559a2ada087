"""Which modules of stdlib/ an app may import, and which names they have, found without running them."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

STDLIB = Path(__file__).resolve().parent.parent / "stdlib"
# What CPython has, by module; tools/generate_cpython_names.py writes it.
CPYTHON_NAMES = Path(__file__).resolve().parent / "cpython_names.json"
# Packages of our own: their modules are the interface, while those of CPython's packages are parts that __init__ hands on.
OWN = ("net", "storage")
# Parts of storage.device: with a device in an image, and with a file under CPython.
HIDDEN = {"storage.file_device", "storage.image_device", "storage.image_requests", "logging.handling"}
# Modules inside of packages that CPython has under the same name.
INNER = {"collections.abc", "importlib.resources", "importlib.resources.abc", "json.decoder", "os.path", "urllib.parse", "email.utils"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Entry:
    """What defines a name: `forms` are its definitions in one file, the last of them the one that counts."""

    path: Path
    forms: tuple[ast.stmt, ...]

    @property
    def node(self) -> ast.stmt:
        return self.forms[-1]

    @property
    def function(self) -> Function:
        assert isinstance(self.node, (ast.FunctionDef, ast.AsyncFunctionDef))
        return self.node

    def documented(self, name: str) -> str:
        """The docstring of the method `name`, of a base class where this one's has none, as inspect.getdoc() gives it."""
        for owner in self.lineage(set()):
            assert isinstance(owner.node, ast.ClassDef)
            for node in owner.node.body:
                if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == name and ast.get_docstring(node):
                    return ast.get_docstring(node) or ""
        return ""

    def comment(self, node: ast.stmt) -> str:
        """What a comment behind a statement says."""
        assert node.end_lineno is not None
        line = self.path.read_text(encoding="utf-8").split("\n")[node.end_lineno - 1]
        return line[node.end_col_offset:].partition("#")[2].strip() if line.isascii() else ""

    def longer_forms(self) -> list[Function]:
        """What calls of this function with other numbers of arguments mean: `_NAME_N` for N of them."""
        return numbered(self.function.name, [forms[-1] for forms in definitions(self.path).values()])

    def lineage(self, exported: set[ast.AST]) -> Iterator[Entry]:
        """This class, and those it inherits from, as far as they are not `exported`."""
        yield self
        for base in self.bases():
            if base.node not in exported:
                yield from base.lineage(exported)

    def bases(self) -> Iterator[Entry]:
        """The classes of the library that it inherits from directly."""
        assert isinstance(self.node, ast.ClassDef)
        for base in self.node.bases:
            head = base.value if isinstance(base, ast.Subscript) else base
            found = resolve(self.path, head.id) if isinstance(head, ast.Name) else None
            if found is not None and isinstance(found.node, ast.ClassDef):
                yield found


def numbered(name: str, nodes: Iterable[ast.stmt]) -> list[Function]:
    """The functions `_NAME_N` among these statements."""
    pattern = re.compile(rf"_{name}_[0-9]+")
    return [node for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and pattern.fullmatch(node.name)]


def is_overload(node: ast.AST) -> bool:
    return isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and any(
        ast.unparse(decorator) in ("overload", "typing.overload") for decorator in node.decorator_list)


@dataclass(frozen=True)
class Name:
    """A public name; `entry` is None for what is built in."""

    name: str
    entry: Entry | None


@dataclass(frozen=True)
class Module:
    name: str
    docstring: str
    names: list[Name] = field(repr=False)

    @property
    def is_own(self) -> bool:
        return self.name.split(".")[0] in (*OWN, "machine")

    def missing(self, known: Iterable[str]) -> list[str]:
        """What CPython's module has and this one has not, in CPython's order; `known`: what the compiler has of it."""
        ours = {name.name for name in self.names} | set(known)
        inner = {module.rpartition(".")[2] for module in INNER if module.rpartition(".")[0] == self.name}
        return [name for name in cpython_names(self.name) if name not in ours | inner and name not in unlisted(self.name)]


# --- CPython ----------------------------------------------------------------------------------


@cache
def cpython() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(CPYTHON_NAMES.read_text(encoding="utf-8"))
    return found


def cpython_names(module: str) -> dict[str, list[list[str]] | None]:
    """The names of CPython's module; for classes (members, parameters of the constructor)."""
    found: dict[str, list[list[str]] | None] = cpython()["names"].get(module, {})
    return found


def unlisted(module: str) -> list[str]:
    """Names of CPython's module that its __all__ leaves out."""
    found: list[str] = cpython()["unlisted"].get(module, [])
    return found


# --- modules and names ------------------------------------------------------------------------


def public_modules(folder: Path) -> Iterator[Module]:
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if any(part.startswith("_") for part in name.split(".")) or name in HIDDEN or "build" in parts:
            continue
        if "." in name and name not in INNER and parts[0] not in OWN:
            continue
        names = list(public_names(path, name))
        if "." not in name or names:
            yield Module(name, ast.get_docstring(parsed(path)) or "", names)


def public_names(path: Path, module: str) -> Iterator[Name]:
    """In the order of the file. Of a module that CPython has, the names that it has there."""
    tree = parsed(path)
    listed = declared_all(tree)
    own = definitions(path)
    theirs = cpython_names(module)
    for name in own:
        if not name.startswith("_") and (name in theirs if theirs else listed is None or name in listed):
            yield Name(name, Entry(path, own[name]))
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    pure = not any(isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) for node in tree.body)
    for name, (source, original) in imports(path).items():
        if name.startswith("_") or name in own or source.split(".")[0] in ("unsafe", "image", "__future__"):
            continue
        if theirs:
            handed_on = name in theirs
        elif listed is not None:
            handed_on = name in listed
        else:
            handed_on = (source.split(".")[0] == module.split(".")[0] or pure) and name not in used and source != "typing"
        if handed_on:
            found = locate(source)
            # What runtime/ has is built in: it is written in later syntax than this Python may read.
            entry = resolve(found, original) if found is not None else None
            if entry is not None or source.startswith("runtime.") or source == "typing":
                yield Name(name, entry)


@cache
def readable_names() -> dict[ast.stmt, str]:
    """The public name of each class that has one. A base that only one public class has goes by that one's name."""
    found: dict[ast.stmt, str] = {}
    heirs: dict[ast.stmt, set[str]] = {}
    for module in public_modules(STDLIB):
        for name in module.names:
            if name.entry is not None and isinstance(name.entry.node, ast.ClassDef):
                found.setdefault(name.entry.node, name.name)
                for base in name.entry.bases():
                    heirs.setdefault(base.node, set()).add(name.name)
    for node, names in heirs.items():
        if len(names) == 1:
            found.setdefault(node, *names)
    return found


def readable_name(path: Path, name: str) -> str:
    """What the file's `name` is called in the pages; the name itself where nothing is known of it."""
    entry = resolve(path, name)
    return name if entry is None else readable_names().get(entry.node, name)


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def declared_all(tree: ast.Module) -> list[str] | None:
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets):
            listed: list[str] = ast.literal_eval(node.value)
            return listed
    return None


@cache
def definitions(path: Path) -> dict[str, tuple[ast.stmt, ...]]:
    """The statements that define each name at the file's top level, those under an `if` as well."""
    found: dict[str, tuple[ast.stmt, ...]] = {}
    for node in statements(parsed(path).body):
        for name in defined_by(node):
            found[name] = (*found.get(name, ()), node)
    return found


def statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for node in body:
        if isinstance(node, ast.If):
            yield from statements(node.body)
            yield from statements(node.orelse)
        else:
            yield node


def defined_by(node: ast.stmt) -> list[str]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return [node.name]
    if isinstance(node, ast.AnnAssign):
        return [node.target.id] if isinstance(node.target, ast.Name) else []
    if isinstance(node, ast.Assign):
        if isinstance(node.value, ast.Call) and ast.unparse(node.value.func) in ("TypeVar", "ParamSpec"):
            return []
        return [target.id for target in node.targets if isinstance(target, ast.Name) and target.id != "__all__"]
    return []


@cache
def imports(path: Path) -> dict[str, tuple[str, str]]:
    """(module, name there) of each name that `from ... import` gives."""
    package = path.relative_to(STDLIB).parent.parts
    found: dict[str, tuple[str, str]] = {}
    for node in statements(parsed(path).body):
        if isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            source = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                # Of two ways to come by a name the first is the one of images, see storage.device.
                found.setdefault(alias.asname or alias.name, (source, alias.name))
    return found


def locate(module: str) -> Path | None:
    base = STDLIB.joinpath(*module.split("."))
    return next((path for path in (base.with_suffix(".py"), base / "__init__.py") if path.is_file()), None)


def resolve(path: Path, name: str) -> Entry | None:
    """Where `name` of the file `path` is defined."""
    own = definitions(path).get(name)
    if own is not None:
        return Entry(path, own)
    if name in imports(path):
        source, original = imports(path)[name]
        found = locate(source)
        return resolve(found, original) if found is not None and found != path else None
    return None
