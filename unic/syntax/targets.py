"""What can be assigned to or deleted: gives expressions their Store or Del context, or refuses them."""

from __future__ import annotations

from unic.diagnostics import CompileError, Diagnostic, span_of
from unic.syntax import ast

LOAD, STORE, DEL = ast.Load(), ast.Store(), ast.Del()

NOUNS = {
    ast.Call: "function call",
    ast.Compare: "comparison",
    ast.JoinedStr: "f-string expression",
    ast.FormattedValue: "f-string expression",
    ast.Lambda: "lambda",
    ast.IfExp: "conditional expression",
    ast.NamedExpr: "named expression",
    ast.GeneratorExp: "generator expression",
    ast.ListComp: "list comprehension",
    ast.SetComp: "set comprehension",
    ast.DictComp: "dict comprehension",
    ast.Dict: "dict literal",
    ast.Set: "set display",
    ast.Yield: "yield expression",
    ast.YieldFrom: "yield expression",
    ast.Await: "await expression",
    ast.Attribute: "attribute",
    ast.Subscript: "subscript",
    ast.Starred: "starred",
    ast.List: "list",
    ast.Tuple: "tuple",
    ast.Name: "name",
}


def noun(node: ast.expr) -> str:
    """What to call `node` in a message."""
    if isinstance(node, ast.Constant):
        value = node.value
        return "ellipsis" if value is ... else str(value) if value is None or isinstance(value, bool) else "literal"
    return NOUNS.get(type(node), "expression")


def refuse(path: str, node: ast.expr, message: str, hint: str = "") -> CompileError:
    return CompileError([Diagnostic(message, span_of(path, node), hint)])


def store(path: str, node: ast.expr, equals: bool = False) -> ast.expr:
    """Make `node` a target. `equals`: it stands before `=`. Raises CompileError."""
    kind = type(node)
    if kind is ast.Name or kind is ast.Attribute or kind is ast.Subscript:
        node.ctx = STORE
    elif kind is ast.Tuple or kind is ast.List:
        node.ctx = STORE
        starred = None
        for item in node.elts:
            if type(item) is ast.Starred:
                if starred is not None:
                    raise refuse(path, item, "two starred targets in one assignment", "leave one of them")
                starred = item
                item.ctx = STORE
                item = item.value
            store(path, item)
    elif kind is ast.Starred:
        raise refuse(path, node, "a starred target must be in a list or tuple", "write `*name, = ...`")
    else:
        hint = ""
        if equals and kind not in (ast.Yield, ast.YieldFrom):
            hint = "to compare, write `==`"
        raise refuse(path, node, f"cannot assign to {noun(node)}", hint)
    return node


def delete(path: str, node: ast.expr) -> ast.expr:
    """Make `node` something that `del` deletes. Raises CompileError."""
    kind = type(node)
    if kind is ast.Tuple or kind is ast.List:
        for item in node.elts:
            delete(path, item)
    elif kind not in (ast.Name, ast.Attribute, ast.Subscript):
        raise refuse(path, node, f"cannot delete {noun(node)}", "`del` takes names, attributes and subscripts")
    node.ctx = DEL
    return node
