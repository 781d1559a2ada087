"""Where the type of a value comes from: the labels that a message about two types shows beside the expression itself.

A name has its type from its declaration or from the assignments that gave it one, an attribute from its class, the
result of a call from the annotation of the function. The type of any other expression is told by the expression. All of
it is looked up when a message is made, and only what stands in the app's own modules is shown.
"""
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.declarations import FunctionDecl, GlobalDecl, ModuleDecl, Param, all_methods, function_scope_nodes
from unic.diagnostics import Span, span_of

if TYPE_CHECKING:
    from unic.analysis.checker import Checker
    from unic.analysis.scope import Variable


class Declares(str):
    """The text of a label on an annotation: what it says could be declared otherwise."""


Labels = list[tuple[Span, str]]
# Assignments of different types to one name that are shown at the most.
MOST_SOURCES = 3


def shown_in(module: ModuleDecl, node: Any, text: str) -> Labels:
    """A label on `node`, if its module is the app's."""
    if not module.is_app or getattr(node, "lineno", None) is None:
        return []
    return [(span_of(module.shown_path, node), text)]


def declaration_span(path: str, target: Any, annotation: Any) -> Span:
    """`x: int` of `x: int = 5`."""
    return replace(span_of(path, target), end_line=annotation.end_lineno, end_column=annotation.end_col_offset)


