"""Classes inside functions: declared as if they stood at module level, under a name that only the function's body sees.

Python makes such a class anew each time the statement runs. Here there is one, so that what could tell the difference is
refused, unless the function runs once: state that the class keeps, and tests of what class an object is. So are methods
that use variables of the function (constants apart), and uses above the statement.
"""
from __future__ import annotations

import re
from collections import ChainMap
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Iterator

from unic.analysis.declarations import ClassDecl, GlobalDecl, ModuleDecl, bound_names, class_keywords, function_scope_nodes, own_nodes
from unic.diagnostics import CompileError, Diagnostic, span_of
from unic.syntax import ast

if TYPE_CHECKING:
    from unic.analysis.checker import Checker
    from unic.analysis.modules import ModuleTable

# A class that does not stand at the start of its line.
INNER_CLASS = re.compile(r"^[ \t]+class\b", re.MULTILINE)
_FUNCTIONS = ("FunctionDef", "AsyncFunctionDef")
_COMPREHENSIONS = ("ListComp", "SetComp", "DictComp", "GeneratorExp")
_LOOPS = ("For", "AsyncFor", "While", "Lambda", *_COMPREHENSIONS)
# Calls in a class body that have no effect.
_PURE_CALLS = ("field", "auto", "list", "dict", "set", "frozenset", "tuple")


def declare_local_classes(table: "ModuleTable", module: ModuleDecl) -> None:
    """Declare the classes in all functions of a module: which classes there are is to be known before any function is looked at."""
    _Declarer(table, module).walk(module.node.body, module, [])


class _Declarer:
    def __init__(self, table: "ModuleTable", home: ModuleDecl) -> None:
        self.table = table
        self.home = home

    def walk(self, body: list[Any], module: ModuleDecl, around: list[Any]) -> None:
        """Look for functions in statements; `around` are the functions that these stand in, outermost first."""
        for node in function_scope_nodes(body):
            if type(node).__name__ in _FUNCTIONS:
                self.function(node, module, around)
            elif type(node).__name__ == "ClassDef" and not around:
                self.walk(node.body, module, around)

    def function(self, node: Any, module: ModuleDecl, around: list[Any]) -> None:
        functions = [*around, node]
        classes = [inner for inner in own_nodes(node) if type(inner).__name__ == "ClassDef"]
        scope = module
        if classes:
            scope = self.table.scope_modules[id(node)] = replace(module, symbols=ChainMap({}, module.symbols))
        for cls in classes:
            inside = replace(scope, home=self.home, symbols=ChainMap(self.constants(functions), *scope.symbols.maps))  # type: ignore[attr-defined]
            try:
                self.check_name(cls, node, functions)
                self.declare(cls, scope, inside, functions)
            except CompileError as error:
                for diagnostic in error.diagnostics:
                    self.table.report(diagnostic)
            self.walk(cls.body, inside, functions)
        self.walk(node.body, scope, functions)

    def check_name(self, cls: Any, function: Any, functions: list[Any]) -> None:
        same = [n for n in own_nodes(function) if type(n).__name__ == "ClassDef" and n.name == cls.name]
        declared = [n for n in own_nodes(function) if type(n).__name__ in ("Global", "Nonlocal") and cls.name in n.names]
        if len(same) > 1 or declared or any(cls.name in bound_names(f) for f in functions):
            self.refuse(cls, f"'{cls.name}' means this class and something else in the same function", "give one of the two another name")

    def declare(self, cls: Any, scope: ModuleDecl, inside: ModuleDecl, functions: list[Any]) -> None:
        from unic.analysis.modules import Collector
        early = _used_early(cls, functions[-1])
        if early is not None:
            self.refuse(early, f"class '{cls.name}' may be used before the statement that makes it", "define the class at module level, or further up in the function")
        prefix = "".join(f"{f.name}.<locals>." for f in functions)
        decl = Collector(self.table, inside).class_declaration(cls, self.prefixes.get(id(functions[0]), "") + prefix)
        scope.symbols[cls.name] = decl
        self.home.local_classes.append(decl)

    @property
    def prefixes(self) -> dict[int, str]:
        """By method of a class at module level: the qualified name of the class and a point."""
        found: dict[int, str] = {}
        pending = [(node, "") for node in self.home.node.body]
        while pending:
            node, prefix = pending.pop()
            if type(node).__name__ == "ClassDef":
                pending += [(inner, f"{prefix}{node.name}.") for inner in node.body]
            elif type(node).__name__ in _FUNCTIONS:
                found[id(node)] = prefix
        return found

    def constants(self, functions: list[Any]) -> dict[str, Any]:
        """Variables of the functions around a class that are given a constant once, by a statement of the function's own block."""
        found: dict[str, Any] = {}
        for function in functions:
            for name in bound_names(function):
                found.pop(name, None)
            for node in function.body:
                name = _assigned_name(node)
                if name is not None and type(node.value).__name__ == "Constant" and node.value.value is not None and _stores(function, name) == 1:
                    found[name] = GlobalDecl(f"{function.name}.<locals>.{name}", self.home, None, node.value, node, final=True)
        return found

    def refuse(self, node: Any, message: str, hint: str) -> None:
        raise CompileError([Diagnostic(message, span_of(self.home.shown_path, node), hint)])


