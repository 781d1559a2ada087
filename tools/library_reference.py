"""Writes docs/library/: a page for each module of the library that an app may import, from the signatures and docstrings in stdlib/.

    python -m tools.library_reference [--check]

With --check nothing is written: the pages that are out of date are listed, and the status is 1 when there are some.
Nothing is imported or run; the files are read with `ast`. A name is public when it does not begin with an underscore and its module
defines it, or imports it from a part of its own only to hand it on (tools/library_names.py).
"""

from __future__ import annotations

import ast
import builtins
import collections.abc
import inspect
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tools.library_known import KNOWN, known_names
from tools.library_names import STDLIB, Entry, Function, Module, Name, cpython, cpython_names, defined_by, imports, is_overload, numbered, public_modules, readable_names, resolve
from tools.library_signatures import WIDTH, decorators, forms_of, signature, with_longer_forms
from unic.analysis.unsupported import LIBRARY_NAMES, MODULES, instead_of_module

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "library"
LONGEST_VALUE = 60
INTRODUCTION = """# Library reference

One page for each module, made from the docstrings by `python -m tools.library_reference`; a test keeps them current.
Modules that CPython has too do what they do there ([known differences and what they leave out](../language.md#known-differences));
where a docstring says nothing else, names, parameters, results and exceptions are CPython's. Each page ends with what CPython 3.11's
module has and ours has not. `machine`, `net` and `storage` are our own. A name that is not used costs nothing in the image.

A blocking call stops the whole program, all tasks with it; there are few, and they say so. An `int` has 64 bits: where a result does
not fit, OverflowError is raised, said or not.
"""
# The groups of the index. A module inside of a package is in its package's group, unless it is named itself.
GROUPS = {
    "Types and the language": "abc array collections collections.abc copy dataclasses enum machine types typing",
    "Functions and iteration": "bisect contextlib functools graphlib heapq itertools operator queue",
    "Numbers and chance": "decimal fractions math random secrets statistics",
    "Text": "difflib fnmatch html pprint re shlex string textwrap",
    "Data formats": "base64 binascii configparser csv email gzip json struct urllib uuid zlib",
    "Time": "calendar datetime time timeit",
    "Hashes": "hashlib hmac",
    "The machine and the program": "argparse errno importlib io logging os pathlib posixpath sys traceback warnings",
    "Network": "asyncio http ipaddress net socket",
    "Disks": "storage",
}


def main() -> int:
    wanted = pages()
    if "--check" in sys.argv[1:]:
        written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
        stale = sorted(name for name in written.keys() | wanted.keys() if written.get(name) != wanted.get(name))
        print("".join(f"{name}\n" for name in stale), end="")
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    print(f"{len(wanted)} pages in {FOLDER}")
    return 0


def pages() -> dict[str, str]:
    """The text of each page by its file name."""
    modules = list(public_modules(STDLIB))
    found = {f"{module.name}.md": page(module) for module in modules}
    found["README.md"] = index(modules)
    return found


def index(modules: list[Module]) -> str:
    parts = [INTRODUCTION]
    for title, names in GROUPS.items():
        rows = [f"| [`{module.name}`]({module.name}.md) | {first_sentence(module)} |\n" for module in modules if module.name.split(".")[0] in names.split()]
        parts.append(f"## {title}\n\n| module | what it is |\n|---|---|\n" + "".join(rows))
    absent: dict[str, list[str]] = {}
    here = {module.name for module in modules}
    for name in sorted({*cpython()["modules"], *(name for name in MODULES if name.partition(".")[0] in cpython()["modules"])}):
        if name not in here:
            absent.setdefault(instead_of_module(name) or "no other way yet, or none that an image has a use for", []).append(name)
    rows = [f"| {', '.join(f'`{name}`' for name in names)} | {cell(hint)} |\n" for hint, names in sorted(absent.items(), key=lambda item: item[1])]
    parts.append("## Modules of CPython that are not here\n\n| module | in its place |\n|---|---|\n" + "".join(rows))
    return "\n".join(parts)


def cell(text: str) -> str:
    return escaped(text).replace("|", "\\|")


def first_sentence(module: Module) -> str:
    text = re.sub(r"\s+", " ", said_of(module).split("\n\n")[0])
    end = re.search(r"[.:](?= |$)", text)
    return cell(text[: end.start()] if end else text)


def said_of(module: Module) -> str:
    """The docstring without the module's name before it, beginning as a sentence does; names stay as they are."""
    text = re.sub(rf"^`?{re.escape(module.name)}`?: ", "", module.docstring)
    word = re.split(r"[\s,:]", text, maxsplit=1)[0]
    return text if word in {name.name for name in module.names} or not word.isalpha() else text[:1].upper() + text[1:]


