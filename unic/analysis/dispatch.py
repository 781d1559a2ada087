"""Dispatch stubs: for each instantiated class below the receiver, the method it runs."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.arguments import SPREAD, Argument
from unic.analysis.calls import BY_CLASS
from unic.analysis.internal_names import runtime_method
from unic.analysis.runtime_protocols import HAS_PROTOCOL

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer, Stub


class Dispatcher:
    """Fills in the cases of dispatch stubs."""

    def __init__(self, analyzer: "Analyzer") -> None:
        self.analyzer = analyzer

    def extend(self) -> None:
        """Add the cases that newly instantiated classes and new boxes bring."""
        for stub in list(self.analyzer.stubs.values()):
            if not stub.active:
                continue
            if isinstance(stub.receiver, ty.ClassType) and stub.receiver.base is None and ty.NONE not in stub.cases:
                # None is an object too; it has no class descriptor but a null pointer.
                self.add_case(stub, ty.NONE)
            for type_ in self.candidates(stub.receiver):
                if type_ not in stub.cases:
                    self.add_case(stub, type_)

    def candidates(self, receiver: ty.Type) -> list[ty.Type]:
        analyzer = self.analyzer
        found: list[ty.Type] = []
        if isinstance(receiver, ty.ClassType):
            found += [cls for cls in (receiver, *receiver.below()) if cls.instantiated]
            if receiver.base is None:
                # Most classes have instances that are never converted to `object`.
                found = [type_ for type_ in [*found, *analyzer.boxed] if analyzer.is_exposed(type_)]
                # Function values are of one class, whatever their types: one of the types stands for all.
                found += [type_ for type_ in analyzer.exposed if isinstance(type_, ty.CallableType)][:1]
        elif isinstance(receiver, ty.ProtocolType):
            for cls in list(analyzer.class_types.values()):
                if cls.instantiated and analyzer.conforms(cls, receiver):
                    found.append(cls)
            found.extend(b for b in analyzer.boxed if analyzer.conforms(b, receiver))
            if receiver.decl in analyzer.tested_protocols.values():
                # An object found to have the protocol may be a fixed tuple in a box.
                found.extend(b for b in analyzer.boxed if isinstance(b, ty.TupleType) and b not in found and analyzer.conforms(analyzer.variadic_class(b), receiver))
        return found

    def add_case(self, stub: "Stub", type_: ty.Type) -> None:
        """Build `return <type_'s method>(self, ...)` and let what it reaches count."""
        analyzer = self.analyzer
        checker = analyzer.module_checker(analyzer.builtins_module())
        params = stub.function.params
        body: list[t.Stmt] = []
        stub.cases[type_] = body
        analyzer.place = stub.place
        def build() -> None:
            receiver = t.LocalGet(params[0].type, None, params[0])
            narrowed = checker.conversions.narrow(receiver, type_)
            assert narrowed is not None
            arguments: list[Any] = []
            keywords: dict[str, Any] = {}
            places = [p for p in stub.signature.decl.params if p.kind in ("plain", "positional")]
            for (param, _), local in zip(stub.signature.params[1:], params[1:]):
                get = t.LocalGet(local.type, None, local)
                if param.kind == "variadic":
                    arguments.append(Argument(None, get, True))
                elif param.kind == "keywords":
                    keywords[SPREAD] = Argument(None, get, True)
                elif param.kind == "keyword" or param.kind == "plain" and param in places and places.index(param) != len(arguments) + 1:
                    keywords[param.name] = Argument(None, get)
                else:
                    arguments.append(Argument(None, get))
            result = self.call(checker, stub, narrowed, type_, arguments, keywords)
            value = result
            if stub.function.result is ty.NONE:
                checker.out.append(t.Eval(None, result))
                checker.out.append(t.Return(None, None))
            else:
                checker.out.append(t.Return(None, checker.convert(value, stub.function.result, stub.node)))

        checker.run_passes(build)
        body.extend(checker.out)

    def call(self, checker: Any, stub: "Stub", receiver: t.Expr, type_: ty.Type, arguments: list[Any], keywords: dict[str, Any]) -> t.Expr:
        if stub.name == "__truth__":
            return checker.truth(receiver, stub.node)
        if stub.name.startswith(HAS_PROTOCOL):
            return checker.class_has_protocol(type_, stub.name, stub.node)
        if stub.name.startswith(BY_CLASS):
            return checker.call_decl(stub.signature.decl, None, None, [Argument(None, receiver), *arguments], {}, stub.node, None)
        if stub.name == "__deep_copy__":
            return checker.deep_copy_exact(receiver, arguments[0].expr, stub.node)
        if isinstance(type_, ty.TupleType) and isinstance(stub.receiver, ty.ProtocolType):
            type_ = self.analyzer.variadic_class(type_)
            receiver = checker.convert(receiver, type_, stub.node)
        found = (runtime_method(type_, stub.name) if stub.signature.decl.module.trusted else None) or self.analyzer.find_method(type_, stub.name)
        if stub.name == "__eq__" and checker.conversions.is_object(arguments[0].expr.type) and checker.declines(stub.receiver, "__eq__"):
            declined = checker.equality_or_nothing(receiver, arguments[0].expr, found[1] if found is not None else None, stub.node)
            if declined is not None:
                return declined
        if found is None and self.is_attribute(stub):
            return checker.attribute_of(receiver, stub.name, stub.node)
        if found is None:
            return checker.call_method_args(receiver, stub.name, arguments, keywords, stub.node)
        owner, decl = found
        if owner is not None and owner is not type_:
            receiver = checker.convert(receiver, owner, stub.node)
        if isinstance(type_, ty.ClassType) and type_.name == "str" and stub.name == "__str__":
            return receiver
        if stub.name in ("__eq__", "__ne__") and checker.conversions.is_object(arguments[0].expr.type) and not checker.method_accepts(type_, stub.name, arguments[0].expr):
            return checker.object_relation(stub.name.strip("_"), receiver, arguments[0].expr, stub.node)
        if stub.name == "__hash__" and checker.unhashable(type_):
            text = checker.const(f"unhashable type: '{type_.name if isinstance(type_, ty.ClassType) else type_}'")
            return checker.builtin_call("raise_type", [text], stub.node)
        # Optional arguments the base does not know keep their defaults.
        return checker.call_decl(decl, owner if owner is not None else type_, receiver, arguments, keywords, stub.node, None)

    def is_attribute(self, stub: "Stub") -> bool:
        """Whether the stub reads what a protocol declares as an attribute."""
        if not isinstance(stub.receiver, ty.ProtocolType):
            return False
        declared = self.analyzer.find_protocol_method(stub.receiver, stub.name)
        return declared is not None and declared[1].role == "property"

    def finish(self) -> None:
        """Write the stubs' bodies; a stub with one simple target is bypassed."""
        for stub in self.analyzer.stubs.values():
            if not stub.active:
                continue
            params = stub.function.params
            receiver = t.LocalGet(params[0].type, None, params[0])
            grouped: list[tuple[list[ty.Type], list[t.Stmt]]] = []
            targets: dict[Any, list[ty.Type]] = {}
            for_none = stub.cases.pop(ty.NONE, None)
            for type_, body in stub.cases.items():
                key = self.simple_target(stub, body)
                if key is not None and key in targets:
                    targets[key].append(type_)
                    continue
                types = [type_]
                if key is not None:
                    targets[key] = types
                grouped.append((types, body))
            if len(grouped) == 1 and len(targets) == 1 and for_none is None:
                target = next(iter(targets))
                for call in stub.calls:
                    call.function = target
                stub.bypassed = True
                continue
            if grouped:
                stub.function.body = [t.ClassSwitch(None, receiver, grouped)]
                if for_none is not None:
                    stub.function.body.insert(0, t.If(None, t.Intrinsic(ty.BOOL, None, "is_none", [receiver]), for_none, []))
            else:
                # No instance can exist: the call is never reached.
                failure = self.analyzer.builtin_function("raise_type", {})
                text = t.Const(self.analyzer.builtin_class("str"), None, f"no class has a method '{stub.name}' here")
                stub.function.body = [t.Eval(None, t.Call(ty.NEVER, None, failure, [text]))]

    def simple_target(self, stub: "Stub", body: list[t.Stmt]) -> t.Function | None:
        """The function a case calls if it passes all parameters on unchanged and returns its result as it is."""
        params = stub.function.params
        if len(body) == 1 and isinstance(body[0], t.Return):
            call = body[0].value
        elif len(body) == 2 and isinstance(body[0], t.Eval) and isinstance(body[1], t.Return) and body[1].value is None:
            call = body[0].value
        else:
            return None
        if not isinstance(call, t.Call) or call.type is not stub.function.result or len(call.args) != len(params):
            return None
        first = call.args[0]
        while isinstance(first, t.Convert) and first.kind == "cast":
            first = first.value
        if not isinstance(first, t.LocalGet) or first.local is not params[0]:
            return None
        for arg, param in zip(call.args[1:], params[1:]):
            if not isinstance(arg, t.LocalGet) or arg.local is not param:
                return None
        return call.function
