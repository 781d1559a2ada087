"""Calls: what is called, and whether directly or by dispatch."""
from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis import unsupported
from unic.analysis.annotations import Special, TypeScope
from unic.analysis.arguments import Argument
from unic.analysis.command_lines import is_namespace_class, is_parser_method
from unic.analysis.declarations import AliasDecl, ClassDecl, FunctionDecl, ImportedModule
from unic.analysis.errors import Refused
from unic.analysis.generic_partials import PartialTemplate
from unic.analysis.inheritance import method_after
from unic.analysis.internal_names import is_settled
from unic.analysis.lambdas import LambdaTemplate
from unic.analysis.modules import NOT_CONSTANT
from unic.analysis.open_types import Hole
from unic.analysis.protocol_bases import protocol_method
from unic.analysis.types import is_type_class

if TYPE_CHECKING:
    from unic.analysis.checker import Checker


# Dispatch stubs of functions marked by_class are named after the function, behind this.
BY_CLASS = "@"


class Calls:
    """Mixin: calls."""

    def expr_Call(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        func = node.func
        kind = type(func).__name__
        positional = [Argument(a.value if type(a).__name__ == "Starred" else a, None, type(a).__name__ == "Starred") for a in node.args]
        positional = self.pass_on(node, positional)
        keywords = self.keyword_arguments(node)
        if kind == "Name":
            return self.call_name(func, positional, keywords, node, expected)
        if kind == "Attribute":
            return self.call_attribute(func, positional, keywords, node, expected)
        if kind == "Call":
            template = self.partial_template(func)
            if template is not None:
                return self.call_partial(template, positional, keywords, node, expected)
        if kind == "Lambda":
            return self.call_template(LambdaTemplate(func, self, {}, None), positional, keywords, node)
        if kind == "Subscript":
            symbol = self.analyzer.lookup_path(func.value, self.module) if type(func.value).__name__ in ("Name", "Attribute") else None
            if isinstance(symbol, (ClassDecl, Special)):
                cls = self.annotation(func)
                if isinstance(cls, ty.ClassType):
                    return self.construct_type(cls, positional, keywords, node)
        return self.call_value(self.value(func, self.called_with(positional) if kind == "Call" else None), positional, keywords, node)

    def called_with(self: "Checker", positional: list[Argument]) -> ty.Type | None:
        """What `make(...)` in `make(...)(f)` has to return, as far as the arguments tell; looking at such has no effect here."""
        if any(type(a.node).__name__ not in ("Name", "Call", "Constant", "Attribute", "Subscript", "BinOp", "UnaryOp", "JoinedStr", "Tuple") or a.starred for a in positional):
            return None
        saved, self.out = self.out, []
        effects = self.analyzer.begin_transaction()
        try:
            types = [self.expr(a.node).type for a in positional]
        except Refused:
            # A generic function, say, tells nothing by itself.
            return None
        finally:
            self.analyzer.end_transaction(effects)
            self.out = saved
        if any(isinstance(type_, ty.ClassObject) or type_.open or type_ is ty.NEVER for type_ in types):
            return None
        return ty.callable_of(tuple(types), ty.NEVER)

    def call_name(self: "Checker", func: Any, positional: list[Argument], keywords: dict[str, Argument], node: Any,
                  expected: ty.Type | None) -> t.Expr:
        variable = self.find_variable(func.id)
        if variable is None and any(func.id in c.hidden and func.id not in c.globals_declared for c in self.chain()):
            value = self.expr(func)
            variable = self.find_variable(func.id)
        if variable is not None:
            if variable.template is not None:
                if isinstance(variable.template, PartialTemplate):
                    return self.call_partial(variable.template, positional, keywords, node, expected)
                return self.call_template(variable.template, positional, keywords, node)
            if variable.function is not None:
                return self.call_nested(variable, positional, keywords, node)
            value = self.expr(func)
            if isinstance(value.type, ty.ClassObject):
                return self.construct_type(value.type.instance, positional, keywords, node)
            return self.call_value(value, positional, keywords, node)
        if self.class_body is not None and (func.id in self.class_body[0].decl.nested or self.is_bound_above(func.id)):  # type: ignore[union-attr]
            nested = self.class_body_path(func, func)
            return self.construct(nested, positional, keywords, node, expected) if nested is not None \
                else self.call_value(self.expr(func), positional, keywords, node)
        if func.id in self.type_scope.bindings:
            return self.construct_type(self.type_scope.bindings[func.id], positional, keywords, node)
        symbol = self.analyzer.lookup(func.id, self.module)
        if symbol is None:
            named = self.named_access(func, positional, keywords, node)
            if named is not None:
                return named
            self.fail_undefined(func)
        return self.call_symbol(symbol, func, positional, keywords, node, expected)

    def chain(self: "Checker") -> "list[Checker]":
        """This checker and the ones around it."""
        found = [self]
        while found[-1].parent is not None:
            found.append(found[-1].parent)
        return found

    def call_symbol(self: "Checker", symbol: Any, func: Any, positional: list[Argument], keywords: dict[str, Argument], node: Any,
                    expected: ty.Type | None) -> t.Expr:
        special = self.special_call(symbol, positional, keywords, node, expected)
        if special is not None:
            return special
        if isinstance(symbol, FunctionDecl):
            return self.call_decl(self.library_variant(symbol, positional, keywords), None, None, positional, keywords, node, expected)
        if isinstance(symbol, ClassDecl) and keywords and not positional and is_namespace_class(symbol):
            return self.make_namespace(symbol, keywords, node)
        if isinstance(symbol, ClassDecl):
            return self.construct(symbol, positional, keywords, node, expected)
        if isinstance(symbol, ty.MachineInt):
            return self.construct_type(symbol, positional, keywords, node)
        if isinstance(symbol, AliasDecl) and symbol.is_new_type:
            meant = self.analyzer.annotations.evaluate(func, self.type_scope)
            if len(positional) != 1 or keywords:
                self.fail(node, f"{symbol.name}() takes one argument")
            return self.convert(self.argument(positional[0], meant), meant, node, f"argument of {symbol.name}()")
        if isinstance(symbol, AliasDecl):
            return self.construct_type(self.analyzer.annotations.evaluate(func, self.type_scope), positional, keywords, node)
        if isinstance(symbol, ImportedModule):
            self.fail(func, "a module cannot be called")
        template = self.module_partial(symbol)
        if template is not None:
            return self.call_partial(template, positional, keywords, node, expected)
        return self.call_value(self.symbol_value(symbol, func), positional, keywords, node)

    def library_variant(self: "Checker", decl: FunctionDecl, positional: list[Argument], keywords: dict[str, Argument]) -> FunctionDecl:
        """`_NAME_N` of a library module is what a call of NAME with N positional arguments means, if it takes the keywords too."""
        if decl.module.name == "itertools":
            decl = self.selection_of(decl, positional, keywords)
        variant = None if decl.module.is_app else decl.module.symbols.get(f"_{decl.name}_{len(positional)}")
        fits = isinstance(variant, FunctionDecl) and all(any(p.name == name for p in variant.params) for name in keywords)
        return variant if isinstance(variant, FunctionDecl) and fits and not any(a.starred for a in positional) else decl

    def selection_of(self: "Checker", decl: FunctionDecl, positional: list[Argument], keywords: dict[str, Argument]) -> FunctionDecl:
        """`combinations(items, 2)`: the function whose tuples have that length, if the library has one."""
        size = positional[1] if len(positional) == 2 else keywords.get("r")
        count = self.fold(size.node) if size is not None and not size.starred else NOT_CONSTANT
        if decl.name == "starmap" and len(positional) == 2 and not positional[1].starred:
            # The rows, which are read once, are looked at first: they tell how many parameters the function takes.
            rows = positional[1].expr = self.argument(positional[1], None)
            row = self.items_type(self.as_tuple(rows).type)
            count = len(row.items) if isinstance(row, ty.TupleType) else NOT_CONSTANT
        fixed = decl.module.symbols.get(f"_{decl.name}_of_{count}") if type(count) is int else None
        return fixed if isinstance(fixed, FunctionDecl) else decl

    def call_attribute(self: "Checker", func: Any, positional: list[Argument], keywords: dict[str, Argument], node: Any,
                       expected: ty.Type | None) -> t.Expr:
        base = func.value
        if type(base).__name__ == "Call" and type(base.func).__name__ == "Name" and base.func.id == "super":
            return self.call_super(func.attr, positional, keywords, node)
        path = self.static_path(base)
        if isinstance(path, ImportedModule):
            symbol = self.analyzer.module_attribute(path.name, func.attr)
            if symbol is None:
                self.fail_module_attribute(func, path.name)
            return self.call_symbol(symbol, func, positional, keywords, node, expected)
        if isinstance(path, (ClassDecl, ty.MachineInt)):
            return self.call_on_class(path, func, positional, keywords, node, expected)
        if isinstance(path, FunctionDecl) and path.cache is not None:
            return self.call_method_args(self.cache_of(self.analyzer.instance(path, None, {})), func.attr, positional, keywords, node, expected)
        cache = self.nested_cache(base) if func.attr in ("cache_info", "cache_clear") else None
        if cache is not None:
            return self.call_method_args(cache, func.attr, positional, keywords, node, expected)
        if func.attr in ("unpack", "unpack_from", "iter_unpack"):
            format_node = self.record_format(base)
            made = self.unpack_call(func.attr, format_node, positional, keywords, node) if format_node is not None else None
            if made is not None:
                return made
        if func.attr == "findall":
            made = self.pattern_findall(base, positional, keywords, node)
            if made is not None:
                return made
        receiver = self.expr(base)
        if func.attr == "format" and isinstance(receiver, t.Const) and isinstance(receiver.value, str) and not any(a.starred for a in positional):
            return self.format_constant(receiver.value, positional, keywords, node)
        if func.attr == "format_map" and isinstance(receiver, t.Const) and isinstance(receiver.value, str) and len(positional) == 1 and not keywords:
            return self.format_mapping(receiver.value, positional[0], node)
        if receiver.type is self.str_type() and func.attr == "format" and keywords:
            return self.format_variable(receiver, positional, keywords, node)
        if receiver.type is self.str_type() and func.attr == "format_map" and len(positional) == 1 and not keywords:
            return self.format_by_mapping(receiver, positional[0], node)
        if isinstance(receiver.type, ty.ClassObject):
            return self.call_on_type(receiver.type.instance, func, positional, keywords, node, expected)
        if is_type_class(receiver.type):
            made = self.call_on_class_value(receiver, func.attr, positional, keywords, node)
            if made is not None:
                return made
        receiver = self.counted_as(receiver, func.attr)
        if isinstance(receiver.type, ty.ClassType) and self.analyzer.find_method(receiver.type, func.attr) is None \
                and not (receiver.type.decl is not None and receiver.type.decl.is_named_tuple):
            return self.call_value(self.read_attribute(receiver, func, None), positional, keywords, node)
        return self.call_method_args(receiver, func.attr, positional, keywords, node, expected)

    def static_path(self: "Checker", node: Any) -> Any:
        """What a dotted name refers to at module level if its root is no local variable."""
        root = node
        while type(root).__name__ == "Attribute":
            root = root.value
        if type(root).__name__ == "Subscript":
            inner = self.static_path(root.value)
            return inner if isinstance(inner, ClassDecl) and node is root and not inner.is_enum else None
        if type(root).__name__ != "Name" or self.find_variable(root.id) is not None:
            return None
        if self.class_body is not None:
            return self.class_body_path(node, root)
        if root.id in self.type_scope.bindings:
            bound = self.type_scope.bindings[root.id]
            return bound.decl if isinstance(bound, ty.ClassType) else bound if isinstance(bound, ty.MachineInt) else None
        if any(root.id in c.hidden and root.id not in c.globals_declared for c in self.chain()):
            return None
        return self.analyzer.lookup_path(node, self.module)

    def class_body_path(self: "Checker", node: Any, root: Any) -> Any:
        """`static_path` in a class body."""
        assert self.class_body is not None
        owner = self.class_body[0].decl
        assert owner is not None
        if root.id in owner.nested:
            found: Any = owner.nested[root.id]
            names = []
            while node is not root:
                names.append(node.attr)
                node = node.value
            for name in reversed(names):
                found = found.nested.get(name) if isinstance(found, ClassDecl) else None
            return found
        return None if self.is_bound_above(root.id) else self.analyzer.lookup_path(node, self.module)

    def call_on_class(self: "Checker", decl: Any, func: Any, positional: list[Argument], keywords: dict[str, Argument], node: Any,
                      expected: ty.Type | None) -> t.Expr:
        if isinstance(decl, ClassDecl):
            if func.attr in decl.nested:
                return self.construct(decl.nested[func.attr], positional, keywords, node, expected)
            if func.attr == "_make" and decl.is_named_tuple and len(positional) == 1:
                return self.named_tuple_of(decl, positional[0], node, expected)
            if func.attr == "__new__" and decl is self.analyzer.builtin("object"):
                return self.call_object_new(positional, node)
            if func.attr == "__setattr__" and decl is self.analyzer.builtin("object"):
                return self.object_setattr(positional, node)
            primitive = self.analyzer.primitive_of(decl)
            if primitive is not None:
                return self.call_on_type(primitive, func, positional, keywords, node, expected)
            if decl.type_params and type(func.value).__name__ == "Subscript":
                return self.call_on_type(self.annotation(func.value), func, positional, keywords, node, expected)
            if decl.type_params:
                method = decl.methods.get(func.attr)
                if method is not None and method.role in ("static", "class"):
                    return self.call_generic_static(decl, method, positional, keywords, node, expected)
                given = self.value(positional[0].node) if positional and not positional[0].starred else None
                if given is not None and isinstance(given.type, ty.ClassType):
                    for cls in given.type.ancestors():
                        if cls.decl is decl:
                            return self.call_on_type(cls, func, [Argument(positional[0].node, given), *positional[1:]], keywords, node, expected)
                self.fail(func, f"'{decl.name}' needs its type arguments here", f"write {decl.name}[...].{func.attr}")
            return self.call_on_type(self.analyzer.class_type(decl, ()), func, positional, keywords, node, expected)
        return self.call_on_type(decl, func, positional, keywords, node, expected)

    def call_generic_static(self: "Checker", decl: ClassDecl, method: FunctionDecl, positional: list[Argument], keywords: dict[str, Argument],
                            node: Any, expected: ty.Type | None) -> t.Expr:
        """`dict.fromkeys(...)`: the class's arguments are inferred like the method's own."""
        cls = self.infer_class(decl, method, positional, keywords, node, expected, 1 if method.role == "class" else 0)
        if cls is None:
            return self.bottom(node)
        return self.call_decl(method, cls, None, positional, keywords, node, expected)

    def call_on_type(self: "Checker", instance: ty.Type, func: Any, positional: list[Argument], keywords: dict[str, Argument], node: Any,
                     expected: ty.Type | None) -> t.Expr:
        """`C.method(...)`: static and class methods; a plain method takes its receiver as first argument."""
        name = func.attr
        found = self.analyzer.find_method(instance, name)
        if found is None:
            if isinstance(instance, ty.ClassType):
                return self.call_value(self.class_attribute(instance, name, func), positional, keywords, node)
            self.fail(func, f"{instance} has no '{name}'")
        name, (owner, decl) = self.by_arity(instance, name, found, positional)
        if not decl.module.is_app and decl.role == "static":
            owner, decl = self.analyzer.find_method(instance, f"_{name}_{len(positional)}") or (owner, decl)
        if decl.role in ("static", "class"):
            return self.call_decl(decl, instance if decl.role == "class" or owner is None else owner, None, positional, keywords, node, expected)
        if not positional:
            self.fail(node, f"{instance}.{name}() needs its object as first argument")
        given = self.argument(positional[0], None)
        if owner is not None and isinstance(given.type, ty.ClassType) and given.type.is_subclass_of(owner) and not given.type.shares(owner):
            owner = given.type
        receiver = self.convert(given, instance if owner is None else owner, positional[0].node)
        return self.call_decl(decl, owner if owner is not None else instance, receiver, positional[1:], keywords, node, expected)

    def call_super(self: "Checker", name: str, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr:
        checker = self.chain()[-1]
        own = checker.type_scope.self_type
        if checker.decl is None or checker.decl.cls is None or not isinstance(own, ty.ClassType):
            self.fail(node, "super() is only possible in a method")
        place = next(index for index, cls in enumerate(own.mro) if cls.decl is checker.decl.cls)
        found = method_after(own, place + 1, name)
        if name == "__init_subclass__" and found is None:
            return self.announced_to_object(positional, keywords, node)
        if name == "__new__" and found is None:
            return self.call_object_new(positional, node)
        inherited = protocol_method(self.analyzer, checker.decl.cls, name) if found is None or found[1].cls is not None and found[1].cls.name == "object" else None
        if inherited is not None:
            found = own.mro[place] if own.shares(own.mro[place]) else own, inherited
        if found is None:
            self.fail(node, f"no base class of '{own.mro[place]}' has a method '{name}'")
        owner, decl = found
        if decl.role in ("static", "class"):
            return self.call_decl(decl, owner, None, positional, keywords, node, None)
        variable = self.find_variable(checker.self_name or "self")
        assert variable is not None
        receiver = self.convert(self.read_variable(variable, node), owner if owner is not None else own, node)
        if name == "add_argument" and is_parser_method(decl):
            keywords = self.declared_argument(positional, keywords, node)
        elif name == "set_defaults" and is_parser_method(decl):
            return self.set_defaults(receiver, positional, keywords, node)
        return self.call_decl(decl, owner, receiver, positional, keywords, node, None)

    def call_decl(self: "Checker", decl: FunctionDecl, owner: ty.Type | None, receiver: t.Expr | None, positional: list[Argument],
                  keywords: dict[str, Argument], node: Any, expected: ty.Type | None, virtual: str = "") -> t.Expr:
        """Call a declared function; `receiver` is its first argument when given (a method), already of the owner's type.

        `virtual`: the method's name when the receiver's class decides which method runs.
        """
        if decl.overloads:
            promised = self.overloaded_result(decl, owner, receiver, positional, keywords, node)
            made = self.call_implementation(decl, owner, receiver, positional, keywords, node, expected, virtual)
            return made if promised is None else self.as_promised(made, promised, decl, node)
        return self.call_implementation(decl, owner, receiver, positional, keywords, node, expected, virtual)

    def call_implementation(self: "Checker", decl: FunctionDecl, owner: ty.Type | None, receiver: t.Expr | None, positional: list[Argument],
                            keywords: dict[str, Argument], node: Any, expected: ty.Type | None, virtual: str) -> t.Expr:
        """`call_decl` as the function itself is declared, whatever its overloads say."""
        signatures = self.analyzer.signatures
        if keywords and receiver is not None and isinstance(owner, ty.ClassType) and self.takes_keyword_items(decl):
            if self.split_items(decl.params[1:], keywords)[1]:
                return self.call_with_items(decl, owner, receiver, positional, keywords, node)
        if decl.decorators and not (virtual and self.keeps_parameters(decl)):
            return self.call_decorated(decl, owner, receiver, positional, keywords, node)
        if decl.by_class and positional:
            value = positional[0].expr = self.argument(positional[0], None)
            if self.is_mixture(value.type):
                return self.each_member(value, node, lambda v: self.call_decl(decl, owner, receiver, [Argument(node, v), *positional[1:]], keywords, node, expected))
        bound_first = receiver is not None or decl.role == "class"
        params = decl.params[1:] if bound_first else decl.params
        matched = self.match(decl, params, positional, keywords, node)
        if keywords and not self.in_source_order(keywords, matched):
            self.fix_order(decl, owner, params, matched, positional, keywords)
        scope = signatures.scope(decl, owner, {})
        free = signatures.type_parameters(decl)
        implicit = [p for p in params if p.kind not in ("variadic", "keywords") and signatures.is_protocol(p.annotation, decl)]
        bindings: dict[str, ty.Type] = {}
        for param, argument in zip(params, matched):
            if param in implicit and isinstance(argument, Argument):
                value = argument.expr = self.protocol_argument(argument, param, decl, scope)
                if isinstance(value.type, ty.UnionType) and not value.type.has_none and self.protocol_decl(param, decl) is not None:
                    # An instance for each class the argument may have.
                    return self.distribute(value, node, lambda v: self.call_decl(
                        decl, owner, receiver, *self.given_with(params, matched, positional, keywords, argument, v), node, expected, virtual))
        union = self.union_for(params, matched, free) if free else None
        if union is not None:
            return self.distribute(union.expr, node, lambda v: self.call_decl(  # type: ignore[arg-type]
                decl, owner, receiver, *self.given_with(params, matched, positional, keywords, union, v), node, expected, virtual))
        if free or implicit:
            inferred = self.infer_bindings(decl, owner, params, matched, scope, free, implicit, node, expected)
            if inferred is None:
                return self.bottom(node)
            bindings = inferred
        if self.analyzer.counting_enums:
            self.bind_counted(decl, owner, params, matched, TypeScope(scope.module, {**scope.bindings, **bindings}, scope.self_type), bindings)
        signature = signatures.of(decl, owner, bindings)
        assert signature is not None
        wanted = [p for p in signature.params if not isinstance(p[1], ty.ClassObject)]
        args: list[t.Expr] = []
        left_out: tuple[str, ...] = ()
        if virtual and decl.module.is_app and (decl.cls is not None and decl.cls.is_protocol or self.defaults_differ(decl)):
            left_out = tuple(p.name for p, a in zip(params, matched) if a is None and "@" + p.name not in bindings)
        if receiver is not None:
            args.append(receiver)
            wanted = wanted[1:]
        for argument, (param, type_) in zip(matched, wanted):
            if argument is None and param.name in left_out:
                continue
            args.append(self.pass_argument(decl, owner, param, type_, argument, node, receiver))
            if args[-1].type is ty.NEVER and type_ is not ty.NEVER:
                return self.bottom(node)
        if virtual:
            assert receiver is not None and owner is not None
            return self.managed(decl, self.emit_virtual(receiver, virtual, decl, owner, bindings, signature, args, node, left_out), node)
        if decl.by_class and self.conversions.is_object(args[0].type):
            return self.emit_virtual(args[0], BY_CLASS + decl.qualname, decl, args[0].type, bindings, signature, args, node)
        instance = self.analyzer.instance(decl, owner, bindings)
        if decl.cache is not None:
            return self.cached_call(instance, args, node)
        return self.managed(decl, t.Call(signature.result, self.span(node), instance.function, args), node)

    def union_for(self: "Checker", params: list[Any], matched: list[Any], free: set[str]) -> Argument | None:
        """An argument that is a union of several `C[...]` for a parameter `C[T]`: the call is one for each of them."""
        for param, argument in zip(params, matched):
            if not isinstance(argument, Argument) or argument.starred or type(param.annotation).__name__ != "Subscript" or self.is_late(argument.node) \
                    or not self.analyzer.annotations.mentions(param.annotation, free):
                continue
            head = self.analyzer.annotated_path(param.annotation.value, self.module)
            if type(argument.node).__name__ != "Name" or not isinstance(head, ClassDecl) or head.is_protocol:
                continue
            value = self.argument(argument, None)
            if isinstance(value.type, ty.UnionType) and not value.type.has_none and value.type.operations is None \
                    and all(isinstance(m, ty.ClassType) and any(c.decl is head for c in m.ancestors()) for m in value.type.members):
                return argument
        return None

    def defaults_differ(self: "Checker", decl: FunctionDecl) -> bool:
        """Whether some method that overrides this one has another default for one of its parameters."""
        if decl.cls is None or not any(p.default is not None for p in decl.params):
            return False
        pending, seen = [decl.cls], {decl.cls}
        while pending:
            for sub in self.analyzer.derived.get(pending.pop().name, ()):
                if sub in seen:
                    continue
                seen.add(sub)
                pending.append(sub)
                other = sub.methods.get(decl.name)
                theirs = {p.name: p for p in other.params} if other is not None else {}
                for param in decl.params if other is not None else ():
                    known = theirs.get(param.name)
                    if param.default is not None and (known is None or known.default is None or not self.same_default(decl, param, other, known)):
                        return True
        return False

    def same_default(self: "Checker", decl: FunctionDecl, param: Any, other: Any, known: Any) -> bool:
        one = self.analyzer.folder.fold(param.default, decl.module)
        two = self.analyzer.folder.fold(known.default, other.module)
        return one is not NOT_CONSTANT and type(one) is type(two) and one == two

    def managed(self: "Checker", decl: FunctionDecl, call: t.Expr, node: Any) -> t.Expr:
        """What calling the function gives: of one decorated with contextlib.contextmanager, its generator in a context manager."""
        if not decl.is_context_manager:
            return call
        if not decl.is_generator:
            self.fail(decl.node, f"'{decl.name}' is decorated with contextmanager but does not yield")
        library = self.analyzer.table.get("contextlib")
        assert library is not None
        name = "_AsyncGeneratorContextManager" if decl.is_async else "_GeneratorContextManager"
        return self.construct(library.symbols[name], [Argument(node, call)], {}, node, None)

    def emit_virtual(self: "Checker", receiver: t.Expr, name: str, decl: FunctionDecl, owner: ty.Type, bindings: dict[str, ty.Type],
                     signature: Any, args: list[t.Expr], node: Any, left_out: tuple[str, ...] = ()) -> t.Expr:
        stub = self.analyzer.stub(receiver.type, name, owner, decl, bindings, left_out)
        call = t.Call(signature.result, self.span(node), stub.function, args)
        self.analyzer.request("stub_call", (stub, call))
        return call

    def call_method(self: "Checker", receiver: t.Expr, name: str, args: list[tuple[t.Expr, Any]], keywords: dict[str, Argument], node: Any,
                    expected: ty.Type | None = None) -> t.Expr:
        """Call a method with typed arguments."""
        return self.call_method_args(receiver, name, [Argument(n, e) for e, n in args], keywords, node, expected)

    def call_method_args(self: "Checker", receiver: t.Expr, name: str, positional: list[Argument], keywords: dict[str, Argument], node: Any,
                         expected: ty.Type | None = None) -> t.Expr:
        type_ = receiver.type
        if type_ is ty.NEVER:
            for argument in positional:
                if argument.expr is None and not self.is_late(argument.node):
                    self.expr(argument.node)
            return self.bottom(node)
        if isinstance(type_, Hole):
            return self.call_method_args(self.opened(receiver, node), name, positional, keywords, node, expected)
        if isinstance(type_, ty.UnionType) and type_.operations is not None and self.analyzer.find_method(type_, name) is None:
            return self.dynamic_call(receiver, name, positional, keywords, node, expected)
        if isinstance(type_, ty.UnionType) and type_.operations is not None and self.analyzer.numbers.in_any:
            added = self.added_operator(receiver, name, positional, node)
            if added is not None:
                return added
        if ty.by_cases(type_):
            if type_.lenient:
                return self.call_method_args(self.present(receiver, node, missing=name), name, positional, keywords, node, expected)
            if type_.has_none:
                self.fail(node, f"this may be None here (it is {type_}), and None has no '{name}'", "test `is not None` first", about=(receiver,))
            return self.distribute(receiver, node, lambda v: self.call_method_args(v, name, [Argument(a.node, a.expr, a.starred) for a in positional], keywords, node, expected))
        if name == "add_argument" and self.is_parser(type_, name):
            keywords = self.declared_argument(positional, keywords, node)
        elif name == "set_defaults" and self.is_parser(type_, name):
            return self.set_defaults(receiver, positional, keywords, node)
        if isinstance(type_, ty.ClassType) and type_.decl is not None and type_.decl.is_named_tuple:
            made = self.named_tuple_method(receiver, name, positional, keywords, node)
            if made is not None:
                return made
        made = self.typed_dict_method(receiver, name, positional, keywords, node)
        if made is not None:
            return made
        found = self.method_of(type_, name)
        if found is None and self.counted_as(receiver, name) is not receiver:
            return self.call_method_args(self.counted_as(receiver, name), name, positional, keywords, node, expected)
        if found is None:
            plain = self.plain_method(receiver, name, positional, node)
            if plain is not None:
                return plain
            if isinstance(type_, ty.ClassType):
                attribute = self.attribute_of(receiver, name, node)
                return self.call_value(attribute, positional, keywords, node)
            made = self.made_from_protocol(receiver, name, positional, keywords, node)
            if made is not None:
                return made
            self.fail(node, f"{type_} has no method '{name}'", self.similar_method(type_, name), about=(receiver,))
        owner, decl = found
        name, (owner, decl) = self.by_arity(type_, name, found, positional)
        if not decl.module.is_app:
            # `_NAME_N` is the library's form of the method for N arguments.
            owner, decl = self.analyzer.find_method(type_, f"_{name}_{len(positional)}") or (owner, decl)
            name = decl.name
        if decl.role == "property":
            return self.call_value(self.attribute_of(receiver, name, node), positional, keywords, node)
        if decl.role in ("static", "class"):
            if self.depends_on_class(type_, name, decl):
                return self.call_through(self.type_of(receiver, node), type_, name, positional, keywords, node)
            return self.call_decl(decl, type_ if decl.role == "class" else owner, None, positional, keywords, node, expected)
        if isinstance(type_, ty.ClassType) and name in type_.field_map and name not in (type_.decl.methods if type_.decl else ()):
            return self.call_value(self.attribute_of(receiver, name, node), positional, keywords, node)
        if self.is_virtual(type_, name, decl) and not is_settled(self, receiver, decl):
            return self.call_virtual(receiver, name, owner, decl, positional, keywords, node, expected)
        if isinstance(type_, ty.ClassType) and owner is not type_ and self.analyzer.signatures.binds_self(decl):
            owner = type_
        if owner is not None and owner is not type_:
            receiver = self.convert(receiver, owner, node)
        return self.call_decl(decl, owner if owner is not None else type_, receiver, positional, keywords, node, expected)

    def by_arity(self: "Checker", type_: ty.Type, name: str, found: Any, positional: list[Argument]) -> tuple[str, Any]:
        """Methods that CPython overloads by the number of arguments: the library has `pop` and `pop_default`, `maketrans` and `maketrans_3`."""
        decl = found[1]
        if decl.module.trusted and len(positional) > len([p for p in decl.params if p.kind != "variadic"]) - (decl.role == "method") \
                and all(p.kind != "variadic" for p in decl.params):
            for variant in (f"{name}_{len(positional)}", name + "_default"):
                other = self.analyzer.find_method(type_, variant)
                if other is not None:
                    return variant, other
        return name, found

    def similar_method(self: "Checker", type_: ty.Type, name: str) -> str:
        names: list[str] = list(type_.field_map) if isinstance(type_, ty.ClassType) and type_.decl is not None and type_.decl.module.is_app else []
        decls = [cls.decl for cls in type_.ancestors()] if isinstance(type_, ty.ClassType) else [self.analyzer.method_class(type_)]
        for decl in decls:
            if decl is not None:
                names += [n for n in decl.methods if not self.analyzer.is_builtin(decl) or hasattr(getattr(builtins, decl.name, None), n)]
                names += [n for n in (*decl.attributes, *decl.nested) if decl.module.is_app]
        if name.startswith("__"):
            return ""
        return unsupported.similar(name, [n for n in names if n.startswith("_") <= name.startswith("_") and not n.endswith("_default")])

    def depends_on_class(self: "Checker", type_: ty.Type, name: str, decl: FunctionDecl) -> bool:
        """Whether a static or class method, called on an object of static type `type_`, depends on the object's own class."""
        if not isinstance(type_, ty.ClassType) or type_.decl is None or not decl.module.is_app:
            return False
        return self.analyzer.overridden_below(type_.decl, name, set()) or decl.role == "class" and self.has_subclasses(type_)

    def is_virtual(self: "Checker", type_: ty.Type, name: str, decl: FunctionDecl) -> bool:
        if isinstance(type_, ty.ProtocolType):
            return True
        if not isinstance(type_, ty.ClassType) or type_.decl is None or name == "__init__":
            return False
        return self.analyzer.may_be_overridden(type_, name)

    def call_virtual(self: "Checker", receiver: t.Expr, name: str, owner: ty.Type | None, decl: FunctionDecl, positional: list[Argument],
                     keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        base = owner if owner is not None else receiver.type
        return self.call_decl(decl, base, receiver, positional, keywords, node, expected, name)

    def call_value(self: "Checker", callee: t.Expr, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr:
        type_ = callee.type
        if type_ is ty.NEVER:
            for argument in positional:
                if argument.expr is None and not self.is_late(argument.node):
                    self.expr(argument.node)
            return self.bottom(node)
        if isinstance(type_, ty.UnionType):
            if type_.has_none:
                self.fail(node, f"this may be None here (it is {type_})", "test `is not None` first", about=(callee,))
            return self.distribute(callee, node, lambda v: self.call_value(v, positional, keywords, node))
        if is_type_class(type_):
            return self.call_class_value(callee, positional, keywords, node)
        if isinstance(type_, (ty.ClassType, ty.ProtocolType)):
            if self.analyzer.find_method(type_, "__call__") is None:
                self.fail(node, f"{type_} is not callable", about=(callee,))
            return self.call_method_args(callee, "__call__", positional, keywords, node)
        if isinstance(type_, ty.ClassObject):
            return self.construct_type(type_.instance, positional, keywords, node)
        if not isinstance(type_, ty.CallableType):
            self.fail(node, f"{type_} is not callable", about=(callee,))
        if type_.any_arguments:
            return self.call_any(callee, positional, keywords, node)
        self.refuse_spread(keywords, "a function value")
        if keywords:
            self.fail(node, "a function value takes positional arguments only", "its parameter names are not part of its type")
        if len(positional) != len(type_.params):
            self.fail(node, f"{type_} takes {len(type_.params)} argument{'' if len(type_.params) == 1 else 's'}, {len(positional)} given",
                      "wrap the function in one that takes what it is called with", about=(callee,))
        args = []
        for argument, want in zip(positional, type_.params):
            if argument.starred:
                self.fail(argument.node, "a starred argument is not supported here")
            value = self.argument(argument, want)
            if isinstance(value.type, ty.ClassObject):
                value = self.class_as_function(value, want, argument.node)
            args.append(self.convert(value, want, argument.node, "argument", lambda: self.origins(callee)))
            if args[-1].type is ty.NEVER:
                return self.bottom(node)
        return t.CallValue(type_.result, self.span(node), callee, args)
