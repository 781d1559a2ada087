"""Calls and attributes of argparse that need the types of a namespace's attributes (unic/analysis/command_lines.py).

A namespace keeps its attributes as objects. What is stored under a name is converted to the type of that attribute first, where the
program stores it, and tested where it is read: `vars()` gives everyone the dict.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.arguments import Argument
from unic.analysis.command_lines import LIBRARY, SUPPRESS, Form, Unreadable, call_with_string, is_namespace_class, is_parser_method, read_form
from unic.analysis.errors import Refused
from unic.analysis.unsupported import similar

if TYPE_CHECKING:
    from unic.analysis.checker import Checker


class Namespaces:
    """Mixin of the checker."""

    def is_namespace(self: "Checker", type_: ty.Type) -> bool:
        """Whether the app's code looks at a namespace's own attributes."""
        return isinstance(type_, ty.ClassType) and self.module.is_app and any(is_namespace_class(cls.decl) for cls in type_.ancestors())

    def is_parser(self: "Checker", type_: ty.Type, method: str) -> bool:
        """Whether `method` of a value of this type is the one of argparse's parsers and groups, and no other class's own."""
        found = self.analyzer.find_method(type_, method) if isinstance(type_, ty.ClassType) and self.module.is_app else None
        return found is not None and is_parser_method(found[1])

    # --- attributes -------------------------------------------------------------------

    def attribute_type(self: "Checker", name: str, node: Any) -> ty.Type:
        """The type of an attribute of namespaces."""
        known = self.analyzer.namespaces
        found = known.type_of(name)
        if found is None and name in known.declared:
            self.fail(node, f"the type of '{name}' is not known from the add_argument() calls that declare it",
                      "give it a `type` that is a function of a module, or a default of that type")
        if found is None:
            self.fail(node, f"no add_argument() declares an attribute '{name}'",
                      similar(name, known.names()) or f"declare it with add_argument(), or with set_defaults({name}=...)")
        return found

    def namespace_value(self: "Checker", obj: t.Expr, name: str, node: Any) -> t.Expr:
        """`namespace.name`."""
        if name == "__dict__":
            return self.call_method(obj, "values_", [], {}, node)
        if name in self.analyzer.namespaces.active:
            return self.bottom(node)
        wanted = self.attribute_type(name, node)
        body: list[t.Stmt] = []
        kept = self.keep(self.call_method(obj, "read_value", [(self.const(name, node), node)], {}, node), body)
        members = wanted.others if isinstance(wanted, ty.UnionType) else [wanted]
        if wanted is self.analyzer.builtin_class("object"):
            return self.block(body, kept)
        failure = self.builtin_call("raise_type", [self.const(f"the attribute '{name}' is no {wanted}", node)], node)
        result = self.convert(failure, wanted, node)
        for member in reversed(members):
            narrowed = kept if self.conversions.is_object(member) else self.conversions.narrow(kept, member)
            assert narrowed is not None
            _, _, tests = self.split(kept.type, [member], node)
            result = t.Cond(wanted, self.span(node), self.type_test(kept, tests, node), self.convert(narrowed, wanted, node), result)
        if isinstance(wanted, ty.UnionType) and wanted.has_none:
            is_none = t.Intrinsic(ty.BOOL, self.span(node), "is_none", [kept])
            result = t.Cond(wanted, self.span(node), is_none, t.Const(wanted, self.span(node), None), result)
        return self.block(body, result)

    def as_attribute(self: "Checker", name: str, argument: Argument, node: Any, converted: bool = False) -> t.Expr:
        """A value that is stored under a name, as an object. converted: strings are, like those of the command line."""
        whole = self.analyzer.builtin_class("object")
        if self.fold(argument.node) == SUPPRESS and argument.expr is None:
            return self.convert(self.value(argument.node), whole, node)
        wanted = self.attribute_type(name, node)
        value = self.argument(argument, wanted)
        if converted and (value.type is self.str_type() or value.type is ty.NONE):
            return self.convert(value, ty.optional(whole), node) if value.type is ty.NONE else self.convert(value, whole, node)
        value = self.convert(value, wanted, argument.node, f"attribute '{name}', which add_argument() declares")
        return self.convert(value, ty.optional(whole) if isinstance(wanted, ty.UnionType) and wanted.has_none else whole, node)

    def store_in_namespace(self: "Checker", obj: t.Expr, name: str, value: t.Expr, node: Any) -> None:
        """`namespace.name = value`."""
        stored = self.as_attribute(name, Argument(node, value), node)
        self.out.append(t.Eval(self.span(node), self.call_method(obj, "write_value", [(self.const(name, node), node), (stored, node)], {}, node)))

    def has_namespace_value(self: "Checker", obj: t.Expr, name: str, node: Any) -> t.Expr:
        """`hasattr(namespace, name)`."""
        return self.call_method(obj, "__contains__", [(self.const(name, node), node)], {}, node)

    def get_namespace_value(self: "Checker", obj: t.Expr, name: str, default: Argument, node: Any) -> t.Expr:
        """`getattr(namespace, name, default)`."""
        body: list[t.Stmt] = []
        kept = self.keep(obj, body)
        known = self.analyzer.namespaces.type_of(name)
        other = self.keep(self.argument(default, known), body)
        if known is None and name not in self.analyzer.namespaces.declared:
            return self.block(body, other)
        return self.block(body, self.choose(self.has_namespace_value(kept, name, node), self.namespace_value(kept, name, node), other, node))

    def make_namespace(self: "Checker", decl: Any, keywords: dict[str, Argument], node: Any) -> t.Expr:
        """`Namespace(name=value)`."""
        body: list[t.Stmt] = []
        kept = self.keep(self.construct(decl, [], {}, node, None), body)
        for name, argument in keywords.items():
            stored = self.as_attribute(name, argument, node)
            body.append(t.Eval(self.span(node), self.call_method(kept, "write_value", [(self.const(name, node), node), (stored, node)], {}, node)))
        return self.block(body, kept)

    # --- calls ------------------------------------------------------------------------

    def set_defaults(self: "Checker", parser: t.Expr, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr:
        """`parser.set_defaults(name=value)`."""
        if positional:
            self.fail(node, "set_defaults() takes keyword arguments only", "write name=value")
        self.refuse_spread(keywords, "set_defaults()")
        body: list[t.Stmt] = []
        kept = self.keep(parser, body)
        for name, argument in keywords.items():
            value = self.as_attribute(name, argument, node, True)
            body.append(t.Eval(self.span(node), self.call_method(kept, "set_default", [(self.const(name, node), node), (value, node)], {}, node)))
        return self.block(body, self.const(None, node))

    def declared_argument(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any) -> dict[str, Argument]:
        """The keyword arguments of add_argument() as the library takes them: what makes values of its type, constants, and objects."""
        self.refuse_spread(keywords, "add_argument()")
        starred = next((argument for argument in positional if argument.starred), None)
        if starred is not None:
            self.fail(starred.node, "the names in add_argument() must be constants", "write the names as texts")
        try:
            form = read_form([a.node for a in positional], {name: a.node for name, a in keywords.items()}, self.fold, self.static_path, node)
        except Unreadable as wrong:
            self.fail(wrong.node, wrong.message, wrong.hint)
        given = {name: argument for name, argument in keywords.items() if name not in ("action", "nargs", "type", "choices", "default", "const")}
        given["action"] = self.as_argument(self.const(form.action, node), node)
        given["nargs"] = self.as_argument(self.const(form.nargs, node), node)
        metavar = keywords.get("metavar")
        if metavar is not None and type(metavar.node).__name__ == "Tuple":
            given["_metavars"] = given.pop("metavar")
        element = self.values_of_argument(form, keywords, given, node)
        stored = self.analyzer.namespaces.stored_type(form, element, lambda part: None)
        if stored is not None and not self.conversions.assignable(stored, self.attribute_type(form.dest, node)):
            self.fail(node, f"the type of '{form.dest}' is not known from this call: it is {stored} here, and elsewhere {self.attribute_type(form.dest, node)}",
                      "give it a `type` that is a function of a module")
        default = keywords.get("default")
        if default is not None:
            given["default"] = self.as_argument(self.as_attribute(form.dest, default, node, form.takes_strings), node)
            given["_default_given"] = self.as_argument(self.const(True, node), node)
        const = keywords.get("const")
        if const is not None:
            given["const"] = self.as_argument(self.as_attribute(form.dest, const, node, form.takes_strings), node)
        return given

    def values_of_argument(self: "Checker", form: Form, keywords: dict[str, Argument], given: dict[str, Argument], node: Any) -> ty.Type | None:
        """Put what makes the values of an argument in place of `type` and `choices`; gives the type of one."""
        made_by, choices = keywords.get("type"), keywords.get("choices")
        if not form.takes_strings:
            unknown = next((name for name in ("type", "choices", "nargs") if name in keywords), "const" if "const" in keywords and form.action != "store_const" else "")
            if unknown:
                self.fail(keywords[unknown].node, f"action \"{form.action}\" of add_argument() takes no '{unknown}'", "leave it out")
            return None
        passed = {"choices": choices} if choices is not None else {}
        if made_by is None or type(made_by.node).__name__ == "Constant" and made_by.node.value is None:
            if choices is not None:
                given["type"] = self.as_argument(self.choosing(self.str_type(), None, passed, node), node)
            return self.str_type()
        saved = self.analyzer.begin_transaction()
        kept, self.out = self.out, []
        try:
            element = self.expr(call_with_string(made_by.node)).type
        except Refused:
            element = ty.NEVER
        finally:
            self.analyzer.end_transaction(saved)
            self.out = kept
        if element is ty.NEVER or element.open:
            self.fail(made_by.node, "`type` of add_argument() must be a function that takes a str", "write a function that takes the text and gives the value")
        element = self.analyzer.annotations.promoted(element, self.module)
        given["type"] = self.as_argument(self.choosing(element, made_by, passed, node), node)
        return element

    def choosing(self: "Checker", element: ty.Type, made_by: Argument | None, passed: dict[str, Argument], node: Any) -> t.Expr:
        """The object of the library that makes values of one type."""
        if made_by is None:
            return self.construct(self.library_symbol(LIBRARY + ".values", "Strings"), [], passed, node, None)
        cls = self.analyzer.class_type(self.library_symbol(LIBRARY + ".values", "TypedValues"), (element,))
        return self.construct_type(cls, [made_by], passed, node)
