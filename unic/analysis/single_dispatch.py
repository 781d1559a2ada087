"""functools.singledispatch: a function that asks for the class of its first argument, written from what is registered.

It is generic in that argument, so that the tests which its type answers already go away when it is compiled.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis.declarations import ClassDecl, FunctionDecl, ImportedName, ModuleDecl, make_params
from unic.diagnostics import CompileError, Diagnostic, span_of
from unic.syntax import ast

if TYPE_CHECKING:
    from unic.analysis.modules import ModuleTable


def register(decl: FunctionDecl, module: ModuleDecl) -> None:
    """Take the decorators `@f.register` and `@f.register(C)` off a function, and enter it with `f`."""
    for decorator in list(decl.decorators):
        called = type(decorator).__name__ == "Call"
        head = decorator.func if called else decorator
        if type(head).__name__ != "Attribute" or head.attr != "register" or type(head.value).__name__ != "Name":
            continue
        general = module.symbols.get(head.value.id)
        if not isinstance(general, FunctionDecl) or general.registered is None or not decl.params:
            continue
        kind = decorator.args[0] if called and decorator.args else decl.params[0].annotation
        if type(kind).__name__ == "Subscript":
            raise CompileError([Diagnostic(f"@{head.value.id}.register needs a class, which a type with arguments is not", span_of(module.shown_path, kind),
                                           f"write @{head.value.id}.register(list), or what its class is")])
        if kind is not None:
            decl.decorators.remove(decorator)
            general.registered.append((kind, decl))


def write_dispatchers(module: ModuleDecl, table: "ModuleTable") -> None:
    for name, symbol in list(module.symbols.items()):
        if isinstance(symbol, FunctionDecl) and symbol.registered is not None and symbol.module is module and symbol.params:
            module.symbols[name] = _dispatcher(symbol, module, table)


def _dispatcher(general: FunctionDecl, module: ModuleDecl, table: "ModuleTable") -> FunctionDecl:
    node = general.node
    place = (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
    first = general.params[0].name
    # The last function registered for a class counts.
    chosen: dict[str, tuple[int, Any, FunctionDecl]] = {}
    for kind, decl in general.registered or []:
        for part in _members(kind):
            chosen[ast.dump(part)] = (_depth(part, module, table), part, decl)
    body: list[Any] = []
    for _, kind, decl in sorted(chosen.values(), key=lambda entry: -entry[0]):
        body.append(ast.If(_test(first, kind, place), [_call(decl, general, module, place)], [], *place))
    text = node.body[0]
    if type(text).__name__ == "Expr" and type(text.value).__name__ == "Constant":
        body.insert(0, text)
    body.append(_call(general, general, module, place))
    params = make_params(node.args)
    params[0].annotation = ast.Name(f"type of {first}", ast.Load(), *place)
    function = ast.FunctionDef(node.name, node.args, body, [], node.returns, None, [], *place)
    made = FunctionDecl(general.name, general.qualname, function, module, params=params, is_wrapper=True)
    made.type_params = [ast.TypeVar(params[0].annotation.id, None, *place), *general.type_params]
    return made


def _members(kind: Any) -> list[Any]:
    """The classes that a union is of; of a generic class, the class."""
    if type(kind).__name__ == "BinOp":
        return [*_members(kind.left), *_members(kind.right)]
    return [kind.value if type(kind).__name__ == "Subscript" else kind]


def _test(first: str, kind: Any, place: tuple[int, int, int, int]) -> Any:
    value = ast.Name(first, ast.Load(), *place)
    none = type(kind).__name__ == "Constant" and kind.value is None \
        or type(kind).__name__ == "Call" and getattr(kind.func, "id", "") == "type" and getattr(kind.args[0], "value", 0) is None
    if none:
        return ast.Compare(value, [ast.Is()], [ast.Constant(None, None, *place)], *place)
    return ast.Call(ast.Name("isinstance", ast.Load(), *place), [value, kind], [], *place)


def _call(decl: FunctionDecl, general: FunctionDecl, module: ModuleDecl, place: tuple[int, int, int, int]) -> Any:
    """`return decl(first, *rest)` with the parameters of the general function."""
    hidden = f"{general.name} of {len(module.symbols)}"
    module.symbols[hidden] = decl
    given: list[Any] = []
    named: list[Any] = []
    for param in general.params:
        value: Any = ast.Name(param.name, ast.Load(), *place)
        if param.kind == "variadic":
            given.append(ast.Starred(value, ast.Load(), *place))
        elif param.kind == "keywords":
            named.append(ast.keyword(None, value, *place))
        elif param.kind == "keyword":
            named.append(ast.keyword(param.name, value, *place))
        else:
            given.append(value)
    return ast.Return(ast.Call(ast.Name(hidden, ast.Load(), *place), given, named, *place), *place)


def _depth(kind: Any, module: ModuleDecl, table: "ModuleTable") -> int:
    """How many classes a class inherits from: subclasses are asked for first."""
    symbol = module.symbols.get(kind.id) if type(kind).__name__ == "Name" else None
    builtins = table.get("runtime.builtins")
    if symbol is None and type(kind).__name__ == "Name" and builtins is not None:
        symbol = builtins.symbols.get(kind.id)
    while isinstance(symbol, ImportedName):
        home = table.get(symbol.module) if table.find(symbol.module) is not None else None
        symbol = home.symbols.get(symbol.name) if home is not None else None
    if not isinstance(symbol, ClassDecl):
        return 0
    if symbol.name == "bool" and symbol.module.trusted:
        return 2
    bases = [base.value if type(base).__name__ == "Subscript" else base for base in symbol.bases]
    return 1 + max((_depth(base, symbol.module, table) for base in bases), default=0)
