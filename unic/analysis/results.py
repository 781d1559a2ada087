"""Results of functions that are not annotated: what their return statements give, or None where they give nothing."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import types as ty
from unic.analysis.declarations import ClassDecl, FunctionDecl, Param, function_scope_nodes
from unic.analysis.errors import Refused
from unic.analysis.open_types import resolve
from unic.diagnostics import Diagnostic, span_of

if TYPE_CHECKING:
    from unic.analysis.annotations import TypeScope
    from unic.analysis.program import Analyzer

# A recursive function is looked at again with what it was found to return, until that is all: at most so often.
_ROUNDS = 5


class Results:
    """Result types, inferred for each function and the types of its parameters."""

    def __init__(self, analyzer: "Analyzer") -> None:
        self.analyzer = analyzer
        self.known: dict[Any, ty.Type] = {}
        # What is being looked at, how deep it stands, and its key; the lowest one that was asked for meanwhile. Types that are not
        # known yet are all one here: a call of itself with an empty list is the same call again, whatever list it is.
        self.active: dict[Any, tuple[int, Any]] = {}
        self.lowest = 0

    def of(self, decl: FunctionDecl, scope: "TypeScope", params: list[tuple[Param, ty.Type]]) -> ty.Type:
        """The result type of a function without annotation; Never for a recursive call, as long as nothing is known."""
        returns = returned_values(decl)
        overriding = self.overriding(decl)
        if not returns and not overriding and not decl.is_generator:
            return ty.NONE
        if decl.is_generator and (decl.is_async or overriding or "<locals>" in decl.qualname):
            kind = "AsyncIterator" if decl.is_async else "Iterator"
            raise self.refused(decl, f"write what it yields: `-> {kind}[int]` (or its real type) before the colon")
        key = (decl, tuple(type_ for _, type_ in params), scope.self_type)
        shape = (decl, tuple(str(type_) if type_.open else type_ for _, type_ in params), scope.self_type)
        if shape in self.active:
            place, same = self.active[shape]
            self.lowest = min(self.lowest, place)
            return self.known[same]
        if key in self.known:
            return self.known[key]
        return self.find(key, shape, decl, scope, params, overriding)

    def find(self, key: Any, shape: Any, decl: FunctionDecl, scope: "TypeScope", params: list[tuple[Param, ty.Type]], overriding: list[FunctionDecl]) -> ty.Type:
        """Look until nothing new is found; what relied on a function that is still being looked at counts for its caller only."""
        around, self.lowest = self.lowest, len(self.active)
        place = len(self.active)
        self.active[shape] = place, key
        unknown = self.analyzer.builtin_class("Generator", ty.NEVER, ty.NONE, ty.NONE) if decl.is_generator else ty.NEVER
        result: ty.Type = unknown
        try:
            for _ in range(_ROUNDS):
                self.known[key] = result
                before = set(self.analyzer.instances), set(self.analyzer.stubs)
                found = self.look(decl, scope, params, overriding)
                self.forget(key, *before)
                if found is result:
                    break
                result = found
        finally:
            del self.active[shape]
            # While attributes are still being looked for, more may be found.
            if self.lowest < place or result is unknown or self.analyzer.usage.slots:
                del self.known[key]
            self.lowest = min(around, self.lowest)
        if result is unknown and not self.active:
            raise self.refused(decl, "write what it yields: `-> Iterator[int]` (or its real type) before the colon" if decl.is_generator
                               else "write `-> None` (or its real result) before the colon")
        return result

    def forget(self, looked_at: Any, instances: set[Any], stubs: set[Any]) -> None:
        """Calls that were looked at before all was known had another result. Those of before, by their keys, are meant if they are of other types."""
        analyzer = self.analyzer
        decl, types, _ = looked_at

        def is_new(signature: Any, of_before: bool) -> bool:
            return signature.decl is decl and (not of_before or tuple(type_ for _, type_ in signature.params) == types)

        for key, instance in list(analyzer.instances.items()):
            if not instance.queued and is_new(instance.signature, key in instances):
                del analyzer.instances[key]
        for key, stub in list(analyzer.stubs.items()):
            if not stub.active and is_new(stub.signature, key in stubs):
                del analyzer.stubs[key]

    def look(self, decl: FunctionDecl, scope: "TypeScope", params: list[tuple[Param, ty.Type]], overriding: list[FunctionDecl]) -> ty.Type:
        """What the function returns by what is known so far, and the methods that override it."""
        from unic.analysis.checker import returned_type
        found = returned_type(self.analyzer, decl, params, scope)
        for other in overriding:
            assert other.cls is not None
            if other.cls.type_params:
                raise self.refused(decl, "write `-> None` (or its real result) before the colon")
            signature = self.analyzer.signatures.of(other, self.analyzer.class_type(other.cls, ()), {}, partial=True)
            found = ty.union_of(found, signature.raw_result if signature is not None else ty.NEVER)
        return leniently(resolve(self.analyzer, found))

    def overriding(self, decl: FunctionDecl) -> list[FunctionDecl]:
        """The methods that take the place of this one in subclasses of its class."""
        found: list[FunctionDecl] = []
        if decl.cls is None or decl.role == "static":
            return found
        pending: list[ClassDecl] = [decl.cls]
        seen = {decl.cls}
        while pending:
            for sub in self.analyzer.derived.get(pending.pop().name, ()):
                if sub not in seen:
                    seen.add(sub)
                    pending.append(sub)
                    if decl.name in sub.methods:
                        found.append(sub.methods[decl.name])
        return found

    def refused(self, decl: FunctionDecl, hint: str) -> Refused:
        return Refused(Diagnostic(f"function '{decl.name}' has no result type", span_of(decl.module.shown_path, decl.node), hint))


def leniently(type_: ty.Type) -> ty.Type:
    """An inferred type whose values are taken not to be None where one is not expected; the run tests that."""
    if isinstance(type_, ty.UnionType) and type_.has_none and len(type_.others) == 1:
        return ty.lenient_of(type_.others[0])
    if isinstance(type_, ty.TupleType) and not type_.listed:
        return ty.tuple_of(*map(leniently, type_.items))
    return type_


def returned_values(decl: FunctionDecl) -> list[Any]:
    """The return statements of a function that give a value other than None."""
    return [node for node in function_scope_nodes(decl.node.body) if type(node).__name__ == "Return" and node.value is not None
            and not (type(node.value).__name__ == "Constant" and node.value.value is None)]