class Origins:
    """Mixin: origins."""

    def origins(self: "Checker", *values: t.Expr) -> Labels:
        """Labels for the types of these values, each place once."""
        labels: Labels = []
        for value in values:
            for label in self.origin(value):
                if label not in labels:
                    labels.append(label)
        return labels

    def origin(self: "Checker", value: t.Expr) -> Labels:
        while True:
            if isinstance(value, t.Convert):
                value = value.value
            elif isinstance(value, t.Block) and value.value is not None:
                value = value.value
            elif isinstance(value, t.LocalGet) and value.local.kept is not None:
                value = value.local.kept
            else:
                break
        if isinstance(value, t.LocalGet):
            variable = next((v for checker in self.chain() for scope in checker.scopes for v in scope.values() if v.local is value.local), None)
            return self.variable_origin(variable) if variable is not None else []
        if isinstance(value, t.GlobalGet):
            return self.global_origin(value.target)
        if isinstance(value, t.FieldGet) and isinstance(value.obj.type, ty.ClassType):
            return self.attribute_origin(value.obj.type, value.field)
        if isinstance(value, t.Call):
            decl = self.called_declaration(value.function)
            return self.result_origin(decl, value.type) if decl is not None else []
        return []

    def variable_origin(self: "Checker", variable: "Variable") -> Labels:
        """The declaration of a local variable or parameter, or the assignments that gave it a type."""
        module = variable.owner.module
        if not module.is_app:
            return []
        if variable.name in [checker.self_name for checker in self.chain()]:
            return []
        if variable.place is not None and variable.declared is not None:
            return [(variable.place, Declares(f"'{variable.name}' is declared {variable.declared} here"))]
        if variable.type is None:
            return []
        members = variable.type.members if isinstance(variable.type, ty.UnionType) else (variable.type,)
        found = [(span, type_) for type_, span in variable.sources.items() if type_ is variable.type or type_ in members or type_.open]
        return [(span, f"'{variable.name}' becomes {variable.type if type_.open else type_} here") for span, type_ in found[:MOST_SOURCES]]

    def global_origin(self: "Checker", target: t.Global) -> Labels:
        """The declaration or first assignment of a module variable or class attribute."""
        key = next((key for key, known in self.analyzer.globals.items() if known is target), None)
        if isinstance(key, GlobalDecl):
            return self.named_origin(key.module, key.name, key.node, target.type)
        if isinstance(key, tuple):
            owner, name = key
            return self.named_origin(owner.decl.module, name, owner.decl.attributes[name].node, target.type)
        return []

    def named_origin(self: "Checker", module: ModuleDecl, name: str, node: Any, type_: ty.Type) -> Labels:
        """The name in the statement that gives it its type."""
        from unic.syntax import ast
        if not module.is_app:
            return []
        if type(node).__name__ == "AnnAssign":
            declared = getattr(node.annotation, "id", None) != "Final"
            text = Declares(f"'{name}' is declared {type_} here") if declared else f"'{name}' becomes {type_} here"
            return [(declaration_span(module.shown_path, node.target, node.annotation), text)]
        for inner in ast.walk(node):
            if type(inner).__name__ == "Name" and inner.id == name and type(inner.ctx).__name__ == "Store":
                return shown_in(module, inner, f"'{name}' becomes {type_} here")
        return []

    def attribute_origin(self: "Checker", cls: ty.ClassType, field: ty.Field) -> Labels:
        """The annotation of an attribute in the body of its class, or its first assignment."""
        for owner in cls.ancestors():
            decl = owner.decl
            if decl is None or not decl.module.is_app:
                continue
            attribute = decl.attributes.get(field.name)
            if attribute is not None:
                return self.named_origin(decl.module, field.name, attribute.node, field.type)
            assigned: Any = None
            for method in all_methods(decl):
                if method.role != "method" or not method.params:
                    continue
                for node in function_scope_nodes(method.node.body):
                    if type(node).__name__ == "AnnAssign" and self.is_attribute_target(node.target, field.name, method):
                        span = declaration_span(decl.module.shown_path, node.target, node.annotation)
                        return [(span, Declares(f"attribute '{field.name}' is declared {field.type} here"))]
                    if assigned is None and type(getattr(node, "ctx", None)).__name__ == "Store" and self.is_attribute_target(node, field.name, method):
                        assigned = node
            if assigned is not None:
                return shown_in(decl.module, assigned, f"attribute '{field.name}' becomes {field.type} here")
        return []

    def is_attribute_target(self: "Checker", node: Any, name: str, method: FunctionDecl) -> bool:
        return type(node).__name__ == "Attribute" and node.attr == name and getattr(node.value, "id", None) == method.params[0].name

    def called_declaration(self: "Checker", function: t.Function) -> FunctionDecl | None:
        """The declaration that a typed function was made from, be it one method or the choice among those of several classes."""
        made = next((i.decl for i in self.analyzer.instances.values() if i.function is function), None)
        return made if made is not None else next((s.signature.decl for s in self.analyzer.stubs.values() if s.function is function), None)

    def result_origin(self: "Checker", decl: FunctionDecl, type_: ty.Type) -> Labels:
        """The annotation of a function's result."""
        if decl.role == "property":
            return shown_in(decl.module, decl.node.returns, Declares(f"property '{decl.name}' is declared {type_} here"))
        return shown_in(decl.module, decl.node.returns, Declares(f"{decl.name}() returns {type_}"))

    def parameter_origin(self: "Checker", decl: FunctionDecl, param: Param, type_: ty.Type) -> Labels:
        """The parameter that wants `type_`; of a dataclass, its field."""
        if decl.is_synthesized and decl.cls is not None:
            for owner in self.analyzer.class_type(decl.cls, ()).ancestors() if not decl.cls.type_params else ():
                if owner.decl is not None and param.name in owner.decl.attributes:
                    return self.named_origin(owner.decl.module, param.name, owner.decl.attributes[param.name].node, type_)
        return shown_in(decl.module, param.node, Declares(f"'{param.name}' is declared {type_} here"))

    def own_result_origin(self: "Checker") -> Labels:
        """The annotation of the result of the function being checked."""
        if self.decl is None or self.result is None:
            return []
        text = f"what {self.decl.name}() yields is declared here" if self.generator is not None and not self.is_async else f"{self.decl.name}() is declared to return {self.result} here"
        return shown_in(self.decl.module, self.decl.node.returns, Declares(text))
