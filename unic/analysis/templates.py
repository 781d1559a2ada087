"""`"...".format(...)` of a constant template: spelled out like an f-string, with the types of its arguments."""
from __future__ import annotations

import string
from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty

if TYPE_CHECKING:
    from unic.analysis.arguments import Argument
    from unic.analysis.checker import Checker


class Templates:
    """Mixin of the checker."""

    def format_constant(self: "Checker", template: str, positional: "list[Argument]", keywords: "dict[str, Argument]", node: Any) -> t.Expr:
        """The replacement fields of `template` filled in; what CPython reports at run time is told here."""
        body: list[t.Stmt] = []
        saved, self.out = self.out, body
        numbered = [self.keep(self.argument(a, None), body) for a in positional]
        named = {name: self.keep(self.argument(a, None), body) for name, a in keywords.items()}
        try:
            if any(v.type is ty.NEVER or v.type.open for v in [*numbered, *named.values()]):
                return self.bottom(node)
            made = Filler(self, numbered, named, node).fill(template)
        finally:
            self.out = saved
        return self.block(body, made)

    def format_mapping(self: "Checker", template: str, argument: "Argument", node: Any) -> t.Expr:
        """`template.format_map(mapping)`: the fields name keys of the mapping."""
        body: list[t.Stmt] = []
        saved, self.out = self.out, body
        try:
            mapping = self.keep(self.argument(argument, None), body)
            if mapping.type is ty.NEVER or mapping.type.open:
                return self.bottom(node)
            made = Filler(self, [], {}, node, mapping).fill(template)
        finally:
            self.out = saved
        return self.block(body, made)

    def format_variable(self: "Checker", receiver: t.Expr, positional: "list[Argument]", keywords: "dict[str, Argument]", node: Any) -> t.Expr:
        """`template.format(*values, name=value)` of a template that only the run knows."""
        anything = self.analyzer.builtin_class("object")
        body: list[t.Stmt] = []
        template = self.keep(receiver, body)
        values = self.keep(self.variadic_argument(positional, self.analyzer.builtin_class("tuple", anything), node), body)
        named = self.builtin_dict([], keywords, node, self.analyzer.builtin_class("dict", self.str_type(), anything))
        assert named is not None
        if named.type is ty.NEVER or values.type is ty.NEVER:
            return self.bottom(node)
        return self.block(body, self.builtin_call("format_keywords", [template, values, named], node))

    def format_by_mapping(self: "Checker", receiver: t.Expr, argument: "Argument", node: Any) -> t.Expr:
        """`template.format_map(mapping)` of a template that only the run knows."""
        body: list[t.Stmt] = []
        template = self.keep(receiver, body)
        mapping = self.argument(argument, None)
        if mapping.type is ty.NEVER or mapping.type.open:
            return self.bottom(node)
        return self.block(body, self.builtin_call("format_mapping", [template, mapping], node, {"M": mapping.type}))


class Filler:
    """Fills the fields of one template; fields without a number are counted. With a mapping, names are its keys."""

    def __init__(self, checker: "Checker", numbered: list[t.Expr], named: dict[str, t.Expr], node: Any, mapping: t.Expr | None = None) -> None:
        self.mapping = mapping
        self.checker = checker
        self.numbered = numbered
        self.named = named
        self.node = node
        self.following = 0

    def fill(self, template: str) -> t.Expr:
        checker, node = self.checker, self.node
        try:
            pieces = list(string.Formatter().parse(template))
        except ValueError as error:
            checker.fail(node, f"format string: {error}")
        parts: list[t.Expr] = []
        for text, field, spec, conversion in pieces:
            if text:
                parts.append(checker.const(text, node))
            if field is not None:
                parts.append(self.field(field, spec or "", conversion))
        if not parts:
            return checker.const("", node)
        if len(parts) == 1:
            return parts[0]
        body: list[t.Stmt] = []
        array = checker.array_of(parts, checker.str_type(), node, body)
        return checker.block(body, checker.builtin_call("concat_strings", [array], node))

    def field(self, name: str, spec: str, conversion: str | None) -> t.Expr:
        checker, node = self.checker, self.node
        value = self.value(name)
        if conversion in ("r", "a"):
            value = checker.repr_of(value, node)
            if conversion == "a":
                value = checker.builtin_call("ascii_of", [value], node)
        elif conversion == "s":
            value = checker.str_of(value, node)
        elif conversion is not None:
            checker.fail(node, f"format string: unknown conversion specifier {conversion}")
        return checker.format_of(value, self.fill(spec), node)

    def value(self, name: str) -> t.Expr:
        """The value a field names: a number, a keyword, and attributes and items of it."""
        checker, node = self.checker, self.node
        first, rest = string._string.formatter_field_name_split(name)  # type: ignore[attr-defined]
        if first == "":
            first = self.following
            self.following += 1
        if isinstance(first, int):
            if first >= len(self.numbered):
                checker.fail(node, f"format string: there is no argument {first}")
            value = self.numbered[first]
        elif self.mapping is not None:
            value = checker.call_method(self.mapping, "__getitem__", [(checker.const(first, node), node)], {}, node)
        elif first in self.named:
            value = self.named[first]
        else:
            checker.fail(node, f"format string: there is no argument '{first}'")
        for is_attribute, key in rest:
            if is_attribute:
                value = checker.attribute_of(value, key, node)
            else:
                value = self.item(value, key)
        return value

    def item(self, value: t.Expr, key: "int | str") -> t.Expr:
        checker, node = self.checker, self.node
        value = checker.as_tuple(value)
        if isinstance(value.type, ty.TupleType) and isinstance(key, int):
            if key >= len(value.type.items):
                checker.fail(node, f"format string: index {key} is outside a tuple of {len(value.type.items)} items")
            return t.TupleGet(value.type.items[key], checker.span(node), value, key)
        return checker.call_method(value, "__getitem__", [(checker.const(key, node), node)], {}, node)
