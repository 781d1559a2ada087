"""Calls the compiler spells out itself: print, str(), isinstance(), min/max, conversions between numbers, and so on."""
from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.annotations import Special
from unic.analysis.arguments import Argument
from unic.analysis.assigned_elsewhere import redirects_output
from unic.analysis.declarations import ClassDecl, FunctionDecl
from unic.analysis.homes import shown_module
from unic.analysis.types import is_type_class
from unic.analysis.record_formats import is_unpacking
from unic.syntax import ast

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

# Positional arguments of builtin functions (least, most; None: any number), and the names of keyword arguments.
_ARGUMENTS: dict[str, tuple[int, int | None, tuple[str, ...]]] = {
    "repr": (1, 1, ()), "ascii": (1, 1, ()), "format": (1, 2, ()), "bool": (0, 1, ()), "abs": (1, 1, ()), "divmod": (2, 2, ()), "pow": (2, 3, ()),
    "round": (1, 2, ("ndigits",)), "sum": (1, 2, ("start",)), "len": (1, 1, ()), "hash": (1, 1, ()), "isinstance": (2, 2, ()), "issubclass": (2, 2, ()),
    "callable": (1, 1, ()), "next": (1, 2, ()), "aiter": (1, 1, ()), "anext": (1, 2, ()), "iter": (1, 2, ()), "reversed": (1, 1, ()), "map": (2, None, ()), "zip": (0, None, ("strict",)),
    "min": (1, None, ("key", "default")), "max": (1, None, ("key", "default")), "cast": (2, 2, ()), "assert_never": (1, 1, ()),
    "reveal_type": (1, 1, ()), "assert_type": (2, 2, ()),
}

def _places(node: Any) -> tuple[int, int, int, int]:
    return node.lineno, node.col_offset, node.end_lineno, node.end_col_offset


# What `padded_integer` understands; anything else is interpreted at run time.
_PLAIN_SPECIFICATION = re.compile(r"(0?)([1-9][0-9]{0,2})?([bdoxX]?)")
_BASES = {"": 10, "b": 2, "d": 10, "o": 8, "x": 16}


