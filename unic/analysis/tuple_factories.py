"""`namedtuple("P", "x y")` and `NamedTuple("P", [("x", int)])`: classes written as calls.

The fields of the first have no types: the class is generic in each, and every construction says which.
"""
from __future__ import annotations

from typing import Any

from unic.analysis.declarations import ClassAttribute, ClassDecl, ModuleDecl
from unic.diagnostics import CompileError, Diagnostic, span_of
from unic.syntax import ast


def tuple_class(call: Any, typed: bool, module: ModuleDecl) -> ClassDecl:
    """The class that a call of namedtuple (`typed`: of NamedTuple) makes."""
    if len(call.args) != 2 or type(call.args[0]).__name__ != "Constant":
        raise _refused(call, module, "the fields must be written out", "write class P(NamedTuple): with a line a field")
    name = call.args[0].value
    fields = _typed_fields(call, module) if typed else [(field, None) for field in _names(call.args[1], call, module)]
    defaults = _defaults(call, module)
    if len(defaults) > len(fields):
        raise _refused(call, module, "Got more default values than field names", "remove a default")
    node = ast.ClassDef(name, [], [], [], [], [], call.lineno, call.col_offset, call.end_lineno, call.end_col_offset)
    decl = ClassDecl(name, name, node, module, is_named_tuple=True, dataclass_options={"frozen": True, "order": True})
    for position, (field, annotation) in enumerate(fields):
        rank = position - (len(fields) - len(defaults))
        if annotation is None and rank >= 0:
            annotation = _type_of_default(defaults[rank], call, module)
        elif annotation is None:
            decl.type_params.append(f"TypeOf_{field}")
            annotation = ast.Name(f"TypeOf_{field}", ast.Load(), call.lineno, call.col_offset, call.end_lineno, call.end_col_offset)
        decl.attributes[field] = ClassAttribute(field, annotation, defaults[rank] if rank >= 0 else None, call)
    return decl


def _typed_fields(call: Any, module: ModuleDecl) -> list[tuple[str, Any]]:
    found = []
    for pair in getattr(call.args[1], "elts", []):
        if type(pair).__name__ != "Tuple" or len(pair.elts) != 2 or type(pair.elts[0]).__name__ != "Constant":
            raise _refused(call, module, "the fields must be written out", 'write [("x", int), ("y", str)]')
        found.append((pair.elts[0].value, pair.elts[1]))
    return found


def _names(node: Any, call: Any, module: ModuleDecl) -> list[str]:
    if type(node).__name__ == "Constant" and isinstance(node.value, str):
        return node.value.replace(",", " ").split()
    if type(node).__name__ in ("List", "Tuple") and all(type(e).__name__ == "Constant" for e in node.elts):
        return [element.value for element in node.elts]
    raise _refused(call, module, "the field names must be constants", 'write "x y" or ["x", "y"]')


def _defaults(call: Any, module: ModuleDecl) -> list[Any]:
    for keyword in call.keywords:
        if keyword.arg != "defaults" or type(keyword.value).__name__ not in ("List", "Tuple"):
            raise _refused(call, module, f"'{keyword.arg}' of namedtuple() is not supported here", "write class P(NamedTuple): with a line a field")
        return list(keyword.value.elts)
    return []


def _type_of_default(node: Any, call: Any, module: ModuleDecl) -> Any:
    """A field with a default has the default's type."""
    kind = type(node.value).__name__ if type(node).__name__ == "Constant" else ""
    if kind not in ("int", "str", "float", "bool"):
        raise _refused(node, module, "the type of this field is not known from its default", "write class P(NamedTuple): with a line a field")
    return ast.Name(kind, ast.Load(), call.lineno, call.col_offset, call.end_lineno, call.end_col_offset)


def _refused(call: Any, module: ModuleDecl, message: str, hint: str) -> CompileError:
    return CompileError([Diagnostic(message, span_of(module.shown_path, call), hint)])
