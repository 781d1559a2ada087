"""Annotations of an app that leave out what a container holds: `list`, `dict | None`, `Callable`.

In a parameter it is found out from what each call passes, as if there were a type variable for it; in a result, a variable or an
attribute it is inferred, as if nothing were written. A parameter without annotation of a function that the program hands on
(`start_server(handle, ...)`) is found out so as well: what takes the function says what it will be called with.
"""
from __future__ import annotations

from typing import Any

from unic.analysis.declarations import ClassDecl, FunctionDecl, ImportedModule, ImportedName, ModuleDecl, returns_value
from unic.syntax import ast

# By name, how many type arguments there are; None: what is written means no more than some value.
_BUILTIN = {"list": 1, "dict": 2, "set": 1, "frozenset": 1, "tuple": None}
_COLLECTIONS = {"deque": 1, "defaultdict": 2, "OrderedDict": 2, "Counter": 1}
_ABSTRACT = {"Iterable": 1, "Iterator": 1, "Sequence": 1, "MutableSequence": 1, "Collection": 1, "Mapping": 2, "MutableMapping": 2, "Callable": None}
_TYPING = {**_ABSTRACT, "List": 1, "Dict": 2, "Set": 1, "FrozenSet": 1, "Tuple": None, "Deque": 1, "DefaultDict": 2, "Generator": 3}
_MODULES = {"typing": _TYPING, "collections.abc": {**_ABSTRACT, "Generator": 3}, "collections": _COLLECTIONS,
            "asyncio": {"Queue": 1, "PriorityQueue": 1, "LifoQueue": 1, "Future": 1, "Task": 1}}
_MISSING = object()


def is_bare(annotation: Any, module: ModuleDecl) -> bool:
    """Whether an annotation leaves out what some container in it holds."""
    return module.is_app and any(_arguments(node, module) is not _MISSING for node in _whole_types(annotation))


def _whole_types(annotation: Any) -> list[Any]:
    """The names in an annotation that stand for types by themselves, and are not followed by arguments."""
    kind = type(annotation).__name__
    if kind in ("Name", "Attribute"):
        return [annotation]
    if kind == "BinOp":
        return _whole_types(annotation.left) + _whole_types(annotation.right)
    if kind == "Subscript":
        return _whole_types(annotation.slice)
    if kind in ("Tuple", "List"):
        return [name for part in annotation.elts for name in _whole_types(part)]
    return []


def _arguments(node: Any, module: ModuleDecl) -> Any:
    """How many type arguments the container that `node` names has; _MISSING where it names none."""
    if type(node).__name__ == "Name":
        symbol = module.symbols.get(node.id)
        if symbol is None:
            return _BUILTIN.get(node.id, _MISSING)
        if isinstance(symbol, ClassDecl):
            # Of namedtuple(), which says nothing of its fields' types.
            return len(symbol.type_params) if symbol.is_named_tuple and any(name.startswith("TypeOf_") for name in symbol.type_params) else _MISSING
        return _MODULES.get(symbol.module, {}).get(symbol.name, _MISSING) if isinstance(symbol, ImportedName) else _MISSING
    if type(node).__name__ == "Attribute" and type(node.value).__name__ == "Name":
        symbol = module.symbols.get(node.value.id)
        return _MODULES.get(symbol.name, {}).get(node.attr, _MISSING) if isinstance(symbol, ImportedModule) else _MISSING
    return _MISSING


def is_left_out(variable: Any) -> bool:
    """Whether a function's type variable stands for something that an annotation leaves out."""
    return "." in variable.name


def complete(decl: FunctionDecl) -> None:
    """Give a function type variables for what its parameters leave out, and no annotation for a result that leaves something out."""
    module, node = decl.module, decl.node
    if not module.is_app:
        return
    receiver = decl.params[:1] if decl.cls is not None and decl.role != "static" else []
    for param in decl.params:
        if param.annotation is None and param not in receiver and param.default is None and param.kind in ("plain", "positional") \
                and node.name in handed_on(module):
            param.annotation = _variable(decl, f"{param.name}.0", param.node)
            continue
        shares = param.default is not None and not (type(param.default).__name__ == "Constant" and param.default.value is None)
        if param in receiver or shares or not is_bare(param.annotation, module):
            continue
        names: list[str] = []
        param.annotation = _completed(param.annotation, module, param.name, names)
        for name in names:
            _variable(decl, name, param.annotation)
    if is_bare(node.returns, module) and (returns_value(node) or decl.is_generator):
        node.returns = None


def _variable(decl: FunctionDecl, name: str, place: Any) -> Any:
    """A new type variable of a function, as an annotation."""
    decl.type_params.append(_place(ast.TypeVar(name, None), place))
    return _place(ast.Name(name, ast.Load()), place)


def handed_on(module: ModuleDecl) -> set[str]:
    """The names of functions and methods that a module passes to a call, as they are."""
    if module.handed_on is None:
        module.handed_on = set()
        for node in ast.walk(module.node):
            if type(node).__name__ != "Call":
                continue
            for given in (*node.args, *(keyword.value for keyword in node.keywords)):
                kind = type(given).__name__
                if kind in ("Name", "Attribute"):
                    module.handed_on.add(given.id if kind == "Name" else given.attr)
    return module.handed_on


def _completed(annotation: Any, module: ModuleDecl, param: str, names: list[str]) -> Any:
    """The annotation with type variables in the places that it leaves out; their names are added."""
    kind = type(annotation).__name__
    made: Any = annotation
    if kind in ("Name", "Attribute"):
        count = _arguments(annotation, module)
        if count is _MISSING:
            return annotation
        fresh = []
        for _ in range(1 if count is None else count):
            # Names of the program have no dot.
            names.append(f"{param}.{len(names)}")
            fresh.append(_place(ast.Name(names[-1], ast.Load()), annotation))
        if count is None:
            return fresh[0]
        made = ast.Subscript(annotation, fresh[0] if count == 1 else _place(ast.Tuple(fresh, ast.Load()), annotation), ast.Load())
    elif kind == "BinOp":
        made = ast.BinOp(_completed(annotation.left, module, param, names), annotation.op, _completed(annotation.right, module, param, names))
    elif kind == "Subscript":
        made = ast.Subscript(annotation.value, _completed(annotation.slice, module, param, names), ast.Load())
    elif kind in ("Tuple", "List"):
        made = type(annotation)([_completed(part, module, param, names) for part in annotation.elts], ast.Load())
    return made if made is annotation else _place(made, annotation)


def _place(node: Any, place: Any) -> Any:
    for position in ("lineno", "col_offset", "end_lineno", "end_col_offset"):
        setattr(node, position, getattr(place, position))
    return node
