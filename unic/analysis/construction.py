"""Calls of classes: making instances."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.annotations import TypeScope
from unic.analysis.arguments import Argument, is_spread
from unic.analysis.command_lines import is_namespace_class
from unic.analysis.declarations import ClassDecl, FunctionDecl

if TYPE_CHECKING:
    from unic.analysis.checker import Checker


# Modules whose classes CPython makes in __new__, from the same arguments that __init__ gets.
_MADE_BY_NEW = ("datetime", "fractions")

# Classes of the runtime whose objects are what they are when they are made, with nothing behind it.
_COMPLETE = ("str", "bytes", "bytearray", "tuple", "frozenset")


class Construction:
    """Mixin: construction."""

    def construct(self: "Checker", decl: ClassDecl, positional: "list[Argument] | list[tuple[t.Expr, Any]]", keywords: dict[str, Argument], node: Any,
                  expected: ty.Type | None) -> t.Expr:
        """`C(...)` for a declared class; type arguments are inferred."""
        given = [a if isinstance(a, Argument) else Argument(a[1], a[0]) for a in positional]
        primitive = self.analyzer.primitive_of(decl)
        if primitive is not None:
            return self.construct_type(primitive, given, keywords, node)
        self.analyzer.prepare(decl)
        if decl.is_protocol:
            self.fail(node, f"protocol '{decl.name}' cannot be instantiated")
        if decl.is_enum:
            return self.enum_lookup(decl, given, node)
        if not decl.type_params:
            return self.construct_type(self.analyzer.class_type(decl, ()), given, keywords, node)
        maker = decl.methods.get("__make__") or self.find_init(decl)
        hint = self.class_hint(decl, expected)
        if keywords and maker is not None and self.takes_keyword_items(maker):
            given, keywords = self.items_as_argument(maker.params[1:], given, keywords, node, hint)
        if not given and not keywords and hint is None and not (maker is not None and takes_none(decl, maker)):
            return self.open_display(decl, node)
        if hint is not None and not given:
            return self.construct_type(hint, given, keywords, node)
        if maker is None:
            self.fail(node, f"{decl.name}() takes no arguments")
        apart = self.split_items(maker.params, keywords)[0] if self.takes_keyword_items(maker) else keywords
        cls = self.infer_class(decl, maker, given, apart, node, expected, 0 if maker.name == "__make__" else 1)
        if cls is None:
            return self.bottom(node)
        if len(given) == 1 and type(given[0].node).__name__ == "ListComp" and decl is self.analyzer.builtin("tuple"):
            items = given[0].expr
            if items is not None and items.type is self.analyzer.builtin_class("list", *cls.args):
                # Nobody else has this list.
                return self.builtin_call("tuple_from", [items], node, {"T": cls.args[0]})
        return self.construct_type(cls, given, keywords, node)

    def find_init(self: "Checker", decl: ClassDecl) -> FunctionDecl | None:
        seen: ClassDecl | None = decl
        while seen is not None:
            if "__init__" in seen.methods:
                return seen.methods["__init__"]
            base = seen.bases[0] if seen.bases else None
            head = base.value if type(base).__name__ == "Subscript" else base
            symbol = self.analyzer.lookup_path(head, seen.module) if head is not None else None
            seen = symbol if isinstance(symbol, ClassDecl) else None
        return None

    def class_hint(self: "Checker", decl: ClassDecl, expected: ty.Type | None) -> ty.ClassType | None:
        for member in expected.members if isinstance(expected, ty.UnionType) else (expected,):
            if isinstance(member, ty.ClassType):
                if member.decl is decl:
                    return member
                found: dict[str, ty.Type] = {}
                self.unify_base(decl, member, found)
                if found and all(param in found for param in decl.type_params):
                    return self.analyzer.class_type(decl, tuple(found[param] for param in decl.type_params))
        return None

    def unify_base(self: "Checker", decl: ClassDecl, wanted: ty.ClassType, found: dict[str, ty.Type]) -> None:
        """Type arguments with which `decl` derives directly from `wanted`."""
        for base in decl.bases[:1]:
            if type(base).__name__ == "Subscript" and self.analyzer.lookup_path(base.value, decl.module) is wanted.decl:
                self.analyzer.annotations.unify(base, wanted, TypeScope(decl.module, {}), set(decl.type_params), found)

    def infer_class(self: "Checker", decl: ClassDecl, maker: FunctionDecl, given: list[Argument], keywords: dict[str, Argument], node: Any,
                    expected: ty.Type | None, skip: int) -> ty.ClassType | None:
        """The class type of a generic constructor call, from its arguments and what is expected."""
        params = maker.params[skip:]
        matched = self.match(maker, params, given, keywords, node)
        scope = TypeScope(maker.module, {})
        free = set(decl.type_params) | self.analyzer.signatures.type_parameters(maker)
        hint = self.class_hint(decl, expected)
        if hint is not None:
            scope = TypeScope(maker.module, dict(zip(decl.type_params, hint.args)))
            return hint
        found = self.infer(maker, params, matched, scope, free, node)
        if found is None:
            return None
        self.infer_from_bounds(getattr(decl.node, "type_params", []), scope, free, found)
        missing = [p for p in decl.type_params if p not in found]
        for param in self.given_none(params, matched, set(missing)):
            for name in [m for m in missing if self.analyzer.annotations.mentions(param.annotation, {m})]:
                found[name] = ty.NONE
                missing.remove(name)
        if missing:
            told = any(param.annotation is not None and self.analyzer.annotations.mentions(param.annotation, set(missing)) and argument not in (None, [])
                       for param, argument in zip(params, matched))
            if not told:
                found.update((name, self.hole_of(node, decl.type_params.index(name))) for name in missing)
                return self.analyzer.class_type(decl, tuple(found[p] for p in decl.type_params))
            self.refuse_misfits(maker, params, matched, set(missing))
            self.fail(node, f"cannot infer {', '.join(missing)} of {decl.name}", f"write {decl.name}[...](...) or annotate the variable")
        return self.analyzer.class_type(decl, tuple(self.promoted(found[p]) for p in decl.type_params))

    def construct_type(self: "Checker", type_: ty.Type, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr:
        """`T(...)` for a concrete type."""
        primitive = self.construct_primitive(type_, positional, keywords, node)
        if primitive is not None:
            return primitive
        if not isinstance(type_, ty.ClassType):
            decl = self.analyzer.method_class(type_)
            if decl is not None and "__make__" in decl.methods:
                return self.call_decl(decl.methods["__make__"], type_, None, positional, keywords, node, None)
            self.fail(node, f"{type_} cannot be constructed")
        found = self.analyzer.find_method(type_, "__make__")
        # Below several bases what is inherited counts as the class's own.
        if found is not None and found[0] is type_ and found[1].cls is type_.decl:
            return self.call_decl(found[1], found[0], None, positional, keywords, node, type_)
        if type_.decl is not None and type_.decl.is_enum:
            return self.enum_lookup(type_.decl, positional, node)
        if self.typed_items(type_) is not None and not positional and not any(map(is_spread, keywords)):
            return self.make_typed(type_, [(name, argument.node) for name, argument in keywords.items()], node)
        if found is not None and found[1].cls is not None and found[1].cls.name in _COMPLETE and self.analyzer.is_builtin(found[1].cls):
            self.fail(node, f"objects of '{type_}' cannot be made: a subclass of {found[1].cls.name} is not supported", "hold the value in an attribute instead")
        if self.is_namespace(type_) and not is_namespace_class(type_.decl):
            self.fail(node, f"objects of '{type_}' cannot be made: a subclass of Namespace is not supported", "use what parse_args() gives: its attributes have types")
        abstract = self.analyzer.abstract_methods(type_)
        if abstract:
            self.fail(node, f"class '{type_}' is abstract: it lacks {', '.join(abstract)}", "instantiate a subclass that defines them")
        return self.allocate(type_, positional, keywords, node)

    def construct_class(self: "Checker", cls: ty.ClassType, args: list[tuple[t.Expr, Any]], node: Any) -> t.Expr:
        """`cls(...)` with typed arguments."""
        return self.construct_type(cls, [Argument(n, e) for e, n in args], {}, node)

    def allocate(self: "Checker", cls: ty.ClassType, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr:
        """A new instance, with __init__ called on it."""
        span = self.span(node)
        maker = self.analyzer.find_method(cls, "__new__")
        if maker is not None and maker[1].module.is_app:
            return self.made_by_new(cls, maker, positional, keywords, node)
        self.check_group_arguments(cls, positional, keywords, node)
        plain = self.plain_exception(cls, positional, keywords, node)
        if plain is not None:
            return plain
        body: list[t.Stmt] = []
        made = self.bare_object(cls, node, body)
        found = self.analyzer.find_method(cls, "__init__")
        if found is None or found[1].cls is not None and found[1].cls.name == "object" and self.analyzer.is_builtin(found[1].cls):
            if positional or keywords:
                self.fail(node, f"{cls}() takes no arguments")
            return self.block(body, made)
        owner, decl = found
        whole = next((base for base in cls.ancestors() if base.decl is not None and "__init__" in base.decl.methods
                      and base.decl.module.name.partition(".")[0] in _MADE_BY_NEW), None)
        if whole is not None and decl.module.is_app:
            self.fail(decl.node, f"'{cls}' has an __init__ of its own, but a '{whole}' is complete before __init__ runs",
                      f"write a function that makes the object, or hold the {whole} in an attribute")
        receiver = made if owner is cls or owner is None else self.convert(made, owner, node)
        saved, self.out = self.out, []
        call = self.call_decl(decl, owner, receiver, positional, keywords, node, None)
        body = self.out + body
        self.out = saved
        if call.type is ty.NEVER and isinstance(call, t.Const):
            return self.bottom(node)
        if owner is not None:
            body += self.exception_args(made, owner, decl, call, positional, node)
        body.append(t.Eval(span, call))
        return self.block(body, made)

    def symbol_or_global(self: "Checker", target: t.Global, node: Any) -> t.Expr:
        return t.GlobalGet(target.type, self.span(node), target)


def takes_none(decl: ClassDecl, maker: FunctionDecl) -> bool:
    """Whether a call without arguments tells what the class is of: `value: T = None` is given None."""
    return any(getattr(param.annotation, "id", None) in decl.type_params and type(param.default).__name__ == "Constant" and param.default.value is None for param in maker.params)