class LocalClasses:
    """Mixin of the checker."""

    def stmt_ClassDef(self: "Checker", node: Any) -> None:
        """The statement that makes a class in a function: the class is there already, what remains is to see that nobody can tell."""
        decl = self.module.symbols.get(node.name)
        functions = self.functions_around(node)
        if not isinstance(decl, ClassDecl) or decl.node is not node or not functions:
            self.fail(node, "a class cannot be made here", "define it at module level")
        if class_keywords(decl) or any("__init_subclass__" in base.methods for base in self.bases_above(decl)):
            self.fail(node, f"class '{node.name}' inside a function has a base class with __init_subclass__", "define the class at module level")
        inner = functions[-1]
        self.check_captures(node, decl, functions)
        effect = next(_effects(node), None) or next((n for n in _values(node) if self.is_set_later(n, decl)), None)
        if effect is not None:
            self.fail(effect, "the body of a class inside a function does something when it runs", "define the class at module level")
        if not self.runs_once(node, functions):
            reason = self.tells_apart(node, decl, inner)
            if reason:
                self.fail(node, f"class '{node.name}' is made anew each time '{inner.name}' runs, and {reason}", "define the class at module level")

    def functions_around(self: "Checker", node: Any) -> list[Any]:
        """The functions a node stands in, outermost first."""
        found: list[Any] = []
        whole = self.module.node
        while True:
            inner = next((f for f in _functions_in(whole) if any(n is node for n in ast.walk(f))), None)
            if inner is None:
                return found
            found.append(inner)
            whole = inner

    def check_captures(self: "Checker", node: Any, decl: ClassDecl, functions: list[Any]) -> None:
        around = {name for function in functions for name in bound_names(function)}
        for name, place in _free_names(node):
            if name not in around:
                continue
            known = decl.module.symbols.get(name)
            if isinstance(known, GlobalDecl) and "<locals>" in known.name and known.node.end_lineno < node.lineno:
                continue
            self.fail(place, f"class '{node.name}' uses '{name}', a variable of the function around it",
                      "define the class at module level, and give its objects what they need in __init__")

    def is_set_later(self: "Checker", name: Any, decl: ClassDecl) -> bool:
        """Whether a name in a class body means what the module may not have made, or may have changed, when the function's definition runs."""
        from unic.analysis.modules import NOT_CONSTANT
        if name.id in set(_bound_names_of_class(decl.node)):
            return False
        symbol = self.analyzer.lookup(name.id, decl.module)
        if isinstance(symbol, GlobalDecl):
            return self.analyzer.folder.fold(name, decl.module) is NOT_CONSTANT
        return isinstance(symbol, ClassDecl) and symbol.module.shown_path == decl.module.shown_path and symbol.node.lineno > decl.node.lineno

    def runs_once(self: "Checker", node: Any, functions: list[Any]) -> bool:
        """Whether a statement of the main module runs at most once: in functions that one place calls, which runs once itself."""
        if self.module.name != "__main__":
            return False
        seen: list[Any] = []
        place, whole = node, functions[-1]
        while True:
            if _in_loop(whole, place):
                return False
            if whole is self.module.node:
                return True
            if whole in seen or whole.decorator_list or type(whole).__name__ == "ClassDef":
                return False
            seen.append(whole)
            uses = [n for n in ast.walk(self.module.node) if type(n).__name__ == "Name" and n.id == whole.name
                    or type(n).__name__ == "Attribute" and n.attr == whole.name]
            calls = [n for n in ast.walk(self.module.node) if type(n).__name__ == "Call" and len(uses) == 1 and n.func is uses[0]]
            methods = any(whole in c.body for c in ast.walk(self.module.node) if type(c).__name__ == "ClassDef")
            if len(calls) != 1 or methods:
                return False
            place = calls[0]
            around = self.functions_around(place)
            whole = around[-1] if around else self.module.node

    def tells_apart(self: "Checker", node: Any, decl: ClassDecl, function: Any) -> str:
        """How a program could see that there is one class only, in words; or an empty string."""
        if decl.is_enum:
            return "the members of one are not those of another"
        if self.compares_class(decl):
            return "objects of one are not equal to those of another"
        for name, attribute in decl.attributes.items():
            if decl.dataclass_options is None and attribute.value is not None and type(attribute.value).__name__ != "Constant":
                return f"'{name}' would be another object each time"
        nodes = list(ast.walk(function))
        plain = {id(n.func) for n in nodes if type(n).__name__ == "Call"} | {id(n.value) for n in nodes if type(n).__name__ in ("Attribute", "Subscript")} \
            | {id(n) for n in _annotations(nodes)} | {id(n) for c in nodes if type(c).__name__ == "ClassDef" for base in c.bases for n in ast.walk(base)} \
            | {id(n.exc) for n in nodes if type(n).__name__ == "Raise"}
        for inner in nodes:
            kind = type(inner).__name__
            if kind == "Name" and inner.id == node.name and id(inner) not in plain:
                return "objects are tested for it, or it is used as a value"
            if kind == "Attribute" and type(inner.ctx).__name__ != "Load" and type(inner.value).__name__ == "Name" and inner.value.id in (node.name, "cls"):
                return f"'{inner.attr}' starts anew"
            if kind == "Attribute" and inner.attr == "__class__" or kind == "Name" and inner.id == "type" and id(inner) not in {id(n) for n in _annotations(nodes)}:
                return "the class of an object is asked for"
        for method in decl.methods.values():
            if any(p.default is not None and type(p.default).__name__ != "Constant" for p in method.params):
                return f"the defaults of '{method.name}' would be other objects each time"
        for module in self.analyzer.table.order:
            if module.is_app and any(type(n).__name__ == "Compare" and any(_asks_class(side) for side in (n.left, *n.comparators)) for n in ast.walk(module.node)):
                return "the program compares the classes of objects"
        return ""

    def compares_class(self: "Checker", decl: ClassDecl) -> bool:
        """Whether the objects' `==` compares their classes, as a dataclass's does."""
        if decl.dataclass_options is not None and not decl.is_named_tuple and decl.dataclass_options.get("eq", True) and "__eq__" not in decl.methods:
            return True
        bases = [self.analyzer.lookup_path(b.value if type(b).__name__ == "Subscript" else b, decl.module) for b in decl.bases]
        return any(isinstance(base, ClassDecl) and (base.is_enum or self.compares_class(base)) for base in bases)


