"""Functions as values: lambdas, nested functions, references to functions and bound methods."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.annotations import TypeScope
from unic.analysis.bare_annotations import is_left_out
from unic.analysis.declarations import FunctionDecl
from unic.analysis.errors import Refused
from unic.analysis.function_values import docstring, identity_of
from unic.analysis.modules import NOT_CONSTANT, function_declaration
from unic.analysis.open_types import resolve
from unic.analysis.results import leniently, returned_values
from unic.analysis.scope import Variable
from unic.analysis.signatures import parameters_passed_on
from unic.diagnostics import Diagnostic, span_of
from unic.syntax import ast

if TYPE_CHECKING:
    from unic.analysis.checker import Checker


# Another form of the function value that is captured first.
ALIAS = t.Identity(None, None, "", alias=True)


class Closures:
    """Mixin: closures."""

    def child(self: "Checker", node: Any, scope: TypeScope, given: tuple[ty.Type, ...] | None = None) -> "Checker":
        """The checker of a nested function (for parameters `given`, where uses differ in them); kept across passes so that what it has inferred stays."""
        from unic.analysis.checker import Checker
        found: Checker | None = self.children.get((id(node), given))
        if found is None:
            found = self.children[id(node), given] = Checker(self.analyzer, self.module, scope, self)
            found.self_name = None
        return found

    def closure_function(self: "Checker", checker: "Checker", name: str, node: Any, result: ty.Type) -> t.Function:
        symbol = checker.__dict__.get("_symbol")
        if symbol is None:
            symbol = checker.__dict__["_symbol"] = self.analyzer.unique_symbol(f"{self.module.name}.{self.qualname}.<locals>.{name}")
        function = t.Function(symbol, name, self.module.shown_path, [], result)
        function.line = node.lineno
        if self.module.is_app:
            function.traceback_name = name
        return function

    def callable_in(self: "Checker", expected: ty.Type | None, count: int | None = None) -> ty.CallableType | None:
        """The function type (of so many parameters) among the members of an expected type; that of a callback protocol.

        Of several the parameters, with an unknown result, where they agree in them.
        """
        members = expected.members if isinstance(expected, ty.UnionType) else (expected,)
        found = [m for m in members if isinstance(m, ty.CallableType) and not m.any_arguments]
        if len(found) > 1 and count is not None:
            found = [m for m in found if len(m.params) == count]
        if len(found) > 1:
            return ty.callable_of(found[0].params, ty.NEVER) if all(m.params == found[0].params for m in found) else None
        if found:
            return found[0]
        protocol = self.callback_protocol(expected)
        return self.protocol_call(protocol) if protocol is not None else None

    # --- nested functions -------------------------------------------------------------

    def nested_function(self: "Checker", node: Any) -> None:
        decl = self.nested_declaration(node)
        name = node.name if not decl.decorators else f"{node.name}.undecorated"
        variable = self.own_variable(name)
        if variable is None:
            variable = self.declare(name)
        scope = TypeScope(self.type_scope.module, {**self.type_scope.bindings, **self.left_out(decl)}, None)
        checker = self.child(node, scope)
        checker.type_scope = scope
        inferring = decl.node.returns is None and not decl.is_generator and bool(returned_values(decl))
        signature = self.analyzer.signatures.nested(decl, scope, checker.found_result if inferring else None)
        checker.decl = decl
        checker.enter_scope(decl)
        checker.hidden = decl.bound_names
        checker.qualname = f"{self.qualname}.<locals>.{node.name}"
        checker.is_async = decl.is_async
        checker.result = signature.raw_result
        checker.returned_types = [] if inferring else None
        function = self.closure_function(checker, node.name, node, signature.result)
        function.never_returns = signature.raw_result is ty.NEVER
        if signature.kind == "generator":
            assert isinstance(signature.result, ty.ClassType)
            checker.generator = signature.result
            function.kind = "generator"
            function.generator_type = signature.result
            self.analyzer.reach_class(signature.result)
        checker.passed_on = {p.name: sum(1 for q, _ in signature.params if q.name.startswith(p.name + ".")) for p in decl.params
                             if parameters_passed_on(p, self.type_scope) is not None}
        checker.begin_pass()
        checker.function = function
        # The function's own name is bound before its body is looked at (recursion).
        closure_type = ty.callable_of(tuple(p[1] for p in signature.params), signature.result)
        variable.function = (decl, signature)
        if variable.type is not closure_type:
            if variable.read_early:
                self.note_change()
            variable.type = closure_type
            variable.declared = closure_type
        local = self.local_of(variable)
        local.type = closure_type
        self.nested_defaults(decl, signature)
        # Bound before anybody can call it.
        self.flow.assigned.add(local)
        own_scope = checker.scopes[0]
        for param, type_ in signature.params:
            inner = own_scope.get(param.name)
            if inner is None:
                inner = checker.declare(param.name, type_)
            inner.local = t.Local(param.name, type_)
            function.params.append(inner.local)
            checker.flow.assigned.add(inner.local)
        function.identity = t.Identity(node.name, checker.qualname, self.module.name, docstring(node))
        if decl.wraps is not None:
            self.named_after(decl, checker, function.identity)
        try:
            checker.function_body(node.body)
        except Refused as refused:
            self.error(refused.diagnostic)
        if inferring:
            self.note_result(checker)
        function.body = checker.out
        self.analyzer.request("function", function)
        # Captured variables of outer functions must be captured here as well.
        made: t.Expr = t.MakeClosure(closure_type, self.span(node), function)
        if decl.cache is not None:
            made = self.cached_closure(decl, signature, made)
        self.out.append(t.SetLocal(self.span(node), local, made))
        if checker.changed:
            self.note_change()
        if decl.decorators:
            self.assign_name(node.name, self.expr(decl.decoration(name)), node)

    def left_out(self: "Checker", decl: FunctionDecl) -> dict[str, ty.Type]:
        """What the annotations of a nested function's parameters leave out: its calls tell."""
        return {variable.name: self.hole_of(decl.node, index) for index, variable in enumerate(decl.type_params) if is_left_out(variable)}

    def note_result(self: "Checker", checker: "Checker") -> None:
        """What a nested function without annotation returns, by the pass that was just made over its body."""
        assert checker.returned_types is not None
        found = leniently(resolve(self.analyzer, self.common_type([*checker.returned_types, *([] if checker.flow.dead else [ty.NONE])]), closed_only=True))
        if found is not checker.found_result and found is not ty.NEVER:
            checker.found_result = found
            self.note_change()

    def nested_declaration(self: "Checker", node: Any) -> FunctionDecl:
        known: FunctionDecl | None = self.analyzer.nested_declarations.get(id(node))
        if known is None:
            known = function_declaration(node, self.module, None, f"{self.qualname}.<locals>.")
            self.analyzer.nested_declarations[id(node)] = known
        return known

    def nested_defaults(self: "Checker", decl: FunctionDecl, signature: Any) -> None:
        """Evaluate the defaults of a nested function, when its `def` is executed, into variables of this function."""
        for param, type_ in signature.params:
            if param.default is None or self.is_constant_default(param):
                continue
            name = f"{decl.name}.{param.name}"
            variable = self.own_variable(name) or self.declare(name, type_)
            self.set_variable(variable, self.expr(param.default, type_), param.default)

    def is_constant_default(self: "Checker", param: Any) -> bool:
        folded = self.analyzer.folder.fold(param.default, self.module)
        names = {n.id for n in ast.walk(param.default) if type(n).__name__ == "Name"}
        return folded is not NOT_CONSTANT and not isinstance(folded, tuple) and all(self.find_variable(n) is None for n in names)

    def nested_default(self: "Checker", variable: Variable, param: Any, type_: ty.Type, node: Any) -> t.Expr:
        """The default of a nested function's parameter, as its `def` found it."""
        decl, _ = variable.function
        if self.is_constant_default(param):
            return self.default_value(decl, None, param, type_, node)
        stored = variable.owner.own_variable(f"{decl.name}.{param.name}")
        return self.read_variable(stored, node) if stored is not None else self.bottom(node)

    def nested_reference(self: "Checker", variable: Variable, node: Any, expected: ty.Type | None) -> t.Expr:
        """A nested function as a value; where fewer parameters are expected, its defaults fill the rest."""
        callee = self.read_variable(variable, node)
        anything = self.any_callable_in(expected)
        if anything is not None and callee.type is not ty.NEVER:
            return self.placed_nested(variable, callee, anything, node)
        wanted = self.callable_in(expected)
        _, signature = variable.function
        if wanted is None or callee.type is ty.NEVER or len(wanted.params) >= len(signature.params):
            return callee
        missing = signature.params[len(wanted.params):]
        if any(param.default is None for param, _ in missing):
            return callee
        defaults = [self.nested_default(variable, param, type_, node) for param, type_ in missing]
        if any(d.type is ty.NEVER for d in defaults):
            return self.bottom(node)

        def call(checker: "Checker", args: list[t.Expr], captured: list[t.Expr]) -> t.Expr:
            given = [checker.convert(a, p, node) for a, (_, p) in zip(args, signature.params)]
            return t.CallValue(signature.result, checker.span(node), captured[0], given + captured[1:])

        return self.adapter(ty.callable_of(wanted.params, signature.result), [callee, *defaults], call, node, ALIAS)

    def function_value(self: "Checker", variable: Variable, node: Any) -> t.Expr:
        return self.bottom(node)

    def call_nested(self: "Checker", variable: Variable, positional: Any, keywords: Any, node: Any) -> t.Expr:
        """Call a nested function by its name: keyword arguments and defaults are possible."""
        decl, signature = variable.function
        matched = self.match(decl, [param for param, _ in signature.params], positional, keywords, node)
        args = []
        for argument, (param, type_) in zip(matched, signature.params):
            if argument is None:
                args.append(self.nested_default(variable, param, type_, node))
            else:
                args.append(self.pass_argument(decl, None, param, type_, argument, node))
            if args[-1].type is ty.NEVER and type_ is not ty.NEVER:
                return self.bottom(node)
        callee = self.read_variable(variable, node)
        return self.managed(decl, t.CallValue(signature.result, self.span(node), callee, args), node)

    # --- references -------------------------------------------------------------------

    def function_reference(self: "Checker", decl: FunctionDecl, node: Any, expected: ty.Type | None, owner: ty.Type | None = None) -> t.Expr:
        """A function used as a value."""
        protocol = self.callback_protocol(expected)
        if protocol is not None and owner is None:
            return self.function_as_object(decl, protocol, node)
        if decl.decorators:
            return self.decorated_value(decl, node)
        anything = self.any_callable_in(expected)
        if anything is not None:
            return self.placed_function(decl, owner, anything, node)
        wanted = self.callable_in(expected)
        signatures = self.analyzer.signatures
        if self.needs_call(decl) and owner is None:
            return self.called_reference(decl, wanted, node)
        bindings: dict[str, ty.Type] = {}
        free = signatures.type_parameters(decl)
        implicit = [p for p in decl.params if signatures.is_protocol(p.annotation, decl)]
        if free or implicit:
            if wanted is None:
                self.fail(node, f"'{decl.name}' is generic: its types are not known here", "wrap it in a lambda with a known type")
            scope = signatures.scope(decl, owner, {})
            for param, type_ in zip(decl.params, wanted.params):
                if param.annotation is not None:
                    self.analyzer.annotations.unify(param.annotation, type_, scope, free, bindings)
                if param in implicit:
                    bindings["@" + param.name] = type_
            if free - set(bindings):
                return self.called_reference(decl, wanted, node)
        signature = signatures.of(decl, owner, bindings)
        assert signature is not None
        params = signature.params
        if wanted is not None and len(wanted.params) < len(params) and all(p.default is not None for p, _ in params[len(wanted.params):]):
            return self.trimmed(decl, owner, bindings, signature, wanted, node)
        instance = self.analyzer.instance(decl, owner, bindings)
        type_ = ty.callable_of(tuple(p for _, p in params if not isinstance(p, ty.ClassObject)), signature.result)
        return t.MakeClosure(type_, self.span(node), instance.function)

    def needs_call(self: "Checker", decl: FunctionDecl) -> bool:
        """Whether what calling the function means depends on how it is called, so that a reference to it must wrap a call."""
        known = decl.module.name.startswith("runtime.builtins") and hasattr(self, "builtin_" + decl.name)
        return known or decl.cache is not None or decl.is_context_manager or any(p.kind in ("variadic", "keywords") for p in decl.params)

    def called_reference(self: "Checker", decl: FunctionDecl, wanted: ty.CallableType | None, node: Any) -> t.Expr:
        """A closure that calls the function as a program text would."""
        if wanted is None:
            if any(p.kind in ("variadic", "keywords") for p in decl.params) or self.analyzer.signatures.type_parameters(decl):
                self.fail(node, f"how '{decl.name}' will be called is not known here", "wrap it in a lambda with a known type")
            signature = self.analyzer.signatures.of(decl, None, {})
            assert signature is not None
            wanted = ty.callable_of(tuple(type_ for _, type_ in signature.params), ty.NEVER)

        def call(checker: "Checker", args: list[t.Expr], _: list[t.Expr]) -> t.Expr:
            from unic.analysis.arguments import Argument
            return checker.call_symbol(decl, node, [Argument(node, a) for a in args], {}, node, None)

        if wanted.result is ty.NEVER:
            saved, self.out = self.out, []
            result = call(self, [t.LocalGet(p, None, t.Local("", p)) for p in wanted.params], []).type
            self.out = saved
            wanted = ty.callable_of(wanted.params, result)
        return self.adapter(wanted, [], call, node, identity_of(decl))

    def trimmed(self: "Checker", decl: FunctionDecl, owner: ty.Type | None, bindings: dict[str, ty.Type], signature: Any, wanted: ty.CallableType,
                node: Any) -> t.Expr:
        """A function with defaults where fewer parameters are expected: an adapter that fills them in."""
        def call(checker: "Checker", args: list[t.Expr], _: list[t.Expr]) -> t.Expr:
            from unic.analysis.arguments import Argument
            given = [Argument(node, a) for a in args]
            if decl.role == "method":
                return checker.call_method_args(args[0], decl.name, given[1:], {}, node)
            return checker.call_decl(decl, owner, None, given, {}, node, None)
        if wanted.result is ty.NEVER:
            wanted = ty.callable_of(wanted.params, signature.result)
        return self.adapter(wanted, [], call, node, identity_of(decl))

    def adapter(self: "Checker", wanted: ty.CallableType, captured: list[t.Expr], call: Any, node: Any, identity: t.Identity) -> t.Expr:
        """A closure of type `wanted` that calls `call(checker, args, captured)`."""
        from unic.analysis.checker import Checker
        span = self.span(node)
        checker = Checker(self.analyzer, self.module, self.type_scope, self)
        function = t.Function(self.analyzer.unique_symbol(f"{self.module.name}.{self.qualname}.<adapter>"), "<adapter>", self.module.shown_path, [], wanted.result)
        function.line = getattr(node, "lineno", 0)
        function.identity = identity
        checker.function = function
        body: list[t.Stmt] = []
        inner: list[t.Expr] = []
        for value in captured:
            local = t.Local(".captured", value.type, cell=True)
            body += [t.NewCell(span, local), t.SetLocal(span, local, value)]
            function.captures.append(local)
            self.inherit_capture(local)
            inner.append(t.LocalGet(value.type, span, local))
        for index, type_ in enumerate(wanted.params):
            function.params.append(t.Local(f".{index}", type_))
        result = call(checker, [t.LocalGet(p.type, span, p) for p in function.params], inner)
        if wanted.result is ty.NONE:
            function.body = checker.out + [t.Eval(span, result), t.Return(span, None)]
        else:
            function.body = checker.out + [t.Return(span, checker.convert(result, wanted.result, node))]
        self.analyzer.request("function", function)
        return self.block(body, t.MakeClosure(wanted, span, function))

    def inherit_capture(self: "Checker", local: t.Local) -> None:
        """The cell belongs to this function; nothing to do for the ones around it."""

    def bound_method(self: "Checker", obj: t.Expr, name: str, found: Any, node: Any, expected: ty.Type | None) -> t.Expr:
        """`obj.method` as a value: a closure over the object."""
        owner, decl = found
        if decl.role in ("static", "class"):
            return self.function_reference(decl, node, expected, obj.type)
        anything = self.any_callable_in(expected)
        if anything is not None:
            return self.placed_method(obj, name, found, anything, node)
        wanted = self.callable_in(expected)
        free = self.analyzer.signatures.type_parameters(decl)
        implicit = any(self.analyzer.signatures.is_protocol(p.annotation, decl) for p in decl.params[1:])
        gathers = any(p.kind in ("variadic", "keywords") for p in decl.params)
        if (free or implicit) and wanted is None:
            self.fail(node, f"method '{name}' is generic: its types are not known here", "wrap it in a lambda")
        if wanted is None or wanted.result is ty.NEVER:
            if wanted is not None and (free or implicit or gathers):
                params = wanted.params
                saved_out = self.out
                self.out = []
                probe = self.call_method(obj, name, [(t.LocalGet(p, None, t.Local("", p)), node) for p in params], {}, node)
                self.out = saved_out
                result = probe.type
                if name == "get" and isinstance(result, ty.UnionType) and result.has_none and len(result.others) == 1:
                    # `key=counts.get`: the keys are those of the dict.
                    result = ty.lenient_of(result.others[0])
                wanted = ty.callable_of(params, result)
            else:
                signature = self.analyzer.signatures.of(decl, owner if owner is not None else obj.type, {})
                assert signature is not None
                own = signature.params[1:]
                if wanted is not None:
                    own = own[:len(wanted.params)]
                wanted = ty.callable_of(tuple(p for _, p in own), signature.result)

        def call(checker: "Checker", args: list[t.Expr], captured: list[t.Expr]) -> t.Expr:
            return checker.call_method(captured[0], name, [(a, node) for a in args], {}, node)

        # Which class's method it is, is known at run time.
        qualname = None if self.is_virtual(obj.type, name, decl) else decl.qualname
        identity = t.Identity(name, qualname, decl.module.name, docstring(decl.node), ("method", name), bound=True)
        return self.adapter(wanted, [obj], call, node, identity)

    def class_as_function(self: "Checker", value: t.Expr, expected: ty.Type | None, node: Any) -> t.Expr:
        """A class passed as a function (`key=str`, `map(int, xs)`, a default factory)."""
        anything = self.any_callable_in(expected)
        if anything is not None and isinstance(value.type, ty.ClassObject) and isinstance(value.type.instance, ty.ClassType):
            return self.placed_class(value.type.instance, anything, node)
        wanted = self.callable_in(expected)
        if wanted is None and any(map(ty.is_type_class, expected.members if isinstance(expected, ty.UnionType) else (expected,))):
            return self.class_value(value, node)
        if wanted is None:
            self.fail(node, "a class is not a value here", "call it, or wrap it in a lambda")
        from unic.analysis.arguments import Argument
        from unic.analysis.declarations import ClassDecl
        declaration = value.value if isinstance(value, t.Const) else None

        def make(checker: "Checker", args: list[t.Expr]) -> t.Expr:
            given = [Argument(node, a) for a in args]
            if isinstance(value.type, ty.ClassObject):
                return checker.construct_type(value.type.instance, given, {}, node)
            assert isinstance(declaration, ClassDecl)
            return checker.construct(declaration, given, {}, node, wanted.result if wanted.result is not ty.NEVER else None)

        if wanted.result is ty.NEVER:
            if isinstance(value.type, ty.ClassObject):
                result = value.type.instance
            else:
                probe = [t.LocalGet(p, None, t.Local("", p)) for p in wanted.params]
                result = make(self, probe).type  # type: ignore[arg-type]
            wanted = ty.callable_of(wanted.params, result)
        named = value.type.instance if isinstance(value.type, ty.ClassObject) else declaration
        name = named.name if isinstance(named, (ty.ClassType, ClassDecl)) else str(named)
        return self.adapter(wanted, [], lambda checker, args, _: make(checker, args), node, t.Identity(name, name, self.module.name, None, named))

    def adapt_callable(self: "Checker", expr: t.Expr, target: ty.Type, node: Any) -> t.Expr | None:
        """A function value where a slightly different callable type is wanted; None if it fits as it is or not at all."""
        source = expr.type
        assert isinstance(source, ty.CallableType)
        anything = self.any_callable_in(target)
        members = target.members if isinstance(target, ty.UnionType) else (target,)
        fitting = [m for m in members if isinstance(m, ty.CallableType) and not m.any_arguments and self.conversions.assignable(source, m)
                   and not (isinstance(target, ty.UnionType) and self.conversions.would_drop(source, m, target))]
        wanted = anything or (fitting[0] if fitting else self.callable_in(target))
        if wanted is None or source in members:
            return None
        if source.any_arguments != wanted.any_arguments and self.conversions.assignable(source, wanted):
            made = self.from_any(expr, wanted, node) if anything is None else self.placed_value(expr, wanted, node)
            return made if target is wanted else self.conversions.convert(made, target, self.temp)
        if not self.conversions.assignable(source, wanted):
            return None

        def call(checker: "Checker", args: list[t.Expr], captured: list[t.Expr]) -> t.Expr:
            converted = [checker.convert(a, p, node) for a, p in zip(args, source.params)]
            return t.CallValue(source.result, checker.span(node), captured[0], converted)

        made = self.adapter(wanted, [expr], call, node, ALIAS)
        return made if target is wanted else self.conversions.convert(made, target, self.temp)

    def holds_other_functions(self: "Checker", source: ty.Type, target: ty.Type) -> bool:
        """Whether a union has a function among its members that is a function of another type in the one that is wanted."""
        wanted = target.members if isinstance(target, ty.UnionType) else (target,)
        return isinstance(source, ty.UnionType) and not any(map(self.conversions.is_object, wanted)) and self.conversions.assignable(source, target) \
            and any(isinstance(member, ty.CallableType) and member not in wanted for member in source.members)

    def call_decorated(self: "Checker", decl: FunctionDecl, owner: Any, receiver: Any, positional: Any, keywords: Any, node: Any) -> t.Expr:
        """Call of a function with decorators that are functions themselves: through the decorated value."""
        from unic.analysis.arguments import Argument
        if decl.cls is not None and (decl.role in ("class", "property") or decl.cls.type_params):
            raise Refused(Diagnostic("this decorator is not supported on class methods, properties and methods of generic classes",
                                     span_of(decl.module.shown_path, decl.decorators[0]),
                                     "call the wrapping function inside the method"))
        value = self.decorated_value(decl, node)
        if receiver is not None:
            receiver = self.convert(receiver, self.analyzer.class_type(decl.cls, ()), node)
        params = decl.params[1:] if receiver is not None else decl.params
        if isinstance(value.type, ty.CallableType) and self.keeps_parameters(decl) and not self.needs_call(decl):
            # The names and defaults of the function itself count.
            matched = self.match(decl, params, positional, keywords, node)
            if keywords and not self.in_source_order(keywords, matched):
                self.fix_order(decl, owner, params, matched, positional, keywords)
            wanted = value.type.params[len(value.type.params) - len(params):]
            given = [self.pass_argument(decl, owner, p, type_, a, node) for p, type_, a in zip(params, wanted, matched)]
            positional, keywords = [Argument(node, a) for a in given], {}
        if receiver is not None:
            positional = [Argument(node, receiver), *positional]
        return self.call_value(value, positional, keywords, node)

    def keeps_parameters(self: "Checker", decl: FunctionDecl) -> bool:
        """Whether all decorators say that what they give takes the same parameters: Callable[P, ...] or a type variable, in and out."""
        return all(self.decorator_keeps(decorator, decl.module) for decorator in decl.decorators)

    def decorator_keeps(self: "Checker", decorator: Any, module: Any) -> bool:
        called = type(decorator).__name__ == "Call"
        head = decorator.func if called else decorator
        symbol = self.analyzer.lookup_path(head, module) if type(head).__name__ in ("Name", "Attribute") else None
        if not isinstance(symbol, FunctionDecl) or symbol.node.returns is None:
            return False
        result = symbol.node.returns
        if called:
            # What the factory returns is the decorator: Callable[[its parameter], its result].
            if type(result).__name__ != "Subscript" or type(result.slice).__name__ != "Tuple" or type(result.slice.elts[0]).__name__ != "List":
                return False
            given, result = result.slice.elts[0].elts, result.slice.elts[1]
            taken = given[0] if len(given) == 1 else None
        else:
            taken = symbol.params[0].annotation if symbol.params else None
        one, other = self.parameters_of(taken, module), self.parameters_of(result, module)
        return one is not None and one == other

    def decorated_value(self: "Checker", decl: FunctionDecl, node: Any) -> t.Expr:
        target = self.analyzer.decorated_global(decl)
        if target is None:
            return self.bottom(node)
        return t.GlobalGet(target.type, self.span(node), target)

    def parameters_of(self: "Checker", node: Any, module: Any) -> str | None:
        """P or Concatenate[A, P] of Callable[P, ...], or the name that an annotation is; None for anything else."""
        if type(node).__name__ == "Constant" and isinstance(node.value, str):
            node = self.analyzer.parse_annotation(node.value, module, node)
        if type(node).__name__ == "Subscript" and type(node.slice).__name__ == "Tuple":
            first = node.slice.elts[0]
            if type(first).__name__ == "Subscript" and type(first.slice).__name__ == "Tuple" and all(type(e).__name__ == "Name" for e in first.slice.elts):
                return f"Callable[{', '.join(e.id for e in first.slice.elts)}]"
            return f"Callable[{first.id}]" if type(first).__name__ == "Name" else None
        return str(node.id) if type(node).__name__ == "Name" else None
