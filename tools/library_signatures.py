"""Signatures of the library's functions as a reader wants them: without what is the library's own business."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

from tools.library_names import Entry, Function, cpython, imports, is_overload, locate, parsed, readable_name, resolve, statements

WIDTH = 110


def forms_of(entry: Entry) -> list[Function]:
    """The ways to call a function: its overloads, or itself with `_NAME_N`, which stands for calls of N arguments."""
    node = entry.function
    overloads = [form for form in entry.forms if is_overload(form)]
    if overloads:
        return [form for form in overloads if isinstance(form, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return with_longer_forms(node, entry.longer_forms())


def with_longer_forms(node: Function, others: list[Function], bound: int = 0) -> list[Function]:
    """`bound`: how many parameters are not given in calls (self)."""
    count = len(positional(node)) - bound
    kept = [other for other in others if not covers(node, other)]
    same = any(number_of(other) == count for other in kept)
    return sorted([*([] if same else [node]), *kept], key=lambda form: len(positional(form)))


def number_of(node: Function) -> int:
    return int(node.name.rpartition("_")[2])


def positional(node: Function) -> list[ast.arg]:
    return [*node.args.posonlyargs, *node.args.args]


def covers(node: Function, other: Function) -> bool:
    """Whether all calls of `other` are calls of `node` with defaults."""
    ours, theirs = [a.arg for a in positional(node)], [a.arg for a in positional(other)]
    required = len(ours) - len(node.args.defaults)
    return ours[: len(theirs)] == theirs and required <= len(theirs) and {a.arg for a in other.args.kwonlyargs} <= {a.arg for a in node.args.kwonlyargs}


def signature(node: ast.AST, name: str, method: bool = False, path: Path | None = None, width: int = 0) -> str:
    """With `width` in several lines where one is longer."""
    assert isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    shown = ast.parse(f"def f({ast.unparse(node.args)}){f' -> {ast.unparse(node.returns)}' if node.returns else ''}: pass").body[0]
    assert isinstance(shown, ast.FunctionDef)
    if method and "staticmethod" not in decorators(node):
        first = shown.args.posonlyargs or shown.args.args
        if first and first[0].arg in ("self", "cls", "this"):
            del first[0]
    without_private(shown.args)
    if path is not None:
        ReadableTypes(path, shown).visit(shown)
        shown.args.defaults = [readable_default(path, default) for default in shown.args.defaults]
        shown.args.kw_defaults = [default and readable_default(path, default) for default in shown.args.kw_defaults]
    else:
        Unquoted().visit(shown)
    returns = f" -> {ast.unparse(shown.returns)}" if shown.returns is not None else ""
    prefix = "async def" if isinstance(node, ast.AsyncFunctionDef) else "def"
    parts = parameters(shown.args)
    text = f"{prefix} {name}({', '.join(parts)}){returns}"
    if width and len(text) > width:
        text = f"{prefix} {name}(\n" + "".join(f"    {part},\n" for part in parts) + f"){returns}"
    return text


def without_private(arguments: ast.arguments) -> None:
    """Without parameters that only the compiler gives."""
    kept = [(argument, default) for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults) if not argument.arg.startswith("_")]
    arguments.kwonlyargs = [argument for argument, _ in kept]
    arguments.kw_defaults = [default for _, default in kept]


def parameters(arguments: ast.arguments) -> list[str]:
    """Each as a text of its own."""
    plain = positional_texts(arguments)
    if arguments.vararg is not None:
        plain.append("*" + ast.unparse(arguments.vararg))
    elif arguments.kwonlyargs:
        plain.append("*")
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults):
        plain.append(with_default(argument, default))
    if arguments.kwarg is not None:
        plain.append("**" + ast.unparse(arguments.kwarg))
    return plain


def positional_texts(arguments: ast.arguments) -> list[str]:
    every = [*arguments.posonlyargs, *arguments.args]
    defaults: list[ast.expr | None] = [None] * (len(every) - len(arguments.defaults)) + list(arguments.defaults)
    texts = [with_default(argument, default) for argument, default in zip(every, defaults)]
    if arguments.posonlyargs:
        texts.insert(len(arguments.posonlyargs), "/")
    return texts


def readable_default(path: Path, default: ast.expr) -> ast.expr:
    """A public constant by its name, another plain one by its value; ... for what only the library knows, as in stubs."""
    if not isinstance(default, ast.Name) or default.id in public_constants():
        return default
    found = resolve(path, default.id)
    value = found.node.value if found is not None and isinstance(found.node, (ast.Assign, ast.AnnAssign)) else None
    if default.id.startswith("_"):
        return ast.Constant(...)
    return value if isinstance(value, ast.Constant) or isinstance(value, ast.UnaryOp) and isinstance(value.operand, ast.Constant) else default


@cache
def public_constants() -> set[str]:
    return {name for names in cpython()["names"].values() for name in names}


def with_default(argument: ast.arg, default: ast.expr | None) -> str:
    return ast.unparse(argument) + ("" if default is None else f"{' = ' if argument.annotation else '='}{ast.unparse(default)}")


def decorators(node: Function) -> set[str]:
    return {ast.unparse(decorator) for decorator in node.decorator_list}


class Unquoted(ast.NodeTransformer):
    """Annotations that are texts, as what they say."""

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = self.unquoted(node.annotation)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        self.generic_visit(node)
        node.returns = self.unquoted(node.returns)
        return node

    def unquoted(self, node: ast.expr | None) -> ast.expr | None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return ast.parse(node.value, mode="eval").body
        return node


class ReadableTypes(Unquoted):
    """A type variable that stands in one place only says no more than what it may be."""

    def __init__(self, path: Path, function: ast.FunctionDef) -> None:
        self.path = path
        annotations = [a.annotation for a in ast.walk(function.args) if isinstance(a, ast.arg) and a.annotation is not None]
        texts = " ".join(ast.unparse(node) for node in [*annotations, *([function.returns] if function.returns else [])])
        self.uses = Counter(re.findall(r"[A-Za-z_]\w*", texts))

    def unquoted(self, node: ast.expr | None) -> ast.expr | None:
        plain = super().unquoted(node)
        return None if plain is None else Replaced(self).visit(plain)


class Replaced(ast.NodeTransformer):
    def __init__(self, types: ReadableTypes) -> None:
        self.types = types

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if self.types.uses[node.id] == 1:
            kinds = constraints(self.types.path, node.id)
            if kinds:
                return ast.parse(" | ".join(kinds), mode="eval").body
        return ast.Name(readable_name(self.types.path, node.id))


def constraints(path: Path, name: str) -> list[str]:
    """The types that a type variable may stand for, wherever it comes from."""
    if name in imports(path):
        source, original = imports(path)[name]
        found = locate(source)
        return constraints(found, original) if found is not None else []
    return type_variables(path).get(name, [])


@cache
def type_variables(path: Path) -> dict[str, list[str]]:
    """The types that each type variable of the file may stand for, as far as it names them."""
    found = {}
    for node in statements(parsed(path).body):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and isinstance(node.value, ast.Call):
            if ast.unparse(node.value.func) == "TypeVar":
                found[node.targets[0].id] = [ast.unparse(kind) for kind in node.value.args[1:]]
    return found