def _used_early(cls: Any, function: Any) -> Any:
    """A use of a class in a function that may run before the class statement, or when that does not; or None."""
    block, index = _block_of(function, cls)
    # Definitions right above run nothing that could use the class.
    first = index
    while first > 0 and type(block[first - 1]).__name__ in (*_FUNCTIONS, "ClassDef") and not block[first - 1].decorator_list:
        first -= 1
    allowed = {id(n) for statement in block[index:] for n in ast.walk(statement)}
    allowed |= {id(n) for definition in block[first:index] for part in _deferred(definition) for n in ast.walk(part)}
    allowed |= {id(n) for f in _functions_in(function) if cls.name in bound_names(f) for n in ast.walk(f)}
    return next((n for n in ast.walk(function) if type(n).__name__ == "Name" and n.id == cls.name and id(n) not in allowed), None)


def _functions_in(whole: Any) -> Iterator[Any]:
    """The functions directly in a module or function, or in classes there."""
    for node in function_scope_nodes(whole.body):
        if type(node).__name__ in _FUNCTIONS:
            yield node
        elif type(node).__name__ == "ClassDef":
            yield from _functions_in(node)


def _assigned_name(node: Any) -> str | None:
    """The one variable that a statement gives a value."""
    target = node.targets[0] if type(node).__name__ == "Assign" and len(node.targets) == 1 else \
        node.target if type(node).__name__ == "AnnAssign" and node.value is not None else None
    return target.id if type(target).__name__ == "Name" else None


def _stores(function: Any, name: str) -> int:
    """How many places bind or may change a variable of a function."""
    count = sum(1 for a in ast.walk(function.args) if type(a).__name__ == "arg" and a.arg == name)
    for node in ast.walk(function):
        kind = type(node).__name__
        if kind == "Name" and node.id == name and type(node.ctx).__name__ != "Load" or kind in ("Global", "Nonlocal") and name in node.names \
                or kind in (*_FUNCTIONS, "ClassDef", "MatchAs", "MatchStar", "ExceptHandler", "MatchMapping") and name in (getattr(node, "name", None), getattr(node, "rest", None)) \
                or kind == "alias" and name in (node.asname, node.name):
            count += 1
    return count


def _annotations(nodes: list[Any]) -> Iterator[Any]:
    """All nodes in the annotations among `nodes`."""
    for node in nodes:
        for given in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            if given is not None:
                yield from ast.walk(given)


