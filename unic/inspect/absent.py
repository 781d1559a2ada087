"""Why something that the sources have is not in an image: nothing reaches it, or configuration leaves out what would."""

from __future__ import annotations

import builtins
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from unic.analysis.findings import mentioned
from unic.inspect.lookup import is_pattern, resolved
from unic.inspect.names import plain_name, without_arguments
from unic.inspect.record import Branch, Record, value_text
from unic.syntax import ast, parser

# More definitions of one name are not told apart.
MOST_DEFINITIONS = 5
LIBRARY = ("runtime", "stdlib")
# Of these, what a call is compiled to depends on its arguments.
BUILTINS = "runtime.builtins."
WRITTEN_OUT = {name for name, value in vars(builtins).items() if callable(value) and not (isinstance(value, type) and issubclass(value, BaseException))}


@dataclass(frozen=True)
class Absence:
    """name: what the sources have, at `place` ("" if that is not known). reason: in a sentence. callers: functions that are not in
    the image either, from the one that names it on. branch: what configuration leaves out, which names the last of them."""

    name: str
    place: str
    reason: str
    callers: tuple[str, ...] = ()
    branch: Branch | None = None


def why_absent(record: Record, name: str, library: Path) -> list[Absence]:
    """What there is of `name` in the configuration, in modules of the program, or in those of the library (below `library`) that it does
    not import. Nothing for a pattern."""
    if is_pattern(name):
        return []
    users = Users(record, library)
    name = resolved(record, name)
    plain = plain_name(name)
    if plain != name and any(_ends_with(plain_name(node.symbol), plain) for node in record.nodes):
        # Of other types it is in the image.
        return []
    name = plain
    found = list(_settings(record, name))
    if found:
        return found[:MOST_DEFINITIONS]
    for module, names in record.unreached.items():
        classes = {qualified.rpartition(".")[0] for qualified in names if "." in qualified}
        for qualified in [*names, *sorted(classes)]:
            full = f"{module}.{qualified}"
            if _ends_with(full, name):
                if qualified in classes and any(node.module == module and without_arguments(node.class_name) == qualified for node in record.nodes):
                    continue
                found.append(_absence(users, full, record.paths.get(module, "")))
    if not found:
        for path, line, qualified in definitions(library, handed_on(library, name)):
            found.append(_absence(users, qualified, f"{path}:{line}", imported=path in record.paths.values()))
    return (found or list(_modules(record, library, name)))[:MOST_DEFINITIONS]


def _ends_with(qualified: str, name: str) -> bool:
    return qualified == name or qualified.endswith(f".{name}")


def _settings(record: Record, name: str) -> Iterator[Absence]:
    """Settings and constants of the configuration: the compiler knows their values, so that nothing has to be kept."""
    for setting in (*record.settings, *record.constants):
        if _ends_with(setting.name, name):
            yield Absence(setting.name, setting.origin, f"the configuration has it, as {value_text(setting.value)}, and what uses it was compiled with that value")


def _modules(record: Record, library: Path, name: str) -> Iterator[Absence]:
    """The modules and packages of the library that are called `name`."""
    for path in _files(library, name):
        if path.is_file():
            place = path.relative_to(library).as_posix()
            imported = place in record.paths.values()
            yield Absence(name, place, "not reached: the program imports it, but nothing that main calls uses any of it" if imported else
                          "not reached: nothing that the program imports under this configuration imports it")


def _absence(users: Users, name: str, place: str, imported: bool = True) -> Absence:
    if name.startswith(BUILTINS) and name.rpartition(".")[2] in WRITTEN_OUT:
        return Absence(name, place, "no code of its own is needed: most calls of built-in functions are written out by the compiler where they stand")
    callers, branch = users.way_to(name)
    if branch is not None:
        because = " and ".join(f"{setting} is {value_text(value)}" for setting, value in branch.because)
        one = branch.first == branch.last
        lines = f"line {branch.first} of {branch.path}, which names" if one else f"lines {branch.first} to {branch.last} of {branch.path}, which name"
        named = callers[-1] if callers else "it"
        chain = f"it is used by {', used by '.join(callers)}; " if callers else ""
        return Absence(name, place, f"removed by configuration: {chain}{lines} {named}, {'is' if one else 'are'} out because {because} (tested at {branch.path}:{branch.line})",
                       tuple(callers), branch)
    if not imported:
        return Absence(name, place, "not reached: nothing that the program imports under this configuration imports its module")
    if callers:
        return Absence(name, place, f"not reached: it is used by {', used by '.join(callers)}, but nothing that main calls uses that", tuple(callers))
    return Absence(name, place, "not reached: the program imports its module, but nothing that main calls calls it")