def page(module: Module) -> str:
    parts = [f"# {module.name}", markdown(said_of(module))]
    names = module.names
    first = first_names(names)
    functions = [name for name in names if is_a(name, (ast.FunctionDef, ast.AsyncFunctionDef))]
    classes = [name for name in names if is_a(name, ast.ClassDef)]
    constants = [line for name in names for line in constant_lines(name, module)]
    built_in = [f"`{name.name}`" for name in names if name.entry is None]
    exported: set[ast.AST] = {name.entry.node for name in classes if name.entry is not None}
    if constants:
        parts.append("## Constants\n\n" + "\n".join(constants))
    if built_in:
        parts.append("## Built in\n\n" + ", ".join(built_in))
    if module.name in KNOWN:
        parts.append("## Known to the compiler\n\n" + "\n".join(f"- `{form}`: {escaped(text)}" for form, text in KNOWN[module.name].items()))
    if functions:
        parts.append("## Functions")
        parts += [alias_text(name, first) or function_text(name) for name in functions]
    if classes:
        parts.append("## Classes")
        parts += [alias_text(name, first) or class_text(name, exported, module) for name in classes]
    results = list(result_classes(module, exported))
    if results:
        parts.append("## Objects\n\nWhat functions give and constants are; these classes have no public name.")
        parts += [class_text(name, exported, module) for name in results]
    parts.append(missing_text(module))
    return "\n\n".join(part for part in parts if part) + "\n"


def is_a(name: Name, kind: type | tuple[type, ...]) -> bool:
    return name.entry is not None and isinstance(name.entry.node, kind)


def first_names(names: list[Name]) -> dict[ast.AST, str]:
    """The name that a definition is described under: its own where that is public, else the first."""
    found: dict[ast.AST, str] = {}
    for name in names:
        node = name.entry.node if name.entry is not None else None
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and (node not in found or node.name == name.name):
            found[node] = name.name
    return found


def missing_text(module: Module) -> str:
    missing = module.missing(known_names(module.name))
    if not missing:
        return ""
    constants = [name for name in missing if name.isupper() and len(missing) > 100]
    names = [f"`{name}`" + (f" ({LIBRARY_NAMES[name]})" if name in LIBRARY_NAMES else "") for name in missing if name not in constants]
    more = f", and {len(constants)} constants for these" if constants else ""
    return f"## Not here\n\nCPython 3.11 has also: {', '.join(escaped(name) for name in names)}{more}."


def result_classes(module: Module, exported: set[ast.AST]) -> Iterator[Name]:
    """Classes without a public name of which the module's functions and constants give objects."""
    seen: set[ast.AST] = {*exported, *readable_names()}
    for name in module.names:
        for part in ast.walk(given_by(name.entry.node)) if name.entry is not None else ():
            found = resolve(name.entry.path, part.id) if isinstance(part, ast.Name) and name.entry is not None else None
            if found is not None and isinstance(found.node, ast.ClassDef) and found.node not in seen:
                seen.add(found.node)
                yield Name(found.node.name, found)


