"""Lambdas: those whose parameter types are expected where they stand, and those whose calls tell them.

A lambda that is kept in a variable assigned once, or called at once, is a template: each use makes the function for the
types at hand, as calls of a generic function do.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.declarations import ClassDecl, FunctionDecl, GlobalDecl, ImportedModule, ImportedName, Param, bound_names, function_scope_nodes, make_params, names_assigned_later
from unic.analysis.open_types import Hole, resolve
from unic.analysis.scope import Variable
from unic.syntax import ast

if TYPE_CHECKING:
    from unic.analysis.arguments import Argument
    from unic.analysis.checker import Checker

_MOST_ROUNDS = 6


@dataclass(eq=False)
class LambdaTemplate:
    """A lambda without types. defaults: the variables that keep its defaults, by parameter; local: stands for the variable in the flow."""

    node: Any
    owner: Any
    defaults: dict[str, Variable]
    local: t.Local | None


def declare_functions(module: Any, table: Any) -> None:
    """What the module's variables are that are a function and never anything else: of a lambda, a generic function whose
    result is inferred; of a function or class of the library under another name, that itself."""
    later = names_assigned_later(module)
    for name, symbol in list(module.symbols.items()):
        if not isinstance(symbol, GlobalDecl) or symbol.annotation is not None or symbol.assignments != 1 or symbol.deleted or name in later:
            continue
        kind = type(symbol.value).__name__
        if kind == "Lambda" and make_params(symbol.value.args):
            module.symbols[name] = _function_of(symbol.value, module)
        elif kind in ("Name", "Attribute"):
            meant = _library_function(symbol.value, module, table)
            if meant is not None:
                module.symbols[name] = meant


def _library_function(node: Any, module: Any, table: Any) -> ImportedName | None:
    """The import that an expression stands for when it names a function or class of the library."""
    name = node.id if type(node).__name__ == "Name" else node.attr
    source = module.symbols.get(name if type(node).__name__ == "Name" else getattr(node.value, "id", ""))
    if type(node).__name__ == "Name":
        meant = source if isinstance(source, ImportedName) else ImportedName("runtime.builtins", name, node) if source is None else None
    else:
        meant = ImportedName(source.name, name, node) if isinstance(source, ImportedModule) else None
    found = table.get(meant.module) if meant is not None and table.find(meant.module) is not None else None
    symbol = found.symbols.get(meant.name) if found is not None and not found.is_app and meant is not None else None
    while isinstance(symbol, ImportedName):
        place = table.get(symbol.module) if table.find(symbol.module) is not None else None
        symbol = place.symbols.get(symbol.name) if place is not None else None
    return meant if isinstance(symbol, (FunctionDecl, ClassDecl)) else None


def _function_of(node: Any, module: Any) -> FunctionDecl:
    place = (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
    params = [replace(p, annotation=ast.Name(f"type of {p.name}", ast.Load(), *place)) for p in make_params(node.args)]
    body = ast.Return(node.body, *place)
    function = ast.FunctionDef("<lambda>", node.args, [body], [], None, None, [], *place)
    decl = FunctionDecl("<lambda>", "<lambda>", function, module, params=params)
    decl.type_params = [ast.TypeVar(p.annotation.id, None, *place) for p in params]
    return decl


class Lambdas:
    """Mixin of the checker."""

    def expr_Lambda(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        params = make_params(node.args)
        wanted = self.callable_in(expected, len(params))
        if wanted is None and any(p.default is None and p.kind not in ("variadic", "keywords") for p in params):
            if self.display is not None and all(p.default is None and p.kind == "plain" for p in params):
                return self.held_lambda(node, len(params))
            self.fail_untyped(node)
        return self.make_lambda(node, wanted, None)

    def held_lambda(self: "Checker", node: Any, count: int) -> t.Expr:
        """A lambda in a display of which nothing says the types: the calls of what the display holds tell them."""
        holes = [self.hole_of(self.display, 100 * (count + 1) + index) for index in range(count + 1)]
        known = [resolve(self.analyzer, hole, closed_only=True) for hole in holes]
        if any(type_.open for type_ in known[:count]):
            self.note_open()
            return self.pretend(ty.callable_of(tuple(known[:count]), known[count]), node)
        made = self.make_lambda(node, ty.callable_of(tuple(known[:count]), ty.NEVER if known[count].open else known[count]), None)
        if not isinstance(known[count], Hole) or not isinstance(made.type, ty.CallableType):
            return made
        self.teach(known[count], made.type.result)
        self.note_open()
        return self.pretend(ty.callable_of(tuple(known[:count]), known[count]), node)

    def fail_untyped(self: "Checker", node: Any) -> t.Expr:
        self.fail(node, "the parameter types of this lambda are not known here", "use a def with annotations, or pass it where a Callable[...] is expected")

    def make_lambda(self: "Checker", node: Any, wanted: ty.CallableType | None, template: LambdaTemplate | None) -> t.Expr:
        """The function value for the parameter types of `wanted`, whose result is Never where it is not known."""
        params = make_params(node.args)
        places = [p for p in params if p.kind not in ("variadic", "keywords", "keyword")]
        given = wanted.params if wanted is not None else ()
        required = [p for p in places if p.default is None]
        gathering = next((p for p in params if p.kind == "variadic"), None)
        if len(given) < len(required) or len(given) > len(places) and gathering is None or any(p.kind == "keyword" and p.default is None for p in params):
            self.fail(node, f"this lambda takes {len(required)} argument(s) where {wanted} is expected")
        checker = self.child(node, self.type_scope, given if template is not None else None)
        checker.hidden = bound_names(node)
        checker.qualname = f"{template.owner.qualname if template is not None else self.qualname}.<locals>.<lambda>".removeprefix(".<locals>.")
        if template is not None:
            # Each use makes a function of its own.
            checker.__dict__.pop("_symbol", None)
        checker.begin_pass()
        function = self.closure_function(checker, "<lambda>", node, ty.NONE)
        checker.function = function
        checker.scopes = [{}]
        for param, type_ in zip(places, given):
            variable = checker.declare(param.name, type_)
            variable.local = t.Local(param.name, type_)
            function.params.append(variable.local)
            checker.flow.assigned.add(variable.local)
        for param in [*places[len(given):], *(p for p in params if p.kind == "keyword")]:
            # `lambda x=x: ...`: the default is bound when the lambda is made.
            variable = template.defaults.get(param.name) if template is not None else None
            if variable is None:
                variable = self.hidden_variable(self.keep(self.value(param.default), self.out), node)
            checker.scopes[0][param.name] = variable
        rest = [t.Local(f".{index}", type_) for index, type_ in enumerate(given[len(places):])]
        function.params += rest
        if gathering is not None:
            self.bind_gathered(checker, gathering, rest, node)
        for param in params:
            if param.kind == "keywords":
                empty = checker.construct_class(self.analyzer.builtin_class("dict", self.str_type(), self.analyzer.builtin_class("object")), [], node)
                checker.set_variable(checker.declare(param.name), empty, node)
        result = wanted.result if wanted is not None else ty.NEVER
        if template is not None:
            result = self.template_result(checker, node, given, function, result)
        body = checker.value(node.body, result if result is not ty.NEVER else None)
        if result is ty.NEVER:
            body = checker.settle(body, node.body)
            result = body.type
        elif result is ty.NONE and body.type is not ty.NONE:
            checker.out.append(t.Eval(self.span(node), body))
            body = t.Const(ty.NONE, self.span(node), None)
        else:
            body = checker.convert(body, result, node.body, "result of the lambda")
        if isinstance(result, Hole):
            return self.bottom(node)
        function.result = result
        function.identity = t.Identity("<lambda>", checker.qualname, self.module.name)
        function.body = checker.out + [t.Return(self.span(node), body if result is not ty.NONE else None)]
        if result is ty.NONE and not isinstance(body, t.Const):
            function.body.insert(-1, t.Eval(self.span(node), body))
        self.analyzer.request("function", function)
        return t.MakeClosure(ty.callable_of(tuple(given), result), self.span(node), function)

    def bind_gathered(self: "Checker", checker: "Checker", param: Param, rest: list[t.Local], node: Any) -> None:
        """`lambda *args: ...`: a tuple of what is given."""
        items: list[t.Expr] = [t.LocalGet(local.type, self.span(node), local) for local in rest]
        checker.set_variable(checker.declare(param.name), t.MakeTuple(ty.tuple_of(*(local.type for local in rest)), self.span(node), items), node)

    def hidden_variable(self: "Checker", value: t.Expr, node: Any) -> Variable:
        """A variable without a name in this function, to be captured."""
        variable = Variable(".default", value.type, value.type, owner=self)
        variable.local = t.Local(".default", value.type)
        self.out += [t.NewCell(self.span(node), variable.local), t.SetLocal(self.span(node), variable.local, value)]
        self.flow.assigned.add(variable.local)
        return variable

    # --- templates --------------------------------------------------------------------

    def assign_template(self: "Checker", target: Any, node: Any) -> bool:
        """`name = lambda ...` of a local variable that is assigned nowhere else and of which nothing says the types."""
        partial = self.is_partial_call(node) and self.open_target(node.args[0]) is not None
        if not partial and (type(node).__name__ != "Lambda" or not make_params(node.args)) or type(target).__name__ != "Name":
            return False
        name = target.id
        if name not in self.hidden or name in self.globals_declared or self.decl is None:
            return False
        variable = self.own_variable(name) or self.declare(name)
        if variable.declared is not None or self.times_bound(name) != 1:
            return False
        if partial:
            variable.template = self.partial_template(node)
        else:
            self.keep_template(variable, node)
        return True

    def keep_template(self: "Checker", variable: Variable, node: Any) -> None:
        local = self.local_of(variable)
        defaults = {p.name: self.hidden_variable(self.keep(self.value(p.default), self.out), node) for p in make_params(node.args) if p.default is not None}
        if variable.template is None:
            # Inner functions above may have taken it for a variable.
            self.note_change()
        variable.template = LambdaTemplate(node, self, defaults, local)
        self.flow.assigned.add(local)

    def times_bound(self: "Checker", name: str) -> int:
        """How many times the function binds a name, inner functions that declare it nonlocal included."""
        assert self.decl is not None
        count = sum(1 for p in self.decl.params if p.name == name)
        for node in function_scope_nodes(self.decl.node.body):
            kind = type(node).__name__
            if kind == "Name" and node.id == name and type(node.ctx).__name__ != "Load":
                count += 1
            elif kind in ("FunctionDef", "AsyncFunctionDef", "Lambda"):
                count += sum(2 for inner in ast.walk(node) if type(inner).__name__ == "Nonlocal" and name in inner.names)
        return count

    def template_of(self: "Checker", node: Any) -> Any:
        """The template that an expression names."""
        if type(node).__name__ != "Name":
            return None
        variable = self.find_variable(node.id)
        if variable is None:
            symbol = self.analyzer.lookup(node.id, self.module)
            return self.module_partial(symbol) if isinstance(symbol, GlobalDecl) else None
        return variable.template

    def template_value(self: "Checker", template: Any, wanted: ty.CallableType | None, node: Any) -> t.Expr:
        """A lambda or partial without types as a value."""
        if not isinstance(template, LambdaTemplate):
            return self.partial_as_value(template, wanted, node)
        return self.use_template(template, wanted, node) if wanted is not None else self.fail_untyped(node)

    def use_template(self: "Checker", template: LambdaTemplate, wanted: ty.CallableType, node: Any) -> t.Expr:
        """The function value of a template for these parameter types; result Never: as it comes."""
        if template.owner is self and template.local is not None and template.local not in self.flow.assigned:
            self.fail(node, f"'{template.local.name}' may not be assigned yet here", "assign it further up")
        self.refuse_shadowed(template, node)
        open_ = self.analyzer.open_templates.get((id(template.node), wanted.params))
        if open_ is not None:
            function, result = open_
            if result is ty.NEVER:
                return self.bottom(node)
            return t.MakeClosure(ty.callable_of(wanted.params, result), self.span(node), function)
        try:
            return self.make_lambda(template.node, wanted, template)
        finally:
            self.analyzer.open_templates.pop((id(template.node), wanted.params), None)

    def template_result(self: "Checker", checker: "Checker", node: Any, given: tuple[ty.Type, ...], function: t.Function, result: ty.Type) -> ty.Type:
        """The result of a template's function for these parameters: looked for until uses of the function in itself find the same."""
        key = (id(node), given)
        self.analyzer.open_templates[key] = function, result
        try:
            for _ in range(_MOST_ROUNDS if result is ty.NEVER else 0):
                saved = self.analyzer.begin_transaction()
                unknown = len(checker.chain()[-1].unknown)
                out, flow = checker.out, checker.flow
                checker.out, checker.flow = [], flow.copy()
                try:
                    found = checker.settle(checker.value(node.body), node.body).type
                finally:
                    checker.out, checker.flow = out, flow
                    self.analyzer.end_transaction(saved)
                    del checker.chain()[-1].unknown[unknown:]
                if found is result:
                    break
                result = found
                self.analyzer.open_templates[key] = function, result
        finally:
            if result is ty.NEVER:
                del self.analyzer.open_templates[key]
        return result

    def refuse_shadowed(self: "Checker", template: LambdaTemplate, node: Any) -> None:
        """A template is made where it is used: the names in it must mean there what they mean where it stands."""
        names = {n.id for n in ast.walk(template.node) if type(n).__name__ == "Name"} - bound_names(template.node)
        for checker in self.chain():
            if checker is template.owner:
                return
            taken = names & checker.hidden
            if taken:
                self.fail(node, f"'{taken.pop()}' means something else here than in the lambda", "give one of the two another name, or use a def")

    def call_template(self: "Checker", template: LambdaTemplate, positional: "list[Argument]", keywords: "dict[str, Argument]", node: Any) -> t.Expr:
        """Call of a lambda by the types of the arguments."""
        params = make_params(template.node.args)
        given = list(positional)
        if any(a.starred for a in given):
            self.fail(node, "a starred argument is not supported in a call of a lambda without types", "use a def with annotations")
        names = [p.name for p in params if p.kind not in ("variadic", "keywords", "keyword")][len(given):]
        for name in keywords:
            if not names or names.pop(0) != name:
                self.fail(keywords[name].node, "an argument by name is not supported here", "pass it by its place")
            given.append(keywords[name])
        values = [self.settle(self.argument(a, None), a.node) for a in given]
        if any(v.type is ty.NEVER or v.type.open for v in values):
            return self.bottom(node)
        from unic.analysis.arguments import Argument
        callee = self.use_template(template, ty.callable_of(tuple(v.type for v in values), ty.NEVER), node)
        return self.call_value(callee, [Argument(a.node, v) for a, v in zip(given, values)], {}, node)
