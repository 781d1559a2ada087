"""functools.cache and lru_cache: a call goes through a function of the tuple of arguments, which looks into a table first."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.declarations import ClassDecl, FunctionDecl, GlobalDecl
from unic.analysis.modules import NOT_CONSTANT

if TYPE_CHECKING:
    from unic.analysis.checker import Checker
    from unic.analysis.program import Instance

DEFAULT_SIZE = 128
UNBOUNDED = -1


class Caching:
    """Mixin: calls of cached functions."""

    def cached_call(self: "Checker", instance: "Instance", args: list[t.Expr], node: Any) -> t.Expr:
        """Call of a function decorated with cache or lru_cache."""
        decl, signature = instance.decl, instance.signature
        if decl.role not in ("function", "method", "static") or decl.is_generator or decl.is_async:
            self.fail(decl.cache, "caching is for plain functions and methods", "keep a dict in an attribute and look there first")
        key = ty.tuple_of(*(type_ for _, type_ in signature.params))

        def build(checker: "Checker", arguments: t.Expr) -> t.Expr:
            span = checker.span(decl.node)
            items = [t.TupleGet(item, span, arguments, i) for i, item in enumerate(key.items)]
            return checker.looked_up(checker.cache_of(instance), arguments, t.Call(signature.result, span, instance.function, items), decl.node)

        function = self.analyzer.synthesized(("cached", instance), f"{instance.function.symbol}.cached", key, signature.result, build)
        return t.Call(signature.result, self.span(node), function, [t.MakeTuple(key, self.span(node), args)])

    def cached_closure(self: "Checker", decl: FunctionDecl, signature: Any, callee: t.Expr) -> t.Expr:
        """A nested function decorated with cache or lru_cache: a closure over it and a table of its own, made with it."""
        assert isinstance(callee.type, ty.CallableType)
        node = decl.node
        if decl.is_generator or decl.is_async:
            self.fail(decl.cache, "caching is for plain functions and methods", "keep a dict in an attribute and look there first")
        key = ty.tuple_of(*callee.type.params)
        variable = self.own_variable(f"{decl.name}.cache") or self.declare(f"{decl.name}.cache")
        table = self.cache_class(key, signature.result)
        size = t.Const(ty.INT, self.span(node), self.cache_size(decl))
        self.set_variable(variable, self.construct_class(table, [(size, node)], node), node)

        def call(checker: "Checker", args: list[t.Expr], captured: list[t.Expr]) -> t.Expr:
            arguments = checker.keep(t.MakeTuple(key, checker.span(node), args), checker.out)
            return checker.looked_up(captured[1], arguments, t.CallValue(signature.result, checker.span(node), captured[0], args), node)

        return self.adapter(callee.type, [callee, self.read_variable(variable, node)], call, node, t.Identity(None, None, "", alias=True))

    def looked_up(self: "Checker", cache: t.Expr, arguments: t.Expr, call: t.Expr, node: Any) -> t.Expr:
        """The result for these arguments: returned at once when the table knows it, else that of `call`, which goes into the table."""
        span = self.span(node)
        known = self.call_method(cache, "has", [(arguments, node)], {}, node)
        found = self.call_method(cache, "get", [(arguments, node)], {}, node)
        if call.type is ty.NONE:
            self.out.append(t.If(span, known, [t.Return(span, None)], []))
        else:
            self.out.append(t.If(span, known, [t.Return(span, found)], []))
        made = self.keep(call, self.out)
        put = self.call_method(cache, "put", [(arguments, node), (made, node)], {}, node)
        self.out.append(t.Eval(span, put))
        return made

    def nested_cache(self: "Checker", node: Any) -> t.Expr | None:
        """The table of the nested function that a name means; None for anything else."""
        variable = self.find_variable(node.id) if type(node).__name__ == "Name" else None
        if variable is None or variable.function is None or variable.function[0].cache is None:
            return None
        stored = variable.owner.find_variable(f"{node.id}.cache")
        return self.read_variable(stored, node) if stored is not None else self.bottom(node)

    def cache_class(self: "Checker", key: ty.Type, result: ty.Type) -> ty.ClassType:
        library = self.analyzer.table.get("functools")
        assert library is not None
        table = library.symbols["_Cache"]
        assert isinstance(table, ClassDecl)
        return self.analyzer.class_type(table, (key, result))

    def cache_of(self: "Checker", instance: "Instance") -> t.Expr:
        """The function's table, made when it is first needed."""
        decl, signature = instance.decl, instance.signature
        cls = self.cache_class(ty.tuple_of(*(type_ for _, type_ in signature.params)), signature.result)
        holder = self.analyzer.caches.get(instance)
        if holder is None:
            holder = self.analyzer.caches[instance] = GlobalDecl(f"{decl.name}.cache", decl.module, None, None, decl.node)
            self.analyzer.global_types[holder] = ty.optional(cls)
        target = self.analyzer.global_variable(holder)
        assert target is not None
        span = self.span(decl.node)
        held = t.GlobalGet(target.type, span, target)
        size = t.Const(ty.INT, span, self.cache_size(decl))
        make: list[t.Stmt] = []
        saved, self.out = self.out, make
        fresh = self.convert(self.construct_class(cls, [(size, decl.node)], decl.node), target.type, decl.node)
        self.out = saved
        make.append(t.SetGlobal(span, target, fresh))
        self.out.append(t.If(span, t.Intrinsic(ty.BOOL, span, "is_none", [held]), make, []))
        cache = self.conversions.narrow(held, cls)
        assert cache is not None
        return self.keep(cache, self.out)

    def cache_size(self: "Checker", decl: FunctionDecl) -> int:
        """Entries the table may have; UNBOUNDED for `cache` and maxsize=None."""
        decorator = decl.cache
        if type(decorator).__name__ != "Call":
            return UNBOUNDED if getattr(decorator, "id", "") == "cache" or getattr(decorator, "attr", "") == "cache" else DEFAULT_SIZE
        given = [k.value for k in decorator.keywords if k.arg == "maxsize"] or decorator.args[:1]
        if not given:
            return DEFAULT_SIZE
        size = self.analyzer.folder.fold(given[0], decl.module)
        if size is None:
            return UNBOUNDED
        if size is NOT_CONSTANT or not isinstance(size, int):
            self.fail(given[0], "maxsize must be a constant")
        return max(size, 0)