class Users:
    """Which functions that are not in the image, and which parts that configuration leaves out, name what."""

    def __init__(self, record: Record, library: Path) -> None:
        self._record = record
        self._library = library
        self._modules = {path: module for module, path in record.paths.items()}

    def way_to(self, name: str) -> tuple[list[str], Branch | None]:
        """The shortest way up from `name` through functions that are not in the image: to what configuration leaves out, else the first step."""
        pending: deque[tuple[str, list[str]]] = deque([(name, [])])
        seen = {name}
        first: list[str] = []
        while pending:
            at, way = pending.popleft()
            branch = next((branch for branch in self._record.branches if self._names(self._modules.get(branch.path, ""), branch.names, at)), None)
            if branch is not None:
                return way, branch
            for function, names in self._mentions.items():
                if function not in seen and self._names(self._module_of(function), names, at):
                    seen.add(function)
                    pending.append((function, [*way, function]))
                    first = first or [function]
        return first, None

    @cached_property
    def _mentions(self) -> dict[str, frozenset[str]]:
        """What each unreached function names: those of the library by its sources, which may have changed since the build."""
        found = {name: frozenset(names) for name, names in self._record.mentions.items()}
        for module, names in self._record.unreached.items():
            path = self._library / self._record.paths.get(module, "")
            if any(f"{module}.{name}" in found for name in names) or not path.is_file():
                continue
            functions = dict(_definitions(parser.load(str(path))[1].body, ""))
            found |= {f"{module}.{name}": frozenset(mentioned(functions[name])) for name in names if name in functions}
        return found

    def _module_of(self, function: str) -> str:
        module = function.rpartition(".")[0]
        while module and module not in self._record.paths:
            module = module.rpartition(".")[0]
        return module

    def _names(self, module: str, names: frozenset[str] | list[str], wanted: str) -> bool:
        """Whether code of `module` that has these names means `wanted` by one of them."""
        if wanted in names:
            return True
        home = self._module_of(wanted)
        rest = wanted.removeprefix(f"{home}.") if home else wanted.rpartition(".")[2]
        head = rest.partition(".")[0]
        # Of a method the class has to be known there as well: its name alone may be that of any other.
        if rest.rpartition(".")[2] not in names:
            return False
        if module == home:
            return True
        imports = self._record.imports.get(module, {})
        return any(resolved(self._record, meaning) == f"{home}.{head}" for name, meaning in imports.items() if name in names or name == head) or (
            "." not in rest and home in imports.values())


def _definitions(body: Sequence[ast.AST], prefix: str) -> Iterator[tuple[str, ast.AST]]:
    """The functions of a module or class body by their qualified names."""
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield prefix + node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from _definitions(node.body, f"{prefix}{node.name}.")


def definitions(library: Path, name: str) -> Iterator[tuple[str, int, str]]:
    """(path, line, qualified name) of functions and classes called `name` in the library's sources."""
    parts = name.split(".")
    if not all(part.isidentifier() for part in parts):
        return
    pattern = re.compile(rf"^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+{re.escape(parts[-1])}\b", re.MULTILINE)
    for package in LIBRARY:
        for path in sorted((library / package).rglob("*.py")):
            try:
                text = path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                continue
            for match in pattern.finditer(text):
                shown = path.relative_to(library)
                module = ".".join(shown.with_suffix("").parts[0 if package == "runtime" else 1 :]).removesuffix(".__init__")
                qualified = f"{module}.{_class_around(text, match)}{parts[-1]}"
                if qualified == name or qualified.endswith(f".{'.'.join(parts)}"):
                    yield shown.as_posix(), text.count("\n", 0, match.start()) + 1, qualified


def handed_on(library: Path, name: str) -> str:
    """What `name` stands for that a module of the library, which the program does not import, only hands on, as `asyncio.run` does."""
    # Modules may hand on in a circle what neither has.
    for _ in range(8):
        module, _, last = name.rpartition(".")
        place = next((path for path in _files(library, module) if path.is_file()), None)
        if place is None:
            break
        imports = [node for node in parser.load(str(place))[1].body if isinstance(node, ast.ImportFrom) and node.module and not node.level]
        meanings = [f"{node.module}.{alias.name}" for node in imports for alias in node.names if (alias.asname or alias.name) == last]
        if not meanings:
            break
        name = meanings[0]
    return name


def _files(library: Path, module: str) -> Iterator[Path]:
    """Where the library may have a module."""
    parts = module.split(".")
    if all(part.isidentifier() for part in parts):
        for path in (library.joinpath(*parts), library.joinpath("stdlib", *parts)):
            for file in (path.with_suffix(".py"), path / "__init__.py"):
                if file.relative_to(library).parts[0] in LIBRARY:
                    yield file


def _class_around(text: str, match: re.Match[str]) -> str:
    """`C.` when an indented definition is in class C."""
    if match[0][0] not in " \t":
        return ""
    classes = re.findall(r"^class[ \t]+(\w+)", text[: match.start()], re.MULTILINE)
    return f"{classes[-1]}." if classes else ""