def _free_names(node: Any) -> Iterator[tuple[str, Any]]:
    """(name, where) of the names that a function, class or expression reads and does not bind itself; annotations are left out."""
    kind = type(node).__name__
    if kind == "Name":
        yield node.id, node
        return
    if kind in ("Nonlocal",):
        for name in node.names:
            yield name, node
        return
    bound: set[str] = set()
    parts = list(ast.iter_child_nodes(node))
    if kind in (*_FUNCTIONS, "Lambda"):
        bound = bound_names(node)
        outside = [*node.args.defaults, *(d for d in node.args.kw_defaults if d is not None), *getattr(node, "decorator_list", [])]
        for part in outside:
            yield from _free_names(part)
        parts = node.body if isinstance(node.body, list) else [node.body]
    elif kind == "ClassDef":
        inner = set(_bound_names_of_class(node))
        for part in node.body:
            if type(part).__name__ in (*_FUNCTIONS, "ClassDef"):
                yield from _free_names(part)
            else:
                yield from ((name, place) for name, place in _free_names(part) if name not in inner)
        parts = [*node.bases, *node.decorator_list]
    elif kind in _COMPREHENSIONS:
        bound = {n.id for c in node.generators for n in ast.walk(c.target) if type(n).__name__ == "Name"}
    elif kind == "AnnAssign":
        parts = [node.target, *([node.value] if node.value is not None else [])]
    for part in parts:
        yield from ((name, place) for name, place in _free_names(part) if name not in bound)


def _bound_names_of_class(node: Any) -> Iterator[str]:
    """Names that a class body binds."""
    for inner in own_nodes(node):
        if type(inner).__name__ == "Name" and type(inner.ctx).__name__ == "Store":
            yield inner.id
        elif type(inner).__name__ in (*_FUNCTIONS, "ClassDef"):
            yield inner.name


def _block_of(function: Any, node: Any) -> tuple[list[Any], int]:
    """The list of statements that a statement stands in, and its place there."""
    for inner in ast.walk(function):
        for block in (getattr(inner, name, None) for name in ("body", "orelse", "finalbody")):
            if isinstance(block, list) and any(statement is node for statement in block):
                return block, next(i for i, statement in enumerate(block) if statement is node)
    raise AssertionError("a statement stands in a block")


def _deferred(definition: Any) -> Iterator[Any]:
    """The parts of a function or class statement that do not run with it."""
    if type(definition).__name__ in _FUNCTIONS:
        yield from definition.body
    else:
        for inner in definition.body:
            if type(inner).__name__ in (*_FUNCTIONS, "ClassDef"):
                yield from _deferred(inner)
            elif type(inner).__name__ == "AnnAssign":
                yield inner.annotation


def _values(node: Any) -> Iterator[Any]:
    """The names in the values of a class body."""
    for inner in node.body:
        if type(inner).__name__ == "ClassDef":
            yield from _values(inner)
        elif type(inner).__name__ in ("Assign", "AnnAssign") and inner.value is not None:
            yield from (n for n in ast.walk(inner.value) if type(n).__name__ == "Name")


def _effects(node: Any) -> Iterator[Any]:
    """Calls, and decorators of methods, in a class body that the compiler cannot leave out."""
    for inner in node.body:
        kind = type(inner).__name__
        if kind == "ClassDef":
            yield from _effects(inner)
        elif kind in _FUNCTIONS:
            defaults = [*inner.args.defaults, *(d for d in inner.args.kw_defaults if d is not None)]
            yield from (n for default in defaults for n in ast.walk(default) if type(n).__name__ in ("Call", "Await", "Yield", "NamedExpr"))
        else:
            yield from (n for n in ast.walk(inner) if type(n).__name__ in ("Await", "Yield", "NamedExpr", "Subscript", "BinOp") and _runs(inner, n)
                        or type(n).__name__ == "Call" and getattr(n.func, "id", getattr(n.func, "attr", "")) not in _PURE_CALLS)


def _runs(statement: Any, node: Any) -> bool:
    """Whether an expression of a class body may fail or have an effect: operations on anything but constants, outside annotations."""
    if any(n is node for n in _annotations([statement])):
        return False
    return not all(type(n).__name__ in ("BinOp", "Constant", "UnaryOp") or not hasattr(n, "lineno") for n in ast.walk(node))


def _in_loop(whole: Any, place: Any) -> bool:
    """Whether a place in a function or module may run several times for one run of it."""
    return any(any(n is place for n in ast.walk(loop)) for loop in ast.walk(whole) if type(loop).__name__ in _LOOPS)


def _asks_class(node: Any) -> bool:
    return type(node).__name__ == "Call" and getattr(node.func, "id", "") == "type" or type(node).__name__ == "Attribute" and node.attr == "__class__"