def given_by(node: ast.stmt) -> ast.AST:
    """The part of a definition that tells what a function gives or a constant is."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return node.returns or ast.Pass()
    if isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) != "Final":
        return node.annotation
    value = node.value if isinstance(node, (ast.Assign, ast.AnnAssign)) else None
    return value.func if isinstance(value, ast.Call) else ast.Pass()


# --- the parts of a page ------------------------------------------------------------------


def constant_lines(name: Name, module: Module) -> Iterator[str]:
    entry = name.entry
    node = entry.node if entry is not None else None
    if entry is not None and isinstance(node, (ast.AnnAssign, ast.Assign)):
        value = "" if node.value is None else ast.unparse(node.value)
        if any(other.name == value and not is_a(other, (ast.AnnAssign, ast.Assign)) for other in module.names):
            yield f"- `{name.name}`: another name of [`{value}`](#{value.lower()})"
            return
        kind = "" if isinstance(node, ast.Assign) else ast.unparse(node.annotation)
        kind = f": {kind}" if kind and kind != "Final" else ""
        shown = f" = {value}" if value and len(value) <= LONGEST_VALUE else ""
        said = entry.comment(node)
        yield f"- `{name.name}{kind}{shown}`" + (f": {markdown(said)}" if said and not said.startswith(("noqa", "type:")) else "")


def alias_text(name: Name, first: dict[ast.AST, str]) -> str:
    """For a name of what is described under another."""
    assert name.entry is not None
    other = first[name.entry.node]
    return "" if other == name.name else f"### {escaped(name.name)}\n\nAnother name of [`{other}`](#{other.lower()})."


def function_text(name: Name) -> str:
    assert name.entry is not None
    lines = "\n".join(signature(form, name.name, path=name.entry.path, width=WIDTH) for form in forms_of(name.entry))
    return f"### {escaped(name.name)}\n\n```python\n{lines}\n```" + paragraph(docstring(name.entry))


def class_text(name: Name, exported: set[ast.AST], module: Module) -> str:
    entry = name.entry
    assert entry is not None and isinstance(entry.node, ast.ClassDef)
    bases = [ast.unparse(base) for base in entry.node.bases if not is_merged(entry, base, exported)]
    head = f"class {name.name}({', '.join(bases)})" if bases else f"class {name.name}"
    theirs = cpython_names(module.name).get(name.name)
    lines = [head]
    if theirs or module.is_own or module.name not in cpython()["names"]:
        lines += constructors(name.name, entry, theirs[1] if theirs else None)
    code = "\n".join(lines)
    text = f"### {escaped(name.name)}\n\n```python\n{code}\n```" + paragraph(docstring(entry))
    members = list(member_lines(entry, exported, set(theirs[0]) if theirs else None))
    lacking = lacking_members(entry, module, name.name)
    for base in list(entry.lineage(set()))[1:]:
        if base.node in exported:
            lacking = [member for member in lacking if member not in lacking_members(base, module, readable_names()[base.node])]
    if lacking:
        members.append("\nNot here: " + ", ".join(f"`{member}`" for member in lacking) + ".")
    return text + ("\n\n" + "\n".join(members) if members else "")


def lacking_members(entry: Entry, module: Module, name: str) -> list[str]:
    """The members of CPython's class that ours has not."""
    theirs = cpython_names(module.name).get(name)
    known = known_members(entry)
    return [member for member in theirs[0] if member not in known] if theirs else []


def is_merged(entry: Entry, base: ast.expr, exported: set[ast.AST]) -> bool:
    """Whether the members of a base stand in this class's own list."""
    head = base.value if isinstance(base, ast.Subscript) else base
    found = resolve(entry.path, head.id) if isinstance(head, ast.Name) else None
    return found is not None and isinstance(found.node, ast.ClassDef) and found.node not in exported


def constructors(name: str, entry: Entry, theirs: list[str] | None) -> Iterator[str]:
    """How objects are made; nothing where that is the library's own business, as parameters tell that CPython's class has not."""
    for owner in entry.lineage(set()):
        assert isinstance(owner.node, ast.ClassDef)
        found = [node for node in owner.node.body if isinstance(node, ast.FunctionDef) and node.name == "__init__"]
        if found:
            forms = [node for node in found if is_overload(node)] or found[-1:]
            for form in forms:
                given = {argument.arg for argument in [*form.args.posonlyargs, *form.args.args, *form.args.kwonlyargs][1:]}
                kinds = {part.id for argument in ast.walk(form.args) if isinstance(argument, ast.arg) and argument.annotation is not None
                         for part in ast.walk(argument.annotation) if isinstance(part, ast.Name)}
                if any(imports(owner.path).get(kind, ("",))[0].startswith("runtime.drivers") for kind in kinds):
                    continue
                if theirs is None or given <= set(theirs) or len(given) == 1 == len(theirs):
                    text = signature(form, name, method=True, path=owner.path, width=WIDTH)
                    yield text.removeprefix("def ").removesuffix(" -> None")
            return


@cache
def known_members(entry: Entry) -> set[str]:
    """All that objects of the class have, from bases that are built in, too."""
    names: set[str] = set()
    for owner in entry.lineage(set()):
        assert isinstance(owner.node, ast.ClassDef)
        if owner.path.name == "enum.py":
            names.add("value")              # the compiler gives each member its own
        for base in owner.node.bases:
            head = base.value if isinstance(base, ast.Subscript) else base
            names |= {name for module in (builtins, collections.abc) for name in dir(getattr(module, ast.unparse(head), None))}
        for statement in owner.node.body:
            names |= set(defined_by(statement))
        # What methods assign: self.x = ...
        names |= {node.attr for node in ast.walk(owner.node) if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)}
    return names