class BuiltinCalls:
    """Mixin: `special_call` gives None for everything that is an ordinary call."""

    def special_call(self: "Checker", symbol: Any, positional: list[Argument], keywords: dict[str, Argument], node: Any,
                     expected: ty.Type | None) -> t.Expr | None:
        if isinstance(symbol, Special):
            return self.special_form(symbol, positional, keywords, node, expected)
        if isinstance(symbol, (FunctionDecl, ClassDecl)) and symbol.module.name.startswith("runtime.builtins"):
            method = getattr(self, "builtin_" + symbol.name, None)
            if method is not None:
                if symbol.name != "dict":
                    self.refuse_spread(keywords, f"{symbol.name}()")
                self.check_count(symbol.name, positional, keywords, node)
                made: t.Expr | None = method(positional, keywords, node, expected)
                return made
        if isinstance(symbol, FunctionDecl) and symbol.module.name == "asyncio.tasks" and symbol.name == "gather":
            return self.gather_call(positional, keywords, node)
        if is_unpacking(symbol) and positional and not positional[0].starred:
            return self.unpack_call(symbol.name, positional[0].node, positional[1:], keywords, node)
        if isinstance(symbol, FunctionDecl) and symbol.module.name == "re" and symbol.name == "findall":
            return self.findall_call(positional, keywords, node)
        chained = self.chain_call(symbol, positional, keywords, node, expected)
        if chained is not None:
            return chained
        if isinstance(symbol, FunctionDecl) and symbol.module.name == "dataclasses" and symbol.name == "replace":
            return self.dataclass_replace(positional, keywords, node)
        return None

    def check_count(self: "Checker", name: str, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> None:
        """Refuse a call of a builtin function with too few or too many arguments, or with a keyword it does not have."""
        if name not in _ARGUMENTS:
            return
        least, most, known = _ARGUMENTS[name]
        unknown = [k for k in keywords if k not in known]
        if unknown:
            self.fail(keywords[unknown[0]].node, f"{name}() has no parameter '{unknown[0]}'")
        starred = next((a for a in positional if a.starred), None)
        if starred is not None and most is not None:
            self.fail(starred.node, f"{name}() takes no starred argument", "pass the values one by one")
        if len(positional) < least or most is not None and len(positional) > most:
            wanted = f"{least}" if least == most else f"{least} to {most}" if most is not None else f"at least {least}"
            self.fail(node, f"{name}() takes {wanted} argument{'' if wanted == '1' else 's'}, {len(positional)} given")

    def special_form(self: "Checker", symbol: Special, positional: list[Argument], keywords: dict[str, Argument], node: Any,
                     expected: ty.Type | None) -> t.Expr | None:
        if symbol.module in ("unsafe", "image"):
            return self.intrinsic_call(symbol, positional, keywords, node, expected)
        self.refuse_spread(keywords, symbol.name)
        self.check_count(symbol.name, positional, keywords, node)
        if symbol.name == "cast":
            value = self.value(positional[1].node)
            return self.checked_cast(value, self.annotation(positional[0].node), node)
        if symbol == Special("functools", "partial"):
            return self.partial_call(positional, keywords, node, expected)
        if symbol.module == "operator":
            return self.getter(symbol.name, node, expected)
        if symbol.module == "dataclasses":
            return self.dataclass_function(symbol.name, positional, keywords, node, expected)
        if symbol.module == "copy":
            return self.copy_function(symbol.name, positional, keywords, node)
        if symbol.name == "assert_never":
            value = self.value(positional[0].node)
            shown = self.const("", node) if value.type is ty.NEVER else self.repr_of(value, node)
            return self.builtin_call("raise_unreachable", [shown], node)
        if symbol.name in ("reveal_type", "assert_type"):
            return self.value(positional[0].node)
        self.fail(node, f"'{symbol.name}' cannot be called here")

    def checked_cast(self: "Checker", value: t.Expr, target: ty.Type, node: Any) -> t.Expr:
        """typing.cast: CPython believes it; here it is checked, so that a wrong one cannot corrupt memory."""
        if value.type is ty.NEVER or self.conversions.assignable(value.type, target):
            return self.convert(value, target, node)
        body: list[t.Stmt] = []
        kept = self.keep(value, body)
        yes, _, tests = self.split(kept.type, [target], node)
        narrowed = self.conversions.narrow(kept, target)
        if not yes or narrowed is None:
            self.fail(node, f"a {value.type} is never a {target}", about=(value,))
        failure = self.builtin_call("raise_type", [self.const(f"cast: the value is no {target}", node)], node)
        body.append(t.If(self.span(node), self.negate(self.type_test(kept, tests, node)), [t.Eval(self.span(node), failure)], []))
        return self.block(body, narrowed)

    def one(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, name: str, expected: ty.Type | None = None) -> t.Expr:
        """The only argument of a builtin."""
        if len(positional) != 1 or keywords or positional[0].starred:
            self.fail(node, f"{name}() takes one argument", "write the class with a class statement" if name == "type" and positional else "")
        return self.argument(positional[0], expected)

    # --- text -------------------------------------------------------------------------

    def builtin_print(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        span = self.span(node)
        unknown = [k for k in keywords if k not in ("sep", "end", "file", "flush")]
        if unknown:
            self.fail(node, f"print() has no parameter '{unknown[0]}'")
        body: list[t.Stmt] = []
        if any(a.starred for a in positional):
            return self.print_starred(positional, keywords, node)
        values = [self.argument(a, None) for a in positional]
        if any(v.type is ty.NEVER or v.type.open for v in values):
            return self.bottom(node)
        if len(values) > 1:
            values = [self.keep(v, body) for v in values]
        separator = self.print_text(keywords.get("sep"), " ", body, node)
        end = self.print_text(keywords.get("end"), "\n", body, node)
        write = self.print_writer(keywords.get("file"), body, node)
        for index, (value, argument) in enumerate(zip(values, positional)):
            if index and not (isinstance(separator, t.Const) and separator.value == ""):
                body.append(t.Eval(span, write(separator)))
            body.append(t.Eval(span, write(self.str_of(value, argument.node))))
        if isinstance(end, t.Const) and end.value == "\n" and "file" not in keywords and not redirects_output(self.analyzer):
            body.append(t.Eval(span, self.builtin_call("write_newline", [], node)))
        elif not (isinstance(end, t.Const) and end.value == ""):
            body.append(t.Eval(span, write(end)))
        if "flush" in keywords:
            test = self.truth(self.argument(keywords["flush"], ty.BOOL), node)
            if not (isinstance(test, t.Const) and not test.value):
                body.append(t.If(span, test, [t.Eval(span, self.builtin_call("flush", [], node))], []))
        return t.Block(ty.NONE, span, body, t.Const(ty.NONE, span, None))

    def print_text(self: "Checker", argument: Argument | None, default: str, body: list[t.Stmt], node: Any) -> t.Expr:
        if argument is None:
            return self.const(default, node)
        value = self.argument(argument, self.str_type())
        if value.type is ty.NONE:
            return self.const(default, node)
        return self.keep(self.convert(value, self.str_type(), argument.node), body)

    def print_writer(self: "Checker", argument: Argument | None, body: list[t.Stmt], node: Any) -> Any:
        """How print() writes a string: to standard output, standard error, or any object with write()."""
        if argument is None:
            name = "print_text" if redirects_output(self.analyzer) else "write_text"
            return lambda text: self.builtin_call(name, [text], node)
        target = self.keep(self.argument(argument, None), body)
        return lambda text: self.call_method(target, "write", [(text, node)], {}, node)

    def print_starred(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr:
        """print(*items): the items as strings, joined."""
        span = self.span(node)
        body: list[t.Stmt] = []
        strings = self.keep(self.construct_class(self.analyzer.builtin_class("list", self.str_type()), [], node), body)
        saved, self.out = self.out, body
        for argument in positional:
            value = self.argument(argument, None)
            if argument.starred:
                self.iterate(value, lambda e: [t.Eval(span, self.call_method(strings, "append", [(self.str_of(e, node), node)], {}, node))], node, [])
            else:
                self.out.append(t.Eval(span, self.call_method(strings, "append", [(self.str_of(value, node), node)], {}, node)))
        self.out = saved
        separator = self.print_text(keywords.get("sep"), " ", body, node)
        rest = {k: v for k, v in keywords.items() if k != "sep"}
        joined = self.call_method(separator, "join", [(strings, node)], {}, node)
        body.append(t.Eval(span, self.builtin_print([Argument(node, joined)], rest, node, None)))
        return t.Block(ty.NONE, span, body, t.Const(ty.NONE, span, None))

    def str_of(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        return self.text_of(value, "__str__", node)

    def repr_of(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        return self.text_of(value, "__repr__", node)

    def text_of(self: "Checker", value: t.Expr, method: str, node: Any) -> t.Expr:
        type_ = value.type
        if type_ is ty.NEVER or type_.open:
            return self.bottom(node)
        self.check_int_range(value, node)
        if method == "__str__" and type_ is self.str_type():
            return value
        if isinstance(type_, ty.ClassObject):
            return self.const(f"<class '{self.class_spelling(type_.instance)}'>", node)
        if type_ is ty.NONE:
            return self.after(value, self.const("None", node), node)
        if isinstance(value, t.Const) and type_ in (ty.INT, ty.BOOL):
            return self.const(str(value.value), node)
        if isinstance(type_, ty.UnionType):
            return self.each_member(value, node, lambda v: self.text_of(v, method, node), self.const("None", node))
        return self.call_method(value, method, [], {}, node)

    def class_spelling(self: "Checker", type_: ty.Type) -> str:
        if isinstance(type_, ty.ClassType) and type_.decl is not None and not self.analyzer.is_builtin(type_.decl):
            return f"{shown_module(type_.decl)}.{type_.decl.qualname}"
        return type_.name if isinstance(type_, ty.ClassType) else str(type_)

    def format_of(self: "Checker", value: t.Expr, spec: t.Expr, node: Any) -> t.Expr:
        if value.type is ty.NEVER or value.type.open:
            return self.bottom(node)
        if isinstance(spec, t.Const) and spec.value == "" and not self.has_own_format(value.type):
            return self.str_of(value, node)
        value = self.present(value, node, "unsupported format string passed to NoneType.__format__")
        if ty.by_cases(value.type) and not value.type.has_none:
            return self.distribute(value, node, lambda v: self.format_of(v, spec, node))
        if isinstance(value.type, ty.MachineInt):
            value = t.Intrinsic(ty.INT, self.span(node), "machine_to_int", [value])
        plain = _PLAIN_SPECIFICATION.fullmatch(spec.value) if value.type is ty.INT and isinstance(spec, t.Const) else None
        if plain is not None:
            zeros, width, kind = plain.groups()
            numbers = [self.const(_BASES[kind.lower()], node), self.const(kind == "X", node), self.const(int(width or 0), node), self.const(zeros == "0", node)]
            return self.builtin_call("padded_integer", [value, *numbers], node)
        return self.call_method(value, "__format__", [(spec, node)], {}, node)

    def builtin_str(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr | None:
        if len(positional) == 1 and not keywords and not positional[0].starred:
            return self.str_of(self.expr_or_class(positional[0]), node)
        if not positional and not keywords:
            return self.const("", node)
        return None

    def expr_or_class(self: "Checker", argument: Argument) -> t.Expr:
        if argument.expr is None:
            argument.expr = self.expr(argument.node)
        return argument.expr

    def builtin_repr(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        return self.repr_of(self.one(positional, keywords, node, "repr"), node)

    def builtin_ascii(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        return self.builtin_call("ascii_of", [self.repr_of(self.one(positional, keywords, node, "ascii"), node)], node)

    def builtin_format(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        value = self.argument(positional[0], None)
        spec = self.argument(positional[1], self.str_type()) if len(positional) > 1 else self.const("", node)
        return self.format_of(value, spec, node)

    # --- numbers ----------------------------------------------------------------------

    def builtin_bool(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        if not positional:
            return self.const(False, node)
        return self.truth(self.one(positional, keywords, node, "bool"), node)

    def construct_primitive(self: "Checker", type_: ty.Type, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr | None:
        """int(), float(), bool() and the machine integers, for arguments that are numbers already."""
        span = self.span(node)
        if isinstance(type_, ty.MachineInt):
            return self.machine_conversion(type_, positional, keywords, node)
        if type_ is ty.BOOL:
            return self.builtin_bool(positional, keywords, node, None)
        if type_ not in (ty.INT, ty.FLOAT):
            return None
        if not positional:
            return self.const(0 if type_ is ty.INT else 0.0, node)
        if len(positional) != 1 or keywords:
            return None
        value = self.mixed_in(self.argument(positional[0], None))
        source = value.type
        if source is ty.NEVER:
            return self.bottom(node)
        if ty.by_cases(source) and (source.lenient or not source.has_none):
            return self.distribute(value, node, lambda v: self.construct_type(type_, [Argument(node, v)], {}, node))
        if type_ is ty.INT:
            self.check_int_range(value, positional[0].node)
            if source in (ty.INT, ty.BOOL):
                return self.to_int(value)
            if isinstance(source, ty.MachineInt):
                if isinstance(value, t.Const):
                    return self.const(value.value, node)
                return t.Intrinsic(ty.INT, span, "machine_to_int", [value])
            if source is ty.FLOAT or isinstance(source, (ty.ClassType, ty.UnionType)) and self.analyzer.find_method(source, "__int__") is not None:
                return self.call_method(value, "__int__", [], {}, node)
            if isinstance(source, ty.ClassType) and self.analyzer.find_method(source, "__index__") is not None:
                return self.call_method(value, "__index__", [], {}, node)
            return None
        if source in (ty.INT, ty.BOOL, ty.FLOAT):
            return self.to_float(value)
        if isinstance(source, ty.MachineInt):
            return t.Intrinsic(ty.FLOAT, span, "int_to_float", [t.Intrinsic(ty.INT, span, "machine_to_int", [value])])
        if isinstance(source, (ty.ClassType, ty.UnionType)) and self.analyzer.find_method(source, "__float__") is not None:
            return self.call_method(value, "__float__", [], {}, node)
        return None

    def machine_conversion(self: "Checker", type_: ty.MachineInt, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr:
        from unic.analysis.convert import machine_constant
        if not positional:
            return machine_constant(0, type_, self.span(node))
        value = self.one(positional, keywords, node, str(type_))
        if isinstance(value, t.Const) and (value.type in (ty.INT, ty.BOOL) or isinstance(value.type, ty.MachineInt)):
            return machine_constant(int(value.value), type_, self.span(node))
        if value.type is type_ or value.type is ty.NEVER:
            return value
        if value.type in (ty.INT, ty.BOOL) or isinstance(value.type, ty.MachineInt):
            return t.Intrinsic(type_, self.span(node), "to_machine", [value])
        self.fail(node, f"{type_}() takes an integer, not {value.type}", about=(value,))

    def builtin_abs(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        value = self.one(positional, keywords, node, "abs")
        return self.call_method(self.to_int(value), "__abs__", [], {}, node)

    def builtin_divmod(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        body: list[t.Stmt] = []
        left = self.keep(self.argument(positional[0], None), body)
        right = self.keep(self.argument(positional[1], None), body)
        if ty.NEVER in (left.type, right.type):
            return self.bottom(node)
        if isinstance(left.type, ty.ClassType) and self.method_accepts(left.type, "__divmod__", right):
            return self.block(body, self.call_method(left, "__divmod__", [(right, node)], {}, node))
        if isinstance(right.type, ty.ClassType) and self.method_accepts(right.type, "__rdivmod__", left):
            return self.block(body, self.call_method(right, "__rdivmod__", [(left, node)], {}, node))
        if ty.FLOAT in (left.type, right.type) and {left.type, right.type} <= {ty.INT, ty.BOOL, ty.FLOAT}:
            return self.block(body, self.call_method(self.to_float(left), "__divmod__", [(self.to_float(right), node)], {}, node))
        items = [self.binary("FloorDiv", left, right, node), self.binary("Mod", left, right, node)]
        return self.block(body, t.MakeTuple(ty.tuple_of(*(i.type for i in items)), self.span(node), items))

    def builtin_pow(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        base = self.argument(positional[0], None)
        positional = [Argument(positional[0].node, base), *positional[1:]]
        if isinstance(base.type, ty.ClassType) and base.type.decl is not None and base.type.decl.module.is_app and self.analyzer.find_method(base.type, "__pow__") is not None:
            return self.call_method_args(base, "__pow__", positional[1:], {}, node)
        values = [self.argument(a, None) for a in positional]
        if len(values) == 2:
            return self.binary("Pow", values[0], values[1], node)
        return self.builtin_call("pow3", values, node)

    def builtin_round(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        value = self.argument(positional[0], None)
        digits = positional[1] if len(positional) > 1 else keywords.get("ndigits")
        if value.type is ty.NEVER:
            return self.bottom(node)
        value = self.to_int(value)
        if digits is None or type(digits.node).__name__ == "Constant" and digits.node.value is None:
            return self.call_method(value, "__round__", [], {}, node)
        places = self.argument(digits, ty.INT)

        def rounded(number: t.Expr) -> t.Expr:
            name = "__round_digits__" if self.analyzer.find_method(number.type, "__round_digits__") is not None else "__round__"
            return self.call_method(number, name, [(places, node)], {}, node)

        if not ty.by_cases(value.type):
            return rounded(value)
        body: list[t.Stmt] = []
        kept, places = self.keep(value, body), self.keep(places, body)
        return self.block(body, self.distribute(kept, node, rounded))

    def builtin_min(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        return self.extreme("min", positional, keywords, node, expected)

    def builtin_max(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        return self.extreme("max", positional, keywords, node, expected)

    def extreme(self: "Checker", name: str, positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        """min and max: of two or more plain values spelled out, everything else by library functions."""
        if len(positional) > 1 and not keywords and not any(a.starred for a in positional):
            body: list[t.Stmt] = []
            values = [self.argument(a, expected) for a in positional]
            machine = next((v.type for v in values if isinstance(v.type, ty.MachineInt)), None)
            if machine is not None:
                values = [self.convert(v, machine, node) for v in values]
            best = self.keep(values[0], body)
            for value in values[1:]:
                other = self.keep(value, body)
                if ty.NEVER in (best.type, other.type):
                    return self.bottom(node)
                test = self.truth(self.relation("lt" if name == "min" else "gt", other, best, node), node)
                best = self.keep(self.choose(test, other, best, node), body)
            return self.block(body, best)
        if len(positional) == 1 and "default" in keywords and self.is_empty_display(positional[0].node):
            return self.argument(keywords["default"], expected)
        suffix = "_of_values" if len(positional) > 1 else "_of_iterable"
        key, default = keywords.get("key"), keywords.get("default")
        if key is not None and not (type(key.node).__name__ == "Constant" and key.node.value is None):
            suffix += "_by"
        else:
            key = None
        if default is not None:
            suffix += "_default"
        decl = self.analyzer.builtin(name + suffix)
        if not isinstance(decl, FunctionDecl):
            self.fail(node, f"{name}() is not supported with these arguments")
        given = {k: v for k, v in (("key", key), ("default", default)) if v is not None}
        return self.call_decl(decl, None, None, positional, given, node, expected)

    def is_empty_display(self: "Checker", node: Any) -> bool:
        """`[]`, `()` or `{}` written out: nothing is known of its items, and nothing needs to be."""
        return type(node).__name__ in ("List", "Tuple") and not node.elts or type(node).__name__ == "Dict" and not node.keys

    def builtin_id(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr | None:
        value = self.one(positional, keywords, node, "id")
        if value.type.is_value and value.type is not ty.NEVER:
            self.fail(node, f"id() of {value.type} is not supported: such values are no objects", "compare them with ==", about=(value,))
        return None

    def builtin_sum(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        """sum(): a counting loop, exact in its types (the start is the int 0)."""
        span = self.span(node)
        items = self.argument(positional[0], None)
        start_argument = positional[1] if len(positional) > 1 else keywords.get("start")
        if items.type is ty.NEVER or items.type.open:
            return self.bottom(node)
        if ty.by_cases(items.type):
            return self.distribute(items, node, lambda v: self.builtin_sum([Argument(node, v), *positional[1:]], keywords, node, expected))
        element = self.analyzer.element_type(items.type)
        if element is None:
            self.fail(node, f"sum() needs an iterable, not {items.type}", about=(items,))
        start = self.argument(start_argument, element) if start_argument is not None else self.const(0, node)
        if isinstance(items.type, ty.TupleType) and not items.type.items:
            return self.after(items, start, node)
        body: list[t.Stmt] = []
        probe = self.binary("Add", start, t.LocalGet(element, span, t.Local("", element)), node) if element is not ty.NEVER else start
        if probe.type is ty.NEVER:
            return self.bottom(node)
        kind = start.type if start.type is probe.type else ty.union_of(start.type, probe.type)
        if kind is not start.type and start_argument is None and probe.type is ty.FLOAT:
            # sum of floats: 0 + x is a float from the first item on; only the empty sum is the int 0.
            kind = ty.union_of(ty.INT, ty.FLOAT)
        total = self.temp(kind, ".sum")
        body.append(t.SetLocal(span, total, self.convert(start, kind, node)))
        saved, self.out = self.out, body

        def add(item: t.Expr) -> list[t.Stmt]:
            return [t.SetLocal(span, total, self.convert(self.binary("Add", self.get(total, span), item, node), kind, node))]

        self.iterate(items, add, node, [])
        self.out = saved
        return self.block(body, self.get(total, span))

    # --- objects ----------------------------------------------------------------------

    def builtin_len(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        value = self.looked_into(self.as_tuple(self.one(positional, keywords, node, "len")))
        if isinstance(value.type, ty.TupleType):
            return self.after(value, self.const(len(value.type.items), node), node)
        if isinstance(value.type, ty.ArrayType):
            return t.Intrinsic(ty.INT, self.span(node), "unsafe.array_len", [value])
        if isinstance(value, t.Const) and isinstance(value.value, (str, bytes)):
            return self.const(len(value.value), node)
        if value.type is ty.NEVER or value.type.open:
            return self.pretend(ty.INT, node) if value.type.open else self.bottom(node)
        if not isinstance(value.type, ty.UnionType) and self.analyzer.find_method(value.type, "__len__") is None:
            self.fail(node, f"{value.type} has no len()", about=(value,))
        return self.length(value, node)

    def builtin_hash(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        value = self.one(positional, keywords, node, "hash")
        return self.hash_of(value, node)

    def hash_of(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        if value.type is ty.NEVER:
            return value
        if isinstance(value.type, ty.UnionType):
            # Of a value that only the run knows, the run says whether it has one.
            dynamic = value.type.operations is not None
            return self.each_member(value, node, lambda v: self.no_hash(v, node) if dynamic and self.unhashable(v.type) else self.hash_of(v, node),
                                    self.const(0xFCA86420, node))
        if self.unhashable(value.type):
            self.fail(node, f"unhashable type: '{value.type}'", "use a tuple or a frozenset" if str(value.type).startswith(("list", "set")) else "", about=(value,))
        return self.call_method(value, "__hash__", [], {}, node)

    def no_hash(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        assert isinstance(value.type, ty.ClassType)
        return self.builtin_call("raise_type", [self.const(f"unhashable type: '{value.type.name}'", node)], node)

    def unhashable(self: "Checker", type_: ty.Type) -> bool:
        """A class that defines __eq__ without __hash__ has no hash, as in CPython."""
        if not isinstance(type_, ty.ClassType):
            return False
        for cls in type_.ancestors():
            if cls.decl is None:
                continue
            if "__hash__" in cls.decl.methods:
                return False
            if "__eq__" in cls.decl.methods:
                return True
        return False

    def builtin_isinstance(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        return self.branch_condition(node)[0]

    def builtin_issubclass(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        tested = self.isinstance_types(positional[1].node)
        left = self.value_class(positional[0].node)
        if left is not None:
            return self.const(any(self.covers(right, left) for right in tested), node)
        value = self.value(positional[0].node)
        if value.type is ty.NEVER:
            return self.bottom(node)
        if not is_type_class(value.type):
            self.fail(node, f"issubclass() needs a class, not {value.type}", about=(value,))
        return self.dynamic_subclass(value, tested, node)

    def builtin_filter(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr | None:
        """filter(None, items) of items that may be None gives items that are not."""
        if len(positional) != 2 or keywords or type(positional[0].node).__name__ != "Constant" or positional[1].starred:
            return None
        given = positional[1].expr = self.as_tuple(self.argument(positional[1], None))
        items = self.analyzer.element_type(given.type) if not isinstance(given.type, ty.UnionType) else None
        if not isinstance(items, ty.UnionType) or not items.has_none or items.open:
            return None
        return self.call_decl(self.analyzer.builtin("filter_present"), None, None, positional[1:], {}, node, None)

    def builtin_callable(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        node_ = positional[0].node
        if type(node_).__name__ == "Name" and self.find_variable(node_.id) is None and isinstance(self.analyzer.lookup(node_.id, self.module), (FunctionDecl, ClassDecl)):
            return self.const(True, node)
        value = self.expr_or_class(positional[0])
        if isinstance(value.type, ty.UnionType) or self.conversions.is_object(value.type):
            return self.branch_callable(value, None, node)[0]
        return self.after(value, self.const(self.is_callable(value.type), node), node)

    def builtin_type(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        return self.type_of(self.one(positional, keywords, node, "type"), node)

    def builtin_zip(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        if len(positional) == 1 and positional[0].starred:
            source = self.as_tuple(self.argument(positional[0], None))
            if not isinstance(source.type, ty.TupleType):
                return self.builtin_zip_star(source, positional[0], keywords, node)
            kept = self.keep(source, self.out)
            positional = [Argument(positional[0].node, t.TupleGet(item, self.span(node), kept, i)) for i, item in enumerate(source.type.items)]
        if any(a.starred for a in positional):
            # zip(header, *rows): the rows of a list that holds them all.
            parts = [ast.Starred(a.node, ast.Load(), *_places(a.node)) if a.starred else a.node for a in positional]
            return self.builtin_zip_star(self.value(ast.List(parts, ast.Load(), *_places(node))), Argument(node), keywords, node)
        decl = self.analyzer.builtin(f"zip_{len(positional)}")
        if not isinstance(decl, FunctionDecl):
            self.fail(node, f"zip() of {len(positional)} iterables is not supported", "zip fewer at a time")
        return self.call_decl(decl, None, None, positional, keywords, node, expected)

    def builtin_zip_star(self: "Checker", source: t.Expr, argument: Argument, keywords: dict[str, Argument], node: Any) -> t.Expr:
        """zip(*rows): tuples as long as there are rows."""
        decl = self.analyzer.library_function("zip_rows")
        return self.call_decl(decl, None, None, [Argument(argument.node, source)], keywords, node, None)

    def builtin_map(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        decl = self.analyzer.builtin(f"map_{len(positional) - 1}")
        if not isinstance(decl, FunctionDecl):
            self.fail(node, f"map() over {len(positional) - 1} iterables is not supported", "use a comprehension over zip()")
        return self.call_decl(decl, None, None, positional, keywords, node, expected)

    def builtin_next(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr | None:
        if len(positional) == 2:
            decl = self.analyzer.builtin("next_default")
            assert isinstance(decl, FunctionDecl)
            return self.call_decl(decl, None, None, positional, keywords, node, expected)
        return self.call_method(self.one(positional, keywords, node, "next"), "__next__", [], {}, node)

    def builtin_iter(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        if len(positional) == 2:
            decl = self.analyzer.builtin("iter_until")
            assert isinstance(decl, FunctionDecl)
            return self.call_decl(decl, None, None, positional, keywords, node, expected)
        value = self.one(positional, keywords, node, "iter")
        if isinstance(value.type, ty.TupleType):
            value = self.tuple_loop_source(value, node)
        return self.call_method(value, "__iter__", [], {}, node)

    def builtin_reversed(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        value = self.one(positional, keywords, node, "reversed")
        if isinstance(value.type, ty.TupleType):
            value = self.tuple_loop_source(value, node)
        if value.type is ty.NEVER or value.type.open:
            return self.bottom(node)
        if self.analyzer.find_method(value.type, "__reversed__") is not None:
            return self.call_method(value, "__reversed__", [], {}, node)
        decl = self.analyzer.builtin("reversed_sequence")
        assert isinstance(decl, FunctionDecl)
        return self.call_decl(decl, None, None, [Argument(node, value)], {}, node, expected)

    def builtin_super(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        self.fail(node, "super() is only supported as super().method(...)")

    # --- plain values -----------------------------------------------------------------

    def plain_method(self: "Checker", receiver: t.Expr, name: str, positional: list[Argument], node: Any) -> t.Expr | None:
        """Dunder methods of values that have no class of their own: tuples, machine integers, None, functions."""
        type_, span = receiver.type, self.span(node)
        if isinstance(type_, ty.TupleType):
            return self.tuple_method(receiver, name, positional, node)
        if isinstance(type_, ty.MachineInt) and name in ("__str__", "__repr__"):
            if type_.signed:
                return self.builtin_call("i64_to_str", [t.Intrinsic(ty.I64, span, "to_machine", [receiver]) if type_ is not ty.I64 else receiver], node)
            return self.builtin_call("u64_to_str", [t.Intrinsic(ty.U64, span, "to_machine", [receiver]) if type_ is not ty.U64 else receiver], node)
        if isinstance(type_, ty.MachineInt) and name == "__hash__":
            return t.Intrinsic(ty.INT, span, "unsafe.int_of", [t.Intrinsic(ty.U64, span, "to_machine", [receiver]) if type_ is not ty.U64 else receiver])
        if name == "__eq__" and isinstance(type_, ty.MachineInt) and positional:
            return self.object_or_plain_eq(receiver, positional, node)
        if type_ is ty.NONE and name in ("__str__", "__repr__"):
            return self.const("None", node)
        if type_ is ty.NONE and name == "__hash__":
            return self.const(0xFCA86420, node)
        if type_ is ty.NONE and name in ("__eq__", "__ne__") and positional:
            return self.relation(name.strip("_"), receiver, self.argument(positional[0], None), node)
        if type_ is ty.NONE and name == "__format__":
            return self.const("None", node)
        if isinstance(type_, ty.CallableType):
            return self.plain_function_method(receiver, name, positional, node)
        if isinstance(type_, ty.ArrayType) and name == "__len__":
            return t.Intrinsic(ty.INT, span, "unsafe.array_len", [receiver])
        if name == "__str__" and self.analyzer.find_method(type_, "__repr__") is not None:
            return self.call_method(receiver, "__repr__", [], {}, node)
        if name in ("__int__", "__index__") and type_ in (ty.INT, ty.BOOL):
            return self.to_int(receiver)
        if name == "__float__" and type_ in (ty.INT, ty.BOOL, ty.FLOAT):
            return self.to_float(receiver)
        if name == "__bool__":
            return self.truth(receiver, node)
        if name in ("__eq__", "__ne__") and positional and type_.is_value:
            return self.object_or_plain_eq(receiver, positional, node, name)
        if type_ is ty.BOOL:
            return self.call_method_args(self.to_int(receiver), name, positional, {}, node)
        return None

    def object_or_plain_eq(self: "Checker", receiver: t.Expr, positional: list[Argument], node: Any, name: str = "__eq__") -> t.Expr:
        other = self.argument(positional[0], None)
        if self.conversions.is_object(other.type):
            return self.object_relation(name.strip("_"), receiver, other, node)
        return self.relation(name.strip("_"), receiver, other, node)

    def tuple_method(self: "Checker", receiver: t.Expr, name: str, positional: list[Argument], node: Any) -> t.Expr | None:
        """Methods of fixed tuples; text and hash are functions of their own, made once per tuple type."""
        type_ = receiver.type
        assert isinstance(type_, ty.TupleType)
        if name in ("__str__", "__repr__"):
            return self.synthesized_call(("tuple_repr", type_), "tuple.__repr__", receiver, self.str_type(), tuple_repr_body, node)
        if name == "__hash__":
            return self.synthesized_call(("tuple_hash", type_), "tuple.__hash__", receiver, ty.INT, tuple_hash_body, node)
        if name == "__len__":
            return self.after(receiver, self.const(len(type_.items), node), node)
        if name in ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__") and positional:
            other = self.argument(positional[0], None)
            if self.conversions.is_object(other.type):
                return self.object_relation(name.strip("_"), receiver, other, node)
            return self.relation(name.strip("_"), receiver, other, node)
        if name == "__bool__":
            return self.truth(receiver, node)
        if name == "__format__":
            return self.str_of(receiver, node)
        if type_.items and self.analyzer.find_method(self.analyzer.builtin_class("tuple", ty.union_of(*type_.items)), name) is not None:
            return self.call_method_args(self.variadic(receiver, node), name, positional, {}, node)
        return None

    def synthesized_call(self: "Checker", key: Any, name: str, receiver: t.Expr, result: ty.Type, build: Any, node: Any) -> t.Expr:
        function = self.analyzer.synthesized(key, f"{receiver.type}.{name}", receiver.type, result, build)
        return t.Call(result, self.span(node), function, [receiver])


def tuple_repr_body(checker: "Checker", value: t.Expr) -> t.Expr:
    """Body of a fixed tuple's repr."""
    assert isinstance(value.type, ty.TupleType)
    items = value.type.items
    parts: list[t.Expr] = [checker.const("[" if value.type.listed else "(")]
    for index, item in enumerate(items):
        if index:
            parts.append(checker.const(", "))
        parts.append(checker.repr_of(t.TupleGet(item, None, value, index), None))
    parts.append(checker.const("]" if value.type.listed else ",)" if len(items) == 1 else ")"))
    body: list[t.Stmt] = []
    array = checker.array_of(parts, checker.str_type(), None, body)
    return checker.block(body, checker.builtin_call("concat_strings", [array], None))


def tuple_hash_body(checker: "Checker", value: t.Expr) -> t.Expr:
    """Body of a fixed tuple's hash, by CPython's algorithm."""
    assert isinstance(value.type, ty.TupleType)
    total = checker.builtin_call("tuple_hash_start", [], None)
    for index, item in enumerate(value.type.items):
        lane = checker.hash_of(t.TupleGet(item, None, value, index), None)
        total = checker.builtin_call("tuple_hash_add", [total, lane], None)
    return checker.builtin_call("tuple_hash_finish", [total, t.Const(ty.INT, None, len(value.type.items))], None)
