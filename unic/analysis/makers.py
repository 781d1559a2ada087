"""`__new__`: a method of the app that makes, or finds, the object that calling its class gives."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.arguments import Argument, is_spread
from unic.analysis.declarations import class_keywords

if TYPE_CHECKING:
    from unic.analysis.checker import Checker


class Makers:
    """Mixin of the checker."""

    def bare_object(self: "Checker", cls: ty.ClassType, node: Any, body: list[t.Stmt]) -> t.Expr:
        """A new instance whose fields have the values that the class gives them; __init__ has not run."""
        span = self.span(node)
        self.analyzer.reach_class(cls)
        made = self.keep(t.Intrinsic(cls, span, "unsafe.allocate_class", [t.Const(ty.U64, span, 0)], [cls]), body)
        for field, value in self.analyzer.field_defaults(cls):
            body.append(t.SetField(span, made, field, self.convert(self.symbol_or_global(value, node), field.type, node)))
        return made

    def call_object_new(self: "Checker", positional: list[Argument], node: Any) -> t.Expr:
        """`super().__new__(cls)` and `object.__new__(cls)`."""
        given = self.expr(positional[0].node) if len(positional) == 1 and not positional[0].starred else None
        if given is None or not isinstance(given.type, ty.ClassObject) or not isinstance(given.type.instance, ty.ClassType):
            self.fail(node, "object.__new__() takes the class, and nothing else", "write super().__new__(cls)")
        body: list[t.Stmt] = []
        return self.block(body, self.bare_object(given.type.instance, node, body))

    def made_by_new(self: "Checker", cls: ty.ClassType, found: Any, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr:
        """`cls(...)` of a class with a __new__ of its own: what that gives, initialised if it is one of the class."""
        owner, decl = found
        library = next((base for base in cls.mro if base.decl is not None and not base.decl.module.is_app and base.base is not None), None)
        if library is not None or decl.cls.is_enum or decl.cls.is_named_tuple:
            self.fail(decl.node, f"'{cls}' has a __new__ of its own, but {library or 'its base class'} is made by its class alone",
                      "write a class method or a function that makes the object")
        body: list[t.Stmt] = []
        saved, self.out = self.out, body
        try:
            for argument in [*positional, *keywords.values()]:
                # Both methods get the same arguments.
                if not argument.starred and not self.is_late(argument.node):
                    value = self.argument(argument, None)
                    argument.expr = value if value.type.open else self.keep(value, body)
            made = self.call_decl(decl, cls, None, [Argument(a.node, a.expr, a.starred) for a in positional],
                                  {k: Argument(a.node, a.expr, a.starred) for k, a in keywords.items()}, node, None)
            if made.type is ty.NEVER:
                return self.bottom(node)
            kept = self.keep(made, body)
            found_init = self.analyzer.find_method(cls, "__init__")
            if found_init is not None and found_init[1].module.is_app:
                narrowed = self.conversions.narrow(kept, cls)
                if narrowed is None or not isinstance(kept.type, ty.ClassType):
                    self.fail(decl.node, f"__new__() gives {kept.type}, not '{cls}'", f"write `-> {cls}`")
                receiver = narrowed if found_init[0] is cls or found_init[0] is None else self.convert(narrowed, found_init[0], node)
                self.out = initialised = []
                call = self.call_decl(found_init[1], found_init[0], receiver, positional, keywords, node, None)
                initialised.append(t.Eval(self.span(node), call))
                if kept.type is cls or kept.type.is_subclass_of(cls):
                    body += initialised
                else:
                    body.append(t.If(self.span(node), self.type_test(kept, [cls], node), initialised, []))
        finally:
            self.out = saved
        return self.block(body, kept)

    def known_class_attribute(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """A class attribute with what the flow knows of it."""
        from unic.analysis.scope import path_of
        path = path_of(node)
        narrowed = self.flow.narrowed.get(path) if path is not None else None
        if narrowed is not None and narrowed is not value.type and isinstance(value.type, ty.UnionType):
            return self.checked_narrow(value, narrowed, node)
        return value

    def note_class_attribute(self: "Checker", target: Any, declared: ty.Type, value: t.Expr) -> None:
        """What the flow knows of a class attribute that was just assigned."""
        from unic.analysis.scope import path_of
        path = path_of(target)
        if path is None:
            return
        self.flow.forget(path)
        if isinstance(declared, ty.UnionType) and value.type in declared.members:
            self.flow.narrowed[path] = value.type

    # --- __init_subclass__ ------------------------------------------------------------

    def announce_subclass(self: "Checker", cls: ty.ClassType, found: Any) -> None:
        """Call what the bases of a class inherit as `__init_subclass__` for it."""
        assert cls.decl is not None
        node, given = cls.decl.node, class_keywords(cls.decl)
        if found is None:
            self.fail(given[0].value, f"{cls.name}.__init_subclass__() takes no keyword arguments", "write an __init_subclass__ in a base class, or leave the argument out")
        keywords = {k.arg: Argument(k.value) for k in given}
        self.out.append(t.Eval(self.span(node), self.call_decl(found[1], cls, None, [], keywords, node, None)))

    def announced_to_object(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr:
        """`super().__init_subclass__(...)` where no base class has one: nothing may be left over."""
        body: list[t.Stmt] = []
        for name, argument in keywords.items():
            value = self.argument(argument, None)
            if not is_spread(name):
                self.fail(argument.node, "object.__init_subclass__() takes no keyword arguments", "leave it out")
            count = self.call_method(self.keep(value, body), "__len__", [], {}, node)
            failure = self.builtin_call("raise_type", [self.const("object.__init_subclass__() takes no keyword arguments", node)], node)
            body.append(t.If(self.span(node), self.truth(count, node), [t.Eval(self.span(node), failure)], []))
        return t.Block(ty.NONE, self.span(node), body, t.Const(ty.NONE, self.span(node), None))