def member_lines(entry: Entry, exported: set[ast.AST], theirs: set[str] | None) -> Iterator[str]:
    """A line for each public member, those of bases that have no place on the page of their own with them; `theirs`: what CPython's class has."""
    seen = part_names(entry) if theirs is None else set()
    for owner in entry.lineage(exported):
        assert isinstance(owner.node, ast.ClassDef)
        enumerated = enumeration_members(owner.node)
        if enumerated:
            yield "Members: " + ", ".join(f"`{member}`" for member in enumerated) + "\n"
        for attribute, text in attributes(owner).items():
            if attribute not in seen and not attribute.startswith("_") and (theirs is None or attribute in theirs):
                seen.add(attribute)
                yield text
        methods = [node for node in owner.node.body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
        for node in methods:
            if node.name in seen or node.name.startswith("_") or is_setter(node) or theirs is not None and node.name not in theirs:
                continue
            seen.add(node.name)
            yield member_line(node, methods, owner, entry.documented(node.name))


def part_names(entry: Entry) -> set[str]:
    """The methods that a base in another package asks for: what the library is told there is not for apps."""
    package = entry.path.relative_to(STDLIB).parts[0]
    return {name for owner in entry.lineage(set()) if isinstance(owner.node, ast.ClassDef) and owner.path.relative_to(STDLIB).parts[0] != package
            for statement in owner.node.body for name in defined_by(statement)}


def attributes(owner: Entry) -> dict[str, str]:
    """What the class's body declares, and what __init__ assigns under an annotation or from a parameter."""
    assert isinstance(owner.node, ast.ClassDef)
    found: dict[str, str] = {}
    for node in owner.node.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            said = owner.comment(node)
            found[node.target.id] = f"- `{node.target.id}: {ast.unparse(node.annotation)}`" + (f": {markdown(said)}" if said else "")
    for made in owner.node.body:
        if isinstance(made, ast.FunctionDef) and made.name == "__init__":
            kinds = {argument.arg: argument.annotation for argument in [*made.args.args, *made.args.kwonlyargs]}
            for assigned in ast.walk(made):
                if isinstance(assigned, (ast.AnnAssign, ast.Assign)):
                    target = assigned.target if isinstance(assigned, ast.AnnAssign) else assigned.targets[0]
                    if isinstance(target, ast.Attribute) and ast.unparse(target.value) == "self":
                        value = assigned.value
                        given = kinds.get(value.id) if isinstance(value, ast.Name) else None
                        kind = assigned.annotation if isinstance(assigned, ast.AnnAssign) else given
                        shown = f"- `{target.attr}{f': {ast.unparse(kind)}' if kind is not None else ''}`"
                        said = owner.comment(assigned)
                        found.setdefault(target.attr, shown + (f": {markdown(said)}" if said else ""))
    return found


def member_line(node: Function, methods: list[Function], owner: Entry, text: str) -> str:
    if decorators(node) & {"property", "cached_property"}:
        kind = f": {unquoted(node.returns)}" if node.returns else ""
        head = f"`{node.name}{kind}` (property)"
    else:
        same = [other for other in methods if other.name == node.name]
        forms = [other for other in same if is_overload(other)]
        forms = forms or with_longer_forms(same[-1], numbered(node.name, owner.node.body), bound=1)  # type: ignore[attr-defined]
        # Those between the shortest and the longest go without saying.
        shown = [forms[0], forms[-1]] if len(forms) > 2 and not is_overload(forms[0]) else forms
        separator = " ... " if len(shown) < len(forms) else ", "
        head = separator.join(f"`{signature(form, node.name, method=True, path=owner.path).removeprefix('def ')}`" for form in shown)
    return f"- {head}" + (f": {indented(text)}" if text else "")


def unquoted(annotation: ast.expr) -> str:
    return annotation.value if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str) else ast.unparse(annotation)


def enumeration_members(node: ast.ClassDef) -> list[str]:
    bases = {ast.unparse(base) for base in node.bases}
    if not bases & {"Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"}:
        return []
    return [target.id for item in node.body if isinstance(item, ast.Assign) for target in item.targets
            if isinstance(target, ast.Name) and not target.id.startswith("_")]


def is_setter(node: Function) -> bool:
    return any(name.endswith((".setter", ".deleter")) for name in decorators(node))


def docstring(entry: Entry) -> str:
    """That of the last form that has one: overloads stand before what they are forms of."""
    for node in reversed(entry.forms):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found = ast.get_docstring(node)
            if found:
                return found
    return ""


# --- docstrings as Markdown -----------------------------------------------------------------


def paragraph(text: str) -> str:
    return f"\n\n{markdown(text)}" if text else ""


def indented(text: str) -> str:
    return markdown(text).replace("\n", "\n  ").replace("\n  \n", "\n\n")


def markdown(text: str) -> str:
    """A docstring's text; indented lines are code, the rest must not become markup by accident."""
    return "\n".join(line if line.startswith("    ") else escaped(line) for line in inspect.cleandoc(text).split("\n"))


def escaped(text: str) -> str:
    parts = text.split("`")
    return "`".join(part if number % 2 else re.sub(r"([*<]|\b__|__\b|(?<!\w)_(?=\w))", r"\\\1", part) for number, part in enumerate(parts))


if __name__ == "__main__":
    sys.exit(main())
